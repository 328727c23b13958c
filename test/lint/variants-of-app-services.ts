import type { Variants } from './variants';

/**
 * App Services sources that break one rule, and sources that look alike and do not. The first line says what calls the
 * source; the line at fault ends with `// <-`.
 */
export const variantsOfAppServices: Variants = {
  'endpoint/response-set-too-late': {
    wrong: [
      `// endpoint
exports = (request, response) => {
  context.http.get({ url: 'https://example.com' }).then((answer) => {
    response.setBody(answer.body.text()); // <-
  });
};`,
      `// webhook
exports = (payload, response) => {
  setTimeout(() => {
    response.setStatusCode(202); // <-
  }, 10);
};`,
      `// endpoint
exports = async (request, response) => {
  ['a', 'b'].forEach(async (name) => {
    const found = await context.functions.execute('find', name);
    response.addHeader('X-Found', String(found)); // <-
  });
};`,
      `// unknown
exports = function (request, response) {
  response.setBody('stored');
  context.services.get('mongodb-atlas').db('a').collection('b').insertOne({}).catch(() => {
    response.setStatusCode(500); // <-
  });
};`,
    ],
    right: [
      `// endpoint
exports = (request, response) => context.http.get({ url: 'https://example.com' }).then((answer) => {
  response.setBody(answer.body.text());
});`,
      `// endpoint
exports = async (request, response) => {
  await Promise.all(['a', 'b'].map(async (name) => {
    const found = await context.functions.execute('find', name);
    response.addHeader('X-Found', String(found));
  }));
};`,
      `// webhook
exports = async (payload, response) => {
  const stored = context.functions.execute('store', payload.query);
  try { await stored; } finally { response.setStatusCode(201); }
};`,
    ],
  },
  'endpoint/return-shadowed': {
    wrong: [
      `// endpoint
exports = (request, response) => {
  response.setBody('text');
  return { a: 1 }; // <-
};`,
      `// unknown
exports = async (request, response) => {
  const found = await context.functions.execute('find', request.query.id);
  response.setBody(JSON.stringify(found));
  return found; // <-
};`,
      `// endpoint
exports = (request, response) => {
  if (request.query.a) response.setBody('a');
  return 'b'; // <-
};`,
    ],
    right: [
      `// endpoint
exports = (request, response) => { response.setBody('text'); return; };`,
      `// endpoint
exports = (request, response) => { response.setStatusCode(201); return { a: 1 }; };`,
      `// endpoint
exports = (request, response) => { if (request.query.a) { response.setBody('a'); return; } return 'b'; };`,
    ],
  },
  'endpoint/result-discarded': {
    wrong: [
      `// endpoint, respond_result false
exports = (request) => {
  return request.query.a; // <-
};`,
      `// webhook, respond_result false
exports = async (payload) => {
  const found = await context.functions.execute('find', payload.query.id);
  return { found }; // <-
};`,
      `// endpoint, respond_result false
exports = () => 'hello'; // <-`,
    ],
    right: [
      `// endpoint, respond_result false
exports = async () => { await context.functions.execute('a'); };`,
      `// webhook, respond_result false
exports = (payload, response) => { response.setStatusCode(201); response.addHeader('X-A', '1'); };`,
      `// endpoint, respond_result false
exports = (request, response) => { return context.functions.execute('answer', request, response); };`,
      `// endpoint, respond_result false
exports = (request) => context.services.get('mongodb-atlas').db('a').collection('b').insertOne({ id: request.query.id });`,
      `// endpoint
exports = () => 'hello';`,
      `// function
exports = (value) => { return value; };`,
    ],
  },
  'endpoint/body-type': {
    wrong: [
      `// endpoint
exports = (request, response) => {
  response.setBody({ a: 1 }); // <-
};`,
      `// endpoint
exports = async (request, response) => {
  const user = await context.services.get('mongodb-atlas').db('a').collection('users').findOne({});
  response.setBody(user); // <-
};`,
      `// webhook
exports = (payload, response) => {
  response.setBody(JSON.parse('{"a":1}')); // <-
};`,
      `// endpoint
exports = (request, response) => {
  response.setBody(42); // <-
};`,
    ],
    right: [
      `// endpoint
exports = (request, response) => { response.setBody(JSON.stringify({ a: 1 })); };`,
      `// endpoint
exports = (request, response) => { response.setBody(\`a \${request.query.a}\`); };`,
      `// endpoint
exports = async (request, response) => { response.setBody(await context.functions.execute('page')); };`,
      `// endpoint
exports = (request, response) => { let body = { a: 1 }; body = EJSON.stringify(body); response.setBody(body); };`,
    ],
  },
  'endpoint/body-unguarded': {
    wrong: [
      `// endpoint
exports = (request) => {
  return request.body.text(); // <-
};`,
      `// webhook
exports = ({ body }) => {
  const text = body.text(); // <-
  return text.length;
};`,
      `// endpoint
exports = (request) => {
  const { query, body } = request;
  if (query.raw) return body.toBase64(); // <-
  return 'none';
};`,
    ],
    right: [
      `// endpoint
exports = (request) => (request.body ? request.body.text() : '');`,
      `// webhook
exports = (payload) => { if (!payload.body) throw new Error('no body'); return payload.body.text(); };`,
      `// endpoint
exports = (request) => { try { return JSON.parse(request.body.text()); } catch (error) { return {}; } };`,
      `// parsed-webhook
exports = (payload) => payload.body.text();`,
      ...[
        `if (request.body === undefined) return 'none';`,
        `if (request.body == null) throw new Error('no body');`,
        `if (undefined === request.body) return 'none';`,
        `if (typeof request.body === 'undefined') return 'none';`,
        `if (typeof request.body !== 'object') return 'none';`,
        `if (!request.body || request.query.dry) return 'none';`,
        `if (!('body' in request)) return 'none';`,
        `if (!Object.hasOwn(request, 'body')) return 'none';`,
        `const hasBody = !!request.body; if (!hasBody) return 'none';`,
        `const missing = request.body === undefined; if (missing) return 'none';`,
        `if (isEmpty(request.body)) return 'none';`,
        `if (!isValid(request)) return 'none';`,
        `const ok = isValid(request.body); if (!ok) return 'none';`,
        `if (request.httpMethod !== 'POST') return 'none';`,
        `switch (typeof request.body) { case 'undefined': return 'none'; }`,
        `assertBody(request);`,
      ].map(
        (guard) => `// endpoint
const { isEmpty, isValid } = { isEmpty: (value) => value === undefined, isValid: (value) => Boolean(value) };
function assertBody(given) { if (!given.body) throw new Error('no body'); }
exports = (request) => { ${guard} return request.body.text(); };`,
      ),
      `// endpoint
exports = ({ body }) => { if (body === undefined) return 'none'; return JSON.parse(body.text()); };`,
      `// endpoint
exports = ({ body = { text: () => '{}' } }) => JSON.parse(body.text());`,
      `// endpoint
exports = (request) => { const body = request.body || { text: () => '{}' }; return body.text(); };`,
      `// endpoint
exports = (request) => request.body && request.body.text();`,
      `// endpoint
exports = (request) => { const text = request.body?.text(); return text ? JSON.parse(text) : {}; };`,
    ],
  },
  'endpoint/header-case': {
    wrong: [
      `// endpoint
exports = (request) => {
  return request.headers['content-type']; // <-
};`,
      `// webhook
exports = ({ headers }) => {
  const { authorization } = headers; // <-
  return authorization;
};`,
      `// endpoint
exports = () => {
  return context.request.requestHeaders['x-github-event']; // <-
};`,
    ],
    right: [
      `// endpoint
exports = (request) => request.headers['Content-Type'];`,
      `// endpoint
exports = (request, response) => { response.setHeader('content-type', 'text/plain'); };`,
      `// endpoint
exports = ({ headers }) => Object.keys(headers).filter((name) => name.toLowerCase() === 'content-type').length;`,
    ],
  },
  'endpoint/repeated-query': {
    wrong: [
      `// endpoint
exports = ({ query }) => {
  return query.id.map(Number); // <-
};`,
      `// webhook
exports = (payload) => {
  const { tag } = payload.query;
  for (const each of tag) console.log(each); // <-
};`,
      `// endpoint
exports = (request) => {
  return Array.isArray(request.query.tag); // <-
};`,
      `// endpoint
exports = (request) => {
  return request.query.tag[0]; // <-
};`,
    ],
    right: [
      `// endpoint
exports = ({ query }) => query.id.split(',').map(Number);`,
      `// endpoint
exports = ({ query }) => Object.keys(query).map((name) => name.length);`,
      `// function
exports = (request) => request.query.id.map(Number);`,
    ],
  },
  'endpoint/webhook-return-ignored': {
    wrong: [
      `// webhook
exports = (payload, response) => {
  response.setStatusCode(201);
  return { stored: true }; // <-
};`,
      `// webhook
exports = (payload, response) => {
  response.setBody('text');
  return 'other text'; // <-
};`,
      `// webhook
exports = async (payload, response) => {
  response.setHeader('X-A', '1');
  return context.functions.execute('a'); // <-
};`,
    ],
    right: [
      `// webhook
exports = (payload, response) => { response.setBody('text'); };`,
      `// webhook
exports = (payload) => ({ stored: true });`,
      `// endpoint
exports = (request, response) => { response.setStatusCode(201); return { stored: true }; };`,
    ],
  },
  'source/floating-work': {
    wrong: [
      `// function
exports = async (doc) => {
  context.services.get('mongodb-atlas').db('a').collection('b').insertOne(doc); // <-
};`,
      `// function
exports = () => {
  context.functions.execute('a').catch(console.error); // <-
};`,
      `// function
exports = async (docs) => {
  const { services } = context;
  const b = services.get('mongodb-atlas').db('a').collection('b');
  docs.forEach((doc) => b.insertOne(doc)); // <-
};`,
      `// unknown
exports = async function (changeEvent) {
  const send = async () => { await context.http.post({ url: 'https://example.com' }); };
  if (changeEvent.fullDocument) send(); // <-
  return true;
};`,
      `// function
exports = () => {
  setTimeout(() => console.log('late'), 10); // <-
};`,
      `// function
exports = async (doc) => {
  const b = context.services.get('mongodb-atlas').db('a').collection('b');
  return b.findOne({}).then((found) => {
    b.updateOne({ _id: found._id }, { $set: doc }); // <-
  });
};`,
    ],
    right: [
      `// function
exports = (doc) => context.services.get('mongodb-atlas').db('a').collection('b').insertOne(doc);`,
      `// function
exports = async (docs) => {
  const b = context.services.get('mongodb-atlas').db('a').collection('b');
  await Promise.all(docs.map((doc) => b.insertOne(doc)));
  for (const doc of docs) await b.updateOne({ _id: doc._id }, { $set: { seen: true } });
};`,
      `// function
exports = async () => { const found = context.functions.execute('a'); const limit = context.values.get('limit'); return (await found).slice(0, limit); };`,
      `// function
exports = async () => { const cursor = context.services.get('mongodb-atlas').db('a').collection('b').find({}); const all = await cursor.toArray(); return all.map((each) => each._id); };`,
    ],
  },
  'source/cursor-returned': {
    wrong: [
      `// function
exports = () => {
  return context.services.get('mongodb-atlas').db('a').collection('b').find({}); // <-
};`,
      `// function
const b = () => context.services.get('mongodb-atlas').db('a').collection('b');
exports = async (limit) => {
  const found = b().aggregate([]).limit(limit);
  return found; // <-
};`,
      `// endpoint
exports = () => context.services.get('mongodb-atlas').db('a').collection('b').find({}).sort({ a: 1 }); // <-`,
    ],
    right: [
      `// function
exports = () => context.services.get('mongodb-atlas').db('a').collection('b').find({}).toArray();`,
      `// function
exports = (list) => list.find((each) => each.a === 1);`,
      `// function
exports = async () => {
  let rows = await context.services.get('mongodb-atlas').db('a').collection('b').find({});
  rows = await rows.toArray();
  return rows;
};`,
      `// function
exports = async () => { const found = context.services.get('mongodb-atlas').db('a').collection('b').find({}); return await found.next(); };`,
    ],
  },
  'endpoint/unknown-response-member': {
    wrong: [
      `// endpoint
exports = (request, response) => {
  response.status(200).json({ ok: true }); // <-
};`,
      `// webhook
exports = (payload, res) => {
  if (!payload.query.id) return res.status(400).send('no id'); // <-
  res.json({ id: payload.query.id }); // <-
};`,
      `// endpoint
exports = (request, response) => {
  response.statusCode = 404; // <-
  response.setBody('none');
};`,
      `// endpoint
const answer = (response, code) => {
  response.writeHead(code); // <-
  response.end('done'); // <-
};
exports = (request, response) => { answer(response, 200); };`,
    ],
    right: [
      `// endpoint
exports = (request, response) => {
  response.setStatusCode(201);
  response.setHeader('X-A', '1');
  response.addHeader('X-B', '2');
  response.setBody('text');
};`,
      `// function
exports = (request, response) => { response.status(200).json({ ok: true }); };`,
      `// endpoint
exports = (request, response) => { if (response.status) response.status(201); else response.setStatusCode(201); };`,
      `// endpoint
exports = async () => { const response = await context.http.get({ url: 'https://example.com' }); return response.body.text(); };`,
    ],
  },
  'source/thrown-promise': {
    wrong: [
      `// function
exports = async (id) => {
  const found = await context.services.get('mongodb-atlas').db('a').collection('b').findOne({ id });
  if (!found) throw context.services.get('mongodb-atlas').db('a').collection('errors').insertOne({ id }); // <-
  return found;
};`,
      `// function
const fail = async (text) => { await context.http.post({ url: 'https://example.com', body: text }); return new Error(text); };
exports = (id) => {
  if (!id) throw fail('no id'); // <-
  return id;
};`,
      `// endpoint
exports = (request) => {
  if (!request.query.id) throw Promise.resolve('no id'); // <-
  return request.query.id;
};`,
    ],
    right: [
      `// function
const fail = async (text) => { await context.http.post({ url: 'https://example.com', body: text }); return new Error(text); };
exports = async (id) => { if (!id) throw await fail('no id'); return id; };`,
      `// function
const fail = (text) => new Error(text);
exports = (id) => { if (!id) throw fail('no id'); return id; };`,
      `// function
exports = (id) => { if (!id) throw context.functions.execute('makeError', 'no id'); return id; };`,
    ],
  },
  'source/undeclared-variable': {
    wrong: [
      `// endpoint
exports = async (request) => {
  payload = request.query.id; // <-
  return payload;
};`,
      `// function
exports = (list) => {
  let sum = 0;
  for (each of list) sum += each; // <-
  for (i = 0; i < 2; i++) sum += i; // <-
  return sum;
};`,
      `// function
exports = (id) => {
  return { _id: ObjectId(id) }; // <-
};`,
      `// function
exports = (doc) => {
  let size;
  ({ name, size } = doc); // <-
  return \`\${name} \${size}\`;
};`,
      `// function
exports = (list) => {
  if (list.length > 0) { let first = list[0]; }
  return first; // <-
};`,
      `// function
'use strict';
exports = () => {
  total = 1; // <-
};`,
    ],
    right: [
      `// function
let total;
exports = (list) => { total ??= list.length; var i; for (i = 0; i < 2; i++) list.push(i); return total; };`,
      `// function
exports = async function each(id) {
  const { BSON: B = BSON } = { BSON };
  console.log(context.user, utils.crypto, EJSON.stringify(id), Buffer.from('a'), new URL('https://example.com'), process.env, arguments.length, parseInt('1'), encodeURIComponent('a'));
  return id ? each(0) : new B.ObjectId();
};`,
      `// function
exports = (id) => { return typeof module === 'undefined' && typeof logger === 'undefined' ? id : logger.tell(id); };`,
      `// function
exports = (id) => { if (id) { function twice(value) { return value * 2; } } return twice(id); };`,
      `// function
exports = function (list) { label: for (const { a: { b = 1 } = {} } of list) { if (b) continue label; } return list; };
if (typeof module !== 'undefined') module.exports = exports;`,
      `// function
exports = (id) => { try { return JSON.parse(id); } catch (error) { return { error, id, undefined, NaN }; } };`,
    ],
  },
  'source/module-state': {
    wrong: [
      `// function
let count = 0;
exports = () => {
  count++; // <-
  return count;
};`,
      `// function
const seen = new Set();
exports = (id) => {
  if (seen.has(id)) return false;
  seen.add(id); // <-
  return true;
};`,
      `// function
const cache = {};
const remember = (key, value) => {
  cache[key] = value; // <-
};
exports = (key) => { remember(key, Date.now()); return cache[key]; };`,
      `// function
let user;
exports = () => {
  user = context.user; // <-
  return user.id;
};`,
    ],
    right: [
      `// function
const LIMIT = 10;
exports = (list) => list.slice(0, LIMIT);`,
      `// function
let client;
exports = () => { if (!client) client = context.services.get('mongodb-atlas'); return client.db('a').collection('b').count({}); };`,
      `// function
exports = (list) => { let count = 0; const seen = new Set(); for (const each of list) { count++; seen.add(each); } return [count, seen.size]; };`,
      `// function
let settings;
exports = async () => { settings ??= await context.functions.execute('settings'); return settings.limit; };`,
    ],
  },
};
