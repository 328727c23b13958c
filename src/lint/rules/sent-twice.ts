import { ts } from 'ts-morph';
import { addMissingReturn } from '../fixes/add-missing-return';
import { isFunction } from '../is-function';
import type { Sending, World } from '../interpret/domain';
import { isSameSending } from '../interpret/is-same-sending';
import { compareSendings } from './compare-sendings';
import { isForLastItem } from './last-item';
import { listenerAround } from './listener-around';
import type { Found, Rule } from './rule';
import { atMostWarning } from './severity-of';
import { lineOf, statementOf } from './statement-of';

/** A send, or what sets headers, and what went before it on some path. */
interface Site {
  readonly sending: Sending;
  readonly method: string;
  isFirst: boolean;
  readonly after: Sending[];
  flushed?: ts.Node;
}

/** An early answer after which the code goes on, and the answers that follow it. */
interface Early {
  /** Where it is told: the send, or the call that leads to it. */
  readonly first: ts.Node;
  readonly causes: Sending[];
  readonly later: ts.Node[];
  endsByReturn: boolean;
}

const closesOnly = new Set(['end', 'pipe', 'pipeline', 'destroy', 'write', 'flushHeaders']);

const isKnown = (world: World): boolean => world.escapedBy === undefined;

const fails = 'The caller gets the first one, and the second one fails with ERR_HTTP_HEADERS_SENT.';

/** A second response on one path, and headers that come too late. */
export const sentTwice: Rule = ({ on, report }) => {
  const sites: Site[] = [];
  const headers: Site[] = [];
  const chained = new Set<ts.Node>();

  function note(into: Site[], sending: Sending, method: string, worlds: readonly World[]): void {
    const known = into.find((each) => isSameSending(each.sending, sending));
    const site = known ?? { sending, method, isFirst: false, after: [] };
    if (!known) into.push(site);
    for (const { sends, sentBy = [], flushedBy } of worlds.filter(isKnown)) {
      if (sends > 0) addSendings(site.after, sentBy);
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
      sites.filter(({ sending }) => !chained.has(sending.node)),
      all,
    ))
      report(found);
    for (const { sending, method, flushed, after } of sites) {
      if (!flushed || after.length > 0 || closesOnly.has(method)) continue;
      report({
        rule: 'http/header-after-response',
        at: sending.node,
        message: `${method}() sets headers, which are on their way since line ${lineOf(flushed, sending.node)}; it fails with ERR_HTTP_HEADERS_SENT.`,
        action: 'Finish what was written with res.end().',
      });
    }
    for (const { sending, method, after, flushed, isFirst } of headers) {
      const { node } = sending;
      const cause = after[0]?.node ?? flushed;
      if (!cause) continue;
      report({
        rule: 'http/header-after-response',
        at: node,
        cause,
        isPartial: isFirst,
        // Where it comes first on other paths, only some get nothing of it.
        ...(isFirst && { severity: 'warning' }),
        message: `The headers are sent already, on line ${lineOf(cause, node)}: ${method === 'status' || method.startsWith('status') ? 'the status has no effect' : `${method}() fails with ERR_HTTP_HEADERS_SENT`}.`,
        action: 'Set it before the response is sent.',
      });
    }
  });
};

function addSendings(to: Sending[], added: readonly Sending[]): void {
  for (const sending of added) if (!includes(to, sending)) to.push(sending);
}

/** The early answers among what comes before a second response, by where they are told. */
function findEarly(sites: readonly Site[], isSure: (site: Site) => boolean): Map<ts.Node, Early> {
  const early = new Map<ts.Node, Early>();
  for (const site of sites) {
    // What is never the first response is itself the one too many.
    if (isSure(site)) continue;
    for (const cause of site.after) {
      const { first, isEarlyAnswer, endsByReturn } = compareSendings(cause, site.sending);
      if (!isEarlyAnswer) continue;
      const known = early.get(first) ?? { first, causes: [], later: [], endsByReturn };
      early.set(first, known);
      addSendings(known.causes, [cause]);
      known.endsByReturn &&= endsByReturn;
    }
  }
  return early;
}

/** A response that comes second, after others that no early answer explains. */
interface Second {
  readonly site: Site;
  readonly others: readonly Sending[];
  readonly isSure: boolean;
}

const includes = (list: readonly Sending[], sending: Sending): boolean =>
  list.some((each) => isSameSending(each, sending));

/** Whether two second responses have one cause: the same response before both, or a loop around both. */
function isOneCause(a: Second, b: Second): boolean {
  const [first] = a.others;
  if (a.isSure && b.isSure) return first !== undefined && includes(b.others, first);
  const isAfter = includes(a.others, b.site.sending);
  const isBefore = includes(b.others, a.site.sending);
  const isRepeated = includes(a.others, a.site.sending) || includes(b.others, b.site.sending);
  return isRepeated ? isAfter || isBefore : isAfter && isBefore;
}

/** The findings about second responses: one for each early answer that the code goes on after, and one for each other cause. */
function findSecond(sites: readonly Site[], endings: readonly World[]): Found[] {
  const isAlwaysTwice = endings.length > 0 && endings.every(({ sends }) => sends === 2);
  const isSure = ({ isFirst }: Site): boolean => !isFirst || isAlwaysTwice;
  const early = findEarly(sites, isSure);
  const groups: Second[][] = [];
  for (const site of sites) {
    const others = site.after.filter((cause) => {
      const meeting = compareSendings(cause, site.sending);
      const { first, later, isSame } = meeting;
      if (meeting.isUnlikely && !isSure(site)) return false;
      if (isSame && isForLastItem(site.sending.node)) return false;
      const known = early.get(first);
      const follows = known && (meeting.isEarlyAnswer || meeting.isThroughError || isSame);
      if (follows && !isSame) known.later.push(later);
      // In a loop, each of two may come first; where one of them is told, it is not the other one.
      return !follows && !early.get(later)?.later.includes(first);
    });
    if (others.length === 0) continue;
    const second: Second = { site, others, isSure: isSure(site) };
    const group = groups.find(([known]) => known && isOneCause(known, second));
    if (group) group.push(second);
    else groups.push([second]);
  }
  return [...groups.flatMap(tellSecond), ...[...early.values()].map((each) => tellEarly(each, endings))];
}

/** Tells of responses with one cause: of several after the same one, where that one is. */
function tellSecond(group: readonly Second[]): Found[] {
  const [second] = group;
  const [first] = second?.others ?? [];
  if (!second || !first) return [];
  const { isSure, site } = second;
  const rule = isSure ? 'http/sent-twice' : 'http/maybe-sent-twice';
  const cause = first.node;
  if (isSure && group.length > 1) {
    const { first: at } = compareSendings(first, site.sending);
    const where = linesOf(
      group.map((each) => compareSendings(first, each.site.sending).later),
      at,
    );
    return [
      {
        rule,
        at: placeOfEarly(at),
        cause,
        message: `The response is sent here, and again ${where}. ${fails}`,
        action: 'Send in one place only.',
        ...atMostWarning({}, cause, site.sending.node),
      },
    ];
  }
  const { later, isSame } = compareSendings(first, site.sending);
  return [
    {
      rule,
      at: placeOf(later, cause),
      cause,
      message: isSame
        ? `This can send the response more than once. ${fails}`
        : `The response ${isSure ? 'is' : 'may be'} sent already, on line ${lineOf(cause, later)}. ${fails}`,
      action: isSame ? 'Send once, outside of the loop.' : 'Send in one place only.',
      ...atMostWarning(isSure ? {} : { severity: 'warning' }, later, cause),
    },
  ];
}

function linesOf(nodes: readonly ts.Node[], at: ts.Node): string {
  const inOrder = [...nodes].sort((a, b) => a.getStart() - b.getStart());
  const lines = [...new Set(inOrder.map((node) => lineOf(node, at)))];
  if (lines.length === 1) return `on line ${lines[0]}`;
  const isOneFile = lines.every((line) => /^\d+$/.test(line));
  return isOneFile
    ? `on one of the lines ${lines.join(', ')}`
    : lines.map((line) => `on line ${line}`).join(', or ');
}

function tellEarly({ causes, first, later, endsByReturn }: Early, endings: readonly World[]): Found {
  const through = endings.filter(({ sentBy = [] }) =>
    sentBy.some((each) => causes.some((cause) => isSameSending(each, cause))),
  );
  const isAlways =
    through.length > 0 &&
    through.every(({ sends }) => sends === 2) &&
    (endsByReturn || !listenerAround(first));
  const cause = causes[0]?.node ?? first;
  const how =
    first === cause
      ? 'The response is sent here'
      : `This call sends the response, on line ${lineOf(cause, first)}`;
  const goesOn = endsByReturn ? 'and the function goes on' : 'and the code around this callback goes on';
  return {
    rule: 'http/maybe-sent-twice',
    at: placeOfEarly(first),
    cause,
    causes: causes.map(({ node }) => node),
    message: `${how}, ${goesOn}: it ${isAlways ? 'is' : 'may be'} sent again ${linesOf(later, first)}. ${fails}`,
    action: endsByReturn
      ? 'Return after this response.'
      : 'Respond after the callback, in one place; a return here leaves the callback only. Or throw, and respond where the error is caught.',
    // After an early answer, the other events of what a listener listens to may never come.
    ...(!isAlways && { severity: !endsByReturn && listenerAround(first) ? 'info' : 'warning' }),
    ...(endsByReturn && addMissingReturn(first)),
  };
}

/** The statement of an early answer; the answer itself where it is all that an arrow function does. */
function placeOfEarly(first: ts.Node): ts.Node {
  const statement = statementOf(first);
  let node = first;
  while (node !== statement && !isFunction(node)) node = node.parent;
  return node === statement ? statement : first;
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
