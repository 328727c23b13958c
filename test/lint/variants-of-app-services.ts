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
exports = (payload, response) => {
  response.setStatusCode(201); // <-
};`,
      `// endpoint, respond_result false
exports = () => 'hello'; // <-`,
    ],
    right: [
      `// endpoint, respond_result false
exports = async () => { await context.functions.execute('a'); };`,
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
exports = async () => { const found = context.services.get('mongodb-atlas').db('a').collection('b').find({}); return await found.next(); };`,
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
