import { describeVersion } from '../../model/config-version';
import { formatPlace } from '../../model/place';
import { bySeverity } from '../../model/severity';
import { listNames } from '../../report/list-names';
import { describeFolder } from '../../report/renderers/describe-folder';
import { renderFindings } from '../../report/renderers/render-findings';
import { renderLife } from '../../report/renderers/render-life';
import { showText } from '../../report/renderers/show-text';
import { wrap } from '../../report/renderers/wrap';
import type { Address, ComponentItem, Inventory } from '../inventory';
import { limitEntries } from './limit-entries';
import { nameComponent } from './name-component';
import { renderFunctions } from './render-functions';

/** How much the text says. */
export interface InventoryTextOptions {
  /** Show every name, every function and every finding with its code and rule. */
  readonly verbose: boolean;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length ? [title, ...lines, ''] : [];

function renderHead({ input, app, verdict }: Inventory): string[] {
  const version = describeVersion(app.version);
  return [
    ...wrap(`${input.path}: ${version}${app.current ? ', the current layout' : ''}`, ''),
    ...describeFolder(input).flatMap((line) => wrap(line, '  ')),
    ...wrap(app.because, '  '),
    '',
    ...wrap(verdict.text, ''),
    '',
  ];
}

/** A setting as it is in the files, and what a migration makes of it where that is something else. */
function renderSetting(name: string, value: string | undefined, migrated = value): string[] {
  if (value === migrated) return value === undefined ? [] : wrap(value, `  ${name}: `);
  return wrap(`${value ?? 'not in the files'}; after a migration ${migrated}`, `  ${name}: `);
}

function renderApp({ app }: Inventory): string[] {
  const { location, providerRegion, migrated } = app;
  return section('App', [
    ...renderSetting('name', app.name, migrated.name),
    ...renderSetting('app id', app.appId),
    ...renderSetting('id on the server', app.objectId),
    ...renderSetting('Atlas project', app.projectId),
    ...renderSetting('environment', app.environment),
    ...renderSetting('deployment model', app.deploymentModel, migrated.deploymentModel),
    ...renderSetting('location', location),
    ...renderSetting('provider region', providerRegion, migrated.providerRegion),
  ]);
}

const nameItem = ({ name, detail, disabled }: ComponentItem): string => {
  const notes = [detail, disabled ? 'disabled' : undefined].filter((note) => note !== undefined);
  return notes.length ? `${name} (${notes.join(', ')})` : name;
};

function renderComponents({ components }: Inventory, limit: number | undefined): string[] {
  return section(
    'Components',
    components.flatMap(({ part, count, items }) =>
      wrap(`${part} (${count}): ${listNames(items.map(nameItem), { limit })}`, '  '),
    ),
  );
}

function renderSecrets({ secrets }: Inventory, limit: number | undefined): string[] {
  const lines = secrets.flatMap(({ name, usedBy, create }) => {
    const users = usedBy.map((user) => nameComponent(user));
    const fate = create ? '' : ', which a migration leaves out';
    return wrap(`${name}: used by ${listNames(users, { limit })}${fate}`, '  ');
  });
  const commands = secrets.flatMap(({ create }) => (create ? [`  ${create}`] : []));
  return [
    ...section('Secrets', lines),
    ...section('To create the secrets before a push, in this order', commands),
  ];
}

function renderAddress({ kind, method, name, oldUrl, newUrl, waitsFor }: Address): string[] {
  if (kind === 'endpoint') return [...wrap(name, '  endpoint '), ...wrap(oldUrl, '      ')];
  const without = waitsFor
    ? `no endpoint by default; the decision is ${waitsFor}`
    : 'no endpoint; the plan of a migration says why';
  return [
    ...wrap(`${name}, ${method}`, '  webhook '),
    ...wrap(oldUrl, '      '),
    ...wrap(newUrl ?? without, '      -> '),
  ];
}

function renderAddresses({ addresses, app }: Inventory, limit: number): string[] {
  const unknown =
    app.appId === undefined ? ' APP_ID stands for the app id, which the files do not have.' : '';
  return section(
    'Addresses',
    addresses.length
      ? [
          ...wrap(
            `None of them answers since 2025-09-30. A port has to keep the path and what comes with the request.${unknown}`,
            '  ',
          ),
          ...limitEntries(addresses, limit, renderAddress),
        ]
      : [],
  );
}

function renderDependencies({ dependencies }: Inventory, limit: number | undefined): string[] {
  if (!dependencies) return [];
  const { pushFlag, manifest, packages, archives, lockFiles } = dependencies;
  const named = packages?.map(({ name, version }) => `${name} ${version}`) ?? [];
  const content = !packages
    ? 'cannot be read'
    : named.length
      ? listNames(named, { limit })
      : 'lists no dependencies';
  return section('Dependencies of functions', [
    ...(manifest ? wrap(`${manifest}: ${content}`, '  ') : []),
    ...(archives.length ? wrap(listNames(archives, { limit }), '  packed: ') : []),
    ...(lockFiles.length ? wrap(listNames(lockFiles, { limit }), '  locked by: ') : []),
    ...wrap(`A push takes them along only with ${pushFlag}, and uses one method at a time.`, '  '),
  ]);
}

// What has a section of its own is not said twice.
const toldElsewhere = ['function/dependencies'];

function renderOddities({ findings }: Inventory, { verbose }: InventoryTextOptions, limit: number): string[] {
  if (verbose) return renderFindings(findings);
  const shown = findings.filter(({ code }) => !toldElsewhere.includes(code)).sort(bySeverity);
  return section(
    'Broken or odd',
    limitEntries(shown, limit, ({ severity, subject, place, message }) =>
      wrap(`${place ? formatPlace(place) : subject}: ${message}`, `  ${severity} `),
    ),
  );
}

function renderDecisions({ decisions }: Inventory, limit: number): string[] {
  if (decisions.length === 0) return [];
  return section('What a migration would ask', [
    ...wrap('--answer ID=VALUE answers any of them.', '  '),
    ...limitEntries(decisions, limit, ({ id, question, default: byDefault, place }) => [
      ...wrap(`${id}${place ? ` (${formatPlace(place)})` : ''}`, '  '),
      ...wrap(question, '      '),
      ...wrap(byDefault === undefined ? 'There is no default.' : `By default: ${byDefault}`, '      '),
    ]),
  ]);
}

/** The inventory for a terminal: readable at 80 columns and without colour. */
export function renderInventoryText(inventory: Inventory, options: InventoryTextOptions): string {
  const names = options.verbose ? Infinity : undefined;
  const [entries, notes] = options.verbose ? [Infinity, Infinity] : [20, 8];
  return [
    ...renderHead(inventory),
    ...renderApp(inventory),
    ...renderComponents(inventory, names),
    ...renderLife(inventory.life, names),
    ...renderFunctions(inventory.functions, { names, entries }),
    ...renderSecrets(inventory, names),
    ...renderAddresses(inventory, entries),
    ...renderDependencies(inventory, names),
    ...renderOddities(inventory, options, notes),
    ...renderDecisions(inventory, notes),
  ]
    .map(showText)
    .join('\n');
}
