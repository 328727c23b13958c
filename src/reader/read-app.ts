import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import { isLegacyLayout, type ConfigVersion } from '../model/config-version';
import type { Decision } from '../model/decision';
import { getText, type Json } from '../model/json';
import { added } from '../model/make-json';
import { reason, type Reason } from '../model/reason';
import { readGuarded } from './access/read-guarded';
import { reportDenied } from './access/report-denied';
import type { AppFolder } from './app-folder';
import { readAuth, readLegacyAuth } from './components/read-auth';
import { readDataSources } from './components/read-data-sources';
import { readEndpoints } from './components/read-endpoints';
import { hasLegacyFunctions, readFunctions, readLegacyFunctions } from './components/read-functions';
import { readHosting } from './components/read-hosting';
import { readItems, readOne } from './components/read-items';
import { readServices } from './components/read-services';
import type { Layout } from './detect-layout';
import { digestSources } from './digest-sources';
import { nameSecrets } from './secrets/name-secrets';
import type { ReadContext } from './read-context';

const noRootFile = reason('The folder has no root file, and every app has one.', 'docs/config');
const ofOtherLayout = reason('The file belongs to a layout that the app is not read as.', 'layouts/two');
const idleInOther = reason(
  'The file belongs to a layout that the app is not read as, and holds nothing that the app lacks.',
  'layouts/two',
);
const toolState = reason("The file is a tool's own cache or link, not configuration.", 'files/tool-state');
const linkOutside = reason(
  'Links that lead out of the app, links to folders and to secrets.json, and special files are not followed.',
  'files/links',
);

// What only one family of layouts has. Left over after reading, it is stale: the other family's files were read.
const legacyOnly =
  /^(?:auth_providers|event_subscriptions)\/|^(?:stitch|config|data_api_config)\.json$|^functions\/[^/]+\/(?:config\.json|source\.js)$/;
const modernOnly =
  /^(?:auth|data_sources|https?_endpoints|sync)\/|^(?:realm_config|root_config)\.json$|^(?:functions|hosting)\/config\.json$/;
const othersOf20210101 = /^https_endpoints\/|^root_config\.json$/;
const othersOf20230101 = /^http_endpoints\/|^realm_config\.json$/;

/** The folders of MongoDB services, which only a layout before 20210101 has among its services. */
function mongoServices(folder: AppFolder, context: ReadContext): string[] {
  return folder.folders('services').filter((name) => {
    const config = folder.find(`services/${name}/config.json`);
    const type = getText(config && context.readJson(config, 'services'), 'type');
    return /^(?:mongodb|datalake)/.test(type ?? '');
  });
}

function otherLayoutOf(version: ConfigVersion, stale: readonly string[]): (file: AppFile) => boolean {
  if (isLegacyLayout(version)) return ({ path }) => modernOnly.test(path);
  const others = version === 20230101 ? othersOf20230101 : othersOf20210101;
  return ({ path }) =>
    legacyOnly.test(path) || others.test(path) || stale.some((name) => path.startsWith(`services/${name}/`));
}

const ofTools = /^\.mdb\/|^hosting\/\.asset-cache\.json$/;

function reportLeftOut(
  context: ReadContext,
  files: readonly AppFile[],
  code: 'file/other-layout' | 'file/left-alone' | 'file/symbolic-link',
  why: Reason,
  action?: string,
): void {
  for (const file of files) context.drop(file, why);
  const [first, ...more] = files;
  if (!first) return;
  context.report({
    code,
    component: 'other',
    subject: first.path,
    at: first,
    message: `${why.text} Left out: ${files
      .slice(0, 5)
      .map(({ path }) => path)
      .join(', ')}${more.length > 4 ? ` and ${more.length - 4} more` : ''}.`,
    ...(action && { action }),
  });
}

function readLink(folder: AppFolder, context: ReadContext): App['link'] {
  return (
    readOne(folder, context, '.mdb/meta.json', 'settings') ??
    readOne(folder, context, '.mdb/app_meta.json', 'settings')
  );
}

const introspectionOff = reason(
  'What could not be read may have switched introspection off; without it, anybody can ask for the schema.',
  'safety/access',
);

function readGraphqlConfig(folder: AppFolder, context: ReadContext): App['graphql']['config'] {
  const { document, unread } = readGuarded(folder, context, 'graphql/config.json', 'graphql');
  if (!unread) return document;
  reportDenied(context, {
    component: 'graphql',
    subject: 'graphql/config.json',
    unread,
    consequence: 'Introspection of the GraphQL schema is written as switched off.',
  });
  return added({ use_natural_pluralization: true, disable_schema_introspection: true }, introspectionOff);
}

function readSecrets(folder: AppFolder, context: ReadContext): Json | undefined {
  const file = folder.find('secrets.json');
  return file && context.readJson(folder.take(file), 'secrets');
}

/**
 * Reads an app's folder in a given version. Every file is taken by a reader or ends in `extras`; problems and findings
 * are collected in the context.
 *
 * @param layout what the folder is read as, with the root file, when there is one
 * @param idle files that hold nothing that those of another layout lack
 * @param folderName the last resort for the app's name
 */
export function readApp(
  folder: AppFolder,
  context: ReadContext,
  { version, root, isDecided }: Exclude<Layout, { decide: Decision }>,
  idle: ReadonlySet<AppFile>,
  folderName: string,
): App {
  if (root) folder.take(root.file);
  const legacy = isLegacyLayout(version);
  const stale = legacy ? [] : mongoServices(folder, context);
  const functions = (legacy ? hasLegacyFunctions(folder) : false)
    ? readLegacyFunctions(folder, context)
    : readFunctions(folder, context);
  const graphql = {
    config: readGraphqlConfig(folder, context),
    validation: readOne(folder, context, 'graphql/validation_settings.json', 'graphql'),
    resolvers: readItems(folder, context, 'graphql/custom_resolvers', 'graphql', false),
  };
  const app: Omit<App, 'extras'> = {
    version,
    folderName,
    settings: root?.settings ?? added({}, noRootFile),
    link: readLink(folder, context),
    secrets: readSecrets(folder, context),
    environments: readItems(folder, context, 'environments', 'environments', false),
    ...(legacy && folder.hasFolder('auth_providers')
      ? readLegacyAuth(folder, context)
      : readAuth(folder, context)),
    ...functions,
    services: [
      ...readServices(folder, context, 'services', stale),
      ...(version === 20230101 ? [] : readServices(folder, context, 'http_endpoints')),
    ],
    dataSources: legacy && folder.hasFolder('services') ? [] : readDataSources(folder, context),
    ...readEndpoints(folder, context, version),
    triggers: [
      ...readItems(folder, context, 'triggers', 'triggers'),
      ...(legacy ? readItems(folder, context, 'event_subscriptions', 'triggers') : []),
    ],
    graphql,
    hosting: readHosting(folder, context),
    sync: readOne(folder, context, 'sync/config.json', 'sync'),
    values: readItems(folder, context, 'values', 'values'),
    logForwarders: readItems(folder, context, 'log_forwarders', 'log-forwarders'),
  };
  const rest = folder.rest();
  const isOfOtherLayout = otherLayoutOf(version, stale);
  for (const file of rest.filter(({ path }) => ofTools.test(path))) context.drop(file, toolState);
  const others = rest.filter(isOfOtherLayout);
  reportLeftOut(
    context,
    others.filter((file) => !idle.has(file)),
    'file/other-layout',
    ofOtherLayout,
    `Check that nothing in them is still needed${isDecided ? '; --answer layout=VERSION reads the other layout' : ''}.`,
  );
  reportLeftOut(
    context,
    others.filter((file) => idle.has(file)),
    'file/left-alone',
    idleInOther,
  );
  for (const file of context.denied) context.drop(file, linkOutside);
  reportLeftOut(
    context,
    folder.unreadable.filter((file) => !context.denied.has(file)),
    'file/symbolic-link',
    linkOutside,
    'Replace what the app needs by the file itself.',
  );
  const extras = rest.filter((file) => !ofTools.test(file.path) && !isOfOtherLayout(file));
  const whole: App = { ...app, extras };
  digestSources(whole);
  return nameSecrets(whole, context);
}
