import type { App, Service } from '../model/app';
import type { AppSource } from '../model/app-source';
import type { FindingInput } from '../model/finding';
import { isKeyOf } from '../model/is-key-of';
import { isLimitingRule } from '../model/is-limiting-rule';
import { getObject } from '../model/json';
import { isMongoService, typeOfService } from '../model/mongo-service';
import { replacementOf } from '../model/service-replacements';
import { isInSource, type Reference, type SourceReference } from '../model/reference';
import type { SourceNameKind } from '../model/source-facts';
import { groupFacts, sayTimes } from './group-facts';
import { leftOutServices } from './left-out-services';
import { suggestName } from './suggest-name';

/** What sources name and an app has; packages are checked apart. */
type NamedKind = Exclude<SourceNameKind, 'package'>;
type NamedReference = SourceReference & { readonly kind: NamedKind };

interface Kind {
  readonly code: FindingInput['code'];
  /** What a source does with it. */
  readonly does: string;
  readonly lacks: string;
  readonly action: string;
}

const kinds: Readonly<Record<NamedKind, Kind>> = {
  service: {
    code: 'source/missing-service',
    does: 'gets the service',
    lacks: 'which the app does not have: neither a data source nor a service is called so',
    action: 'Correct the name, or add the data source.',
  },
  value: {
    code: 'source/missing-value',
    does: 'reads the value',
    lacks: 'which the app does not have',
    action: 'Correct the name, or add the value.',
  },
  function: {
    code: 'source/missing-function',
    does: 'calls the function',
    lacks: 'which the app does not have',
    action: 'Correct the name, or add the function.',
  },
  'environment-value': {
    code: 'source/missing-environment-value',
    does: 'reads the environment value',
    lacks: 'which no environment has',
    action: 'Correct the name, or add the value to the files in environments/.',
  },
};

/** The services in MongoDB's template of a function, by source: it reads `coll_name` of `db_name`, which nobody has. */
function exampleServices(sources: readonly AppSource[]): Set<string> {
  return new Set(
    sources.flatMap(({ component, name, facts }) =>
      (facts?.collections ?? []).flatMap(({ service, database, collection }) =>
        database === 'db_name' && collection === 'coll_name' && service !== undefined
          ? [`${component} ${name} ${service}`]
          : [],
      ),
    ),
  );
}

function namesIn(app: App): Readonly<Record<NamedKind, ReadonlySet<string>>> {
  const named = (items: readonly { readonly name: string }[]): Set<string> =>
    new Set(items.map(({ name }) => name));
  return {
    service: named([...app.dataSources, ...app.services]),
    value: named(app.values),
    function: named(app.functions.items),
    'environment-value': new Set(
      app.environments.flatMap(
        ({ document }) => getObject(document, 'values')?.members.map(({ key }) => key) ?? [],
      ),
    ),
  };
}

/** The third-party services of the input that the migrated app lacks. */
function goneServices(input: App, app: App): Map<string, Service> {
  const kept = new Set([...app.dataSources, ...app.services].map(({ name }) => name));
  return new Map(
    input.services
      .filter((service) => !kept.has(service.name) && !isMongoService(service))
      .map((service) => [service.name, service]),
  );
}

function describeGone(service: Service): Pick<FindingInput, 'message' | 'action'> {
  const type = typeOfService(service);
  const limited = service.rules.filter(({ document }) => isLimitingRule(document));
  const rules = limited.map(({ name }) => name).join(', ');
  return {
    message: `a third-party service${type ? ` of type ${type}` : ''}, which the new app does not have.`,
    action: [
      replacementOf(type),
      ...(type === 'http' ? ['--rewrite http-service changes the calls where that is safe.'] : []),
      ...(rules ? [`Check there what its rules demanded: ${rules}.`] : []),
    ].join(' '),
  };
}

/**
 * Checks that what sources name is in the migrated app.
 *
 * @param input the app as it was read, which may have services that the migrated one lacks
 */
export function checkSourceNames(
  input: App,
  app: App,
  references: readonly Reference[],
  sources: readonly AppSource[],
): FindingInput[] {
  const examples = exampleServices(sources);
  const names = namesIn(app);
  const gone = goneServices(input, app);
  const leftOut = leftOutServices(input, app);
  const lower = new Map(
    Object.entries(names).map(([kind, set]) => [
      kind,
      new Map([...set].map((name) => [name.toLowerCase(), name])),
    ]),
  );
  const missing = references.filter(
    (reference): reference is NamedReference =>
      isInSource(reference) && isKeyOf(names, reference.kind) && !names[reference.kind].has(reference.name),
  );
  const keyOf = ({ component, by, kind, name }: NamedReference): string =>
    JSON.stringify([component, by, kind, name]);
  return groupFacts(missing, keyOf).map(({ first, count }): FindingInput => {
    const { kind, name, component, by, at } = first;
    const { code, does, lacks, action } = kinds[kind];
    const common = { component, subject: by, at };
    const says = `It ${does} ${name}${sayTimes(count)}`;
    const service = kind === 'service' ? gone.get(name) : undefined;
    if (service) {
      const { message, action: advice } = describeGone(service);
      return {
        ...common,
        code: 'source/third-party-service',
        message: `${says}, ${message}`,
        action: advice,
      };
    }
    const answer = kind === 'service' ? leftOut.get(name) : undefined;
    if (answer !== undefined)
      return {
        ...common,
        code: 'source/left-out-service',
        message: `${says}, a MongoDB outside of Atlas, which was left out: ${answer}.`,
        action: `Answer ${answer.replace(/=.*/, '=atlas')} to link a cluster in its place, or call it by a driver.`,
      };
    if (kind === 'service' && examples.has(`${component} ${by} ${name}`))
      return {
        ...common,
        code,
        severity: 'info',
        message: `${says}, which the app does not have: it is the example in MongoDB's template of a function.`,
      };
    const similar = lower.get(kind)?.get(name.toLowerCase());
    if (similar !== undefined)
      return {
        ...common,
        code: 'source/differs-by-case',
        message: `${says}, and the app has ${similar}: the names differ by case only, and App Services tells them apart.`,
        action: `Write ${similar}.`,
      };
    const suggestion = suggestName(name, names[kind], kind === 'function');
    if (suggestion)
      return {
        ...common,
        code,
        message: `${says}, ${lacks}; ${suggestion.says}.`,
        action: `Write ${suggestion.name}, or add what is meant.`,
      };
    return { ...common, code, message: `${says}, ${lacks}.`, action };
  });
}
