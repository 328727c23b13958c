// Function sources of the size and the style of real ones, each of them different: 1.2 to 2.4 kB.
import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const endpoint = (n) => `// POST /orders${n}: takes an order, and books what it needs.
exports = async function ({ query, headers, body }, response) {
  const mongodb = context.services.get("mongodb-atlas");
  const orders = mongodb.db("store${n % 7}").collection("orders");
  const products = mongodb.db("store${n % 7}").collection("products");
  if (!body) {
    response.setStatusCode(400);
    response.setBody("there is no order");
    return;
  }

  const order = EJSON.parse(body.text());
  const missing = ["customer", "items"].filter((key) => order[key] === undefined);
  if (missing.length > 0) {
    response.setStatusCode(422);
    response.setBody(JSON.stringify({ error: "incomplete", missing }));
    return;
  }

  let total = 0;
  for (const { sku, quantity } of order.items) {
    const product = await products.findOne({ sku });
    if (!product || product.stock < quantity) {
      response.setStatusCode(409);
      response.setBody(JSON.stringify({ error: "out of stock", sku }));
      return;
    }
    total += product.price * quantity;
  }

  const { insertedId } = await orders.insertOne({ ...order, total, number: ${n}, placed: new Date() });
  await Promise.all(
    order.items.map(({ sku, quantity }) => products.updateOne({ sku }, { $inc: { stock: -quantity } }))
  );
  if (query.notify === "true") {
    await context.functions.execute("notify${n % 11}", insertedId, total);
  }
  response.setStatusCode(201);
  response.setHeader("Content-Type", "application/json");
  response.setBody(JSON.stringify({ id: insertedId.toString(), total }));
};
`;

const trigger = (n) => `/*
 * Runs when a document of collection ${n} changes, and keeps what is derived from it.
 */
exports = async function (changeEvent) {
  const { operationType, documentKey, fullDocument, updateDescription } = changeEvent;
  const target = context.services
    .get("mongodb-atlas")
    .db("derived")
    .collection(\`summary_\${context.environment.tag}\`);

  switch (operationType) {
    case "insert":
    case "replace": {
      const summary = summarize(fullDocument);
      return target.updateOne({ _id: documentKey._id }, { $set: summary }, { upsert: true });
    }
    case "update": {
      const changed = Object.keys(updateDescription.updatedFields);
      if (!changed.some((field) => field.startsWith("lines"))) {
        return;
      }
      try {
        await target.updateOne({ _id: documentKey._id }, { $set: summarize(fullDocument) });
      } catch (error) {
        console.error("could not update", documentKey._id, error.message);
        await context.functions.execute("reportError", { number: ${n}, message: error.message });
      }
      return;
    }
    case "delete":
      await target.deleteOne({ _id: documentKey._id });
      break;
    default:
      console.log(\`nothing to do for \${operationType}\`);
  }
};

function summarize({ lines = [], customer, createdAt }) {
  const amounts = lines.map(({ price, quantity }) => price * quantity);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return {
    customer: customer && customer.name,
    total: Math.round(total * 100) / 100,
    lines: lines.length,
    month: createdAt ? createdAt.toISOString().slice(0, 7) : null,
    rate: context.values.get("rate${n % 13}") || 1,
  };
}
`;

const webhook = (n) => `exports = function (payload, response) {
  const body = EJSON.parse(payload.body.text());
  const events = context.services.get("mongodb-atlas").db("log").collection("events${n % 5}");
  const secret = context.values.get("hookSecret");
  const expected = utils.crypto.hmac(payload.body.text(), secret, "sha256", "hex");
  if (payload.headers["X-Signature"][0] !== expected) {
    response.setStatusCode(401);
    return;
  }

  events
    .insertOne({ type: body.type, number: ${n}, received: new Date() })
    .then(() => response.setStatusCode(204))
    .catch((error) => {
      console.error(error);
      response.setStatusCode(500);
      response.setBody(error.message);
    });

  const handlers = {
    created: (data) => context.functions.execute("create", data),
    removed: (data) => context.functions.execute("remove", data),
    changed: (data) => context.functions.execute("change", data.id, data.fields),
  };
  const handle = handlers[body.type];
  if (handle) {
    body.items.forEach(async (item) => {
      await handle(item);
      await context.http.post({
        url: context.values.get("callback"),
        headers: { "Content-Type": ["application/json"] },
        body: { id: item.id, done: true },
        encodeBodyAsJSON: true,
      });
    });
  } else {
    response.setStatusCode(422);
    response.setBody("no such type: " + body.type);
  }
};
`;

const plain = (n) => `// Called by clients with the criteria of a search.
exports = async (criteria, page = 1) => {
  const collection = context.services.get("mongodb-atlas").db("catalogue").collection("items${n % 3}");
  const size = Number(context.values.get("pageSize")) || 20;
  const match = {};
  if (criteria.text) {
    match.$text = { $search: criteria.text };
  }
  if (criteria.from || criteria.to) {
    match.price = {};
    if (criteria.from) match.price.$gte = criteria.from;
    if (criteria.to) match.price.$lte = criteria.to;
  }
  while (page > 1 && (await collection.count(match)) <= (page - 1) * size) {
    page--;
  }

  const found = await collection
    .aggregate([
      { $match: match },
      { $sort: criteria.text ? { score: { $meta: "textScore" } } : { name: 1 } },
      { $skip: (page - 1) * size },
      { $limit: size },
      { $project: { name: 1, price: 1, image: 1, stock: { $gt: ["$stock", 0] } } },
    ])
    .toArray();
  collection.updateMany(match, { $inc: { shown: 1 } });
  const favourites = context.user.custom_data.favourites || [];
  return {
    page,
    number: ${n},
    items: found.map((item) => ({ ...item, favourite: favourites.includes(item._id.toString()) })),
  };
};
`;

const kinds = [
  ['endpoint', endpoint],
  ['trigger', trigger],
  ['webhook', webhook],
  ['function', plain],
];

/** Writes sources into a folder. Returns their total size in bytes. */
export function makeSources(folder, count) {
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (let n = 0; n < count; n++) {
    const [kind, make] = kinds[n % kinds.length];
    const text = make(n);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(folder, `${kind}${n}.js`), text);
  }
  return bytes;
}
