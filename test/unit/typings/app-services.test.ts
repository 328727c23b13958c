import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { buildTypings } from '../../../src/plan/build-typings';
import { casesFolder } from '../../support/read-cases';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const root = join(__dirname, '../../..');
const typings = Object.fromEntries(buildTypings().map(({ path, text }) => [path, text]));

/** An app's folder with these sources, and with the files that make an editor understand them. */
function appWith(sources: Tree): string {
  const folder = temporaryFolder();
  writeTree(folder, { ...typings, ...sources });
  return folder;
}

/** Compiles a folder as its jsconfig.json says: the errors as `file:line code`. */
function errorsIn(folder: string): string[] {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, 'jsconfig.json'), {}, host)!;
  const program = ts.createProgram(config.fileNames, config.options);
  const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  return diagnostics.map(({ file, start, code }) => {
    if (!file) return `TS${code}`;
    const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
    return `${relative(folder, file.fileName)}:${line + 1} TS${code}`;
  });
}

/** The lines that say which error they have: `// TS2339`. */
function expectedIn(sources: Readonly<Record<string, string>>): string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    source.split('\n').flatMap((line, index) => {
      const codes = [...line.matchAll(/\/\/ (TS\d+)/g)];
      return codes.map(([, code]) => `${file}:${index + 1} ${code}`);
    }),
  );
}

const wrongSources = {
  'functions/endpoint.js': `
/** @type {AppServices.EndpointFunction} */
exports = async function (request, response) {
  response.setBody({ ok: true }); // TS2353
  response.setStatus(200); // TS2339
  response.setStatusCode("200"); // TS2345
  request.params; // TS2339
  request.body.json(); // TS2339
};
`,
  'functions/arrow.js': `
/** @type {AppServices.Sync<AppServices.EndpointFunction>} */
exports = (request, response) => {
  response.setHeader("X-Count", 1); // TS2345
};
`,
  'functions/parameters.js': `
/**
 * @param {AppServices.WebhookPayload} payload
 * @param {AppServices.EndpointResponse} response
 */
exports = function (payload, response) {
  response.send(payload.query.name); // TS2339
};
`,
  'functions/context.js': `
exports = async function () {
  context.value.get("limit"); // TS2551
  context.functions.call("other"); // TS2339
  await context.http.get("https://prices.example"); // TS2345
  await context.http.post({ url: "https://prices.example", headers: { "X-Key": "1" } }); // TS2322
  context.runningAsSystem.toFixed(); // TS2339
  return context.environment.values.url + context.app.hostname; // TS2339
};
`,
  'functions/collection.js': `
exports = async function () {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  await items.insertOne(); // TS2554
  await items.findOneAndUpdate({}, { $set: { a: 1 } }, { returnNewDocument: "yes" }); // TS2322
  items.find({}).forEach((item) => item); // TS2339
  const { insertedIds } = await items.insertMany([{}]);
  insertedIds.toFixed(); // TS2339
  context.services.get("mongodb-atlas").collection("items"); // TS2339
  return items.countDocuments({}); // TS2339
};
`,
  'functions/trigger.js': `
/** @type {AppServices.DatabaseTriggerFunction<{ total: number }>} */
exports = async function (event) {
  if (event.operationType === "insert") {
    event.fullDocument.total.toFixed();
    event.fullDocument.name; // TS2339
    event.updateDescription; // TS2339
  }
  if (event.operationType === "update") {
    event.updateDescription.updatedField; // TS2551
  }
  if (event.operationType === "upsert") return; // TS2367
  event.document; // TS2339
};
`,
  'functions/authentication.js': `
/** @type {AppServices.AuthenticationTriggerFunction} */
exports = async ({ user, provider, operationType }) => { // TS2339
  if (operationType === "login") return; // TS2367
  console.log(user.email);
};
`,
  'functions/globals.js': `
exports = function (text) {
  const id = BSON.ObjectID(text); // TS2551
  const small = BSON.Int32({}); // TS2345
  utils.crypto.hash("sha512", text); // TS2345
  utils.crypto.encrypt("des", text, "key"); // TS2345
  utils.jwt.sign({}, "key"); // TS2339
  EJSON.stringfy({ id, small }); // TS2551
  return document.title; // TS2584
};
`,
};

const goodSources = {
  'functions/endpoint.js': `
/** @type {AppServices.EndpointFunction} */
exports = async function ({ query, headers, body }, response) {
  const { note } = body ? EJSON.parse(body.text()) : { note: "none" };
  const [type] = headers["Content-Type"] || ["text/plain"];
  response.setStatusCode(201);
  response.addHeader("X-Type", type);
  response.setBody(query.binary ? BSON.Binary.fromText(note) : JSON.stringify({ note }));
};
`,
  'functions/plainEndpoint.js': `
/** @type {AppServices.Sync<AppServices.EndpointFunction>} */
exports = (request, response) => {
  response.setStatusCode(201).setHeader("X-Address", "yes").setBody(context.request.remoteIPAddress);
};
`,
  'functions/cast.js': `
exports = /** @type {AppServices.EndpointFunction} */ (async (request, response) => {
  response.setBody(request.query.name);
});
`,
  'functions/named.js': `
/** @type {AppServices.DatabaseTriggerFunction<{ total: number }>} */
async function onOrder(event) {
  switch (event.operationType) {
    case "insert":
    case "replace":
      return event.fullDocument.total;
    case "update":
      return Object.keys(event.updateDescription.updatedFields).concat(event.updateDescription.removedFields);
    case "delete":
      return event.documentKey._id.toString() + event.fullDocumentBeforeChange.total;
    case "dropDatabase":
      return event.ns.db;
  }
  return event.ns.coll;
}

exports = onOrder;
if (typeof module === "object") module.exports = onOrder;
`,
  'functions/folder/nested.js': `
/// <reference path="../../app-services.d.ts" />
var helper = function (id) { return BSON.ObjectId(id); };
var exports = function (id) { return helper(id).toHexString(); };
`,
  // Two sources may use the same name: each is a module of its own.
  'functions/legacy/source.js': `
const crypto = require("crypto");
const axios = require("axios").default;
const helper = async (url) => (await axios.get(url)).data;

exports = async function (url) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return Buffer.from(crypto.createHash("md5").update(await helper(url)).digest()).toString("hex");
};
`,
  'functions/scheduled.js': `
/** @type {AppServices.ScheduledTriggerFunction} */
exports = async () => context.functions.execute("report");
`,
  'functions/bson.js': `
exports = function (text) {
  const ids = [BSON.ObjectId(), new BSON.ObjectId(text)].map((id) => id.toHexString());
  const numbers = { whole: BSON.Int32(42), half: new BSON.Double(0.5), long: BSON.Long(1, 2), big: BSON.Long.fromString("9") };
  const others = { price: BSON.Decimal128.fromString("1.5"), word: BSON.BSONRegExp("^a", "i"), min: BSON.MinKey(), max: new BSON.MaxKey() };
  const bytes = BSON.Binary.fromBase64(text).toHex() + BSON.Binary.fromHex("00", 4).text();
  const digest = utils.crypto.hash("sha256", text).toHex() + utils.crypto.hmac(text, "key", "sha1", "base64");
  const token = utils.jwt.encode("HS256", { sub: text }, "key", { kid: "1" });
  const claims = utils.jwt.decode(token, "key", false, ["HS256"]);
  const sealed = utils.crypto.encrypt("aes", text, "key").toBase64();
  return EJSON.stringify({ ids, numbers, others, bytes, digest, sealed, name: claims.name });
};
`,
  'functions/services.js': `
exports = async function (filter) {
  const cluster = context.services.get("RealmSync");
  const items = cluster.db("app").collection("items");
  const page = await items.find(filter, { name: 1 }, { limit: 10 }).sort({ name: 1 }).skip(10).limit(10).toArray();
  const first = await items.aggregate([{ $sample: { size: 1 } }]).next();
  const changed = await items.findOneAndUpdate(filter, { $set: { a: 1 } }, { returnNewDocument: true, upsert: true });
  const { insertedIds } = await items.insertMany([{ a: 1 }, { a: 2 }]);
  const { matchedCount, modifiedCount } = await items.updateMany({}, [{ $set: { b: 1 } }], { arrayFilters: [] });
  await items.bulkWrite([{ deleteOne: { filter } }], { ordered: false });
  await context.services.get("twilio").send({ to: "1", from: "2", body: "3" });
  await context.services.get("aws").ses("eu-west-1").SendEmail({ Source: "somebody@shop.example" });
  const answer = await context.services.get("http").get({ url: "https://shop.example", headers: { A: ["1"] } });
  const own = await context.http.post({ scheme: "https", host: "shop.example", path: "/a", body: {}, encodeBodyAsJSON: true });
  const sum = await context.functions.execute("sum", 1, 2);
  const total = context.functions.execute("total", [1, 2]).value;
  const more = [page[0].name, first.name, changed.name, insertedIds.length, matchedCount + modifiedCount, sum.value, total];
  return more.concat(own.statusCode, answer.body.text(), context.user.custom_data.role, context.values.get("x").y);
};
`,
  'http_endpoints/shop/incoming_webhooks/stock/source.js': `
/** @type {AppServices.WebhookFunction} */
exports = async function (payload, response) {
  response.setStatusCode(payload.body ? 200 : 400);
  response.setHeader("Content-Type", ["application/json"]);
};
`,
};

test('correct sources compile without an error', () => {
  expect(errorsIn(appWith(goodSources))).toEqual([]);
});

test('packages are not checked along with the sources', () => {
  const sources = {
    'functions/one.js': 'exports = () => require("odd").twice("two");\n',
    'functions/node_modules/odd/package.json': { name: 'odd', version: '1.0.0', main: 'index.js' },
    'functions/node_modules/odd/index.js':
      'exports.twice = (text) => { const n = 1; n = 2; return n.length; };\n',
  };
  expect(errorsIn(appWith(sources))).toEqual([]);
});

test('wrong sources have the errors that they say, where they say it', () => {
  expect(errorsIn(appWith(wrongSources)).sort()).toEqual(expectedIn(wrongSources).sort());
});

/** Every function source below a folder, by its path in there. */
function sourcesBelow(folder: string, isSource: RegExp): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = paths.map((path) => path.replaceAll('\\', '/')).filter((path) => isSource.test(path));
  return Object.fromEntries(found.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

// A source that is called broken has a syntax error on purpose.
const functionSource =
  /(?:^|\/)(?:functions|incoming_webhooks)\/(?!.*node_modules\/)(?!.*\.test\.js$)(?!.*\bbroken\.js$).*\.js$/;
const realSources: Record<string, Record<string, string>> = {
  'the example app': sourcesBelow(join(root, 'docs/example-app'), functionSource),
  'the cases of the linter': Object.fromEntries(
    Object.entries(sourcesBelow(join(casesFolder, 'app-services'), /\.js$/)).map(([path, text]) => [
      `functions/${path}`,
      text,
    ]),
  ),
  'the fixtures': Object.fromEntries(
    Object.entries(sourcesBelow(join(root, 'test/fixtures'), functionSource)).map(([path, text]) => [
      `functions/${path}`,
      text,
    ]),
  ),
};

// What a source declares nowhere, the linter reports and the compiler does not know.
const undeclared = [
  'functions/bad/global-assigned.js:2 TS2304',
  'functions/bad/global-assigned.js:4 TS2304',
  'functions/bad/type-without-bson.js:3 TS2552',
];

test.each(Object.keys(realSources))('sources without types compile without an error: %s', (name) => {
  const sources = realSources[name]!;
  expect(Object.keys(sources).length).toBeGreaterThan(5);
  expect(errorsIn(appWith(sources))).toEqual(name === 'the cases of the linter' ? undeclared : []);
});

const corpus = join(root, '../shared/corpus');
if (!existsSync(corpus))
  console.log(
    'SKIPPED: the sources of the corpus are not compiled, because ../shared/corpus is not beside this repository.',
  );

(existsSync(corpus) ? test : test.skip)('the sources of the corpus compile without an error', () => {
  const sources = sourcesBelow(corpus, functionSource);
  expect(Object.keys(sources).length).toBeGreaterThan(200);
  const app = Object.fromEntries(Object.entries(sources).map(([path, text]) => [`functions/${path}`, text]));
  expect(errorsIn(appWith(app))).toEqual([]);
});

describe('typescript-eslint', () => {
  const source = `
exports = async function (id) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  items.deleteOne({ _id: id });
  context.http.get({ url: "https://shop.example" });
  context.functions.execute("may-be-synchronous");
  await items.findOne({ _id: id });
};
`;

  // ESLint loads itself with import(), which jest does not allow: it runs as a process of its own.
  function floatingLines(folder: string): number[] {
    writeFileSync(
      join(folder, 'eslint.config.mjs'),
      `import { createRequire } from 'node:module';
       const { plugin, parser } = createRequire(${JSON.stringify(join(root, 'package.json'))})('typescript-eslint');
       export default [{
         files: ['functions/**/*.js'],
         languageOptions: {
           parser,
           parserOptions: { project: 'jsconfig.json', tsconfigRootDir: ${JSON.stringify(folder)} },
         },
         plugins: { ts: plugin },
         rules: { 'ts/no-floating-promises': 'error' },
       }];`,
    );
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', 'functions'],
      { cwd: folder, encoding: 'utf8' },
    );
    if (stderr) throw new Error(stderr);
    const [{ messages }] = JSON.parse(stdout);
    return messages.map(({ ruleId, line }: any) => {
      expect(ruleId).toBe('ts/no-floating-promises');
      return line;
    });
  }

  test('finds work that nothing waits for', () => {
    expect(floatingLines(appWith({ 'functions/purge.js': source }))).toEqual([4, 5]);
  });

  test('finds none of it without the typings', () => {
    const folder = appWith({ 'functions/purge.js': source, 'app-services.d.ts': '' });
    expect(floatingLines(folder)).toEqual([]);
  });
});

describe('migrate-functions/app-services', () => {
  const source = `/// <reference types="migrate-functions/app-services" />
exports = async function () {
  context.nothing;
};
`;

  /** A project that has this package installed. */
  function projectWith(compilerOptions: object): string {
    const folder = temporaryFolder();
    const jsconfig = { compilerOptions: { checkJs: true, strict: false, noEmit: true, ...compilerOptions } };
    writeTree(folder, { 'jsconfig.json': JSON.stringify(jsconfig), 'functions/one.js': source });
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/migrate-functions'), 'junction');
    return folder;
  }

  test.each([
    ['node16', { module: 'node16', types: [] }],
    ['bundler', { module: 'preserve', moduleResolution: 'bundler', types: [] }],
  ])('is found by a reference, with the module resolution of %s', (_name, options) => {
    expect(errorsIn(projectWith(options))).toEqual(['functions/one.js:3 TS2339']);
  });

  test('stands beside the types of Node without a contradiction', () => {
    const folder = projectWith({
      module: 'node16',
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      lib: ['es2022'],
      skipLibCheck: false,
      maxNodeModuleJsDepth: 0,
    });
    expect(errorsIn(folder)).toEqual(['functions/one.js:3 TS2339']);
  });
});
