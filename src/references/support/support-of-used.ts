import type { App } from '../../model/app';
import type { ComponentName } from '../../model/component';
import { getObject } from '../../model/json';
import type { Support, SupportEntry, SupportStatus } from '../../model/support-status';
import type { Reference } from '../../model/reference';
import { entry, withStatus, type Named } from './entry';

type StatusOf = Support['statusOf'];
type Status = SupportStatus | undefined;

const bestFirst: readonly Status[] = ['runs', 'unknown', 'off'];

/** The best status among the users of a thing; a thing that nothing alive uses is there for whatever asks. */
function statusOfUsed(users: readonly Status[]): SupportStatus {
  return bestFirst.find((status) => users.includes(status)) ?? 'only-if-called';
}

/** What things of a kind are called by their status. */
interface Parts {
  readonly runs: string;
  readonly idle: string;
  readonly off: string;
  readonly unknown: string;
}

function tell(component: ComponentName, items: readonly Named[], parts: Parts): SupportEntry[] {
  return [
    ...entry(component, parts.runs, 'runs', withStatus(items, 'runs')),
    ...entry(component, parts.off, 'off', withStatus(items, 'off')),
    ...entry(
      component,
      parts.idle,
      'only-if-called',
      withStatus(items, 'only-if-called'),
      'They go on, and nothing that runs is known to use them.',
    ),
    ...entry(component, parts.unknown, 'unknown', withStatus(items, 'unknown')),
  ];
}

function usersByName(
  references: readonly Reference[],
  kinds: readonly Reference['kind'][],
  statusOf: StatusOf,
) {
  const users = new Map<string, Status[]>();
  for (const { kind, name, component, by } of references) {
    if (!kinds.includes(kind)) continue;
    const known = users.get(name) ?? [];
    known.push(statusOf(component, by));
    users.set(name, known);
  }
  return users;
}

/** Each of some names with the status that its users give it. */
function findUsed(names: Iterable<string>, users: ReadonlyMap<string, readonly Status[]>): Named[] {
  return [...new Set(names)].map((name) => ({ name, status: statusOfUsed(users.get(name) ?? []) }));
}

/** Values, and the secrets that they and what ended refer to. */
export function supportOfValues(
  app: App,
  references: readonly Reference[],
  statusOf: StatusOf,
): SupportEntry[] {
  const values = findUsed(
    app.values.map(({ name }) => name),
    usersByName(references, ['value'], statusOf),
  );
  const ofValue = new Map(values.map(({ name, status }) => [name, status]));
  const users = usersByName(references, ['secret'], (component, by) =>
    component === 'values' ? ofValue.get(by) : 'ended',
  );
  const secrets = [...users].map(([name, statuses]): Named => {
    const isOfEnded = statuses.every((status) => status === 'ended');
    return { name, status: isOfEnded ? 'ended' : statusOfUsed(statuses) };
  });
  return [
    ...tell('secrets', secrets, {
      runs: 'secrets behind those values',
      idle: 'secrets behind values that nothing reads',
      off: 'secrets behind values of what does not run',
      unknown: 'secrets behind values that only a log forwarder leads to',
    }),
    ...entry('secrets', 'secrets of what ended', 'ended', withStatus(secrets, 'ended')),
    ...tell('values', values, {
      runs: 'values that functions read',
      idle: 'values that nothing reads',
      off: 'values of what does not run',
      unknown: 'values that only a log forwarder leads to',
    }),
  ];
}

/** Data sources by who watches or asks them. */
export function supportOfDataSources(
  app: App,
  references: readonly Reference[],
  statusOf: StatusOf,
): SupportEntry[] {
  const users = usersByName(references, ['data-source', 'service'], statusOf);
  return tell(
    'data-sources',
    findUsed(
      app.dataSources.map(({ name }) => name),
      users,
    ),
    {
      runs: 'linked data sources',
      idle: 'linked data sources that nothing uses',
      off: 'linked data sources of what does not run',
      unknown: 'linked data sources that only a log forwarder leads to',
    },
  );
}

/** The values in environments/. MongoDB gave no notice of their end, and the pages of functions still have them. */
export function supportOfEnvironments(
  app: App,
  references: readonly Reference[],
  statusOf: StatusOf,
): SupportEntry[] {
  const keys = app.environments.flatMap(
    ({ document }) => getObject(document, 'values')?.members.map(({ key }) => key) ?? [],
  );
  return tell('environments', findUsed(keys, usersByName(references, ['environment-value'], statusOf)), {
    runs: 'environment values that are read',
    idle: 'environment values that nothing reads',
    off: 'environment values of what does not run',
    unknown: 'environment values that only a log forwarder leads to',
  });
}
