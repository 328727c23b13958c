import { readSource } from '../../../src/sources/read-source';

const inFunction = (body: string): string => `exports = async function (arg) {\n${body}\n};`;

/** What a body names, as `kind name`, and what it leaves open, as `kind ? what`. */
function namesIn(source: string): string[] {
  const { names, unresolved } = readSource('f', source);
  return [
    ...names.map(({ kind, name }) => `${kind} ${name}`),
    ...unresolved.map(({ kind, what, isHandedOn }) => `${kind} ${isHandedOn ? '->' : '?'} ${what}`),
  ];
}

describe('a body names', () => {
  const bodies: [string, string[]][] = [
    // Plainly.
    ['context.services.get("a").db("d").collection("c");', ['service a']],
    ["context.values.get('a');", ['value a']],
    ['await context.functions.execute("a", 1);', ['function a']],
    ['context.environment.values.a;', ['environment-value a']],
    ['context.environment.values["a b"];', ['environment-value a b']],
    ['require("a");', ['package a']],
    ['context?.values?.get("a");', ['value a']],
    ['context["values"]["get"]("a");', ['value a']],
    ['globalThis.context.values.get("a");', ['value a']],
    ['"a" in context.environment.values;', ['environment-value a']],
    // Through texts.
    ['context.values.get(`a`);', ['value a']],
    ['const A = "a"; context.values.get(A);', ['value a']],
    ['const A = "a"; context.values.get(`${A}_b`);', ['value a_b']],
    ['const A = "a"; context.values.get(A + "_" + 1);', ['value a_1']],
    ['const N = { a: "x", b: { c: "y" } }; context.values.get(N.a + N.b.c + N["b"].c);', ['value xyy']],
    ['const N = Object.freeze({ a: "x" }); context.values.get(N.a);', ['value x']],
    ['const { a, b: { c } } = { a: "x", b: { c: "y" } }; context.values.get(a + c);', ['value xy']],
    ['const a = "x"; const N = { a }; context.values.get(N.a);', ['value x']],
    ['const N = ["x", "y"]; context.values.get(N[1]);', ['value y']],
    ['let a; a = "x"; context.values.get(a);', ['value x']],
    ['let a = "x"; if (arg) a = "y"; context.values.get(a);', ['value x', 'value y']],
    ['context.values.get(arg ? "x" : "y");', ['value x', 'value y']],
    ['for (const a of ["x", "y"]) context.values.get(a);', ['value x', 'value y']],
    ['["x", "y"].forEach((a) => context.values.get(a));', ['value x', 'value y']],
    ['const N = ["x"]; await Promise.all(N.map((a) => context.functions.execute(a)));', ['function x']],
    // Through other names.
    ['const s = context.services; s.get("a");', ['service a']],
    ['const get = context.values.get; get("a");', ['value a']],
    ['let get; get = context.values.get; get("a");', ['value a']],
    ['const { services, values: v } = context; services.get("a"); v.get("b");', ['service a', 'value b']],
    ['const { get } = context.values; get("a");', ['value a']],
    ['const { values: { get: read } } = context; read("a");', ['value a']],
    [
      'const { a, b = 1, "c d": e } = context.environment.values;',
      ['environment-value a', 'environment-value b', 'environment-value c d'],
    ],
    ['const { values, ...rest } = context; rest.functions.execute("a");', ['function a']],
    ['let values; ({ values } = context); values.get("a");', ['value a']],
    ['const mine = { ctx: context }; mine.ctx.values.get("a");', ['value a']],
    ['const c = arg || context; c.values.get("a");', ['value a']],
    ['const load = require; load("a");', ['package a']],
    // Through functions of the source.
    ['function read(c) { return c.values.get("a"); } read(context);', ['value a']],
    ['const read = ({ values }) => values.get("a"); read(context);', ['value a']],
    [
      'function read(name) { return context.values.get(name); } read("a"); read("b");',
      ['value a', 'value b'],
    ],
    ['function read(name = "a") { return context.values.get(name); } read();', ['value a']],
    ['(function (c) { c.values.get("a"); })(context);', ['value a']],
    ['const get = () => context.values; get().get("a");', ['value a']],
    ['async function get() { return context.values; } (await get()).get("a");', ['value a']],
  ];
  test.each(bodies)('%s', (body, names) => {
    expect(namesIn(inFunction(body)).sort()).toEqual([...names].sort());
  });
});

describe('a body leaves open', () => {
  const bodies: [string, string[]][] = [
    ['context.values.get(arg);', ['value ? arg']],
    ['context.values.get(arg.query.name);', ['value ? arg.query.name']],
    ['context.values.get();', ['value ? nothing']],
    ['context.values.get(...arg);', ['value ? a list of arguments']],
    ['context.values.get(pick("not shown"));', ['value ? the result of pick()']],
    ['context.values.get(`not shown ${arg}`);', ['value ? a text that is put together']],
    ['context.values.get(arg ? "x" : arg.y);', ['value ? an expression', 'value x']],
    ['let a = "x"; a += arg; context.values.get(a);', ['value ? a', 'value x']],
    ['let a = "x"; for (a of arg) context.values.get(a);', ['value ? a', 'value x']],
    ['const N = {}; N.a = "x"; context.values.get(N.a);', ['value ? N.a']],
    ['const N = ["x"]; N.push(arg); for (const a of N) context.values.get(a);', ['value ? a']],
    [
      'function read(name) { context.values.get(name); } read("x"); arg.map(read);',
      ['value ? name', 'value x'],
    ],
    ['context.environment.values[arg];', ['environment-value ? arg']],
    ['context[arg];', ['context ? arg']],
    ['require(arg);', ['package ? arg']],
    ['arg(context);', ['context -> context']],
    ['new Client(context.services);', ['service -> context.services']],
    ['this.values = context.values;', ['value -> context.values']],
    ['["x"].map(context.values.get);', ['value -> context.values.get']],
    ['context.values.get.call(null, "x");', ['value -> context.values.get.call']],
    ['Object.keys(context.environment.values);', ['environment-value -> context.environment.values']],
    ['return { ...context };', ['context -> context']],
    ['return () => context.functions;', ['function -> context.functions']],
  ];
  test.each(bodies)('%s', (body, names) => {
    expect(namesIn(inFunction(body)).sort()).toEqual([...names].sort());
  });
});

describe('a body names nothing', () => {
  test.each([
    'function read(context) { context.values.get("a"); } read(arg);',
    'const context = arg; context.values.get("a");',
    'const { context } = arg; context.values.get("a");',
    'for (const context of arg) context.values.get("a");',
    'try { arg(); } catch (context) { context.values.get("a"); }',
    'class context {} context.values.get("a");',
    '{ let context = arg; context.values.get("a"); }',
    'var context; context.values.get("a");',
    'const require = arg; require("a");',
    'arg.context.values.get("a");',
    'arg({ context: 1 });',
    'const get = arg.values.get; get("a");',
    '// context.values.get("a")',
    'const text = "context.values.get(1)";',
    'if (context.services) console.log(context);',
    'typeof require === "function";',
    'context.environment.values.hasOwnProperty("a");',
    'JSON.stringify(context.environment);',
  ])('%s', (body) => {
    expect(namesIn(inFunction(body))).toEqual([]);
  });
});

test('an inner name hides the outer one in its own scope only', () => {
  const source = inFunction('{ const context = arg; context.values.get("in"); } context.values.get("out");');
  expect(namesIn(source)).toEqual(['value out']);
});

test('a fact has its place and the function around it', () => {
  const source =
    '\ufeffconst a = require("a");\r\nexports = async () => {\r\n  function inner() {\r\n    return context.values.get("b");\r\n  }\r\n};\r\n';
  expect(readSource('f', source).names).toEqual([
    { kind: 'package', name: 'a', position: { offset: source.indexOf('"a"'), line: 1, column: 19 } },
    {
      kind: 'value',
      name: 'b',
      position: { offset: source.indexOf('"b"'), line: 4, column: 31 },
      enclosing: { name: 'inner', offset: source.indexOf('function inner'), line: 3, column: 3 },
    },
  ]);
});

test('collections are told with as much of their way as could be followed', () => {
  const source = inFunction(
    'const db = context.services.get("s").db("d"); db.collection("c"); db.collection(arg); context.services.get(arg).db(arg).collection("x");',
  );
  const ways = readSource('f', source).collections.map(({ service, database, collection }) => [
    service,
    database,
    collection,
  ]);
  expect(ways).toEqual([
    ['s', 'd', 'c'],
    ['s', 'd', undefined],
    [undefined, undefined, 'x'],
  ]);
});

test('uses of what App Services gives are told by their ways', () => {
  const source =
    'exports = ({ body }, res) => { const { http } = context; http.post({}); new BSON.ObjectId(); utils.crypto.hmac(1, 2); EJSON.parse(body.text()); res.setBody(""); context.user.id; res.send(1); };';
  expect(readSource('f', source).uses.map(({ name }) => name)).toEqual([
    'context.http',
    'context.http.post',
    'BSON.ObjectId',
    'utils.crypto.hmac',
    'EJSON.parse',
    'request.body.text',
    'response.setBody',
    'context.user.id',
  ]);
});

test.each([
  ['if (res) res.setBody("");', ['response']],
  ['res?.setBody("");', ['response']],
  ['res && res.setBody("");', ['response']],
  ['if (typeof res === "object") res.setBody("");', ['response']],
  ['res.setBody("");', []],
])('%s: what is asked for first is told', (body, tested) => {
  expect(readSource('f', `exports = (req, res) => { ${body} };`).tested).toEqual(tested);
});
