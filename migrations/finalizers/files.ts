import type { AppFile } from '../../src/model/app-file';
import type { Context, Transform } from '../../src/engine/migration';
import { isConfigurationCopy } from '../../src/model/configuration-copy';
import { isCredentialFile } from '../../src/model/credential-file';
import type { FindingCode } from '../../src/model/finding-codes';
import { groupBy } from '../../src/model/group-by';
import { reason, type Reason } from '../../src/model/reason';
import { isSecretFile } from '../../src/model/secret-file';

const reserved = reason("The name is reserved for an app's root file, wherever it stands.", 'docs/config');
const halfCollection = reason(
  'A folder of a collection without its files makes a push fail.',
  'cli/realm-cli-2',
);
const readAsItem = reason('The tools read every file in this folder as a component.', 'cli/realm-cli-2');
const secretFile = reason('It is called like a file with secrets in plain text.', 'safety/secrets');
const configurationCopy = reason(
  'It is called like a copy of a configuration, and may hold a secret that was taken out of that one.',
  'safety/secrets',
);
const noServices = reason('The current layout has no such folder.', 'exporter/20230101');

const reservedName = /(?:^|\/)(?:stitch|config|root_config|realm_config|app_config)\.json$/;
// Folders inside these are passed over.
const itemFolder = /^(?:values|triggers|log_forwarders|environments|graphql\/custom_resolvers)\/[^/]+$/;
const collectionFolder = /^data_sources\/[^/]+\/[^/]+\/[^/]+\//;
const knownFunctionFile =
  /^functions\/(?:package\.json|package-lock\.json|yarn\.lock|node_modules(?:\.zip|\.tar|\.tar\.gz|\.tgz)?(?:\/.*)?)$/;

/** Whether a file is a copy that no tool reads, and whose secrets nobody takes out. */
function copyOf({ path }: AppFile, component: FileComponent): Reason | undefined {
  if (path.includes('/node_modules/')) return undefined;
  if (isSecretFile(path)) return secretFile;
  // Among functions, a file of data may well be called so.
  const isConfiguration = component === 'other' || /\/[^/]*config[^/]*$/i.test(path);
  return isConfiguration && isConfigurationCopy(path) ? configurationCopy : undefined;
}

function misread({ path }: AppFile, context: Context): Reason | undefined {
  if (path.includes('/node_modules/')) return undefined;
  if (reservedName.test(path)) return reserved;
  if (itemFolder.test(path)) return readAsItem;
  if (
    /^(?:services|http_endpoints|auth_providers|event_subscriptions)\//.test(path) &&
    context.options.to === 20230101
  )
    return noServices;
  return collectionFolder.test(path) ? halfCollection : undefined;
}

type FileComponent = 'functions' | 'other';

// What keeps an empty folder in git, and what the Finder writes: nobody misses it.
const saysNothing = /(?:^|\/)(?:\.(?:git)?keep|\.DS_Store)$/;

function leaveOut(
  file: AppFile,
  why: Reason,
  component: FileComponent,
  context: Context,
  code: FindingCode = 'file/would-be-misread',
): void {
  context.drop(file, why);
  if (saysNothing.test(file.path)) return;
  context.report({
    code,
    component,
    subject: file.path,
    at: file,
    message: `The file is left out: ${why.text.charAt(0).toLowerCase()}${why.text.slice(1)}`,
    action: 'Keep it outside of the app.',
  });
}

// A folder of dependencies may hold thousands of files: one finding a folder says as much.
const folderOf = ({ path }: AppFile): string => {
  const inside = path.indexOf('/node_modules/');
  return path.slice(0, inside >= 0 ? inside + '/node_modules'.length : path.lastIndexOf('/'));
};

function reportUnknown(files: readonly AppFile[], component: FileComponent, context: Context): void {
  for (const [folder, [first, ...more]] of groupBy(files, folderOf)) {
    context.report({
      code: 'file/unknown',
      component,
      subject: more.length ? `${folder}/` : first.path,
      at: first,
      message: `No tool of MongoDB reads ${more.length ? `${more.length + 1} files in ${folder}/; they are` : `${first.path}; it is`} carried where ${more.length ? 'they stand' : 'it stands'}.`,
    });
  }
}

/** Files that tools keep credentials in, by their names; they are carried like any other. */
function reportCredentials(
  files: readonly AppFile[],
  component: 'functions' | 'hosting' | 'other',
  context: Context,
): void {
  const isHosted = component === 'hosting';
  for (const file of files) {
    const { path } = file;
    if (path.includes('/node_modules/') || !(isCredentialFile(path) || (isHosted && isSecretFile(path))))
      continue;
    context.report({
      code: 'file/holds-credentials',
      component,
      subject: path,
      at: file,
      message: `It is called like a file that tools keep credentials in, and is carried as it is.${isHosted ? ' Whoever knows its address could read it.' : ''}`,
      action:
        'Look into it: if it holds a credential, keep it outside of the app, and replace the credential, as whoever could read the folder knows it.',
    });
  }
}

function sort(given: readonly AppFile[], component: FileComponent, context: Context): AppFile[] {
  const carried = given.filter((file) => {
    const copied = copyOf(file, component);
    const why = copied ?? misread(file, context);
    if (why) leaveOut(file, why, component, context, copied && 'file/copy-left-out');
    return !why;
  });
  reportCredentials(carried, component, context);
  for (const file of carried) {
    if (!/\.tsx?$/.test(file.path) || file.path.includes('/node_modules/')) continue;
    context.report({
      code: 'function/typescript',
      component,
      subject: file.path,
      at: file,
      message: 'TypeScript is not deployed; the file is carried where it stands.',
      action: 'Compile it to the .js file of its function before you push.',
    });
  }
  reportUnknown(
    carried.filter(
      ({ path }) =>
        !knownFunctionFile.test(path) &&
        !/\.tsx?$/.test(path) &&
        !saysNothing.test(path) &&
        !isCredentialFile(path),
    ),
    component,
    context,
  );
  return carried;
}

/** Files that no reader knows: carried where they stand, unless the target would take them for something else. */
export const files: Transform = {
  name: 'files',
  summary: 'unknown files are carried, or left out where the target would misread them',
  apply(app, context) {
    reportCredentials(app.hosting.files, 'hosting', context);
    return {
      ...app,
      functionFiles: sort(app.functionFiles, 'functions', context),
      extras: sort(app.extras, 'other', context),
    };
  },
};
