import { lintSources } from '../../src/plan/lint-sources';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

type Files = Readonly<Record<string, string>>;

/** What is found in a package, and what is said. */
function lint(files: Files): { found: string[]; said: string[] } {
  const folder = temporaryFolder();
  writeTree(folder, files);
  const { findings } = lintSources([folder]).report;
  return {
    found: findings.map(
      ({ code, place }) => `${code} ${place?.file.slice(folder.length + 1) ?? ''}:${String(place?.line)}`,
    ),
    said: findings.map(({ message }) => message),
  };
}

const head = `const functions = require('@google-cloud/functions-framework');
const admin = require('firebase-admin');
const q = require('q');
const store = admin.firestore();
`;
const lines = head.split('\n').length - 1;

/** What is found in one file; lines count from that after the head. */
const inFile = (text: string): string[] =>
  lint({ 'index.js': head + text }).found.map((each) =>
    each.replace(/ index\.js:(\d+)$/, (_, line) => `:${String(Number(line) - lines)}`),
  );

describe('a line of another file is named with its file, as an import would name it', () => {
  const call = `${head}const { note } = require('./lib/note');
functions.http('a', async (req, res) => {
  note(store);
  res.send('a');
});
`;

  test('where what leads on stands in a folder below', () => {
    const files = {
      'index.js': call,
      'lib/note.js': "exports.note = (store) => {\n  store.doc('a').delete().catch(console.error);\n};\n",
    };
    const { found, said } = lint(files);
    expect(found).toEqual(['http/handled-but-not-awaited lib/note.js:2']);
    expect(said[0]).toContain(`before the response is sent, on line ${String(lines + 4)} of ../index.js.`);
  });

  test('where it stands beside', () => {
    const { said } = lint({
      'index.js': `${head}const { answer } = require('./answer');
functions.http('a', (req, res) => {
  answer(res);
  res.send('b');
});
`,
      'answer.js': "exports.answer = (res) => {\n  res.send('a');\n};\n",
    });
    expect(said.join()).toMatch(/on line 2 of \.\/answer\.js/);
  });
});

describe('work of a function that hands it back is told at the call, by the name of what is called', () => {
  test.each([
    "const add = (one) => store.doc('a').set(one);",
    "const add = async (one) => store.doc('a').set(one);",
    "const add = async (one) => { const all = store.collection('a'); return all.add(one).then(() => true).catch(() => false); };",
    "const add = async (one) => { await store.doc('a').set(one); };",
  ])('%s', (helper) => {
    const { found, said } = lint({
      'index.js': `${head}${helper}
functions.http('a', (req, res) => {
  add(req.body);
  res.send('a');
});
`,
    });
    expect(found).toEqual([`http/floating-before-response index.js:${String(lines + 3)}`]);
    expect(said[0]).toMatch(/^Nothing waits for add before/);
  });
});

describe('a promise that code makes itself is waited for with what settles it', () => {
  const use = `functions.http('a', async (req, res) => {
  for (const name of req.body) {
    const found = await read(name);
    if (!found) return res.sendStatus(404);
  }
  res.send('a');
});
`;

  test.each([
    [
      'in each round of a loop',
      'new Promise((resolve) => { store.doc(name).get().then(resolve).catch(resolve); })',
    ],
    [
      'with an async callback',
      'new Promise((resolve, reject) => { store.doc(name).get().then(async (one) => { resolve(one.data()); }).catch(reject); })',
    ],
  ])('%s', (_, made) => {
    expect(inFile(`const read = (name) => ${made};\n${use}`)).toEqual([]);
  });

  test.each([
    ['q.defer()', 'const it = q.defer();', 'it.promise'],
    ['withResolvers', 'const it = Promise.withResolvers();', 'it.promise'],
    [
      'resolve is kept',
      'const it = {}; const made = new Promise((resolve, reject) => { it.resolve = resolve; it.reject = reject; });',
      'made',
    ],
  ])('%s', (_, make, made) => {
    const read = `function read(name) {
  ${make}
  store.doc(name).get().then((one) => { it.resolve(one.data()); }).catch((error) => { it.reject(error); });
  return ${made};
}
`;
    expect(inFile(read + use)).toEqual([]);
    // The same work, where nothing hands the promise back.
    expect(inFile(read.replace(/return .*;/, '') + use)).toEqual(['http/handled-but-not-awaited:3']);
  });

  test('what it leaves behind before it is settled is still told', () => {
    expect(
      inFile(`function read(name) {
  const it = q.defer();
  store.doc(name).get().then((one) => {
    one.ref.delete();
    it.resolve(one.data());
  }).catch(it.reject);
  return it.promise;
}
${use}`),
    ).toEqual(['http/floating-before-response:4']);
  });
});

describe('a catch is to answer only where the response is at hand', () => {
  const use = `functions.http('a', async (req, res) => {
  const one = await read(req.body.name);
  if (one) res.send(one);
});
`;

  test.each([
    'const read = async (name) => { try { return await store.doc(name).get(); } catch (error) { console.error(error); return null; } };',
    'const read = (name) => store.doc(name).get().then((one) => one.data()).catch(() => null);',
    'const read = (name) => store.doc(name).get().catch(console.error);',
    'const read = (text) => { try { return JSON.parse(text); } catch { return undefined; } };',
  ])('%s', (helper) => {
    expect(inFile(`${helper}\n${use}`)).toEqual(['http/path-without-response:2']);
  });

  test.each([
    [
      'its own',
      `functions.http('a', async (req, res) => {
  try {
    res.send(await store.doc('a').get());
  } catch (error) {
    console.error(error);
  }
});
`,
      4,
    ],
    [
      'of a function inside',
      `functions.http('a', async (req, res) => {
  const answer = async () => {
    try { res.send(await store.doc('a').get()); } catch (error) { console.error(error); }
  };
  await answer();
});
`,
      3,
    ],
    [
      'of a function that is given it',
      `const answer = async (res) => {
  try { res.send(await store.doc('a').get()); } catch (error) { console.error(error); }
};
functions.http('a', async (req, res) => { await answer(res); });
`,
      2,
    ],
    [
      'of a chain',
      `functions.http('a', (req, res) => {
  store.doc('a').get().then((one) => { res.send(one); }).catch(console.error);
});
`,
      2,
    ],
    [
      'of a chain that is given a function',
      `const note = (error) => { console.error(error); };
functions.http('a', (req, res) => {
  store.doc('a').get().then((one) => { res.send(one); }).catch(note);
});
`,
      3,
    ],
  ])('%s', (_, text, line) => {
    expect(inFile(text)).toEqual([`http/catch-without-response:${String(line)}`]);
  });
});

test('however many promises a function may give back, each of them is waited for', () => {
  const names = Array.from({ length: 20 }, (_, number) => `a${String(number)}`);
  expect(
    inFile(`const write = async (name) => {
${names.map((name) => `  if (name === '${name}') return store.doc('${name}').delete();`).join('\n')}
};
functions.http('a', async (req, res) => {
  await write(req.body.name);
  res.send('a');
});
`),
  ).toEqual([]);
});

test('a branch of a function that knows nothing of the response is not what leads past the others', () => {
  const { said } = lint({
    'index.js': `${head}const nameOf = (body) => {
  if (!body.name) return undefined;
  return body.name;
};
functions.http('a', (req, res) => {
  if (nameOf(req.body) === req.query.name) console.log('the same');
  else res.send('another');
});
`,
  });
  expect(said).toHaveLength(1);
  expect(said[0]).not.toContain('when the condition');
});

describe('a list that is written with items has some', () => {
  const use = (text: string): string => `functions.http('a', (req, res) => {
  const names = ['a', 'b'];
  ${text}
  if (!names.length) return;
  res.send('a');
});
`;

  test('where nothing takes them out', () => {
    expect(inFile(use(''))).toEqual([]);
  });

  test.each(['names.pop();', 'names.splice(0, 2);', 'names.length = 0;', 'while (names.shift()) {}'])(
    '%s',
    (text) => {
      expect(inFile(use(text))).toEqual(['http/path-without-response:4']);
    },
  );

  test('one that only some paths add to may have none', () => {
    expect(
      inFile(`functions.http('a', (req, res) => {
  const errors = [];
  if (!req.body.name) errors.push('name');
  if (errors.length) res.status(400).send(errors);
});
`),
    ).toEqual(['http/path-without-response:1']);
  });
});

describe('a search that nobody misses is info', () => {
  const severities = (text: string): (string | undefined)[] => {
    const folder = temporaryFolder();
    writeTree(folder, { 'index.js': head + text });
    return lintSources([folder]).report.findings.map(({ severity }) => severity);
  };
  const early = (work: string): string => `functions.http('a', async (req, res) => {
  const found = [];
  for (const name of req.body.names) {
    if (!name) return res.sendStatus(400);
    found.push(${work});
  }
  await Promise.all(found);
  res.send('a');
});
`;
  const bare = (work: string): string => `functions.http('a', (req, res) => {
  ${work};
  res.send('a');
});
`;

  test.each([
    [early('store.doc(name).get()'), 'info'],
    [early("store.collection('a').where('name', '==', name).get()"), 'info'],
    [early('admin.auth().getUser(name)'), 'info'],
    [early('store.doc(name).delete()'), 'error'],
    [early('store.doc(name).get().then((one) => one.ref.delete())'), 'error'],
    [bare("store.doc('a').get()"), 'info'],
    [bare("store.doc('a').get().then((one) => one.ref.delete())"), 'error'],
    [bare("store.doc('a').get().then((one) => console.log(one))"), 'info'],
    [bare("store.doc('a').get().then((one) => { console.log(one.id); })"), 'info'],
    [bare("store.doc('a').get().then(console.log, console.error)"), 'info'],
    [bare("store.doc('a').get().then((one) => console.log(one.ref.delete()))"), 'error'],
    [bare("let seen; store.doc('a').get().then((one) => { seen = one; })"), 'error'],
    [bare("store.doc('a').delete().then((one) => console.log(one))"), 'error'],
    // It is sent as the promise that it is.
    [bare("const one = store.doc('a').get()"), 'error'],
    [bare("const axios = require('axios'); axios.get('https://example.com/start')"), 'error'],
  ])('%s', (text, severity) => {
    expect(severities(text)[0]).toBe(severity);
  });
});

describe('a call after the response is as late as what it does', () => {
  const check = `const check = async (body, res) => {
  if (!body) res.sendStatus(400);
};
`;

  test.each([
    `if (res.headersSent) return;\n    const one = await store.doc('a').get();\n    res.send(one.data());`,
    `if (!res.headersSent) {\n      await store.doc('a').delete();\n      res.send('a');\n    }`,
  ])('%s', (body) => {
    expect(
      inFile(`${check}functions.http('a', async (req, res) => {
  await check(req.body, res).then(async () => {
    ${body}
  });
});
`),
    ).toEqual([]);
  });

  test('work in a function that is called then', () => {
    expect(
      inFile(`const note = async () => {
  console.log('noted');
  await store.doc('a').delete();
};
functions.http('a', async (req, res) => {
  res.send('a');
  await note();
});
`),
    ).toEqual(['http/work-after-response:7']);
  });

  test('a function that waits for nothing by then', () => {
    expect(
      inFile(`const note = async (more) => {
  if (more) await store.doc('a').delete();
};
functions.http('a', async (req, res) => {
  res.send('a');
  await note(false);
});
`),
    ).toEqual([]);
  });
});
