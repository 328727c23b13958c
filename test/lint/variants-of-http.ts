import type { Variants } from './variants';

/**
 * Handlers that break one rule, and handlers that look alike and do not. The line at fault ends with `// <-`. What stands
 * before each of them declares functions, db (a module of the project's own), fs and events.
 */
export const variantsOfHttp: Variants = {
  'http/no-response': {
    wrong: [
      `functions.http('f', (req) => { // <-
  console.log(req.path);
});`,
      `functions.http('f', async (req, res) => { // <-
  const row = await db.findOne({ id: req.query.id });
  if (row) res.locals.row = row;
});`,
      `functions.http('f', async (req, res) => { // <-
  try {
    await db.insertOne(req.body);
  } finally {
    console.log('stored');
  }
});`,
      `const all = { f(req, res) { // <-
  res.set('x-seen', 'yes');
} };
functions.http('f', all.f);`,
      `functions.http('f', async (req, res) => { // <-
  try { await db.insertOne({}); } catch (error) { console.error(error); }
});`,
    ],
    right: [
      `functions.http('f', () => { throw new Error('not yet'); });`,
      `functions.http('f', (req, res) => { for (;;) { if (req.aborted) { res.end(); return; } } });`,
      `exports.f = (req, res) => void res.end();`,
      `functions.http('f', (req, res) => { Promise.resolve().then(() => res.send('a')).catch(() => res.sendStatus(500)); });`,
    ],
  },
  'http/path-without-response': {
    wrong: [
      `functions.http('f', (req, res) => { // <-
  if (req.query.a) res.send('a');
  else if (req.query.b) res.send('b');
});`,
      `functions.http('f', async (req, res) => {
  if (!req.query.a) return; // <-
  res.send('a');
});`,
      `functions.http('f', (req, res) => { // <-
  req.query.a && res.send('a');
});`,
      `functions.http('f', (req, res) => { // <-
  for (const item of req.body) {
    if (item.ok) {
      res.send('found');
      return;
    }
  }
});`,
      `functions.http('f', (req, res) => {
  fs.readFile('x', (error, data) => { // <-
    if (error) return res.status(500).end();
    if (data.length > 0) res.send(data);
  });
});`,
      `functions.http('f', (req, res) => { // <-
  outer: for (const a of [1, 2]) {
    while (req.query.b) {
      if (req.query.c) break outer;
      continue outer;
    }
    res.send('a');
    return;
  }
});`,
      `const answer = (res, ok) => { if (ok) res.send('ok'); };
functions.http('f', (req, res) => { // <-
  answer(res, req.query.a);
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => {
  const routes = { a: () => res.send('a'), b: async () => { res.json(await db.find({})); } };
  const route = routes[req.query.route];
  if (!route) return res.sendStatus(404);
  await route();
});`,
      `functions.http('f', (req, res) => {
  require('https').get('https://example.com', (answer) => {
    let body = '';
    answer.on('data', (part) => { body += part; });
    answer.on('end', () => { res.send(body); });
  }).on('error', () => { res.sendStatus(502); });
});`,
      `functions.http('f', (req, res) => { if (req.query.a) res.send('a'); if (!req.query.a) res.send('b'); });`,
      `functions.http('f', (req, res) => { if (req.query.a) { res.send('a'); } else { throw new Error('no a'); } });`,
      `functions.http('f', (req, res) => {
  switch (req.method) {
    case 'GET': return res.send('g');
    default: return res.sendStatus(405);
  }
});`,
      `functions.http('f', async (req, res) => {
  for (;;) {
    const row = await db.findOne({});
    if (row) return res.json(row);
  }
});`,
      `functions.http('f', (req, res) => { const kind = req.query.kind; if (kind === 'a') res.send('a'); else if (kind !== 'a') res.send('b'); });`,
      `functions.http('f', (req, res) => { do { res.write('a'); } while (req.query.more); res.end(); });`,
    ],
  },
  'http/catch-without-response': {
    wrong: [
      `functions.http('f', async (req, res) => {
  try {
    res.json(await db.findOne({}));
  } catch { // <-
  }
});`,
      `functions.http('f', (req, res) => {
  return db.find({}).then((rows) => res.json(rows))
    .catch((error) => console.error(error)); // <-
});`,
      `functions.http('f', async (req, res) => {
  let rows;
  try {
    rows = await db.find({});
  } catch (error) { // <-
    console.error(error);
    return;
  }
  res.json(rows);
});`,
      `functions.http('f', (req, res) => {
  return db.find({})
    .then((rows) => res.json(rows))
    .catch(console.error); // <-
});`,
      `functions.http('f', async (req, res) => {
  try {
    const rows = await db.find({});
    return res.status(200).send(rows);
  } catch (error) { // <-
    console.error(error);
  }
});`,
      `functions.http('f', async (req, res) => {
  try {
    const rows = await db.find({});
    res.json(rows);
  } catch (error) { // <-
    if (error.code === 404) res.sendStatus(404);
  }
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { try { await db.insertOne({}); } catch (error) { console.error(error); } res.send('a'); });`,
      `functions.http('f', async (req, res) => {
  const store = (row) => db.collection('a').insertOne(row).then(() => true).catch((error) => { console.error(error); return false; });
  if (await store(req.body)) res.send('a'); else res.sendStatus(500);
});`,
      `functions.http('f', async (req, res) => { try { res.json(await db.findOne({})); } catch (error) { throw new Error('no row'); } });`,
      `functions.http('f', (req, res) => db.find({}).then((rows) => res.json(rows)).catch(() => res.sendStatus(500)));`,
      `functions.http('f', async (req, res) => {
  let rows = [];
  try { rows = await db.find({}); } catch (error) { rows = []; } finally { console.log('read'); }
  res.json(rows);
});`,
    ],
  },
  'http/returned-instead-of-sent': {
    wrong: [
      `functions.http('f', () => 'hello'); // <-`,
      `functions.http('f', async (req, res) => {
  return await db.find({}); // <-
});`,
      `functions.http('f', (req, res) => {
  if (!req.query.a) return res.status(400).end();
  return { a: req.query.a }; // <-
});`,
      `exports.f = async (req, res) => {
  try {
    res.json(await db.find({}));
  } catch (error) {
    return { error: error.message }; // <-
  }
};`,
      `functions.http('f', (req, res) => {
  return db.find({}).then((rows) => rows.length); // <-
});`,
      `functions.http('f', async (req, res) => {
  await db.insertOne({});
  return Promise.resolve(); // <-
});`,
      `const store = async (row) => { await db.insertOne(row); };
functions.http('f', (req, res) => {
  return store(req.body); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => res.send('hello'));`,
      `functions.http('f', (req) => req.res.json({ hello: true }));`,
      `functions.http('f', async (req, res) => { res.send('hello'); return 5; });`,
      `functions.http('f', (req, res) => { return db.find({}).then((rows) => { res.json(rows); return rows.length; }); });`,
      `const fail = (res, code) => res.status(code).end();
functions.http('f', (req, res) => { if (!req.query.a) return fail(res, 400); return res.send('a'); });`,
    ],
  },
  'http/sent-twice': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.send('stored'); // <-
  if (req.query.id) {
    res.status(400).send('id');
  } else {
    res.json({});
  }
});`,
      `functions.http('f', (req, res) => {
  res.json({});
  res.end('done'); // <-
});`,
      `functions.http('f', (req, res) => {
  if (req.query.a) res.send('a');
  else res.send('b');
  return res.send('c'); // <-
});`,
      `functions.http('f', async (req, res) => {
  await db.find({}).then((rows) => res.json(rows));
  res.sendStatus(204); // <-
});`,
      `const ok = (res) => res.send('ok');
functions.http('f', (req, res) => {
  ok(res);
  res.redirect('/'); // <-
});`,
      `functions.http('f', (req, res) => {
  fs.readFile('x', (error, data) => {
    res.send(error ? 'no' : data); // <-
  });
  res.send('reading');
});`,
      `functions.http('f', (req, res) => {
  for (let i = 0; i < 3; i++) {
    res.send('again'); // <-
  }
});`,
      `functions.http('f', (req, res) => {
  const reply = res;
  const { send } = console;
  reply.send('a');
  res.end('b'); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.send('a'); res.end(); });`,
      `functions.http('f', (req, res) => { res.write('a'); res.write('b'); res.end('c'); });`,
      `functions.http('f', (req, res) => { for (const a of [1, 2]) { res.json(a); break; } });`,
      `functions.http('f', (req, res) => { let done = false; for (const a of req.body) { if (!done) { done = true; res.json(a); } } if (!done) res.end(); });`,
      `functions.http('f', async (req, res) => { try { res.send(await db.findOne({})); } catch (error) { res.sendStatus(500); } });`,
    ],
  },
  'http/maybe-sent-twice': {
    wrong: [
      `functions.http('f', (req, res) => {
  if (!req.query.day) res.status(400).send('day'); // <-
  db.collection('days').findOne({}).then((day) => {
    if (day.isOver) res.status(410).send('over');
    else res.json(day);
  }).catch(() => res.sendStatus(500));
});`,
      `functions.http('f', async (req, res) => {
  await db.collection('users').insertOne({}).catch((error) => {
    return res.status(500).send(error.message); // <-
  });
  res.status(201).send('created');
});`,
      `functions.http('f', async (req, res) => {
  try {
    if (!req.query.a) res.status(401).send('a'); // <-
    const row = await db.findOne({});
    res.json(row);
  } catch (error) {
    res.status(500).send('failed');
  }
});`,
      `const refuse = (res, status) => { res.status(status).end('refused'); };
const method = (req, res) => { if (req.method !== 'POST') refuse(res, 405); };
const user = (req, res) => { if (!req.query.user) refuse(res, 401); };
functions.http('f', (req, res) => {
  method(req, res); // <-
  user(req, res); // <-
  if (!req.query.id) return refuse(res, 400);
  res.send('done');
});`,
      `functions.http('f', async (req, res) => {
  const rows = await db.find({}).toArray();
  rows.forEach((row) => {
    if (row.name === req.query.name) return res.sendStatus(409); // <-
  });
  res.send('free');
});`,
      `functions.http('f', (req, res) => {
  if (!req.body) res.sendStatus(400); // <-
  res.send('stored');
});`,
      `functions.http('f', (req, res) => {
  switch (req.method) {
    case 'POST':
      res.send('p'); // <-
    case 'PUT':
      res.send('q');
      break;
    default:
      res.sendStatus(405);
  }
});`,
      `functions.http('f', async (req, res) => {
  try {
    res.json(await db.find({}));
    if (req.query.strict) throw new Error('strict');
  } catch (error) {
    res.sendStatus(500); // <-
  }
});`,
      `const check = (req, res) => { if (!req.query.key) { res.sendStatus(401); } };
functions.http('f', (req, res) => {
  check(req, res); // <-
  res.send('secret');
});`,
      `functions.http('f', (req, res) => {
  db.find({}).then((rows) => {
    if (rows.length === 0) res.sendStatus(404); // <-
    res.json(rows);
  }).catch(() => { if (!res.headersSent) res.sendStatus(500); });
});`,
      `functions.http('f', (req, res) => {
  req.query.a ? res.send('a') : console.log('no a'); // <-
  res.send('b');
});`,
      `functions.http('f', async (req, res) => {
  if (!req.query.n) res.status(400).send('n'); // <-
  switch (req.query.kind) {
    case 'a': return res.send('a');
    case 'b': return res.send('b');
    default: return res.send('c');
  }
});`,
      `functions.http('f', (req, res) => {
  if (!req.query.a) res.status(400).send('a'); // <-
  if (!req.query.b) res.status(400).send('b'); // <-
  res.send('c');
});`,
      `const refuse = (res) => res.sendStatus(401);
const check = (req, res) => { if (!req.query.key) refuse(res); };
functions.http('f', (req, res) => {
  if (req.query.open) return res.send('open');
  check(req, res); // <-
  res.send('secret');
});`,
      `functions.http('f', async (req, res) => {
  await db.find({}).then((rows) => {
    res.json(rows);
    if (rows.length > 9) throw new Error('many');
  }).catch(() => {
    res.sendStatus(500); // <-
  });
});`,
    ],
    right: [
      `const refuse = (res, status) => { res.status(status).end('refused'); };
functions.http('f', (req, res) => {
  if (req.method !== 'POST') return refuse(res, 405);
  if (!req.query.id) return refuse(res, 400);
  res.send('done');
});`,
      `functions.http('f', (req, res) => {
  try {
    const upload = require('busboy')({ headers: req.headers });
    upload.on('finish', () => res.send('stored'));
    upload.end(req.rawBody);
  } catch (error) {
    res.status(400).send('not a form');
  }
});`,
      `const run = async (req, res) => {
  if (!req.query.code) {
    res.status(401).send('code');
    return;
  }
  return new Promise((resolve) =>
    db.findOne({}).then((row) => {
      res.json(row);
      resolve();
    }).catch(() => {
      db.insertOne({}).then(() => {
        res.sendStatus(201);
        resolve();
      }).catch(() => res.sendStatus(500));
    }));
};
functions.http('f', (req, res) => run(req, res));`,
      `functions.http('f', (req, res) => { fs.createReadStream('x').on('error', () => res.sendStatus(404)).pipe(res); });`,
      `const check = async (req, res) => { const row = await db.findOne({}); if (!row) { res.sendStatus(401); return; } return row.id; };
functions.http('f', async (req, res) => { const id = await check(req, res); if (!id) return; res.json(id); });`,
      `functions.http('f', (req, res) => { if (!req.body) { res.sendStatus(400); return; } res.send('stored'); });`,
      `const check = (req, res) => { if (!req.query.key) { res.sendStatus(401); return false; } return true; };
functions.http('f', (req, res) => { if (!check(req, res)) return; res.send('secret'); });`,
      `functions.http('f', (req, res) => { if (!req.body) res.sendStatus(400); if (!res.headersSent) res.send('stored'); });`,
      `functions.http('f', (req, res) => { const { a } = req.query; if (a) res.send('a'); if (a) return; res.send('b'); });`,
      `functions.http('f', async (req, res) => { const row = await db.findOne({}); if (!row) res.sendStatus(404); else res.json(row); });`,
      `functions.http('f', (req, res) => { db.run(req.body, (rows) => res.json(rows), (err) => res.status(500).send(err.message)); });`,
      `const cors = require('cors')({ origin: true });
functions.http('f', (req, res) => cors(req, res, () => { res.send('a'); }).catch(() => { res.sendStatus(500); }));`,
      `functions.http('f', async (req, res) => { res.send('a'); try { console.log('sent'); } catch (error) { res.sendStatus(500); } });`,
      `const check = async (req, res) => { const row = await db.findOne({}); if (!row) { res.sendStatus(401); return null; } return row; };
functions.http('f', async (req, res) => { const row = await check(req, res); if (row === null) return; res.json(row); });`,
    ],
  },
  'http/header-after-response': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.json({});
  res.setHeader('x-a', '1'); // <-
});`,
      `functions.http('f', (req, res) => {
  res.end('a');
  res.statusCode = 500; // <-
});`,
      `functions.http('f', (req, res) => {
  res.write('a');
  res.type('text/plain'); // <-
  res.end();
});`,
      `functions.http('f', (req, res) => {
  res.write('a');
  res.json({}); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.set('x-a', '1'); res.json({}); });`,
      `functions.http('f', (req, res) => { res.status(201).set('x-a', '1').type('json').send('{}'); });`,
      `functions.http('f', (req, res) => { res.send('a'); console.log(res.statusCode, res.getHeader('x-a')); });`,
      `functions.http('f', async (req, res) => { try { const text = await db.find({}); res.writeHead(200); res.end(JSON.stringify(text)); } catch (error) { res.status(500).send('failed'); } });`,
    ],
  },
  'http/floating-before-response': {
    wrong: [
      `functions.http('f', async (req, res) => {
  db.updateOne({}, {}); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  if (req.query.log) {
    db.insertOne({ seen: true }); // <-
  }
  res.send('ok');
});`,
      `const note = async (text) => { await db.insertOne({ text }); };
functions.http('f', (req, res) => {
  note('seen'); // <-
  res.send('ok');
});`,
      `functions.http('f', (req, res) => {
  fetch('https://example.com/seen'); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  db.find({}).then((rows) => console.log(rows.length)); // <-
  res.send('ok');
});`,
      `functions.http('f', (req, res) => {
  fs.writeFile('x', 'y', (error) => { // <-
    if (error) console.error(error);
  });
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  (async () => { // <-
    await db.insertOne({});
  })();
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  Promise.all([db.insertOne({}), db.insertOne({})]); // <-
  res.send('ok');
});`,
      `const { Firestore } = require('@google-cloud/firestore');
const firestore = new Firestore();
functions.http('f', (req, res) => {
  firestore.collection('visits').doc('a').set({ seen: true }); // <-
  res.send('ok');
});`,
      `const { PubSub } = require('@google-cloud/pubsub');
functions.http('f', async (req, res) => {
  const topic = new PubSub().topic('visits');
  topic.publishMessage({ json: {} }); // <-
  res.send('ok');
});`,
      `const admin = require('firebase-admin');
functions.http('f', (req, res) => {
  admin.database().ref('x').push({ a: 1 }); // <-
  res.redirect(303, '/');
});`,
      `const { getDatabase } = require('firebase-admin/database');
functions.http('f', async (req, res) => {
  const ref = getDatabase().ref('x').child('y');
  ref.update({ a: 1 }); // <-
  const seen = await ref.once('value');
  res.json(seen.val());
});`,
      `const admin = require('firebase-admin');
functions.http('f', (req, res) => {
  const batch = admin.firestore().batch();
  batch.set(admin.firestore().doc('a/b'), { seen: true });
  batch.commit(); // <-
  res.send('ok');
});`,
      `const { getFirestore } = require('firebase-admin/firestore');
const firestore = getFirestore();
functions.http('f', (req, res) => {
  firestore.runTransaction(async (t) => { // <-
    const found = await t.get(firestore.doc('a/b'));
    t.update(firestore.doc('a/b'), { count: found.get('count') + 1 });
  });
  res.send('ok');
});`,
      `const admin = require('firebase-admin');
functions.http('f', (req, res) => {
  admin.auth().setCustomUserClaims(req.body.uid, { admin: true }); // <-
  res.send('ok');
});`,
      `const mongoose = require('mongoose');
const User = mongoose.model('User', {});
functions.http('f', (req, res) => {
  new User(req.body).save(); // <-
  res.send('ok');
});`,
      `const { model, Schema } = require('mongoose');
const User = model('User', new Schema({}));
functions.http('f', async (req, res) => {
  const user = await User.findById(req.query.id);
  if (!user) return res.sendStatus(404);
  user.seen = true;
  user.save(); // <-
  User.create({ name: 'b' }); // <-
  User.updateOne({ name: 'c' }, { seen: true }); // <-
  res.json(user);
});`,
      `const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
functions.http('f', (req, res) => {
  prisma.visit.create({ data: { path: req.path } }); // <-
  res.send('ok');
});`,
      `const { MongoClient } = require('mongodb');
const client = new MongoClient(process.env.URI);
functions.http('f', async (req, res) => {
  const visits = client.db('a').collection('visits');
  visits.insertOne({ path: req.path }); // <-
  res.json(await visits.find({}).sort({ at: 1 }).toArray());
});`,
      `const store = (row) => db.collection('visits').insertOne(row);
functions.http('f', async (req, res) => {
  store({ path: req.path }); // <-
  await store({ path: '/' });
  res.send('ok');
});`,
    ],
    right: [
      `const { query, collection, getDocs } = require('firebase/firestore');
functions.http('f', async (req, res) => {
  const q = query(collection(db, 'p'));
  const found = await getDocs(q);
  res.json(found.size);
});`,
      `const admin = require('firebase-admin');
functions.http('f', async (req, res) => {
  const users = admin.firestore().collection('users');
  const search = users.where('seen', '==', true).orderBy('name').limit(9);
  const key = admin.database().ref('x').push().key;
  await users.doc(key).set({ old: admin.firestore.FieldValue.delete() });
  const found = await search.get();
  const rows = [];
  found.forEach((entry) => { const data = entry.data(); data.tags.push('x'); rows.push(data); });
  res.json(rows);
});`,
      `const mongoose = require('mongoose');
const User = mongoose.model('User', {});
mongoose.connect(process.env.URI);
functions.http('f', async (req, res) => {
  const search = User.find({}).sort({ name: 1 });
  const change = User.updateOne({}, { seen: true });
  await change;
  res.json(await search);
});`,
      `const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
functions.http('f', async (req, res) => {
  await prisma.$transaction([prisma.a.create({ data: {} }), prisma.b.delete({ where: { id: 1 } })]);
  res.send('ok');
});`,
      `const knex = require('knex')({ client: 'pg' });
functions.http('f', async (req, res) => {
  const search = knex('users').where({ seen: true });
  if (req.query.name) search.where({ name: req.query.name });
  res.json(await search);
});`,
      `const mail = require('./mail');
functions.http('f', (req, res) => { mail.text(); logger.write('x'); res.send('ok'); });`,
      `const { Firestore } = require('@google-cloud/firestore');
const firestore = new Firestore();
functions.http('f', async (req, res) => {
  try {
    await Promise.all([firestore.doc('a').set({}), firestore.doc('b').set({})]);
    const writes = [];
    for (const id of req.body.ids) writes.push(firestore.doc(id).delete());
    await Promise.all(writes);
    const all = await Promise.all(req.body.ids.map((id) => firestore.doc(id).get()));
    res.json(all.map((e) => e.data()));
  } catch (e) {
    res.status(500).send('failed');
  }
});`,
      `const { Firestore } = require('@google-cloud/firestore');
const firestore = new Firestore();
const drop = async (paths) => { for (const path of paths) if (path) await firestore.doc(path).delete().catch(() => {}); };
functions.http('f', async (req, res) => {
  await drop([req.query.a]);
  await drop([req.query.b, req.query.c]);
  res.send('ok');
});`,
      `const load = async (id) => fetch('https://example.com/' + id);
const two = async (id) => { if (!id) return {}; return load(id); };
functions.http('f', async (req, res) => { res.json(await two(req.query.id)); });`,
      `functions.http('f', async (req, res) => { const rows = await db.find({}); res.json(rows.filter((e) => e.id).map((err) => err.path)); });`,
      `const { Firestore } = require('@google-cloud/firestore');
const firestore = new Firestore();
functions.http('f', async (req, res) => {
  const batch = firestore.batch();
  batch.set(firestore.doc('visits/a'), { seen: true });
  await batch.commit();
  const found = await firestore.collection('visits').where('seen', '==', true).get();
  res.json(found.size);
});`,
      `const seen = new Map();
functions.http('f', (req, res) => { seen.set(req.ip, Date.now()); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { await db.updateOne({}, {}); res.send('ok'); });`,
      `functions.http('f', (req, res) => db.insertOne({}).then(() => res.send('ok')));`,
      `functions.http('f', async (req, res) => { const [a, b] = await Promise.all([db.find({}), db.find({})]); res.json({ a, b }); });`,
      `const note = async (text) => { await db.insertOne({ text }); };
functions.http('f', async (req, res) => { await note('seen'); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { console.log('seen'); db.log; res.send('ok'); });`,
      `functions.http('f', async (req, res) => { const stored = db.insertOne({}); if (req.query.slow) await db.find({}); await stored; res.send('ok'); });`,
    ],
  },
  'http/handled-but-not-awaited': {
    wrong: [
      `functions.http('f', async (req, res) => {
  const all = [];
  all.push(db.insertOne({})); // <-
  res.send('ok');
  await Promise.all(all);
});`,
      `functions.http('f', async (req, res) => {
  db.insertOne({}).catch(() => {}); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  db.insertOne({}).then(() => console.log('in'), (error) => console.error(error)); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  const stored = db.insertOne({}); // <-
  res.send('ok');
  await stored;
});`,
      `functions.http('f', async (req, res) => {
  let stored;
  stored = db.insertOne({}); // <-
  res.send(String(stored));
});`,
      `functions.http('f', (req, res) => {
  void fetch('https://example.com/seen'); // <-
  res.send('ok');
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { await db.insertOne({}).catch(() => {}); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { const stored = db.insertOne({}); await Promise.allSettled([stored]); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { const all = []; for (const a of req.body) all.push(db.insertOne(a)); await Promise.all(all); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { let p = Promise.resolve(); for (const a of req.body) p = p.then(() => db.insertOne(a)); await p; res.send('ok'); });`,
    ],
  },
  'http/async-iteration': {
    wrong: [
      `functions.http('f', async (req, res) => {
  req.body.forEach(async (row) => { await db.insertOne(row); }); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  req.body.map((row) => db.insertOne(row)); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  await req.body.map(async (row) => { await db.insertOne(row); }); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  const rows = await new Promise(async (resolve) => { // <-
    resolve(await db.find({}));
  });
  res.json(rows);
});`,
      `const admin = require('firebase-admin');
functions.http('f', async (req, res) => {
  const found = await admin.firestore().collection('a').get();
  found.forEach((entry) => entry.ref.delete()); // <-
  res.send('ok');
});`,
      `const mongoose = require('mongoose');
const User = mongoose.model('User', {});
functions.http('f', async (req, res) => {
  req.body.ids.forEach((id) => User.deleteOne({ _id: id })); // <-
  res.send('ok');
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { await Promise.all(req.body.map((row) => db.insertOne(row))); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { for (const row of req.body) await db.insertOne(row); res.send('ok'); });`,
      `functions.http('f', async (req, res) => {
  try {
    const value = await new Promise(async (resolve, reject) => { try { resolve(await db.find({})); } catch (error) { reject(error); } });
    res.json(value);
  } catch (error) { res.sendStatus(500); }
});`,
      `functions.http('f', async (req, res) => { const all = req.body.map(async (row) => db.insertOne(row)); const done = await Promise.all(all); res.json(done); });`,
      `functions.http('f', (req, res) => { const names = []; req.body.forEach((row) => { names.push(row.name); }); res.json(names); });`,
    ],
  },
  'http/work-after-response': {
    wrong: [
      `functions.http('f', async (req, res) => {
  res.send('ok');
  await db.insertOne({}); // <-
});`,
      `functions.http('f', (req, res) => {
  res.send('ok');
  db.insertOne({}); // <-
});`,
      `functions.http('f', async (req, res) => {
  try {
    res.json(await db.find({}));
  } finally {
    await db.close(); // <-
  }
});`,
      `functions.http('f', async (req, res) => {
  res.sendStatus(202);
  for (const row of req.body) {
    await db.insertOne(row); // <-
  }
});`,
      `functions.http('f', (req, res) => {
  return db.find({}).then((rows) => {
    res.json(rows);
    return db.insertOne({ read: rows.length }); // <-
  });
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { await db.insertOne({}); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { res.send('ok'); console.log('sent', Date.now()); });`,
      `functions.http('f', async (req, res) => { if (req.query.a) { res.send('a'); return; } await db.insertOne({}); res.send('b'); });`,
    ],
  },
  'http/timer-outlives-response': {
    wrong: [
      `functions.http('f', (req, res) => {
  setTimeout(() => console.log('late'), 500); // <-
  res.send('ok');
});`,
      `functions.http('f', (req, res) => {
  res.send('ok');
  setTimeout(() => console.log('late'), 500); // <-
});`,
      `functions.http('f', async (req, res) => {
  const timer = setTimeout(() => console.warn('slow'), 500); // <-
  const rows = await db.find({});
  if (rows.length > 0) clearTimeout(timer);
  res.json(rows);
});`,
      `functions.http('f', (req, res) => {
  const ticking = setInterval(() => console.log('tick'), 500); // <-
  res.send('ok');
  req.on('close', () => clearInterval(ticking));
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { await new Promise((resolve) => setTimeout(resolve, 10)); res.send('ok'); });`,
      `functions.http('f', (req, res) => { setTimeout(() => res.send('later'), 10); });`,
      `functions.http('f', async (req, res) => { const timer = setTimeout(() => console.warn('slow'), 500); const rows = await db.find({}); clearTimeout(timer); res.json(rows); });`,
      `functions.http('f', (req, res) => { setTimeout(() => console.log('late'), 500).unref(); res.send('ok'); });`,
      `functions.http('f', async (req, res) => {
  const timer = setTimeout(() => console.warn('slow'), 500);
  try { return res.json(await db.find({})); } catch (error) { return res.sendStatus(500); } finally { clearTimeout(timer); }
});`,
    ],
  },
  'http/interval-never-ends': {
    wrong: [
      `functions.http('f', (req, res) => {
  setInterval(() => console.log('tick'), 500); // <-
  res.send('ok');
});`,
      `functions.http('f', (req, res) => {
  const ticking = setInterval(console.log, 500); // <-
  res.send(typeof ticking);
});`,
      `const watch = () => {
  setInterval(() => console.log('tick'), 500); // <-
};
functions.http('f', (req, res) => { watch(); res.send('ok'); });`,
    ],
    right: [
      `functions.http('f', async (req, res) => { const ticking = setInterval(() => console.log('tick'), 500); await db.find({}); clearInterval(ticking); res.send('ok'); });`,
      `functions.http('f', async (req, res) => { await new Promise((resolve) => { const t = setInterval(() => { clearInterval(t); resolve(); }, 5); }); res.send('ok'); });`,
      `functions.http('f', (req, res) => { setInterval(() => console.log('tick'), 500).unref(); res.send('ok'); });`,
    ],
  },
  'http/listener-outlives-response': {
    wrong: [
      `functions.http('f', (req, res) => {
  events.on('order', (order) => console.log(order)); // <-
  res.send('ok');
});`,
      `const bus = new EventEmitter();
functions.http('f', (req, res) => {
  bus.addListener('order', (order) => console.log(order)); // <-
  res.send('ok');
});`,
      `functions.http('f', async (req, res) => {
  events.once('order', (order) => console.log(order)); // <-
  await db.insertOne({});
  res.send('ok');
});`,
    ],
    right: [
      `events.on('order', (order) => console.log(order));
functions.http('f', (req, res) => { res.send('ok'); });`,
      `functions.http('f', (req, res) => { const note = () => console.log('x'); events.on('order', note); events.off('order', note); res.send('ok'); });`,
      `functions.http('f', (req, res) => { req.on('close', () => console.log('gone')); res.send('ok'); });`,
      `functions.http('f', (req, res) => { const file = fs.createReadStream('x'); file.on('open', () => console.log('open')); file.destroy(); res.send('ok'); });`,
    ],
  },
  'http/throw-in-callback': {
    wrong: [
      `functions.http('f', (req, res) => {
  fs.readFile('x', (error, data) => {
    if (error) throw error; // <-
    if (data.length === 0) throw new Error('empty');
    res.send(data);
  });
});`,
      `functions.http('f', (req, res) => {
  fs.readFile('x', (error, data) => {
    if (error) {
      throw new Error('no x'); // <-
    }
    res.send(data);
  });
});`,
      `functions.http('f', (req, res) => {
  setTimeout(() => {
    if (!req.query.a) throw new Error('no a'); // <-
    res.send('a');
  }, 10);
});`,
      `const check = (error) => {
  if (error) throw error; // <-
};
functions.http('f', (req, res) => {
  fs.stat('x', (error, stats) => { check(error); res.json(stats); });
});`,
      `functions.http('f', async (req, res) => {
  await new Promise((resolve) => {
    fs.stat('x', (error) => {
      if (error) throw error; // <-
      resolve();
    });
  });
  res.send('a');
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { fs.readFile('x', (error, data) => { if (error) return res.sendStatus(404); res.send(data); }); });`,
      `functions.http('f', (req, res) => { fs.readFile('x', (error, data) => { try { if (error) throw error; res.send(data); } catch (caught) { res.sendStatus(404); } }); });`,
      `functions.http('f', (req, res) => { if (!req.query.a) throw new Error('no a'); res.send('a'); });`,
      `functions.http('f', (req, res) => db.find({}).then((rows) => { if (rows.length === 0) throw new Error('none'); res.json(rows); }));`,
      `functions.http('f', async (req, res) => { const data = await new Promise((resolve, reject) => { fs.readFile('x', (error, found) => { if (error) reject(error); else resolve(found); }); }); res.send(data); });`,
    ],
  },
  'http/callback-error-ignored': {
    wrong: [
      `functions.http('f', (req, res) => {
  fs.readFile('x', (err, data) => { // <-
    res.send(data);
  });
});`,
      `functions.http('f', (req, res) => {
  fs.readdir('x', function (error, names) { // <-
    return res.json(names);
  });
});`,
      `functions.http('f', (req, res) => {
  db.query('select 1', (err, rows) => { // <-
    res.json(rows);
  });
});`,
      `const send = (res) => (_, data) => res.send(data); // <-
functions.http('f', (req, res) => { fs.readFile('x', send(res)); });`,
    ],
    right: [
      `functions.http('f', (req, res) => { fs.readFile('x', (err, data) => { if (err) return res.sendStatus(404); res.send(data); }); });`,
      `functions.http('f', (req, res) => { fs.access('x', (err) => res.json({ found: !err })); });`,
      `functions.http('f', (req, res) => { db.run(req.body, (rows) => res.json(rows), (error) => res.sendStatus(500)); });`,
      `functions.http('f', async (req, res) => { const data = await fs.promises.readFile('x'); res.send(data); });`,
    ],
  },
  'http/shared-client-callback': {
    wrong: [
      `const pool = require('mysql').createPool({});
functions.http('f', (req, res) => {
  pool.query('select 1', (error, rows) => { // <-
    if (error) return res.sendStatus(500);
    res.json(rows);
  });
});`,
      `const client = new Client();
functions.http('f', (req, res) => {
  client.get('key', function (err, value) { // <-
    if (err) { res.sendStatus(500); return; }
    res.send(value);
  });
});`,
      `const redis = require('redis').createClient();
functions.http('f', (req, res) => {
  return redis.incr('hits', (err, hits) => { // <-
    if (err) return res.sendStatus(500);
    return res.json({ hits });
  });
});`,
    ],
    right: [
      `const pool = require('mysql2/promise').createPool({});
functions.http('f', async (req, res) => { const [rows] = await pool.query('select 1'); res.json(rows); });`,
      `functions.http('f', (req, res) => { const client = new Client(); client.get('key', (err, value) => { if (err) return res.sendStatus(500); res.send(value); }); });`,
      `functions.http('f', (req, res) => { fs.stat('x', (err, stats) => { if (err) return res.sendStatus(404); res.json(stats); }); });`,
    ],
  },
  'http/empty-rejection': {
    wrong: [
      `functions.http('f', (req, res) => {
  if (!req.query.a) throw undefined; // <-
  res.send('a');
});`,
      `functions.http('f', async (req, res) => {
  if (!req.query.a) throw null; // <-
  res.send('a');
});`,
      `functions.http('f', (req, res) => {
  if (!req.query.a) return Promise.reject(); // <-
  res.send('a');
});`,
      `functions.http('f', async (req, res) => {
  await new Promise((resolve, reject) => {
    if (req.query.a) resolve();
    else reject(); // <-
  });
  res.send('a');
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { if (!req.query.a) throw new Error('no a'); res.send('a'); });`,
      `functions.http('f', async (req, res) => { try { throw undefined; } catch { res.sendStatus(500); } });`,
      `functions.http('f', async (req, res) => { await Promise.reject().catch(() => console.log('none')); res.send('a'); });`,
    ],
  },
  'http/unhandled-rejection': {
    wrong: [
      `const parse = (req, res, next) => {
  const form = require('busboy')({ headers: req.headers });
  form.on('finish', () => { next(); });
  form.end(req.rawBody);
};
functions.http('f', (req, res) => {
  parse(req, res, async () => { // <-
    res.json(await db.insertOne(req.body));
  });
});`,
      `functions.http('f', (req, res) => {
  db.find({}).then((rows) => res.json(rows)); // <-
});`,
      `functions.http('f', async (req, res) => {
  db.find({}).then((rows) => { // <-
    res.json(rows);
  }).finally(() => console.log('read'));
});`,
      `const show = async (res) => { res.json(await db.find({})); };
functions.http('f', (req, res) => {
  show(res); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => db.find({}).then((rows) => res.json(rows)));`,
      `functions.http('f', (req, res) => { db.find({}).then((rows) => res.json(rows)).catch(() => res.sendStatus(500)); });`,
      `functions.http('f', (req, res) => { db.find({}).then((rows) => res.json(rows), () => res.sendStatus(500)); });`,
      `const show = async (res) => { res.json(await db.find({})); };
functions.http('f', (req, res) => show(res));`,
    ],
  },
  'http/work-at-load': {
    wrong: [
      `fetch('https://example.com/start'); // <-
functions.http('f', (req, res) => { res.send('a'); });`,
      `async function start() { await db.connect(); }
start(); // <-
functions.http('f', (req, res) => { res.send('a'); });`,
      `db.connect().then(() => console.log('connected')).catch(console.error); // <-
functions.http('f', (req, res) => { res.send('a'); });`,
      `(async () => { // <-
  await db.connect();
})();
functions.http('f', (req, res) => { res.send('a'); });`,
    ],
    right: [
      `const ready = db.connect();
functions.http('f', async (req, res) => { await ready; res.send('a'); });`,
      `const settings = load(process.env);
settings.catch(console.error);
functions.http('f', async (req, res) => { res.json(await settings); });`,
      `let ready;
functions.http('f', async (req, res) => { ready ??= db.connect(); await ready; res.send('a'); });`,
      `const names = ['a', 'b'].map((name) => name.toUpperCase());
functions.http('f', (req, res) => { res.json(names); });`,
    ],
  },
  'http/number-sent': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.send(500); // <-
});`,
      `const GONE = 410;
functions.http('f', (req, res) => {
  return res.send(GONE); // <-
});`,
      `functions.http('f', (req, res) => {
  res.status(201).send(7); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.sendStatus(500); });`,
      `functions.http('f', (req, res) => { res.send('500'); });`,
      `functions.http('f', (req, res) => { res.json(7); });`,
    ],
  },
  'http/two-argument-send': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.json(404, { error: 'no such row' }); // <-
});`,
      `functions.http('f', (req, res) => {
  res.set('x-a', '1').send(200, 'fine'); // <-
});`,
      `functions.http('f', (req, res) => {
  const status = Number(req.query.status);
  res.send(status, 'as you wish'); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.status(404).json({ error: 'no such row' }); });`,
      `functions.http('f', (req, res) => { res.redirect(301, '/new'); });`,
      `functions.http('f', (req, res) => { res.end('fine', 'utf8'); });`,
    ],
  },
  'http/chained-after-send-status': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.sendStatus(404).send('no'); // <-
});`,
      `functions.http('f', (req, res) => {
  if (req.query.a) return res.sendStatus(201).json({ a: 1 }); // <-
  res.send('b');
});`,
      `functions.http('f', (req, res) => {
  res
    .sendStatus(403)
    .end('no'); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.status(404).send('no'); });`,
      `functions.http('f', (req, res) => { res.sendStatus(404).end(); });`,
      `functions.http('f', (req, res) => { res.sendStatus(204); });`,
    ],
  },
  'http/bad-status': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.status('404').end(); // <-
});`,
      `functions.http('f', (req, res) => {
  res.status(0).end(); // <-
});`,
      `functions.http('f', (req, res) => {
  res.sendStatus(1000); // <-
});`,
      `functions.http('f', (req, res) => {
  res.status(200.5).end(); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.status(404).end(); });`,
      `functions.http('f', (req, res) => { res.status(Number(req.query.status)).end(); });`,
      `functions.http('f', (req, res) => { res.sendStatus(599); });`,
    ],
  },
  'http/write-without-end': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.write('a'); // <-
});`,
      `functions.http('f', async (req, res) => {
  for (const row of [1, 2]) {
    res.write(String(row)); // <-
  }
});`,
      `functions.http('f', (req, res) => {
  res.writeHead(200, { 'content-type': 'text/plain' }); // <-
  if (req.query.a) res.end('a');
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.write('a'); res.end(); });`,
      `functions.http('f', (req, res) => { res.writeHead(204).end(); });`,
      `functions.http('f', (req, res) => { res.write('a'); const file = fs.createReadStream('x'); file.on('data', (part) => res.write(part)); file.on('end', () => res.end()); file.on('error', () => res.destroy()); });`,
    ],
  },
  'http/pipe-without-error-path': {
    wrong: [
      `functions.http('f', (req, res) => {
  fs.createReadStream('x').pipe(res); // <-
});`,
      `functions.http('f', (req, res) => {
  const file = fs.createReadStream('x');
  file.on('end', () => console.log('read'));
  file.pipe(res); // <-
});`,
      `functions.http('f', async (req, res) => {
  const bucket = await db.findOne({ name: 'bucket' });
  bucket.openDownloadStream(req.query.id).pipe(res); // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { fs.createReadStream('x').on('error', () => res.destroy()).pipe(res); });`,
      `functions.http('f', (req, res) => { const file = fs.createReadStream('x'); file.once('error', (error) => res.destroy(error)); file.pipe(res); });`,
      `const { pipeline } = require('node:stream/promises');
functions.http('f', async (req, res) => { await pipeline(fs.createReadStream('x'), res); });`,
    ],
  },
  'http/status-without-end': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.status(204); // <-
});`,
      `functions.http('f', (req, res) => {
  if (req.query.a) return res.send('a');
  return res.status(404); // <-
});`,
      `functions.http('f', async (req, res) => {
  try {
    return res.status(200).json(await db.find({}));
  } catch (error) {
    return res.status(500); // <-
  }
});`,
      `functions.http('f', (req, res) => {
  res.statusCode = 204; // <-
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.status(204).end(); });`,
      `functions.http('f', (req, res) => { res.status(404); res.json({ error: 'no' }); });`,
      `functions.http('f', (req, res) => { res.status(req.query.a ? 200 : 404); res.end(); });`,
    ],
  },
  'http/request-without-error-listener': {
    wrong: [
      `const https = require('https');
functions.http('f', (req, res) => {
  https.get('https://example.com', (answer) => { // <-
    let text = '';
    answer.on('data', (part) => { text += part; });
    answer.on('end', () => res.send(text));
  });
});`,
      `const http = require('node:http');
functions.http('f', (req, res) => {
  const call = http.request({ host: 'example.com', method: 'POST' }, (answer) => { // <-
    res.sendStatus(answer.statusCode === 200 ? 200 : 502);
  });
  call.write(JSON.stringify(req.body));
  call.end();
});`,
      `const { get } = require('https');
const load = (url) => new Promise((resolve) => {
  get(url, (answer) => { // <-
    let text = '';
    answer.on('data', (part) => { text += part; });
    answer.on('end', () => resolve(text));
  });
});
functions.http('f', async (req, res) => {
  res.send(await load('https://example.com'));
});`,
    ],
    right: [
      `const https = require('https');
functions.http('f', (req, res) => {
  https.get('https://example.com', (answer) => {
    answer.on('end', () => res.sendStatus(200));
    answer.resume();
  }).on('error', () => res.sendStatus(502));
});`,
      `const http = require('http');
functions.http('f', (req, res) => {
  const call = http.request({ host: 'example.com' }, (answer) => { res.sendStatus(answer.statusCode === 200 ? 200 : 502); });
  call.once('error', () => { res.sendStatus(502); });
  call.end();
});`,
      `const http = require('http');
const load = () => new Promise((resolve, reject) => {
  let call;
  call = http.get('http://example.com', (answer) => { answer.resume(); answer.on('end', resolve); });
  call.on('error', (error) => reject(error));
});
functions.http('f', async (req, res) => { await load(); res.send('a'); });`,
    ],
  },
  'http/body-already-read': {
    wrong: [
      `const busboy = require('busboy');
functions.http('f', (req, res) => {
  const form = busboy({ headers: req.headers });
  form.on('finish', () => res.send('stored'));
  req.pipe(form); // <-
});`,
      `const { formidable } = require('formidable');
functions.http('f', (req, res) => {
  const form = formidable({});
  form.parse(req, (error, fields) => { // <-
    if (error) return res.sendStatus(400);
    res.json(fields);
  });
});`,
      `const read = require('raw-body');
functions.http('f', async (req, res) => {
  const bytes = await read(req); // <-
  res.json({ length: bytes.length });
});`,
      `const { pipeline } = require('stream/promises');
functions.http('f', async (req, res) => {
  await pipeline(req, fs.createWriteStream('/srv/upload')); // <-
  res.send('stored');
});`,
    ],
    right: [
      `functions.http('f', (req, res) => {
  const form = require('busboy')({ headers: req.headers });
  form.on('finish', () => res.send('stored'));
  form.end(req.rawBody);
});`,
      `functions.http('f', (req, res) => {
  const form = require('busboy')({ headers: req.headers });
  form.on('finish', () => res.send('stored'));
  if (req.rawBody) form.end(req.rawBody);
  else req.pipe(form);
});`,
      `const { formidable } = require('formidable');
const names = require('./names');
functions.http('f', (req, res) => { names.parse(req.body); res.send('a'); });`,
    ],
  },
  'http/signature-over-parsed-body': {
    wrong: [
      `const crypto = require('crypto');
functions.http('f', (req, res) => {
  const mine = crypto.createHmac('sha256', process.env.KEY).update(JSON.stringify(req.body)).digest('hex'); // <-
  if (mine !== req.headers['x-signature']) return res.sendStatus(401);
  res.send('ok');
});`,
      `const { createHmac, timingSafeEqual } = require('node:crypto');
const isSigned = (body, signature) => {
  const text = JSON.stringify(body);
  const hmac = createHmac('sha1', process.env.KEY);
  hmac.update(text); // <-
  return timingSafeEqual(Buffer.from(hmac.digest('hex')), Buffer.from(signature));
};
functions.http('f', (req, res) => {
  if (!isSigned(req.body, req.get('x-hub-signature'))) return res.sendStatus(403);
  res.send('ok');
});`,
      `const crypto = require('crypto');
const qs = require('qs');
functions.http('f', (req, res) => {
  const text = 'v0:' + req.header('x-slack-request-timestamp') + ':' + qs.stringify(req.body);
  const mine = 'v0=' + crypto.createHmac('sha256', process.env.KEY).update(text, 'utf8').digest('hex'); // <-
  if (mine === req.header('x-slack-signature')) res.send('ok');
  else res.sendStatus(401);
});`,
    ],
    right: [
      `const crypto = require('crypto');
functions.http('f', (req, res) => {
  const mine = crypto.createHmac('sha256', process.env.KEY).update(req.rawBody).digest('hex');
  if (mine !== req.headers['x-signature']) return res.sendStatus(401);
  res.send('ok');
});`,
      `const crypto = require('crypto');
functions.http('f', (req, res) => {
  const tag = crypto.createHash('sha1').update(JSON.stringify(req.body)).digest('hex');
  if (tag === req.headers['if-none-match']) return res.sendStatus(304);
  res.send('ok');
});`,
      `const crypto = require('crypto');
functions.http('f', (req, res) => {
  const text = JSON.stringify({ id: req.query.id });
  const mine = crypto.createHmac('sha256', process.env.KEY).update(text).digest('hex');
  if (mine !== req.headers['x-signature']) return res.sendStatus(401);
  res.json(req.body);
});`,
    ],
  },
  'http/process-exit': {
    wrong: [
      `functions.http('f', (req, res) => {
  res.send('a');
  process.exit(0); // <-
});`,
      `const stop = () => {
  process.exit(1); // <-
};
functions.http('f', (req, res) => { if (!req.query.a) stop(); res.send('a'); });`,
      `functions.http('f', async (req, res) => {
  try { res.json(await db.find({})); } catch (error) {
    process.abort(); // <-
  }
});`,
    ],
    right: [
      `process.on('SIGTERM', () => process.exit(0));
functions.http('f', (req, res) => { res.send('a'); });`,
      `if (!process.env.KEY) process.exit(1);
functions.http('f', (req, res) => { res.send('a'); });`,
      `functions.http('f', (req, res) => { process.exitCode = 1; res.send('a'); });`,
    ],
  },
  'http/next-parameter': {
    wrong: [
      `functions.http('f', (req, res, next) => { // <-
  next();
});`,
      `functions.http('f', async (req, res, done) => { // <-
  try { res.json(await db.find({})); } catch (error) { done(error); }
});`,
      `functions.http('f', function (req, res, next) { // <-
  if (!req.query.a) return next(new Error('no a'));
  res.send('a');
});`,
    ],
    right: [
      `functions.http('f', (req, res) => { res.send('a'); });`,
      `const mayPass = (req, res, next) => (req.query.a ? next() : res.sendStatus(401));
functions.http('f', (req, res) => mayPass(req, res, () => res.send('a')));`,
      `const next = () => 1;
functions.http('f', (req, res) => { res.json({ next: next() }); });`,
    ],
  },
  'http/temporary-file-kept': {
    wrong: [
      `functions.http('f', async (req, res) => {
  await fs.promises.writeFile('/tmp/page.html', 'x'); // <-
  res.send('a');
});`,
      `const os = require('node:os');
functions.http('f', (req, res) => {
  const path = os.tmpdir() + '/page.html';
  fs.writeFileSync(path, 'x'); // <-
  res.send('a');
});`,
      `const { tmpdir } = require('node:os');
functions.http('f', (req, res) => {
  fs.appendFileSync(\`\${tmpdir()}/log\`, 'x'); // <-
  res.send('a');
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { await fs.promises.writeFile('/tmp/page.html', 'x'); await fs.promises.rm('/tmp/page.html'); res.send('a'); });`,
      `functions.http('f', async (req, res) => { await fs.promises.writeFile('/mnt/bucket/page.html', 'x'); res.send('a'); });`,
      `functions.http('f', async (req, res) => { const page = await fs.promises.readFile('/tmp/page.html'); res.send(page); });`,
    ],
  },
  'http/abort-controller': {
    wrong: [
      `functions.http('f', (req, res) => {
  const { signal } = req.abortController; // <-
  res.send(String(signal.aborted));
});`,
      `functions.http('f', async (req, res) => {
  const answer = await fetch('https://example.com', { signal: req.abortController.signal }); // <-
  res.json(await answer.json());
});`,
      `functions.http('f', (req, res) => {
  const { abortController } = req; // <-
  res.send(typeof abortController);
});`,
    ],
    right: [
      `functions.http('f', async (req, res) => { const abortController = new AbortController(); const answer = await fetch('https://example.com', { signal: abortController.signal }); res.json(await answer.json()); });`,
      `functions.http('f', (req, res) => { res.on('close', () => console.log(res.writableFinished)); res.send('a'); });`,
      `functions.http('f', (req, res) => { res.json({ abortController: false }); });`,
    ],
  },
  'http/cannot-prove': {
    wrong: [
      `const { sendPage } = require('./pages');
functions.http('f', (req, res) => {
  sendPage(res, 'start'); // <-
});`,
      `const app = require('@acme/server')();
functions.http('f', app); // <-`,
      `const { wrap } = require('./wrap');
functions.http('f', wrap((req, res) => res.send('a'))); // <-`,
      `functions.http('f', (req, res) => {
  new Page(req, res).show(); // <-
});`,
      `functions.http('f', (req, res) => {
  try {
    const page = new Page({ req, res }); // <-
    page.show();
  } catch (error) { console.error(error); }
});`,
      `functions.http('f', (req, res) => {
  events.once('ready', () => { // <-
    res.send('ready');
  });
});`,
      `functions.http('f', (req, res) => {
  this.res = res; // <-
});`,
      `const { Request } = require('tedious');
functions.http('f', (req, res) => {
  const query = new Request('select 1', (error, count) => { // <-
    res.json({ error: Boolean(error), count });
  });
  db.execSql(query);
});`,
      `functions.http('f', (req, res) => {
  db.call({ success: (rows) => res.json(rows), error: () => res.sendStatus(500) }); // <-
});`,
      `functions.http('f', (req, res) => {
  res[req.query.method](req.body); // <-
});`,
      `functions.http('f', (req, res) => {
  res.success({ ok: true }); // <-
});`,
    ],
    right: [
      `const cors = require('cors')({ origin: true });
functions.http('f', (req, res) => cors(req, res, () => { res.send('a'); }));`,
      `const wrap = (handler) => (req, res) => handler(req, res);
functions.http('f', wrap((req, res) => res.send('a')));`,
      `const answer = { ok(res) { res.send('a'); } };
functions.http('f', (req, res) => { answer.ok(res); });`,
      `const actions = { list: (req, res) => res.json([]), none: (req, res) => res.sendStatus(404) };
functions.http('f', (req, res) => { actions[req.query.action](req, res); });`,
      `functions.http('f', (req, res) => { const actions = { list: () => res.json([]), none: () => res.sendStatus(404) }; actions[req.query.action](); });`,
      `functions.http('f', (req, res) => { fs.readFile('x', (error, data) => { (error ? refuse : accept)(); function refuse() { res.sendStatus(404); } function accept() { res.send(data); } }); });`,
    ],
  },
};
