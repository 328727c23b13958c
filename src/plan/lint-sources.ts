import { sep } from 'node:path';
import { toFinding } from '../model/finding';
import { hideCredentials } from '../model/hide-credentials';
import { bySeverity, type Severity } from '../model/severity';
import type { LintRule } from '../model/lint-rules';
import {
  lintFormatVersion,
  type LintedFinding,
  type LintedSource,
  type LintReport,
  type SourcePoint,
} from '../report/lint-report';
import type * as fixModule from '../lint/fix-source';
import type { Fix } from '../lint/fix-source';
import type * as sourceModule from '../lint/lint-source';
import type { LintFinding, LintInput, LintResult } from '../lint/lint-source';
import type * as projectModule from '../lint/project';
import type { Project } from '../lint/project';
import type * as resultsModule from '../lint/platform-results';
import type { Excerpt } from '../report/excerpt';
import { excerptsOf } from './excerpts-of';
import { positionsIn } from '../syntax/positions-in';
import { findSources, type FoundSource } from './find-sources';
import { openProject, type OpenedProject } from './open-project';
import { toolFacts } from './tool-facts';

/** What to check for. Everything has a default. */
export interface LintOptions {
  /** Only these rules; all by default. */
  readonly rules?: readonly LintRule[];
  /** The least severity to report; `info` by default. */
  readonly severity?: Severity;
  /** Fix what is safe to fix; `applyFixes` writes the result. */
  readonly fix?: boolean;
  /** Take along the lines that each finding is about; credentials in them are masked. */
  readonly excerpts?: boolean;
}

/** A source that fixes have changed. */
export interface RewrittenSource {
  readonly path: string;
  readonly absolutePath: string;
  /** The text that was checked. */
  readonly before: string;
  readonly text: string;
}

/** What a check of sources found, and the sources that its fixes would write. */
export interface LintRun {
  readonly report: LintReport;
  readonly rewritten: readonly RewrittenSource[];
}

const noExcerpt = (): undefined => undefined;

// To say whether --fix can fix a finding is to try it, and takes as long as checking the source.
const mostTried = 20;
const mostReloaded = 30;

// What require gives here; import() would make every caller asynchronous.
declare function require(module: '../lint/fix-source'): typeof fixModule;
declare function require(module: '../lint/platform-results'): typeof resultsModule;
declare function require(module: '../lint/lint-source'): typeof sourceModule;
declare function require(module: '../lint/project'): typeof projectModule;

/** What a report tells of a finding beside the finding. */
interface Around {
  readonly isFixable: boolean;
  readonly pointOf: (offset: number) => SourcePoint;
  readonly excerptOf: (line: number) => Excerpt | undefined;
}

// The compiler takes longer to load than most of what the other commands do.
const loadLinter = (): typeof fixModule &
  typeof resultsModule &
  typeof sourceModule &
  typeof projectModule => ({
  ...require('../lint/lint-source'),
  ...require('../lint/project'),
  ...require('../lint/fix-source'),
  ...require('../lint/platform-results'),
});

/** A finding as the report has it. */
function toLinted(
  source: FoundSource,
  finding: LintFinding,
  { isFixable, pointOf, excerptOf }: Around,
): LintedFinding {
  const { rule, severity, line, column, end, message, action, edits = [] } = finding;
  const excerpt = excerptOf(line);
  return {
    ...toFinding({
      code: rule,
      severity,
      component: source.app === undefined ? 'other' : 'functions',
      subject: source.name ?? source.path,
      at: { file: source.path, line, column },
      message,
      action,
    }),
    isFixable,
    ...(end && { end }),
    ...(isFixable && {
      edits: edits.map((edit) => ({
        from: pointOf(edit.start),
        to: pointOf(edit.end),
        text: edit.text,
      })),
    }),
    ...(excerpt && { excerpt }),
  };
}

/** A source that may have been fixed. */
interface CheckedSource {
  readonly source: FoundSource;
  /** What it was checked as, with the text that it has now. */
  readonly input: LintInput;
  readonly result: LintResult;
  readonly fixed: readonly Fix[];
}

/**
 * Checks function sources: those of an App Services app with what its configuration says of them, and handlers of the
 * functions framework in any other file or folder. Nothing is written.
 *
 * @param paths apps, files and folders
 * @throws UserError with everything that cannot be read
 */
export function lintSources(paths: readonly string[], options: LintOptions = {}): LintRun {
  const { rules, severity = 'info', fix = false, excerpts = false } = options;
  const isWanted = (finding: LintFinding): boolean =>
    (!rules || rules.includes(finding.rule)) && bySeverity(finding, { severity }) <= 0;
  const found = findSources(paths);
  const { fixSource, isFixable, lintSource, Project, resultsOf } = loadLinter();
  const apps = new Map<string, Map<string, string>>();
  for (const { app, name, text } of found) {
    if (app === undefined || name === undefined) continue;
    apps.set(app, (apps.get(app) ?? new Map<string, string>()).set(name, text));
  }
  const results = new Map([...apps].map(([app, sources]) => [app, resultsOf(sources)]));
  const open = (given: readonly FoundSource[]): OpenedProject =>
    openProject(given, (files, modules) => Project.open(files, modules));
  const { project, loaded } = open(found);
  const inputOf = (source: FoundSource, within: Project): LintInput => {
    const { path, absolutePath, text, kind, respondResult, isTriggered, app } = source;
    const resultOf = app === undefined ? undefined : results.get(app);
    const key = absolutePath.split(sep).join('/');
    return {
      name: path,
      text,
      ...(kind && { kind }),
      ...(respondResult !== undefined && { respondResult }),
      ...(isTriggered && { isTriggered }),
      ...(resultOf && { resultOf }),
      ...(app === undefined && within.has(key) && { project: within, path: key }),
    };
  };
  let checked = [...found, ...loaded].map((source): CheckedSource => {
    const input = inputOf(source, project);
    const { text, result, fixed } = fixSource(input, (finding) => fix && source.isExact && isWanted(finding));
    return { source, input: { ...input, text }, result, fixed };
  });
  const rewritten = checked.flatMap(({ source, input }): RewrittenSource[] => {
    const { path, absolutePath, text: before } = source;
    return input.text === before ? [] : [{ path, absolutePath, before, text: input.text }];
  });
  if (rewritten.length > 0) {
    // What one file is told may depend on another one.
    const now = checked.map(({ source, input }) => ({ ...source, text: input.text }));
    const fixedProject = open(now.slice(0, found.length)).project;
    checked = checked.map((each, index) => {
      const input = inputOf(now[index] ?? each.source, fixedProject);
      return { ...each, input, result: lintSource(input) };
    });
  }
  const isLoaded = new Set(loaded);
  const sources: LintedSource[] = [];
  const findings: LintedFinding[] = [];
  for (const { source, input, result, fixed } of checked) {
    const { protocol, handlers, findings: left } = result;
    // What the given files load and is no part of a handler is not what was asked for.
    if (!protocol && isLoaded.has(source)) continue;
    const { path } = source;
    sources.push({
      path,
      ...(protocol && { kind: protocol }),
      functions: handlers,
      fixed: fixed.length,
      fixes: fixed.map(({ finding: { rule, line, column }, change }) => ({
        code: rule,
        line,
        column,
        change: hideCredentials(change),
      })),
    });
    const isTried =
      left.filter(({ edits }) => edits).length <= mostTried &&
      !input.project?.isLedToByMore(mostReloaded, input.path ?? path);
    const wanted = left.filter(isWanted);
    const excerptOf = excerpts && wanted.length > 0 ? excerptsOf(input.text, path) : noExcerpt;
    const positionOf = positionsIn(input.text);
    for (const finding of wanted) {
      const { edits } = finding;
      const mayBeFixed =
        source.isExact && (isTried ? isFixable(input, result, finding) : edits !== undefined);
      findings.push(
        toLinted(source, finding, {
          isFixable: mayBeFixed,
          pointOf: (offset) => {
            const { line, column } = positionOf(offset);
            return { line, column };
          },
          excerptOf,
        }),
      );
    }
  }
  const count = (of: Severity): number => findings.filter((finding) => finding.severity === of).length;
  return {
    report: {
      formatVersion: lintFormatVersion,
      tool: { name: toolFacts.name, version: toolFacts.version },
      input: { paths },
      sources,
      findings,
      counts: {
        error: count('error'),
        warning: count('warning'),
        info: count('info'),
        checked: sources.reduce((sum, { functions }) => sum + functions.length, 0),
        fixed: sources.reduce((sum, { fixed }) => sum + fixed, 0),
        fixable: findings.filter(({ isFixable }) => isFixable).length,
      },
    },
    rewritten,
  };
}
