import type { Exported, Value } from './domain';

/** Whether a value says more than the name that it is imported by. */
function isTelling(value: Value): boolean {
  switch (value.kind) {
    case 'unknown':
      return false;
    case 'client':
      return value.module !== undefined;
    case 'union':
      return value.of.some(isTelling);
    default:
      return true;
  }
}

/** What a module sets its exports to as a whole. */
const wholeOf = (exported: Exported): Value | undefined =>
  (exported.get('module.exports') ?? exported.get(''))?.value;

function memberOf(exported: Exported, name: string): Value | undefined {
  const own = exported.get(name)?.value;
  if (own) return own;
  const whole = wholeOf(exported);
  // Where a module has no default export of its own, a default import gives what it exports as a whole.
  if (name === 'default') return whole;
  return whole && below(whole, [name]);
}

/** What stands at a path below a value, through objects and further imports. */
function below(value: Value, path: readonly string[]): Value | undefined {
  let found: Value | undefined = value;
  for (const name of path) {
    if (found.kind === 'import') found = followImport({ ...found, path: [...found.path, name] });
    else found = found.kind === 'object' ? found.members.get(name) : undefined;
    if (!found) return undefined;
  }
  return found;
}

/** What an import of a local module stands for, as far as that is known; any other value as it is. */
export function followImport(value: Value): Value {
  if (value.kind !== 'import' || !value.local) return value;
  const [name, ...rest] = value.path;
  const exported = value.local;
  const member = name === undefined ? wholeOf(exported) : memberOf(exported, name);
  const found = member && below(member, rest);
  // A module that is an object is read member by member: each may be known or not, and more may be added to it.
  if (!found || !isTelling(found) || (found.kind === 'object' && name === undefined)) return value;
  return found === value ? value : followImport(found);
}

/** The members of an object, or all that is known of what a local module exports, by name. */
export function membersOf(value: Value): [string, Value][] {
  if (value.kind === 'object') return [...value.members];
  if (value.kind !== 'import' || !value.local || value.path.length > 0) return [];
  const whole = wholeOf(value.local);
  const own = [...value.local].flatMap(([name, each]): [string, Value][] =>
    name === '' || name === 'module.exports' ? [] : [[name, each.value]],
  );
  return [...(whole ? membersOf(whole) : []), ...own];
}
