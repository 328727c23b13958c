import type { AppFunction } from '../../src/model/app';
import type { AppFile } from '../../src/model/app-file';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { get, getText, type JsonObject } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { applyRows, isEmptyText, type Row } from '../shared/apply-rows';
import { idOf, withoutId } from '../shared/ids';

const noFunctions = reason('The manifest is always written.', 'exporter/20210101');
const noSource = reason('A manifest entry without a source makes every push fail.', 'cli/realm-cli-2');
const isDefault = reason(
  'It is the default, and the new manifest does not have the key.',
  'docs/legacy-config',
);
const folderNames = reason(
  'An entry of the manifest has a name; the folder said it before.',
  'exporter/20210101',
);
const wouldBeFunction = reason(
  'From 20210101 on every .js file below functions/ is a function.',
  'exporter/20210101',
);

// A push finds an entry of the manifest by its name.
function withName(config: JsonObject, name: string): JsonObject {
  const there = get(config, 'name');
  if (getText(there)) return config;
  return withMember(config, 'name', there ? rewritten(there, name, folderNames) : added(name, folderNames));
}

const rows: readonly Row[] = [
  { drop: 'run_as_user_id', when: isEmptyText, why: isDefault },
  { drop: 'run_as_user_id_script_source', when: isEmptyText, why: isDefault },
  { drop: 'run_as_authed_user', why: isDefault },
];

function withoutDefaults(item: AppFunction, context: Context): AppFunction {
  if (!item.config) return item;
  const config = withoutId(withName(item.config, item.name), context);
  return { ...item, config: applyRows(config, rows, context) };
}

// The order of creation: ids are ObjectIds, which grow. Without ids it is unknown, and the folders' order stays.
function byCreation(items: readonly AppFunction[]): AppFunction[] {
  const withIds = items.flatMap((item) => {
    const id = idOf(item.config);
    return id === undefined ? [] : [{ id, item }];
  });
  if (withIds.length < items.length) return [...items];
  return withIds.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(({ item }) => item);
}

function leaveOutWithoutSource(item: AppFunction, context: Context): boolean {
  if (item.source || !item.config) return true;
  context.drop(item.config, noSource);
  context.report({
    code: 'function/without-source',
    component: 'functions',
    subject: item.name,
    at: item.config,
    message:
      'The function has a config.json and no source.js; it is left out, as a manifest entry without a source makes every push fail.',
    action: 'Restore its source and run again, or remove the folder.',
  });
  return false;
}

function leaveOutStrayScript(file: AppFile, context: Context): boolean {
  if (!file.path.endsWith('.js') || file.path.includes('/node_modules/')) return true;
  context.drop(file, wouldBeFunction);
  context.report({
    code: 'file/would-be-misread',
    component: 'functions',
    subject: file.path,
    at: file,
    message:
      'The script stands beside functions without being one; the new layout would make it a function, so it is left out.',
    action: 'Keep it outside of the app, for example in a test folder beside it.',
  });
  return false;
}

/** Functions move from a folder each to one manifest and a source each. */
export const functions: Transform = {
  name: 'functions',
  summary: 'functions/<name>/{config.json,source.js} become functions/config.json and functions/<name>.js',
  apply(app, context) {
    const items = byCreation(app.functions.items)
      .filter((item) => leaveOutWithoutSource(item, context))
      .map((item) => withoutDefaults(item, context));
    return {
      ...app,
      functions: { items, root: app.functions.root ?? added([], noFunctions) },
      functionFiles: app.functionFiles.filter((file) => leaveOutStrayScript(file, context)),
    };
  },
};
