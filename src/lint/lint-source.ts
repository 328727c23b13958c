import { lintRules } from '../model/lint-rules';
import { FindingCollector } from './collect-findings';
import {
  findPlatformFunction,
  isEndpoint,
  isPlatformSource,
  platformArguments,
} from './find-platform-function';
import type { Handler } from './handler';
import { SourceIndex } from './index-source';
import type { LintFinding } from './lint-finding';
import type { ResultOf } from './interpret/function-result';
import { listenTo } from './listen-to';
import { Project } from './project';
import { interpretFunction, steps } from './interpret/interpret-function';
import { loadModule } from './interpret/load-module';
import { Run, type Protocol } from './interpret/run';
import type { PackageFacts } from './package-facts';
import { isTooDeep } from '../syntax/is-too-deep';
import { parseSource, type Problem } from '../syntax/parse-source';
import { positionsIn, type PositionOf } from '../syntax/positions-in';
import { platformRules } from './rules/index';
import type { Found } from './rules/rule';
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
  /** The modules that are checked with it, and where it is among them. */
  readonly project?: Project;
  readonly path?: string;
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

function lintPlatformSource(index: SourceIndex, input: LintInput, collector: FindingCollector): Handler[] {
  const { kind = 'unknown', respondResult = true, isTriggered = () => false, resultOf } = input;
  const loading = new Run(index, 'app-services', steps);
  loadModule(loading);
  const closure = findPlatformFunction(loading);
  if (!closure) return [];
  const { node } = closure;
  const handler: Handler = { name: 'exports', closure, node, evidence: 'registered', role: 'function' };
  const run = new Run(index, 'app-services', steps, resultOf);
  listenTo(run, platformRules(kind, respondResult, isEndpoint(kind, closure), isTriggered), {
    handler: node,
    isRoute: false,
    report: (found) => collector.add(found),
  });
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

/** The project around a source with the text that it has now: its own, or one of nothing but the source. */
function projectOf({ name, text, path = name, project, facts, isMain = false }: LintInput): Project {
  if (project) return project.textOf(path) === text ? project : project.with(path, text);
  const place = { isMain, ...(facts && { facts }) };
  return Project.open({ read: (each) => (each === path ? text : undefined), placeOf: () => place }, [path]);
}

/** Checks a source that was parsed; without a project, as one of App Services. */
function lintParsed(input: LintInput, index: SourceIndex, project?: Project): LintResult {
  const { file } = index;
  const collector = new FindingCollector();
  let handlers: readonly Handler[];
  if (!project) handlers = lintPlatformSource(index, input, collector);
  else {
    const result = project.resultOf(file.fileName);
    for (const found of result.found) collector.add(found);
    ({ handlers } = result);
  }
  const position = positionsIn(input.text);
  const found = collector.list().map((each) => toFinding(each, position));
  const findings = applySuppressions(file, position, found);
  // A helper that handlers of other files lead to is checked with them.
  if (handlers.length === 0 && found.length === 0) return { findings, handlers: [] };
  const protocol = project ? 'framework' : 'app-services';
  return { findings, protocol, handlers: handlers.map(({ name }) => name) };
}

/** Checks a source. Never throws: what cannot be parsed or followed is a finding. */
export function lintSource(input: LintInput): LintResult {
  const { name, text, path = name } = input;
  const protocol: Protocol = input.kind || isPlatformSource(text) ? 'app-services' : 'framework';
  const project = protocol === 'framework' ? projectOf(input) : undefined;
  const known = project?.indexOf(path);
  if (known) return lintParsed(input, known, project);
  const position = positionsIn(text);
  const unparsed = (fault: Problem): LintResult => ({
    findings: [syntaxError(fault, position)],
    protocol,
    handlers: [],
  });
  const { file, problems } = parseSource(path, text);
  const [fault] = problems;
  if (!file || fault) return unparsed(fault ?? problems[0]);
  try {
    const index = new SourceIndex(file);
    return index.misplacedAwait ? unparsed(index.misplacedAwait) : lintParsed(input, index, project);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return { ...tooDeep(position), protocol };
  }
}
