import type { App, AppFunction, DataSource, Item, Service } from '../../src/model/app';
import type { AppFile } from '../../src/model/app-file';
import type { Context, Transform } from '../../src/engine/migration';
import type { ComponentName } from '../../src/model/component';
import type { Decision } from '../../src/model/decision';
import { groupBy } from '../../src/model/group-by';
import type { Json } from '../../src/model/json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';

const oneName = reason(
  'Two components cannot have one name, and the other one was taken.',
  'cli/realm-cli-2',
);

interface Named {
  readonly name: string;
  readonly parts: readonly (Json | AppFile)[];
}

const fileOf = ({ parts }: Named): string =>
  parts.map((part) => placeOf(part)?.file).find((file) => file !== undefined) ?? '?';

/** Keeps one of the things that share a name, and accounts for the others; the order stays. */
function keepOne<T>(
  items: readonly T[],
  component: ComponentName,
  describe: (item: T) => Named,
  context: Context,
): readonly T[] {
  const byName = groupBy(items, (item) => describe(item).name);
  if (byName.size === items.length) return items;
  const out = new Set<T>();
  for (const [name, group] of byName) {
    if (group.length === 1) continue;
    const first = describe(group[0]);
    const files = group.map((item) => fileOf(describe(item)));
    const ownFile = files.find((file) => file.endsWith(`/${name}.json`));
    const decision: Decision & { readonly default: string } = {
      id: `duplicate:${component}/${name}`,
      kind: 'duplicate',
      subject: name,
      question: `Several ${component} are called ${name}. Which one is meant?`,
      why: `${files.join(' and ')} hold the same name, and a push accepts a name once.`,
      choices: files.map((value) => ({
        value,
        leadsTo: `the one in ${value} is carried, the others are left out`,
      })),
      default: ownFile ?? fileOf(first),
      ...(first.parts[0] && { place: placeOf(first.parts[0]) }),
    };
    const kept = files.indexOf(context.decide(decision));
    group.forEach((item, index) => {
      if (index === kept) return;
      out.add(item);
      for (const part of describe(item).parts) context.hold(part, decision, oneName);
    });
  }
  return items.filter((item) => !out.has(item));
}

const ofItem = ({ name, document }: Item): Named => ({ name, parts: [document] });

const present = <T>(parts: readonly (T | undefined)[]): T[] => parts.filter((part) => part !== undefined);

const ofFunction = ({ name, config, source }: AppFunction): Named => ({
  name,
  parts: present<Json | AppFile>([config, source]),
});

const ofService = ({ name, config, defaultRule, rules, webhooks }: Service): Named => ({
  name,
  parts: present<Json | AppFile>([
    config,
    defaultRule,
    ...rules.map(({ document }) => document),
    ...webhooks.flatMap((webhook) => [webhook.config, webhook.source, ...webhook.secrets]),
  ]),
});

const ofDataSource = ({ name, config, defaultRule, collections }: DataSource): Named => ({
  name,
  parts: present([
    config,
    defaultRule,
    ...collections.flatMap(({ rules, schema, relationships }) => [rules, schema, relationships]),
  ]),
});

// An entry without a source takes no path: a manifest that lists a name twice is a finding of its own.
function oneFunctionOfAName(items: readonly AppFunction[], context: Context): readonly AppFunction[] {
  const kept = new Set(
    keepOne(
      items.filter(({ source }) => source),
      'functions',
      ofFunction,
      context,
    ),
  );
  return items.filter((item) => !item.source || kept.has(item));
}

/** Components that share a name: one is carried. Entries of one manifest are left as they are. */
export const duplicates: Transform = {
  name: 'duplicates',
  summary: 'of components with one name, one is carried',
  apply(app: App, context) {
    const items = (list: readonly Item[], component: ComponentName): readonly Item[] =>
      keepOne(list, component, ofItem, context);
    return {
      ...app,
      values: items(app.values, 'values'),
      triggers: items(app.triggers, 'triggers'),
      functions: { ...app.functions, items: oneFunctionOfAName(app.functions.items, context) },
      services: keepOne(app.services, 'services', ofService, context),
      logForwarders: items(app.logForwarders, 'log-forwarders'),
      providers: { ...app.providers, items: items(app.providers.items, 'auth') },
      dataSources: keepOne(app.dataSources, 'data-sources', ofDataSource, context).map((source) => ({
        ...source,
        collections: keepOne(
          source.collections,
          'rules',
          ({ database, collection, rules, schema, relationships }) => ({
            name: `${source.name}/${database}.${collection}`,
            parts: [rules, schema, relationships].filter((part) => part !== undefined),
          }),
          context,
        ),
      })),
    };
  },
};
