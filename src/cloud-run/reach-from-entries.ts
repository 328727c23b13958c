import type { FoundEntry } from './list-entries';
import type { ProjectInput } from './project-input';
import type { SourcePosition } from '../model/source-facts';

/** The functions that a project needs. */
export interface Reached {
  /** In the order of the app. */
  readonly names: readonly string[];
  /** Where a function is called by a name that could not be followed, so that all functions are taken. */
  readonly computed?: { readonly by: string; readonly position: SourcePosition; readonly what: string };
}

/** The functions that entries lead to, however far: all of the app, where one calls another by a name that is computed. */
export function reachFromEntries(input: ProjectInput, entries: readonly FoundEntry[]): Reached {
  const { app, callsOf, sourceOf } = input;
  const all = app.functions.items.map(({ name }) => name);
  const reached = new Set<string>();
  const queue = entries.map(({ functionName }) => functionName);
  let computed: Reached['computed'];
  // The queue grows while it is walked through.
  for (const name of queue) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const call of callsOf(name)) queue.push(call.name);
    const open = sourceOf(name)?.facts?.unresolved.find(
      ({ kind }) => kind === 'function' || kind === 'context',
    );
    if (!open || computed) continue;
    computed = { by: name, position: open.position, what: open.what };
    // Webhooks have no name by which a function calls them.
    const callable = new Set(input.webhooks.map(({ function: of }) => of.name));
    queue.push(...all.filter((each) => !callable.has(each)));
  }
  const names = all.filter((name) => reached.has(name));
  return { names, ...(computed && { computed }) };
}
