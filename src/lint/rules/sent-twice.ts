import { ts } from 'ts-morph';
import type { World } from '../interpret/domain';
import { addMissingReturn } from '../fixes/add-missing-return';
import type { Rule } from './rule';
import { lineOf } from './statement-of';

interface Site {
  readonly method: string;
  isFirst: boolean;
  after?: ts.Node;
  flushed?: ts.Node;
}

const closesOnly = new Set(['end', 'pipe', 'pipeline', 'destroy', 'write', 'flushHeaders']);

const isKnown = (world: World): boolean => world.escapedBy === undefined;

/** A second response on one path, and headers that come too late. */
export const sentTwice: Rule = ({ on, report }) => {
  const sites = new Map<ts.Node, Site>();
  const headers = new Map<ts.Node, Site>();
  const chained = new Set<ts.Node>();

  function note(into: Map<ts.Node, Site>, node: ts.Node, method: string, worlds: readonly World[]): void {
    const site = into.get(node) ?? { method, isFirst: false };
    into.set(node, site);
    for (const world of worlds.filter(isKnown)) {
      if (world.sends > 0) site.after ??= world.sentBy;
      else if (world.flushedBy) site.flushed ??= world.flushedBy;
      else site.isFirst = true;
    }
  }

  on('respond', ({ node, method, args }) => {
    if (isAfterSendStatus(node) && !(method === 'end' && args.length === 0)) chained.add(node);
  });
  on('send', ({ node, method, worlds }) => note(sites, node, method, worlds));
  on('header', ({ node, method, worlds, isChained }) => {
    if (!isChained) note(headers, node, method, worlds);
  });
  on('end', ({ endings }) => {
    const all = endings.flatMap(({ worlds }) => worlds);
    const isAlwaysTwice = all.length > 0 && all.every(({ sends }) => sends === 2);
    for (const [node, site] of sites) {
      if (site.after && !chained.has(node)) {
        const isSure = !site.isFirst || isAlwaysTwice;
        const isSame = site.after === node;
        report({
          rule: isSure ? 'http/sent-twice' : 'http/maybe-sent-twice',
          at: placeOf(node, site.after),
          cause: site.after,
          message: `${isSame ? 'This can send the response more than once' : `The response ${isSure ? 'is' : 'may be'} sent already, on line ${lineOf(site.after)}`}. The caller gets the first one, and this one fails with ERR_HTTP_HEADERS_SENT.`,
          action: isSame
            ? 'Send once, outside of the loop.'
            : 'Return after the first response, or send in one place only.',
          ...(!isSame && addMissingReturn(site.after)),
        });
      } else if (site.flushed && !closesOnly.has(site.method)) {
        report({
          rule: 'http/header-after-response',
          at: node,
          message: `${site.method}() sets headers, which are on their way since line ${lineOf(site.flushed)}; it fails with ERR_HTTP_HEADERS_SENT.`,
          action: 'Finish what was written with res.end().',
        });
      }
    }
    for (const [node, { method, after, flushed, isFirst }] of headers) {
      const cause = after ?? flushed;
      if (!cause) continue;
      report({
        rule: 'http/header-after-response',
        at: node,
        cause,
        isPartial: isFirst,
        message: `The headers are sent already, on line ${lineOf(cause)}: ${method === 'status' || method.startsWith('status') ? 'the status has no effect' : `${method}() fails with ERR_HTTP_HEADERS_SENT`}.`,
        action: 'Set it before the response is sent.',
      });
    }
  });
};

/** Of two sends in one chain, the second one is where its name stands. */
function placeOf(node: ts.Node, after: ts.Node): ts.Node {
  const isInChain = after !== node && after.pos >= node.pos && after.end <= node.end;
  return isInChain && ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name
    : node;
}

function isAfterSendStatus(node: ts.CallExpression): boolean {
  return /\.sendStatus\s*\([^()]*\)\s*\.\s*\w+$/.test(node.expression.getText());
}
