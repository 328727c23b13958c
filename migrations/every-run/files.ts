import type { AppFile } from '../../src/model/app-file';
import type { Context, Transform } from '../../src/engine/migration';
import { reason } from '../../src/model/reason';

const reserved = reason('The name is reserved for an app\'s root file, wherever it stands.', 'docs/config');
const readAsItem = reason('The tools read every file in this folder as a component.', 'cli/realm-cli-2');
const noServices = reason('The current layout has no such folder.', 'exporter/20230101');

const reservedName = /(?:^|\/)(?:stitch|config|root_config|realm_config|app_config)\.json$/;
const itemFolder = /^(?:values|triggers|log_forwarders|environments|graphql\/custom_resolvers)\//;
const knownFunctionFile = /^functions\/(?:package\.json|package-lock\.json|yarn\.lock|node_modules(?:\.zip|\.tar|\.tar\.gz|\.tgz)?(?:\/.*)?)$/;

function misread({ path }: AppFile, context: Context): ReturnType<typeof reason> | undefined {
  if (reservedName.test(path)) return reserved;
  if (itemFolder.test(path)) return readAsItem;
  if (/^(?:services|http_endpoints|auth_providers|event_subscriptions)\//.test(path) && context.options.to === 20230101) return noServices;
  return /^(?:services|http_endpoints|data_sources)\//.test(path) ? readAsItem : undefined;
}

function check(file: AppFile, component: 'functions' | 'other', context: Context): boolean {
  const why = misread(file, context);
  if (why) {
    context.drop(file, why);
    context.report({ code: 'file/would-be-misread', component, subject: file.path, at: file, message: `The file is left out: ${why.text.charAt(0).toLowerCase()}${why.text.slice(1)}`, action: 'Keep it outside of the app.' });
    return false;
  }
  if (file.path.endsWith('.ts')) {
    context.report({ code: 'function/typescript', component, subject: file.path, at: file, message: 'TypeScript is not deployed; the file is carried where it stands.', action: 'Compile it to the .js file of its function before you push.' });
  } else if (!knownFunctionFile.test(file.path)) {
    context.report({ code: 'file/unknown', component, subject: file.path, at: file, message: 'No tool of MongoDB reads the file; it is carried where it stands.' });
  }
  return true;
}

/** Files that no reader knows: carried where they stand, unless the target would take them for something else. */
export const files: Transform = {
  name: 'files',
  summary: 'unknown files are carried, or left out where the target would misread them',
  apply(app, context) {
    return {
      ...app,
      functionFiles: app.functionFiles.filter((file) => check(file, 'functions', context)),
      extras: app.extras.filter((file) => check(file, 'other', context)),
    };
  },
};
