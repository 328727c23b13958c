import type { App, AppFunction } from '../../src/model/app';
import type { AppFile } from '../../src/model/app-file';
import type { Context } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { isLeaf, type Json } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { isLockFile } from '../../src/model/packages';
import { formatPlace, type Place } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import type { ReferenceKind } from '../../src/model/reference';
import type { SourceNameKind } from '../../src/model/source-facts';
import type { SupportedFacts } from '../../src/model/supported';

const unreached = reason(
  'No trigger leads to it, and nothing else runs functions any more.',
  'docs/end-of-life',
);
const readByNone = reason('No function that is carried reads it.', 'docs/end-of-life');
const requiredByNone = reason('No function that is carried requires a package.', 'docs/end-of-life');
const forwardsEnded = reason('What it forwards the logs of has ended.', 'docs/end-of-life');
const noneLeft = reason('The manifest is always written.', 'exporter/20210101');

const isUnreached = ({ support }: SupportedFacts, { name }: AppFunction): boolean => {
  const status = support.statusOf('functions', name);
  return status === 'ended' || status === 'only-if-called';
};

/** Where something that runs first calls a function by what could not be followed. */
function firstOpenCall(app: App, { support, unfollowed }: SupportedFacts): Place | undefined {
  for (const { name } of app.functions.items) {
    const isAlive = ['runs', 'unknown'].includes(support.statusOf('functions', name) ?? '');
    const place = isAlive ? unfollowed(name, 'function') : undefined;
    if (place) return place;
  }
  return undefined;
}

function unreachedDecision(app: App, facts: SupportedFacts): Decision & { readonly default: string } {
  const names = app.functions.items.filter((item) => isUnreached(facts, item)).map(({ name }) => name);
  const open = firstOpenCall(app, facts);
  const subject = names.length === 1 ? '1 function' : `${names.length} functions`;
  return {
    id: 'unreached-functions',
    kind: 'unreached-functions',
    subject,
    question: `No trigger is known to lead to ${subject}. What becomes of them?`,
    why: open
      ? `A function that runs may call any of them: what it calls at ${formatPlace(open)} could not be followed.`
      : 'Every call in what runs was followed; but functions of another app, or people in the Atlas UI, may call them.',
    choices: [
      { value: 'leave-out', leadsTo: 'they are left out, with the values and packages that only they use' },
      { value: 'keep', leadsTo: 'they are carried, with all that they use' },
    ],
    default: open ? 'keep' : 'leave-out',
    ...(open && { place: open }),
  };
}

function leaveFunctions(app: App, facts: SupportedFacts, context: Context): App {
  const { items } = app.functions;
  const out = items.filter((item) => isUnreached(facts, item));
  if (out.length === 0) return app;
  const decision = unreachedDecision(app, facts);
  if (context.decide(decision) === 'keep') return app;
  for (const { config, source } of out)
    for (const part of [config, source]) if (part) context.hold(part, decision, unreached);
  const kept = items.filter((item) => !out.includes(item));
  const { root } = app.functions;
  // A manifest that lists nothing says so already.
  const isStillTrue = kept.length > 0 || (root !== undefined && isLeaf(root));
  return {
    ...app,
    functions: isStillTrue ? { ...app.functions, items: kept } : { items: kept, root: added([], noneLeft) },
  };
}

/** What the parts of an app use that are carried. */
function usesOf(app: App, { references, unfollowed }: SupportedFacts) {
  const functions = new Set(app.functions.items.map(({ name }) => name));
  const carried = references.filter(
    ({ component, by }) =>
      ['triggers', 'data-sources', 'log-forwarders'].includes(component) ||
      (component === 'functions' && functions.has(by)),
  );
  return {
    names: (kind: ReferenceKind): ReadonlySet<string> =>
      new Set(carried.filter((reference) => reference.kind === kind).map(({ name }) => name)),
    mayUseAny: (kind: SourceNameKind): boolean => [...functions].some((name) => unfollowed(name, kind)),
  };
}

function dropAll(parts: readonly (Json | AppFile)[], why: typeof readByNone, context: Context): void {
  for (const part of parts) context.drop(part, why);
}

function leaveValues(app: App, facts: SupportedFacts, context: Context): App {
  const uses = usesOf(app, facts);
  if (uses.mayUseAny('value')) return app;
  const read = uses.names('value');
  const out = app.values.filter(({ name }) => !read.has(name));
  dropAll(
    out.map(({ document }) => document),
    readByNone,
    context,
  );
  return { ...app, values: app.values.filter(({ name }) => read.has(name)) };
}

const isPackageFile = ({ path }: AppFile): boolean =>
  isLockFile(path) || /^functions\/(?:package\.json$|node_modules[./])/.test(path);

function leavePackages(app: App, facts: SupportedFacts, context: Context): App {
  const uses = usesOf(app, facts);
  if (uses.mayUseAny('package') || uses.names('package').size > 0) return app;
  dropAll(app.functionFiles.filter(isPackageFile), requiredByNone, context);
  return { ...app, functionFiles: app.functionFiles.filter((file) => !isPackageFile(file)) };
}

function leaveForwarders(app: App, { support }: SupportedFacts, context: Context): App {
  const out = app.logForwarders.filter(({ name }) => support.statusOf('log-forwarders', name) === 'ended');
  dropAll(
    out.map(({ document }) => document),
    forwardsEnded,
    context,
  );
  return { ...app, logForwarders: app.logForwarders.filter((item) => !out.includes(item)) };
}

/**
 * The app without the functions to which no trigger leads, unless the answer is to keep them, and without the values,
 * packages and log forwarders that nothing carried needs.
 */
export function leaveUnreached(app: App, facts: SupportedFacts, context: Context): App {
  return [leaveForwarders, leaveFunctions, leaveValues, leavePackages].reduce(
    (left, leave) => leave(left, facts, context),
    app,
  );
}
