import { ts } from 'ts-morph';
import { isFunction } from '../is-function';
import { hasRequestBody } from '../interpret/facts';
import type { Value } from '../interpret/domain';
import { isBodyTested } from './is-body-tested';
import type { Rule } from './rule';

/** The form in which App Services shows the names of headers: that of Go's net/http. */
const canonicalName = (name: string): string =>
  name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('-');

const arrayMethods = new Set([
  ...[
    'map',
    'forEach',
    'filter',
    'join',
    'push',
    'pop',
    'shift',
    'some',
    'every',
    'reduce',
    'find',
    'flatMap',
    'sort',
  ],
]);

const isHeaderName = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9-]*$/.test(name) && !(name in Object.prototype) && !(name in Array.prototype);

const isQueryValue = (value: Value | undefined): boolean =>
  value?.kind === 'request' && value.part === 'parameter';

/** How a function reads its request. */
export const requestParts: Rule = ({ on, run, handler, report }) => {
  let isBodyReported = false;
  const isTested = (node: ts.Node): boolean => isFunction(handler) && isBodyTested(node, handler);
  const repeated = (at: ts.Node): void =>
    report({
      rule: 'endpoint/repeated-query',
      at,
      message:
        'A parameter of the query is text: of one that is repeated, App Services gives the first value only.',
      action: 'Take several values from one parameter, for example with split(",").',
    });
  on('member', ({ node, of, name, worlds }) => {
    if (of.kind !== 'request') return;
    if (of.part === 'parameter' && (name === '0' || name === '@@iterator')) repeated(node);
    if (of.part === 'headers' && isHeaderName(name) && name !== canonicalName(name)) {
      report({
        rule: 'endpoint/header-case',
        at: node,
        message: `App Services spells the header ${canonicalName(name)}, and looks it up as it is written: ${name} is never there.`,
        action: `Write ${canonicalName(name)}.`,
      });
    }
    if (of.part !== 'body' || isBodyReported || run.guards > 0) return;
    const isOptional =
      (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && node.questionDotToken;
    if (isOptional || worlds.every(hasRequestBody) || isTested(node)) return;
    isBodyReported = true;
    report({
      rule: 'endpoint/body-unguarded',
      at: node,
      message: `A request without a body has no body at all: .${name} then fails on undefined.`,
      action: 'Check that there is a body first, and answer with 400 when there is none.',
    });
  });
  on('call', ({ node, method, receiver, args }) => {
    const isTested = method === 'isArray' && isQueryValue(args[0]);
    if (isTested || (arrayMethods.has(method) && isQueryValue(receiver))) repeated(node);
  });
};
