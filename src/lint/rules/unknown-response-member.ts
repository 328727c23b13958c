import { ts } from 'ts-morph';
import { platformSetters } from '../names/platform-members';
import { alternativesOf } from '../interpret/value';
import type { Rule, RuleContext } from './rule';

/** What does on an endpoint's response what a member of Express' or Node's does. */
const instead: Readonly<Record<string, string>> = {
  status: 'setStatusCode(code)',
  sendStatus: 'setStatusCode(code)',
  statusCode: 'setStatusCode(code)',
  writeHead: 'setStatusCode(code) and setHeader(name, value)',
  set: 'setHeader(name, value)',
  header: 'setHeader(name, value)',
  type: "setHeader('Content-Type', type)",
  contentType: "setHeader('Content-Type', type)",
  append: 'addHeader(name, value)',
  appendHeader: 'addHeader(name, value)',
  json: 'setBody(JSON.stringify(value))',
  send: 'setBody(text)',
  end: 'setBody(text)',
  write: 'setBody(text)',
  redirect: "setStatusCode(302) and setHeader('Location', address)",
};

const all = 'setStatusCode(), setBody(), setHeader() and addHeader()';

const actionFor = (name: string): string =>
  Object.hasOwn(instead, name) ? `Write response.${instead[name]}.` : `It has ${all}.`;

/** Whether the code asks somewhere whether the response has a member, so that it also runs where there is one. */
function isAskedFor(run: RuleContext['run'], receiver: string, name: string): boolean {
  const { text } = run.index.file;
  return text
    .split(`${receiver}.${name}`)
    .slice(1)
    .some((rest) => /^(?![\w$])\s*(?:\)|&&|\?|===?|!==?|\|\|)/.test(rest));
}

/** Members of another framework's response on that of an endpoint or webhook. */
export const unknownResponseMember: Rule = ({ on, run, report }) => {
  on('call', ({ node, method, receiver }) => {
    if (method === '' || platformSetters.has(method) || method in Object.prototype) return;
    if (!alternativesOf(receiver).every(({ kind }) => kind === 'response')) return;
    const callee = node.expression;
    if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken || node.questionDotToken) return;
    if (isAskedFor(run, callee.expression.getText(), method)) return;
    report({
      rule: 'endpoint/unknown-response-member',
      at: callee.name,
      message: `The response of an endpoint has no ${method}(): the call throws a TypeError, and the caller gets an error.`,
      action: actionFor(method),
    });
  });
  on('header', ({ node, method }) => {
    if (method !== 'statusCode' && method !== 'statusMessage') return;
    report({
      rule: 'endpoint/unknown-response-member',
      severity: 'warning',
      at: node,
      message: `The response of an endpoint has no ${method}: what is assigned to it is not sent.`,
      action: actionFor(method),
    });
  });
};
