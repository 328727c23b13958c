import { placeInSource, type AppSource } from '../model/app-source';
import type { FindingInput } from '../model/finding';
import { groupBy } from '../model/group-by';
import type { Packages } from '../model/packages';
import { isInSource, type Reference, type SourceReference } from '../model/reference';
import { groupFacts } from './group-facts';
import { hasModule } from './platform-modules';

/** `lodash` of `lodash/get`, `@a/b` of `@a/b/c`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** The lowest major version that a range asks for, where it says one plainly. */
const majorOf = (range: string): number => Number(/^[\^~>=v\s]*(\d+)/.exec(range)?.[1] ?? Number.NaN);

/** Why App Services cannot load a package; undefined when nothing is known against it. */
function refusalOf(
  name: string,
  { versions, installed }: Packages,
): Pick<FindingInput, 'message' | 'action'> | undefined {
  const owner = packageOf(name);
  // npm has packages that are called like modules of Node.
  if (hasModule(name) === false && !versions?.has(owner) && !installed.has(owner))
    return {
      message: `It requires ${name}, a module of Node that functions of App Services do not have.`,
      action: 'Do without it, or run the function elsewhere.',
    };
  if (owner.startsWith('@aws-sdk/'))
    return {
      message: `It requires ${owner}, which is version 3 of the AWS SDK; App Services runs version 2 only.`,
      action: 'Use the aws-sdk package (version 2).',
    };
  const range = versions?.get(owner);
  if (owner === 'node-fetch' && range !== undefined && majorOf(range) >= 3)
    return {
      message: `It requires node-fetch, and package.json asks for ${range}; App Services runs version 2 only.`,
      action: 'Ask for node-fetch 2 in functions/package.json.',
    };
  return undefined;
}

type PackageState = 'there' | 'unknown' | 'missing';

function stateOf(name: string, { versions, manifest, archives, installed }: Packages): PackageState {
  const owner = packageOf(name);
  if (hasModule(name) || versions?.has(owner) || installed.has(owner)) return 'there';
  if (archives.length > 0 || (manifest && !versions) || /^[./]/.test(name)) return 'unknown';
  return 'missing';
}

function describeUnknown(name: string, { archives: [archive] }: Packages): string {
  if (/^[./]/.test(name))
    return `It requires the file ${name}; functions call each other by context.functions.execute, and whether App Services loads a file was not checked.`;
  return `It requires ${name}; whether ${archive ? archive.path : 'functions/package.json'} has it was not checked.`;
}

function checkAtTopLevel(source: AppSource): FindingInput[] {
  const outside = (source.facts?.names ?? []).filter(
    ({ kind, enclosing }) => kind === 'package' && enclosing === undefined,
  );
  const [first] = outside;
  if (!first) return [];
  const names = [...new Set(outside.map(({ name }) => name))].join(', ');
  return [
    {
      code: 'source/require-at-top-level',
      component: source.component,
      subject: source.name,
      at: placeInSource(source, first.position),
      message: `It requires ${names} outside of a function; App Services loads packages inside of functions only.`,
      action: 'Move the call of require into the function.',
    },
  ];
}

/** Checks that the packages that sources require are there, and that App Services can load them. */
export function checkPackages(
  sources: readonly AppSource[],
  references: readonly Reference[],
  packages: Packages,
): FindingInput[] {
  const required = references.filter(
    (reference): reference is SourceReference => reference.kind === 'package' && isInSource(reference),
  );
  const perSource = groupFacts(required, ({ component, by, name }) => JSON.stringify([component, by, name]));
  const refused = perSource.flatMap(({ first: { component, by, name, at } }): FindingInput[] => {
    const common = { component, subject: by, at };
    const refusal = refusalOf(name, packages);
    if (refusal) return [{ ...common, code: 'source/unsupported-package', ...refusal }];
    if (stateOf(name, packages) !== 'unknown') return [];
    return [{ ...common, code: 'source/unresolved-name', message: describeUnknown(name, packages) }];
  });
  // One line in package.json settles all uses of a package.
  const absent = required.filter(
    ({ name }) => !refusalOf(name, packages) && stateOf(name, packages) === 'missing',
  );
  const byPackage = groupBy(absent, ({ name }) => packageOf(name));
  const missing = [...byPackage].map(([name, [first, ...rest]]): FindingInput => {
    const users = new Set([first, ...rest].map(({ by }) => by));
    const others = users.size > 1 ? `, and so do ${users.size - 1} more` : '';
    return {
      code: 'source/missing-package',
      component: first.component,
      subject: first.by,
      at: first.at,
      message: `It requires ${name}${others}; ${packages.manifest ? 'functions/package.json does not have it' : 'there is neither functions/package.json nor functions/node_modules'}.`,
      action: `Add ${name} with its version to functions/package.json.`,
    };
  });
  return [...refused, ...missing, ...sources.flatMap(checkAtTopLevel)];
}
