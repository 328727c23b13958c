import type { App, AppFunction, Collection, DataSource, Item, Service } from '../../src/model/app';
import type { AppFile } from '../../src/model/app-file';
import type { Context, Transform } from '../../src/engine/migration';
import type { ComponentName } from '../../src/model/component';
import type { Decision } from '../../src/model/decision';
import { groupBy } from '../../src/model/group-by';
import type { Json } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { compareDataSources } from './grants/compare-data-sources';
import { compareDocuments } from './grants/compare-documents';
import { compareFunctions } from './grants/compare-functions';
import { compareRules } from './grants/compare-rules';
import { leastOf } from './grants/least-of';
import type { Order } from './grants/order';

const oneName = reason(
  'Two components cannot have one name, and the other one was taken.',
  'cli/realm-cli-2',
);
const noneTaken = reason(
  'Of several rules for one collection none was taken; no role applies to anybody.',
  'safety/access',
);

/** What tells things of a kind apart where they share a name. */
interface Kind<T> {
  readonly component: ComponentName;
  readonly nameOf: (item: T) => string;
  readonly partsOf: (item: T) => readonly (Json | AppFile | undefined)[];
  /** Whether the path is the one that the tools give to the item, by its name. */
  readonly isOwnPath: (path: string, item: T) => boolean;
  readonly compare?: (a: T, b: T) => Order;
  /** Of a kind that grants access: what is carried where none of them is; nothing by default. */
  readonly none?: { readonly leadsTo: string; readonly make?: (item: T) => T };
}

const present = <T>(parts: readonly (T | undefined)[]): T[] => parts.filter((part) => part !== undefined);

const noneOfThem = 'none';

interface Choice<T> {
  readonly item: T;
  readonly parts: readonly (Json | AppFile)[];
  readonly paths: readonly string[];
  /** The path that names it. What was made because its file cannot be read has none. */
  readonly value: string;
}

function choiceOf<T>(item: T, kind: Kind<T>): Choice<T> {
  const parts = present(kind.partsOf(item));
  const paths = parts.flatMap((part) => placeOf(part)?.file ?? []);
  return { item, parts, paths, value: paths[0] ?? 'unreadable' };
}

/** Which one counts while nobody says it, and why. */
function defaultOf<T>(
  choices: readonly [Choice<T>, ...Choice<T>[]],
  kind: Kind<T>,
): { readonly value: string; readonly because: string } {
  const [own, ...others] = choices.filter(({ item, paths }) =>
    paths.some((path) => kind.isOwnPath(path, item)),
  );
  if (own && others.length === 0)
    return { value: own.value, because: `${own.value} is called after the name.` };
  const { compare } = kind;
  const least = compare && leastOf(choices, (a, b) => compare(a.item, b.item));
  if (least)
    return {
      value: least.value,
      because: `The one in ${least.value} grants no more than any other of them.`,
    };
  return kind.none
    ? { value: noneOfThem, because: 'Which of them grants less cannot be told.' }
    : { value: choices[0].value, because: 'The first one by its path is taken.' };
}

function chooseOne<T>(
  name: string,
  choices: readonly [Choice<T>, ...Choice<T>[]],
  kind: Kind<T>,
  context: Context,
): T | undefined {
  const { component, none } = kind;
  const [first] = choices;
  const { value, because } = defaultOf(choices, kind);
  const decision: Decision & { readonly default: string } = {
    id: `duplicate:${component}/${name}`,
    kind: 'duplicate',
    subject: name,
    question: `Several ${component} are called ${name}. Which one is meant?`,
    why: `${choices.map((each) => each.value).join(' and ')} hold the same name, and a push accepts a name once. ${because}`,
    choices: [
      ...choices.map((each) => ({
        value: each.value,
        leadsTo: `the one in ${each.value} is carried, the others are left out`,
      })),
      ...(none ? [{ value: noneOfThem, leadsTo: none.leadsTo }] : []),
    ],
    default: value,
    ...(first.parts[0] && { place: placeOf(first.parts[0]) }),
  };
  const answer = context.decide(decision);
  const kept = choices.find((each) => each.value === answer);
  for (const { parts } of choices.filter((each) => each !== kept))
    for (const part of parts) context.hold(part, decision, oneName);
  return kept ? kept.item : none?.make?.(first.item);
}

/** Keeps one of the things that share a name, and accounts for the others; the order stays. */
function keepOne<T>(items: readonly T[], kind: Kind<T>, context: Context): readonly T[] {
  const byName = groupBy(items, kind.nameOf);
  if (byName.size === items.length) return items;
  const instead = new Map<T, T | undefined>();
  for (const [name, [first, ...others]] of byName) {
    if (others.length === 0) continue;
    const choices = others.map((item) => choiceOf(item, kind));
    const kept = chooseOne(name, [choiceOf(first, kind), ...choices], kind, context);
    for (const item of [first, ...others]) instead.set(item, item === kept ? item : undefined);
    // What was made for all of them stands where the first one stood.
    if (kept && !instead.has(kept)) instead.set(first, kept);
  }
  return items.flatMap((item) => (instead.has(item) ? (instead.get(item) ?? []) : [item]));
}

const ofItems = (component: ComponentName): Kind<Item> => ({
  component,
  nameOf: ({ name }) => name,
  partsOf: ({ document }) => [document],
  isOwnPath: (path, { name }) => path.endsWith(`/${name}.json`),
});

const triggers: Kind<Item> = {
  ...ofItems('triggers'),
  compare: (a, b) => compareDocuments(a.document, b.document),
};

const providers: Kind<Item> = {
  ...ofItems('auth'),
  compare: (a, b) => compareDocuments(a.document, b.document),
  none: { leadsTo: 'none of them is carried, and nobody can log in with it' },
};

const functions: Kind<AppFunction> = {
  component: 'functions',
  nameOf: ({ name }) => name,
  partsOf: ({ config, source }) => [config, source],
  isOwnPath: (path, { name }) => path.startsWith(`functions/${name}/`) || path === `functions/${name}.js`,
  compare: (a, b) => compareFunctions(a.config, b.config),
  none: { leadsTo: 'none of them is carried; what calls it is told' },
};

const services: Kind<Service> = {
  component: 'services',
  nameOf: ({ name }) => name,
  partsOf: ({ config, defaultRule, rules, webhooks }) => [
    config,
    defaultRule,
    ...rules.map(({ document }) => document),
    ...webhooks.flatMap((webhook) => [webhook.config, webhook.source, ...webhook.secrets]),
  ],
  isOwnPath: (path, { name }) => path.split('/')[1] === name,
  none: { leadsTo: 'none of them is carried' },
};

const dataSources: Kind<DataSource> = {
  component: 'data-sources',
  nameOf: ({ name }) => name,
  partsOf: ({ config, defaultRule, collections }) => [
    config,
    defaultRule,
    ...collections.flatMap(({ rules, schema, relationships }) => [rules, schema, relationships]),
  ],
  isOwnPath: (path, { name }) => path.split('/')[1] === name,
  compare: compareDataSources,
  none: { leadsTo: 'none of them is carried' },
};

const collectionsOf = (source: string): Kind<Collection> => ({
  component: 'rules',
  nameOf: ({ database, collection }) => `${source}/${database}.${collection}`,
  partsOf: ({ rules, schema, relationships }) => [rules, schema, relationships],
  isOwnPath: (path, { database, collection }) =>
    path.endsWith(`/rules/${database}.${collection}.json`) || path.includes(`/${database}/${collection}/`),
  compare: compareRules,
  none: {
    leadsTo: 'none of them is carried; the collection gets no role',
    make: ({ database, collection }) => ({
      database,
      collection,
      rules: added({ database, collection, roles: [] }, noneTaken),
    }),
  },
});

// An entry without a source takes no path: a manifest that lists a name twice is a finding of its own.
function oneFunctionOfAName(items: readonly AppFunction[], context: Context): readonly AppFunction[] {
  const withSource = items.filter(({ source }) => source);
  const kept = new Set(keepOne(withSource, functions, context));
  return items.filter((item) => !item.source || kept.has(item));
}

/** Components that share a name: one is carried. Entries of one manifest are left as they are. */
export const duplicates: Transform = {
  name: 'duplicates',
  summary: 'of components with one name, one is carried',
  apply(app: App, context) {
    return {
      ...app,
      values: keepOne(app.values, ofItems('values'), context),
      triggers: keepOne(app.triggers, triggers, context),
      functions: { ...app.functions, items: oneFunctionOfAName(app.functions.items, context) },
      services: keepOne(app.services, services, context),
      logForwarders: keepOne(app.logForwarders, ofItems('log-forwarders'), context),
      providers: { ...app.providers, items: keepOne(app.providers.items, providers, context) },
      dataSources: keepOne(app.dataSources, dataSources, context).map((source) => ({
        ...source,
        collections: keepOne(source.collections, collectionsOf(source.name), context),
      })),
    };
  },
};
