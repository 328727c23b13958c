import type { App } from '../model/app';
import { environmentNames } from '../model/environment-names';
import type { FindingInput } from '../model/finding';
import { isInSource, type Reference } from '../model/reference';
import { pushFlagOf, type Packages } from '../model/packages';
import { checkChangeStreams } from './check-change-streams';
import { checkEndpointSecrets } from './check-endpoint-secrets';
import { checkExpansions } from './check-expansions';
import { checkSecretNames } from './check-secret-names';
import { missingHostedFiles } from './collect-references';
import { leftOutServices } from './left-out-services';
import { suggestName } from './suggest-name';

const what = { function: 'function', 'data-source': 'data source' } as const;

type CheckedKind = keyof typeof what;

function checkReference(
  { name, component, by, at }: Reference,
  kind: CheckedKind,
  names: ReadonlySet<string>,
  byLowerCase: ReadonlyMap<string, string>,
  leftOut: ReadonlyMap<string, string>,
): FindingInput[] {
  if (names.has(name)) return [];
  const similar = byLowerCase.get(name.toLowerCase());
  const common = { component, subject: by, at };
  if (similar !== undefined) {
    return [
      {
        ...common,
        code: 'reference/differs-by-case',
        message: `It refers to the ${what[kind]} ${name}, and the app has ${similar}: the names differ by case only, and App Services tells them apart.`,
        action: `Write ${similar} in both places.`,
      },
    ];
  }
  const answer = kind === 'data-source' ? leftOut.get(name) : undefined;
  if (answer !== undefined)
    return [
      {
        ...common,
        code: 'reference/left-out-service',
        message: `It refers to the service ${name}, a MongoDB outside of Atlas, which was left out: ${answer}.`,
        action: `Answer ${answer.replace(/=.*/, '=atlas')} to link a cluster in its place, or take the reference out, before you push.`,
      },
    ];
  const suggestion = suggestName(name, names, kind === 'function');
  return [
    {
      ...common,
      code: kind === 'function' ? 'reference/missing-function' : 'reference/missing-data-source',
      message: `It refers to the ${what[kind]} ${name}, which the app does not have${suggestion ? `; ${suggestion.says}` : ''}.`,
      action: suggestion
        ? `Write ${suggestion.name}, or add the ${what[kind]}, before you push.`
        : `Add the ${what[kind]}, or take the reference out, before you push.`,
    },
  ];
}

function checkFunctions(app: App): FindingInput[] {
  const hasManifest = app.functions.root !== undefined || app.functions.items.some(({ config }) => config);
  const withSource = new Set(app.functions.items.flatMap(({ name, source }) => (source ? [name] : [])));
  return app.functions.items.flatMap(({ name, config, source }): FindingInput[] => {
    if (!source && config && !withSource.has(name)) {
      return [
        {
          code: 'function/without-source',
          component: 'functions',
          subject: name,
          at: config,
          message: `The manifest lists ${name}, and functions/${name}.js is not there.`,
          action: 'Restore the source, or take the entry out: a push will refuse it.',
        },
      ];
    }
    if (!config && source && hasManifest) {
      return [
        {
          code: 'function/not-in-manifest',
          component: 'functions',
          subject: name,
          at: source,
          message:
            'The manifest does not list the source; a push registers it with the defaults: not private, run as the calling user.',
        },
      ];
    }
    return [];
  });
}

function checkHosting(app: App): FindingInput[] {
  const missing = missingHostedFiles(app);
  const [first] = missing;
  if (!first) return [];
  const text = first.kind === 'scalar' ? String(first.value) : '';
  const others = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
  return [
    {
      code: 'hosting/metadata-without-file',
      component: 'hosting',
      subject: text,
      at: first,
      message: `hosting/metadata.json names ${text}${others}, and no such file is in hosting/files.`,
      action: 'Take the entries out, or restore the files.',
    },
  ];
}

function checkDependencies(packages: Packages): FindingInput[] {
  const { manifest, archives, installed } = packages;
  const flag = pushFlagOf(packages);
  if (!flag) return [];
  const isPacked = archives.length > 0 || installed.size > 0;
  const file = manifest ?? archives[0] ?? { file: 'functions/node_modules' };
  const note =
    manifest && isPacked
      ? ' functions/node_modules is there too; App Services uses one method at a time.'
      : manifest
        ? ''
        : ' There is no package.json: the versions are those inside node_modules.';
  return [
    {
      code: 'function/dependencies',
      component: 'functions',
      subject: 'path' in file ? file.path : file.file,
      at: file,
      message: `The functions have dependencies; a push takes them along only with ${flag}.${note}`,
    },
  ];
}

function checkDataSources(app: App): FindingInput[] {
  return app.dataSources.flatMap(({ name, config, defaultRule, collections }): FindingInput[] => {
    if (config) return [];
    const at = defaultRule ?? collections[0]?.rules ?? collections[0]?.schema;
    return [
      {
        code: 'data-source/without-config',
        component: 'data-sources',
        subject: name,
        ...(at && { at }),
        message: `The data source ${name} has no config.json, so that nothing says which cluster it is linked to.`,
        action: `Add data_sources/${name}/config.json before you push.`,
      },
    ];
  });
}

function checkServices(app: App): FindingInput[] {
  if (app.version !== 20230101) return [];
  return app.services.map(({ name, config, webhooks, rules }) => {
    const at = config ?? webhooks[0]?.config ?? rules[0]?.document;
    return {
      code: 'output/invalid',
      component: 'services',
      subject: name,
      ...(at && { at }),
      message: `The service ${name} stands in a layout that has no services; no export has one there.`,
      action: 'Take it out, and replace its calls in the functions.',
    };
  });
}

function checkEnvironments(app: App): FindingInput[] {
  return app.environments
    .filter(({ name }) => !environmentNames.includes(name))
    .map(({ name, document }) => ({
      code: 'environment/unknown',
      component: 'environments',
      subject: name,
      at: document,
      message: `There is no environment ${name}: App Services has ${environmentNames.join(', ')}. The file is carried.`,
      action: 'Rename the file to the environment that is meant, or remove it.',
    }));
}

function checkManifest(app: App): FindingInput[] {
  const seen = new Set<string>();
  return app.functions.items.flatMap(({ name, config }): FindingInput[] => {
    if (!seen.has(name) || !config) {
      seen.add(name);
      return [];
    }
    return [
      {
        code: 'function/listed-twice',
        component: 'functions',
        subject: name,
        at: config,
        message: `The manifest lists ${name} more than once; a push accepts a name once.`,
        action: 'Take one of the entries out.',
      },
    ];
  });
}

/**
 * Checks that what the migrated app's configuration refers to is there, by its exact name. Sources are left aside.
 *
 * @param input the app as it was read, which may have services that the migrated one lacks
 */
export function checkReferences(
  input: App,
  app: App,
  references: readonly Reference[],
  packages: Packages,
): FindingInput[] {
  const leftOut = leftOutServices(input, app);
  const ofConfiguration = references.filter((reference) => !isInSource(reference));
  const check = (kind: CheckedKind, items: readonly { readonly name: string }[]): FindingInput[] => {
    const names = new Set(items.map(({ name }) => name));
    const byLowerCase = new Map([...names].map((name) => [name.toLowerCase(), name]));
    return ofConfiguration
      .filter((reference) => reference.kind === kind)
      .flatMap((reference) => checkReference(reference, kind, names, byLowerCase, leftOut));
  };
  return [
    ...check('function', app.functions.items),
    ...check('data-source', [...app.dataSources, ...app.services]),
    ...checkFunctions(app),
    ...checkEndpointSecrets(app),
    ...checkSecretNames(ofConfiguration),
    ...checkExpansions(app),
    ...checkChangeStreams(app),
    ...checkDataSources(app),
    ...checkEnvironments(app),
    ...checkServices(app),
    ...checkManifest(app),
    ...checkHosting(app),
    ...checkDependencies(packages),
  ];
}
