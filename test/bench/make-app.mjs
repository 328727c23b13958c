// Writes a synthetic app in the legacy Realm layout (config_version 20200603), as MongoDB's exporter formats it. The
// same numbers give the same bytes, on every machine.
import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SERVICE = 'mongodb-atlas';
const VERBS = ['add', 'archive', 'check', 'close', 'count', 'find', 'merge', 'notify', 'sync', 'update'];
const NOUNS = ['Account', 'Address', 'Booking', 'Cart', 'Device', 'Invoice', 'Message', 'Order', 'Shipment'];
const DATABASES = ['billing', 'catalog', 'crm', 'events', 'inventory', 'logistics', 'reports', 'users'];
const FIELDS = [
  'amount',
  'city',
  'currency',
  'email',
  'notes',
  'phone',
  'status',
  'title',
  'total',
  'visits',
];
const TYPES = ['string', 'int', 'double', 'date', 'bool', 'objectId'];
const VALUES = ['apiUrl', 'pageSize', 'paymentKey', 'retryDelays'];
const FILE_TYPES = [
  ['js', 'application/javascript'],
  ['css', 'text/css'],
  ['html', 'text/html'],
  ['png', 'image/png'],
];

/**
 * @param {string} dir must not exist yet, or be empty
 * @param {{ functions: number, rules: number, triggers: number, hostedMegabytes: number }} size
 * @returns {{ files: number, bytes: number }} what was written
 */
export function makeApp(dir, { functions, rules, triggers, hostedMegabytes }) {
  const random = seededRandom(20200603);
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const id = () => Array.from({ length: 3 }, () => hex(below(2 ** 32))).join('');

  const written = { files: 0, bytes: 0 };
  const made = new Set();
  const put = (path, content) => {
    const target = join(dir, path);
    const folder = dirname(target);
    if (!made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      made.add(folder);
    }
    writeFileSync(target, content);
    written.files++;
    written.bytes += Buffer.byteLength(content);
  };
  const putJson = (path, value) => put(path, `${JSON.stringify(value, null, 4)}\n`);

  const functionNames = Array.from({ length: functions }, (_, i) => pick(VERBS) + pick(NOUNS) + i);
  const collections = Array.from({ length: rules }, (_, i) => ({
    database: pick(DATABASES),
    collection: `${pick(NOUNS).toLowerCase()}s_${i}`,
  }));
  const anyCollection = () => pick(collections) ?? { database: 'catalog', collection: 'orders' };

  putJson('config.json', {
    app_id: 'bench-abcde',
    config_version: 20200603,
    name: 'bench',
    location: 'US-VA',
    deployment_model: 'GLOBAL',
    security: {},
    ...(hostedMegabytes > 0 && { hosting: { enabled: true, app_default_domain: 'bench-abcde.example' } }),
    custom_user_data_config: { enabled: false },
    sync: { development_mode_enabled: false },
  });
  for (const name of ['anon-user', 'api-key']) {
    putJson(`auth_providers/${name}.json`, { id: id(), name, type: name, disabled: name === 'api-key' });
  }
  for (const name of ['no-environment', 'development', 'testing', 'qa', 'production']) {
    putJson(`environments/${name}.json`, { values: { baseUrl: `https://${name}.example` } });
  }
  putJson('graphql/config.json', { use_natural_pluralization: true });
  putJson(`services/${SERVICE}/config.json`, {
    id: id(),
    name: SERVICE,
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0', readPreference: 'primary', wireProtocolEnabled: false },
    version: 1,
  });
  const values = ['https://api.example/v1', 50, 'paymentKeySecret', [1, 5, 25]];
  VALUES.forEach((name, i) => {
    putJson(`values/${name}.json`, { id: id(), name, value: values[i], from_secret: name === 'paymentKey' });
  });

  putJson('functions/package.json', {
    name: 'bench-functions',
    private: true,
    dependencies: { axios: '1.7.9' },
  });
  for (const name of functionNames) {
    putJson(`functions/${name}/config.json`, {
      id: id(),
      name,
      private: below(4) === 0,
      ...(below(3) === 0 && { run_as_system: true }),
      ...(below(5) === 0 && { can_evaluate: {} }),
    });
    const words = { name, ...anyCollection(), field: pick(FIELDS), value: pick(VALUES) };
    put(`functions/${name}/source.js`, pick(SOURCES)({ ...words, other: pick(functionNames) }));
  }

  for (const { database, collection } of collections) {
    const properties = { _id: { bsonType: 'objectId' }, ownerId: { bsonType: 'string' } };
    for (let i = 0; i < 4; i++) properties[pick(FIELDS)] = { bsonType: pick(TYPES) };
    putJson(`services/${SERVICE}/rules/${database}.${collection}.json`, {
      id: id(),
      database,
      collection,
      roles: [
        {
          name: 'owner',
          apply_when: { ownerId: '%%user.id' },
          read: true,
          write: true,
          insert: true,
          delete: true,
        },
        { name: 'everyone', apply_when: {}, read: true, write: false, insert: false, delete: false },
      ],
      schema: { bsonType: 'object', properties, required: ['_id', 'ownerId'], title: collection },
    });
  }

  for (let i = 0; i < triggers; i++) {
    const scheduled = i % 5 === 4;
    const name = `${scheduled ? 'every' : 'on'}${pick(NOUNS)}${i}`;
    putJson(`triggers/${name}.json`, {
      id: id(),
      name,
      type: scheduled ? 'SCHEDULED' : 'DATABASE',
      config: scheduled
        ? { schedule: `${below(60)} ${below(24)} * * *` }
        : {
            operation_types: ['INSERT', 'UPDATE'],
            ...anyCollection(),
            service_name: SERVICE,
            match: { 'fullDocument.status': 'open' },
            full_document: true,
            unordered: false,
          },
      function_name: pick(functionNames),
      disabled: below(10) === 0,
    });
  }

  if (hostedMegabytes > 0) putHosting(hostedMegabytes * 1e6, { put, putJson, below, random });
  return written;
}

function putHosting(bytes, { put, putJson, below, random }) {
  const pool = Buffer.from(Array.from({ length: 400_000 }, () => 32 + Math.floor(random() * 95)));
  const metadata = [];
  for (let i = 0, left = bytes; left > 0; i++) {
    const size = Math.min(left, 20_000 + below(180_001));
    const [ending, type] = FILE_TYPES[i % FILE_TYPES.length];
    const path = `/assets/${Math.floor(i / 50)}/file-${i}.${ending}`;
    const start = below(pool.length - size);
    put(`hosting/files${path}`, pool.subarray(start, start + size));
    metadata.push({ path, attrs: [{ name: 'Content-Type', value: type }] });
    left -= size;
  }
  putJson('hosting/metadata.json', metadata);
}

const SOURCES = [
  ({
    name,
    database,
    collection,
    field,
    value,
    other,
  }) => `// ${name}: keeps ${database}.${collection} in step.
exports = async function (changeEvent) {
  const { fullDocument, operationType, documentKey } = changeEvent;
  const items = context.services.get("${SERVICE}").db("${database}").collection("${collection}");

  if (operationType === "delete") {
    await items.deleteMany({ parentId: documentKey._id });
    return { deleted: true };
  }

  const limit = context.values.get("${value}");
  const before = await items.findOne({ _id: documentKey._id }, { ${field}: 1, ownerId: 1 });
  if (before && before.${field} === fullDocument.${field}) {
    console.log(\`${name}: nothing to do for \${documentKey._id}\`);
    return { changed: false };
  }

  try {
    const result = await items.updateOne(
      { _id: documentKey._id },
      { $set: { ${field}: fullDocument.${field}, checkedAt: new Date(), limit } },
      { upsert: true }
    );
    await context.functions.execute("${other}", { id: documentKey._id, ${field}: fullDocument.${field} });
    return { changed: result.modifiedCount === 1 };
  } catch (error) {
    console.error("${name} failed", documentKey._id, error.message);
    throw error;
  }
};
`,
  ({ name, database, collection, field, value, other }) => `exports = async function ({ query, page }) {
  const size = 25;
  const skip = Math.max(0, (page || 1) - 1) * size;
  const mongodb = context.services.get("${SERVICE}");
  const items = mongodb.db("${database}").collection("${collection}");

  // Only what the caller owns, unless the system itself asks.
  const owner = context.runningAsSystem() ? {} : { ownerId: context.user.id };
  const match = Object.assign({}, owner, query && query.${field} ? { ${field}: query.${field} } : {});

  const [found] = await items
    .aggregate([
      { $match: match },
      { $sort: { ${field}: -1, _id: 1 } },
      {
        $facet: {
          count: [{ $count: "total" }],
          page: [{ $skip: skip }, { $limit: size }, { $project: { _id: 1, ${field}: 1, ownerId: 1 } }],
        },
      },
    ])
    .toArray();

  const total = found.count.length ? found.count[0].total : 0;
  if (total === 0) {
    await context.functions.execute("${other}", { reason: "${name} found nothing", query });
  }
  return { total, source: context.values.get("${value}"), items: found.page };
};
`,
  ({ name, database, collection, field, value, other }) => `exports = async function (payload) {
  const axios = require("axios");
  const { id, ${field} } = typeof payload === "string" ? EJSON.parse(payload) : payload;
  const items = context.services.get("${SERVICE}").db("${database}").collection("${collection}");

  const known = await items.findOne({ _id: new BSON.ObjectId(id) });
  if (!known) {
    throw new Error("${name}: no such document: " + id);
  }

  const response = await axios.post(
    \`\${context.environment.values.baseUrl}/${collection}\`,
    { id, ${field}, previous: known.${field} },
    { headers: { "X-Setting": String(context.values.get("${value}")) }, timeout: 10000 }
  );

  const accepted = response.status >= 200 && response.status < 300;
  await items.updateOne(
    { _id: known._id },
    { $set: { ${field}, accepted }, $push: { history: { at: new Date(), status: response.status } } }
  );

  if (!accepted) {
    await context.functions.execute("${other}", id, response.data);
  }
  return { id, accepted };
};
`,
];

const hex = (n) => n.toString(16).padStart(8, '0');

/** Mulberry32: small, fast, and the same everywhere. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
