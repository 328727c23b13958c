import { ts } from 'ts-morph';
import { addMissingReturn } from '../fixes/add-missing-return';
import type { Sending, World } from '../interpret/domain';
import { compareSendings } from './compare-sendings';
import type { Found, Rule } from './rule';
import { lineOf, statementOf } from './statement-of';

/** A place that sends, or sets headers, and what went before it on some path. */
interface Site {
  readonly sending: Sending;
  readonly method: string;
  isFirst: boolean;
  readonly after: Map<ts.Node, Sending>;
  flushed?: ts.Node;
}

/** An early answer after which the function goes on, and the answers that follow it. */
interface Early {
  /** The send, and where it is told: the same, or the call that leads to it. */
  readonly cause: ts.Node;
  readonly first: ts.Node;
  readonly later: ts.Node[];
}

const closesOnly = new Set(['end', 'pipe', 'pipeline', 'destroy', 'write', 'flushHeaders']);

const isKnown = (world: World): boolean => world.escapedBy === undefined;

const fails = 'The caller gets the first one, and the second one fails with ERR_HTTP_HEADERS_SENT.';

/** A second response on one path, and headers that come too late. */
export const sentTwice: Rule = ({ on, report }) => {
  const sites = new Map<ts.Node, Site>();
  const headers = new Map<ts.Node, Site>();
  const chained = new Set<ts.Node>();

  function note(into: Map<ts.Node, Site>, sending: Sending, method: string, worlds: readonly World[]): void {
    const { node } = sending;
    const site = into.get(node) ?? { sending, method, isFirst: false, after: new Map<ts.Node, Sending>() };
    into.set(node, site);
    for (const { sends, sentBy = [], flushedBy } of worlds.filter(isKnown)) {
      if (sends > 0) for (const each of sentBy) site.after.set(each.node, each);
      else if (flushedBy) site.flushed ??= flushedBy;
      else site.isFirst = true;
    }
  }

  on('respond', ({ node, method, args }) => {
    if (isAfterSendStatus(node) && !(method === 'end' && args.length === 0)) chained.add(node);
  });
  on('send', ({ sending, method, worlds }) => note(sites, sending, method, worlds));
  on('header', ({ node, method, worlds, isChained }) => {
    if (!isChained) note(headers, { node, calls: [] }, method, worlds);
  });
  on('end', ({ endings }) => {
    const all = endings.flatMap(({ worlds }) => worlds);
    for (const found of findSecond(
      [...sites.values()].filter(({ sending }) => !chained.has(sending.node)),
      all,
    ))
      report(found);
    for (const { sending, method, flushed, after } of sites.values()) {
      if (!flushed || after.size > 0 || closesOnly.has(method)) continue;
      report({
        rule: 'http/header-after-response',
        at: sending.node,
        message: `${method}() sets headers, which are on their way since line ${lineOf(flushed, sending.node)}; it fails with ERR_HTTP_HEADERS_SENT.`,
        action: 'Finish what was written with res.end().',
      });
    }
    for (const [node, { method, after, flushed, isFirst }] of headers) {
      const cause = [...after.keys()][0] ?? flushed;
      if (!cause) continue;
      report({
        rule: 'http/header-after-response',
        at: node,
        cause,
        isPartial: isFirst,
        message: `The headers are sent already, on line ${lineOf(cause, node)}: ${method === 'status' || method.startsWith('status') ? 'the status has no effect' : `${method}() fails with ERR_HTTP_HEADERS_SENT`}.`,
        action: 'Set it before the response is sent.',
      });
    }
  });
};

/** The findings about second responses: one for each early answer that lacks a return, and one for each other second response. */
function findSecond(sites: readonly Site[], endings: readonly World[]): Found[] {
  const isAlwaysTwice = endings.length > 0 && endings.every(({ sends }) => sends === 2);
  const found: Found[] = [];
  const early = new Map<ts.Node, Early>();
  for (const { sending, isFirst, after } of sites) {
    const isSure = !isFirst || isAlwaysTwice;
    const others = [...after.values()].filter((first) => {
      const meeting = compareSendings(first, sending);
      // What is never the first response is itself the one too many.
      if (isSure || !meeting.isEarlyAnswer) return true;
      const known = early.get(first.node) ?? { cause: first.node, first: meeting.first, later: [] };
      early.set(first.node, known);
      known.later.push(meeting.later);
      return false;
    });
    const [first] = others;
    if (first) found.push(tellSecond(first, sending, isSure));
  }
  return [...found, ...[...early.values()].map((each) => tellEarly(each, endings))];
}

function tellSecond(first: Sending, second: Sending, isSure: boolean): Found {
  const { later, isSame } = compareSendings(first, second);
  const at = placeOf(later, first.node);
  return {
    rule: isSure ? 'http/sent-twice' : 'http/maybe-sent-twice',
    at,
    cause: first.node,
    message: isSame
      ? `This can send the response more than once. ${fails}`
      : `The response ${isSure ? 'is' : 'may be'} sent already, on line ${lineOf(first.node, at)}. ${fails}`,
    action: isSame ? 'Send once, outside of the loop.' : 'Send in one place only.',
    ...(!isSure && { severity: 'warning' }),
  };
}

function tellEarly({ cause, first, later }: Early, endings: readonly World[]): Found {
  const through = endings.filter(({ sentBy }) => sentBy?.some(({ node }) => node === cause));
  const isAlways = through.length > 0 && through.every(({ sends }) => sends === 2);
  const lines = [
    ...new Set([...later].sort((a, b) => a.getStart() - b.getStart()).map((node) => lineOf(node, first))),
  ];
  const where = lines.length === 1 ? `on line ${lines[0]}` : `on one of the lines ${lines.join(', ')}`;
  const how =
    first === cause
      ? 'The response is sent here'
      : `This call sends the response, on line ${lineOf(cause, first)}`;
  return {
    rule: 'http/maybe-sent-twice',
    at: statementOf(first),
    cause,
    message: `${how}, and the function goes on: it ${isAlways ? 'is' : 'may be'} sent again ${where}. ${fails}`,
    action: 'Return after this response.',
    ...(!isAlways && { severity: 'warning' }),
    ...addMissingReturn(first),
  };
}

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
