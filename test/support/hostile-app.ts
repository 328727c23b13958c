import type { Tree } from './write-tree';

/** Names that are Markdown, HTML, or something that a platform turns into a mention, a reference or a link. */
export const hostileNames = [
  '| a | b |',
  'back\\slash\\|pipe',
  '`code`',
  '``` fence',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details>',
  '</code></summary>',
  '<!-- open',
  '&lt;b&gt;',
  '*bold* **bold**',
  '_em_ __em__',
  '~~gone~~',
  '$x^2$',
  '@octocat',
  'a @octo/team',
  '#123',
  'octo/repo#5',
  'GH-7',
  'https://evil.example/x',
  'www.evil.example',
  'me@evil.example',
  'mailto:me@evil.example',
  '[x](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '[^1]: note',
  '[ref]: https://evil.example',
  'line\nbreak',
  'line\r\n\r\n# heading',
  '- [ ] task',
  '-',
  '1. one',
  '+ plus',
  '> quote',
  '# heading',
  '---',
  '===',
  '    indented',
  '\u001b[31mred\u009b',
  '\ud800half',
  'nul\u0000',
  '😀'.repeat(3),
] as const;

// These may be names of files, too.
const inPaths = [
  '`code`',
  '@octocat',
  '#123',
  '_em_',
  '$x',
  "it's",
  'a b',
  '[x](y)',
  '&lt;',
  '~~gone~~',
  '!',
];

/** An app of 20200603 in which everything that a report tells by name has such a name. */
export const hostileApp = (names: readonly string[] = hostileNames): Tree => ({
  'config.json': {
    config_version: 20200603,
    name: 'shop',
    location: 'DE-FF',
    ...Object.fromEntries(names.map((name) => [name, 1])),
  },
  ...Object.fromEntries(
    names.flatMap((name, index) => [
      [`services/s${index}/config.json`, { name, type: 'http', secret_config: { auth_token: name } }],
      [`services/s${index}/rules/r.json`, { name, actions: [name], when: {} }],
      [
        `services/s${index}/incoming_webhooks/w/config.json`,
        { name: 'w', options: { validationMethod: 'SECRET_AS_QUERY_PARAM', secret: 'hush' }, [name]: name },
      ],
      [`values/v${index}.json`, { name: `v${index}`, from_secret: true, value: name }],
      [
        `triggers/t${index}.json`,
        { name: `t${index}`, type: 'DATABASE', function_name: name, config: { service_name: name } },
      ],
    ]),
  ),
  ...Object.fromEntries(
    inPaths.flatMap((name) => [
      [`functions/${name}/config.json`, { name, private: true }],
      [`functions/${name}/source.js`, 'exports = () => 1;\n'],
      [
        `triggers/${name}.json`,
        { name, type: 'SCHEDULED', function_name: name, config: { schedule: '0 0 * * *' } },
      ],
      [`hosting/files/${name}.txt`, name],
    ]),
  ),
});
