import { lintRules } from '../model/lint-rules';
import { FindingCollector } from './collect-findings';
import { collectExported, collectRegistered, handlersBehind, routesOf } from './find-handlers';
import {
  findPlatformFunction,
  isEndpoint,
  isPlatformSource,
  platformArguments,
} from './find-platform-function';
import type { Handler, Role } from './handler';
import { SourceIndex } from './index-source';
import type { LintFinding } from './lint-finding';
import type { ResultOf } from './interpret/function-result';
import { interpretFunction, steps } from './interpret/interpret-function';
import { loadModule } from './interpret/load-module';
import { Run, type Protocol } from './interpret/run';
import type { Value } from './interpret/domain';
import { unknown } from './interpret/value';
import type { PackageFacts } from './package-facts';
import { isTooDeep } from '../syntax/is-too-deep';
import { parseSource, type Problem } from '../syntax/parse-source';
import { positionsIn, type PositionOf } from '../syntax/positions-in';
import { frameworkRules, loadRules, platformRules } from './rules/index';
import type { Found, Rule } from './rules/rule';
import type { SourceKind } from './source-kind';
import { applySuppressions } from './suppressions';

export type { LintFinding } from './lint-finding';

/** A source to check. */
export interface LintInput {
  /** The file's name: its ending tells the language. */
  readonly name: string;
  readonly text: string;
  /** What calls it, for an App Services source of an app; without it the text tells what it is. */
  readonly kind?: SourceKind;
  /** Whether the endpoint or webhook responds with the result; the configuration's respond_result. */
  readonly respondResult?: boolean;
  /** Tells whether only triggers lead to the function, so that App Services still runs it. */
  readonly isTriggered?: () => boolean;
  /** What a function of the same app gives back, by its name. */
  readonly resultOf?: ResultOf;
  /** What the package around it says. */
  readonly facts?: PackageFacts;
  /** Whether it is the file of the package that is loaded first. */
  readonly isMain?: boolean;
}

/** What checking a source gave. */
export interface LintResult {
  readonly findings: readonly LintFinding[];
  /** What the source is taken for; none when it holds nothing to check. */
  readonly protocol?: Protocol;
  /** The functions that were checked, by name. */
  readonly handlers: readonly string[];
}

function toFinding(found: Found, position: PositionOf): LintFinding {
  const { rule, at, message, action, severity, edits } = found;
  const { line, column } = position(at.getEnd());
  return {
    rule,
    severity: severity ?? lintRules[rule].severity,
    ...position(at.getStart()),
    end: { line, column },
    message,
    action,
    ...(edits && { edits }),
  };
}

const unproved = (found: Found, name: string): Found => ({
  ...found,
  severity: 'info',
  message: `${found.message} It counts if ${name} is deployed as an HTTP function: nothing here registers it.`,
});

function listen(run: Run, handler: Handler, rules: readonly Rule[], collector: FindingCollector): void {
  const { name, closure, node, evidence, role } = handler;
  const context = {
    on: run.events.on.bind(run.events),
    run,
    handler: closure?.node ?? node,
    isRoute: role !== 'function',
    report: (found: Found) => collector.add(evidence === 'exported' ? unproved(found, name) : found),
  };
  for (const rule of rules) rule(context);
}

const request: Value = { kind: 'request', part: 'all' };
const response: Value = { kind: 'response' };

/** What each kind of handler is called with. */
const argumentsOf: Readonly<Record<Role, readonly Value[]>> = {
  function: [request, response, { kind: 'missing-next' }],
  route: [request, response, { kind: 'next' }],
  'error-route': [unknown, request, response, { kind: 'next' }],
};

/** Checks one handler; gives those that it hands requests to. */
function lintHandler(index: SourceIndex, handler: Handler, collector: FindingCollector): Handler[] {
  const { name, node, closure, role } = handler;
  const run = new Run(index, 'framework', steps);
  listen(run, handler, frameworkRules, collector);
  const behind: Handler[] = [];
  run.events.on('delegate', ({ router }) => behind.push(...routesOf(router)));
  if (!closure) run.events.emit('unfollowed', { node, name, isOutOfSight: true });
  else if (!interpretFunction(run, closure, argumentsOf[role]))
    run.events.emit('unfollowed', { node, name, isOutOfSight: false });
  return behind;
}

const isSame = (a: Handler, b: Handler): boolean =>
  a.node === b.node ||
  (a.closure !== undefined && a.closure.node === b.closure?.node && a.closure.frame === b.closure.frame);

/** The rules that listen while a module is loaded; what they find counts if it has handlers. */
function listenToLoading(run: Run): Found[] {
  const found: Found[] = [];
  const on = run.events.on.bind(run.events);
  for (const rule of loadRules)
    rule({ on, run, handler: run.index.file, isRoute: false, report: (each) => found.push(each) });
  return found;
}

function lintHandlers(index: SourceIndex, input: LintInput, collector: FindingCollector): Handler[] {
  const { isMain = false, facts } = input;
  const loading = new Run(index, 'framework', steps);
  const registered = collectRegistered(loading);
  const atLoad = listenToLoading(loading);
  loadModule(loading);
  const checked: Handler[] = [];
  const check = (handlers: readonly Handler[]): void => {
    for (const handler of handlers) {
      if (checked.some((each) => isSame(each, handler))) continue;
      checked.push(handler);
      check(lintHandler(index, handler, collector));
    }
  };
  check(registered.flatMap(handlersBehind));
  const isHelper = registered.length > 0;
  check(collectExported(loading.exported, { isMain, isHelper, ...(facts && { facts }) }));
  if (checked.some(({ evidence }) => evidence !== 'exported'))
    for (const found of atLoad) collector.add(found);
  return checked;
}

function lintPlatformSource(index: SourceIndex, input: LintInput, collector: FindingCollector): Handler[] {
  const { kind = 'unknown', respondResult = true, isTriggered = () => false, resultOf } = input;
  const loading = new Run(index, 'app-services', steps);
  loadModule(loading);
  const closure = findPlatformFunction(loading);
  if (!closure) return [];
  const { node } = closure;
  const handler: Handler = { name: 'exports', closure, node, evidence: 'registered', role: 'function' };
  const run = new Run(index, 'app-services', steps, resultOf);
  listen(run, handler, platformRules(kind, respondResult, isEndpoint(kind, closure), isTriggered), collector);
  if (!interpretFunction(run, closure, platformArguments(kind, closure)))
    run.events.emit('unfollowed', { node, name: handler.name, isOutOfSight: false });
  return [handler];
}

const syntaxError = ({ message, offset }: Problem, position: PositionOf): LintFinding => ({
  rule: 'lint/syntax-error',
  severity: 'error',
  ...position(offset),
  message: `The source cannot be parsed: ${message}.`,
  action: 'Correct it; nothing else was checked.',
});

const tooDeep = (position: PositionOf): Omit<LintResult, 'protocol'> => ({
  findings: [
    {
      rule: 'http/cannot-prove',
      severity: 'info',
      ...position(0),
      message: 'The source is nested too deeply to be followed.',
      action: 'Split it into smaller functions.',
    },
  ],
  handlers: [],
});

/** Checks a source. Never throws: what cannot be parsed or followed is a finding. */
export function lintSource(input: LintInput): LintResult {
  const { name, text } = input;
  const protocol: Protocol = input.kind || isPlatformSource(text) ? 'app-services' : 'framework';
  const { file, problems } = parseSource(name, text);
  const position = positionsIn(text);
  const unparsed = (fault: Problem): LintResult => ({
    findings: [syntaxError(fault, position)],
    protocol,
    handlers: [],
  });
  if (!file) return unparsed(problems[0]);
  const [fault] = problems;
  if (fault) return unparsed(fault);
  const collector = new FindingCollector();
  let handlers: Handler[];
  try {
    const index = new SourceIndex(file);
    if (index.misplacedAwait) return unparsed(index.misplacedAwait);
    handlers =
      protocol === 'app-services'
        ? lintPlatformSource(index, input, collector)
        : lintHandlers(index, input, collector);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return { ...tooDeep(position), protocol };
  }
  const found = collector.list().map((each) => toFinding(each, position));
  const findings = applySuppressions(file, position, found);
  if (handlers.length === 0) return { findings, handlers: [] };
  return { findings, protocol, handlers: handlers.map((each) => each.name) };
}
