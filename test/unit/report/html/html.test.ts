import { escapeHtml, escapeJson, html, Html } from '../../../../src/report/html/html';

test('text means itself between tags and in attributes', () => {
  expect(escapeHtml(`<b title="x" id='y'>&amp;</b>`)).toBe(
    '&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;',
  );
});

test('characters that do not show, or that turn the direction of writing, are spelled out', () => {
  expect(escapeHtml('a\0b\nc\u0085d\u202ee\u2066f\ud800')).toBe(
    'a\\u0000b\\u000ac\\u0085d\\u202ee\\u2066f\\ud800',
  );
  expect(escapeHtml('שלום 😀 é')).toBe('שלום 😀 é');
});

test('what is put into a template is escaped, unless it is markup', () => {
  const name = '"><img src=x>';
  expect(html`<a title="${name}">${html`<b>${name}</b>`}${['<', 1, undefined, false]}</a>`.markup).toBe(
    '<a title="&quot;&gt;&lt;img src=x&gt;"><b>&quot;&gt;&lt;img src=x&gt;</b>&lt;1</a>',
  );
  expect(html`${new Html('<i>\n  x</i>')}`.markup).toBe('<i>\n  x</i>');
});

test('JSON for a script element ends neither the element nor a line, and is read back as it was', () => {
  const data = { text: '</script><!-- \u2028\u2029\u202e\0\u009b\ud800 -->', '<': [1, null] };
  const json = escapeJson(data);
  expect(json).not.toMatch(/[<\p{Cc}\p{Cs}\u2028\u2029\u202e]/u);
  expect(JSON.parse(json)).toEqual(data);
});
