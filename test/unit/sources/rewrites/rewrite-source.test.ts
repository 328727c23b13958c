import type { RewriteRule } from '../../../../src/model/rewrite-rules';
import type { FormerWebhook } from '../../../../src/sources/rewrites/rewrite';
import { rewriteSource, type RewrittenSource } from '../../../../src/sources/rewrites/rewrite-source';

const github: FormerWebhook = { type: 'github', isSigned: true };
const twilio: FormerWebhook = { type: 'twilio', isSigned: false };
const signed: FormerWebhook = { type: 'http', isSigned: true };

function rewrite(rule: RewriteRule, text: string, webhook?: FormerWebhook): RewrittenSource {
  const httpServices = new Set(['web', 'other']);
  return rewriteSource({ name: 'f', text, httpServices, ...(webhook && { webhook }) }, [rule]);
}

/** Expects one change and nothing else, down to the last byte. */
function expectChange(result: RewrittenSource, text: string): void {
  expect(result.text).toBe(text);
  expect(result.changes).toHaveLength(1);
  expect(result.refused).toEqual([]);
}

function expectRefusal(result: RewrittenSource, text: string, why: RegExp): void {
  expect(result.text).toBe(text);
  expect(result.changes).toEqual([]);
  expect(result.refused.map((refusal) => refusal.why)).toEqual([expect.stringMatching(why)]);
}

describe('http-service', () => {
  test.each([
    [
      'a call',
      'exports = () => context.services.get("web").get({ url: "x" });',
      'exports = () => context.http.get({ url: "x" });',
    ],
    [
      'a constant',
      "exports = async function(){\r\n  const h = context.services.get('web')\r\n  await h.post({});\treturn h.get({})}",
      'exports = async function(){\r\n  const h = context.http\r\n  await h.post({});\treturn h.get({})}',
    ],
    [
      'the name in a constant',
      'const NAME = "web";\nexports = () => context.services.get(NAME).get({});',
      'const NAME = "web";\nexports = () => context.http.get({});',
    ],
    [
      'services in a constant',
      'exports = () => { const s = context.services; return s.get("web").get({}); };',
      'exports = () => { const s = context.services; return context.http.get({}); };',
    ],
    [
      'services taken apart',
      'exports = () => { const { services } = context; return services.get("web").get({}); };',
      'exports = () => { const { services } = context; return context.http.get({}); };',
    ],
    [
      'the context under another name',
      'exports = () => { const c = context; return c.services.get("web").get({}); };',
      'exports = () => { const c = context; return c.http.get({}); };',
    ],
    [
      'optional members',
      'exports = () => context?.services?.get("web").get({});',
      'exports = () => context?.http.get({});',
    ],
    [
      'comments around it, which stay',
      'exports = () => /* a */ context.services.get("web") /* b */ .get({}); // c',
      'exports = () => /* a */ context.http /* b */ .get({}); // c',
    ],
  ])('changes %s', (_, before, after) => {
    expectChange(rewrite('http-service', before), after);
  });

  test('changes every call of a source', () => {
    const { text, changes } = rewrite(
      'http-service',
      'exports = () => [context.services.get("web").get({}), context.services.get("other").put({})];',
    );
    expect(text).toBe('exports = () => [context.http.get({}), context.http.put({})];');
    expect(changes.map(({ offset, message }) => [offset, message])).toEqual([
      [38, 'context.services.get("web") became context.http'],
      [75, 'context.services.get("other") became context.http'],
    ]);
  });

  test.each([
    ['another service', 'exports = () => context.services.get("mongodb-atlas").db("a");'],
    ['a service of that name in a comment', '// context.services.get("web")\nexports = () => 1;'],
    [
      'a context of its own',
      'exports = (context) => { const context2 = 1; return other.services.get("web"); };',
    ],
  ])('passes over %s', (_, text) => {
    expect(rewrite('http-service', text)).toEqual({ text, changes: [], refused: [] });
  });

  test.each([
    ['a service that is handed on', 'exports = () => send(context.services.get("web"));', /handed on/],
    ['one that is returned', 'exports = () => context.services.get("web");', /handed on/],
    [
      'a variable that is handed on',
      'exports = () => { const h = context.services.get("web"); return send(h); };',
      /^h is handed on/,
    ],
    [
      'a variable that is assigned again',
      'exports = () => { let h = context.services.get("web"); h = other; return h.get({}); };',
      /^h is assigned more than once/,
    ],
    [
      'a method that context.http lacks',
      'exports = () => context.services.get("web").call({});',
      /handed on/,
    ],
    [
      'a name that may be one of two',
      'exports = (a) => context.services.get(a ? "web" : "mongodb-atlas").get({});',
      /may be another service/,
    ],
    [
      'an alias beside a context of its own',
      'const { services } = context;\nexports = () => { const context = 1; return services.get("web").get({}, context); };',
      /a context of its own/,
    ],
  ])('refuses %s', (_, text, why) => {
    expectRefusal(rewrite('http-service', text), text, why);
  });
});

describe('hook-signature', () => {
  test.each([
    [
      'a key',
      'exports = (p) => p.headers["X-Hook-Signature"][0];',
      'exports = (p) => p.headers["Endpoint-Signature"][0];',
    ],
    [
      'a key in lower case',
      "exports = (p) => p.headers['x-hook-signature'];",
      "exports = (p) => p.headers['endpoint-signature'];",
    ],
    [
      'a constant that is only a key',
      'const H = `X-Hook-Signature`;\nexports = (p) => p.headers[H];',
      'const H = `Endpoint-Signature`;\nexports = (p) => p.headers[H];',
    ],
    [
      'a comparison',
      'exports = (p) => Object.keys(p.headers).find((h) => h.toLowerCase() === "x-hook-signature");',
      'exports = (p) => Object.keys(p.headers).find((h) => h.toLowerCase() === "endpoint-signature");',
    ],
  ])('changes %s', (_, before, after) => {
    expectChange(rewrite('hook-signature', before, signed), after);
  });

  test.each([
    [
      'a header that is set',
      'exports = (p) => { p.headers["X-Hook-Signature"] = 1; };',
      signed,
      /written to/,
    ],
    ['a header of a call', 'exports = () => send({ "X-Hook-Signature": ["a"] });', signed, /handed on/],
    ['a name that is handed on', 'exports = (p) => read(p, "X-Hook-Signature");', signed, /handed on/],
    [
      'a webhook that nobody verified',
      'exports = (p) => p.headers["X-Hook-Signature"];',
      { type: 'http', isSigned: false },
      /did not verify/,
    ],
    [
      'a function that was no webhook',
      'exports = (p) => p.headers["X-Hook-Signature"];',
      undefined,
      /no webhook/,
    ],
  ])('refuses %s', (_, text, webhook, why) => {
    expectRefusal(rewrite('hook-signature', text, webhook), text, why);
  });
});

describe('parsed-payload', () => {
  test.each([
    [
      'a function of one line',
      'exports = function(payload) { return payload.ref; };',
      'exports = function(payload) { payload = JSON.parse(payload.body.text()); return payload.ref; };',
    ],
    [
      'lines, with their indentation and ends',
      'exports = async (event) => {\r\n\t"use strict";\r\n\t// the ref\r\n\treturn event.ref;\r\n};',
      'exports = async (event) => {\r\n\t"use strict";\r\n\t// the ref\r\n\tevent = JSON.parse(event.body.text());\r\n\treturn event.ref;\r\n};',
    ],
    [
      'a function by its name',
      'function handle(p) {\n  return p.ref;\n}\nexports = handle;\n',
      'function handle(p) {\n  p = JSON.parse(p.body.text());\n  return p.ref;\n}\nexports = handle;\n',
    ],
  ])('parses JSON in %s', (_, before, after) => {
    expectChange(rewrite('parsed-payload', before, github), after);
  });

  test.each([
    [
      "exports = function (p) { return p['From']; };",
      "exports = function (p) { p = require('querystring').parse(p.body.text()); return p['From']; };",
    ],
    [
      'exports = function (p) { return p["From"]; };',
      'exports = function (p) { p = require("querystring").parse(p.body.text()); return p["From"]; };',
    ],
  ])('parses the form that Twilio sends, with the quotation marks of the source', (before, after) => {
    expectChange(rewrite('parsed-payload', before, twilio), after);
  });

  test.each([
    ['a webhook of an HTTP service', 'exports = (p) => { return p.ref; };', signed],
    ['a function that was no webhook', 'exports = (p) => { return p.ref; };', undefined],
    ['a function that does not look at its payload', 'exports = () => { return 1; };', github],
    ['a payload that is not used', 'exports = (p) => { return 1; };', github],
  ])('passes over %s', (_, text, webhook) => {
    expect(rewrite('parsed-payload', text, webhook)).toEqual({ text, changes: [], refused: [] });
  });

  test.each([
    ['a payload that is taken apart', 'exports = ({ ref }) => { return ref; };', /taken apart/],
    ['a default', 'exports = (p = {}) => { return p.ref; };', /default/],
    ['an expression', 'exports = (p) => p.ref;', /expression/],
    ['a parameter that looks at it', 'exports = (p, q = p.ref) => { return q; };', /another parameter/],
    ['arguments', 'exports = function (p) { return p || arguments[0].ref; };', /arguments/],
    ['a body that is parsed already', 'exports = (p) => { return EJSON.parse(p.body.text()); };', /p\.body/],
    ['an export that cannot be followed', 'exports = wrap((p) => { return p.ref; });', /cannot be found/],
  ])('refuses %s', (_, text, why) => {
    expectRefusal(rewrite('parsed-payload', text, github), text, why);
  });
});

test('a source with syntax errors stays as it is', () => {
  expectRefusal(rewrite('http-service', 'exports = (', undefined), 'exports = (', /syntax errors/);
});
