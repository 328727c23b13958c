import type { AppSource } from '../model/app-source';
import { placeInSource } from '../model/app-source';
import { groupBy } from '../model/group-by';
import type { Place } from '../model/place';
import type { SourceNameKind } from '../model/source-facts';
import type { Reference } from '../model/reference';

/** Who calls which function in an app, out of its configuration and its sources. */
export interface CallGraph {
  /** Every call that does not start in a function: of triggers, endpoints, providers, rules and the like. */
  readonly starts: readonly Reference[];
  /** The calls of a function, in its source and in its `can_evaluate`. */
  callsOf(functionName: string): readonly Reference[];
  /** The calls to a function. */
  callsTo(functionName: string): readonly Reference[];
  /**
   * Where a function first names something that could not be followed: it may be anything of that kind. A source that
   * could not be read names it at its beginning.
   */
  unfollowed(functionName: string, kind: SourceNameKind): Place | undefined;
}

/** The first place of a source that may name anything of a kind. */
function firstUnfollowed(source: AppSource, kind: SourceNameKind): Place | undefined {
  const { facts, file } = source;
  // What cannot be read may do anything, and so may what is no script for the parser.
  if (!facts || facts.problems.length > 0) return { file: file.path, line: 1, column: 1 };
  const open = facts.unresolved.find((each) => each.kind === kind || each.kind === 'context');
  return open && placeInSource(source, open.position);
}

/**
 * Joins the references of an app to the graph of its calls.
 *
 * @param references those of the configuration and of the sources
 * @param sources of the functions; those of webhooks are left aside, as nothing calls a webhook
 */
export function buildCallGraph(references: readonly Reference[], sources: readonly AppSource[]): CallGraph {
  const calls = references.filter(({ kind }) => kind === 'function');
  const byCaller = groupBy(
    calls.filter(({ component }) => component === 'functions'),
    ({ by }) => by,
  );
  const byCalled = groupBy(calls, ({ name }) => name);
  const sourceOf = new Map(
    sources.flatMap((source) => (source.component === 'functions' ? [[source.name, source] as const] : [])),
  );
  return {
    starts: calls.filter(({ component }) => component !== 'functions'),
    callsOf: (name) => byCaller.get(name) ?? [],
    callsTo: (name) => byCalled.get(name) ?? [],
    unfollowed: (name, kind) => {
      const source = sourceOf.get(name);
      return source && firstUnfollowed(source, kind);
    },
  };
}
