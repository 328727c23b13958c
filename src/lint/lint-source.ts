import { lintRules } from '../model/lint-rules';
import { FindingCollector } from './collect-findings';
import { collectExported, collectRegistered, type Handler } from './find-handlers';
import {
  findPlatformFunction,
  isEndpoint,
  isPlatformSource,
  platformArguments,
} from './find-platform-function';
import { SourceIndex } from './index-source';
import type { LintFinding } from './lint-finding';
import type { ResultOf } from './interpret/function-result';
import { interpretFunction, steps } from './interpret/interpret-function';
import { loadModule, type LoadedModule } from './interpret/load-module';
import { Run, type Protocol } from './interpret/run';
import type { Value } from './interpret/domain';
import { isTooDeep } from '../syntax/is-too-deep';
import { parseSource, type Problem } from '../syntax/parse-source';
import { positionsIn, type PositionOf } from '../syntax/positions-in';
import { frameworkRules, platformRules } from './rules/index';
import { dispositionOf } from './rules/disposition-of';
import type { Found, Rule } from './rules/rule';
import { statementOf } from './rules/statement-of';
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
  const offset = at.getStart();
  return {
    rule,
    severity: severity ?? lintRules[rule].severity,
    ...position(offset),
    message,
    action,
    ...(edits && { edits }),
  };
}

const tooMuch = (handler: Handler): Found => ({
  rule: 'http/cannot-prove',
  at: handler.node,
  message: 'The function has too many paths, or is nested too deeply, to be followed to the end.',
  action: 'Split it into smaller functions.',
});

function listen(run: Run, handler: Handler, rules: readonly Rule[], collector: FindingCollector): void {
  const context = {
    on: run.events.on.bind(run.events),
    run,
    handler: handler.closure?.node ?? handler.node,
    report: (found: Found) => collector.add(found),
  };
  for (const rule of rules) rule(context);
}

function reportWorkAtLoad(run: Run, { worlds }: LoadedModule, collector: FindingCollector): void {
  for (const number of new Set(worlds.flatMap(({ live }) => live))) {
    const task = run.tasks.get(number);
    if (!task || task.isGuess || task.kind === 'timer' || task.kind === 'interval') continue;
    if (dispositionOf(task.site) === 'kept') continue;
    collector.add({
      rule: 'http/work-at-load',
      at: statementOf(task.site),
      message: `${task.name} is started when the module loads, outside of any request: nothing waits for it, and the instance may get no CPU until the first request.`,
      action: 'Start it in the handler, or keep its promise and await it there.',
    });
  }
}

function lintHandlers(index: SourceIndex, collector: FindingCollector): Handler[] {
  const loading = new Run(index, 'framework', steps);
  const registered = collectRegistered(loading);
  const loaded = loadModule(loading);
  const handlers = registered.length > 0 ? registered : collectExported(loading);
  if (handlers.length > 0) reportWorkAtLoad(loading, loaded, collector);
  for (const handler of handlers) {
    if (!handler.closure) {
      collector.add({
        rule: 'http/cannot-prove',
        at: handler.node,
        message: `The handler ${handler.name} is made by code that cannot be seen from here, so that nothing can be said about its responses.`,
        action: 'Register a function that is written here, or check it where it is written.',
      });
      continue;
    }
    const run = new Run(index, 'framework', steps);
    listen(run, handler, frameworkRules, collector);
    const args: Value[] = [{ kind: 'request', part: 'all' }, { kind: 'response' }, { kind: 'missing-next' }];
    if (!interpretFunction(run, handler.closure, args)) collector.add(tooMuch(handler));
  }
  return handlers;
}

function lintPlatformSource(index: SourceIndex, input: LintInput, collector: FindingCollector): Handler[] {
  const { kind = 'unknown', respondResult = true, isTriggered = () => false, resultOf } = input;
  const loading = new Run(index, 'app-services', steps);
  loadModule(loading);
  const closure = findPlatformFunction(loading);
  if (!closure) return [];
  const handler: Handler = { name: 'exports', closure, node: closure.node };
  const run = new Run(index, 'app-services', steps, resultOf);
  listen(run, handler, platformRules(kind, respondResult, isEndpoint(kind, closure), isTriggered), collector);
  if (!interpretFunction(run, closure, platformArguments(kind, closure))) collector.add(tooMuch(handler));
  return [handler];
}

const syntaxError = ({ message, offset }: Problem, position: PositionOf): LintFinding => ({
  rule: 'lint/syntax-error',
  severity: 'error',
  ...position(offset),
  message: `The source cannot be parsed: ${message}.`,
  action: 'Correct it; nothing else was checked.',
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
    handlers =
      protocol === 'app-services'
        ? lintPlatformSource(index, input, collector)
        : lintHandlers(index, collector);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    const whole: Handler = { name: 'exports', node: file };
    handlers = [whole];
    collector.add(tooMuch(whole));
  }
  const found = collector.list().map((each) => toFinding(each, position));
  const findings = applySuppressions(file, position, found);
  if (handlers.length === 0) return { findings, handlers: [] };
  return { findings, protocol, handlers: handlers.map((each) => each.name) };
}
