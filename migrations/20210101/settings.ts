import type { App } from '../../src/model/app';
import type { ComponentName } from '../../src/model/component';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, isEmptyContainer, type Json, type JsonObject } from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { withoutEmptySettings } from './empty-settings';

const newVersion = reason('The config version is raised with the layout.', 'exporter/20210101');
const securityGone = reason('The empty security section is not exported any more.', 'exporter/20210101');
const sectionEmpty = reason('The section of the root file says nothing.', 'exporter/20210101');
const offByDefault = reason('A switched-off feature is always written.', 'exporter/20210101');
const otherCounts = reason('It is said in two places, and the later layout counts.', 'exporter/20210101');

function reportClash(context: Context, component: ComponentName, key: string, at: Json, other: string): void {
  context.report({
    code: 'key/clash',
    component,
    subject: key,
    at,
    message: `The root file has ${key}, and ${other} says the same thing; ${other} counts, and ${key} is left out.`,
    action: 'Compare both, and take the one that is meant.',
  });
}

/** A section of the root file, and the root file without it. One that has a file of its own already is left out. */
function takeSection(
  document: JsonObject,
  key: string,
  component: ComponentName,
  file: { readonly name: string; readonly there: boolean },
  context: Context,
): { document: JsonObject; section?: JsonObject } {
  const section = get(document, key);
  if (!section) return { document };
  const rest = withoutMembers(document, key);
  if (section.kind === 'object' && !file.there) return { document: rest, section };
  const saysNothing = section.kind === 'scalar' && section.value === null;
  context.drop(section, file.there ? otherCounts : sectionEmpty);
  if (file.there || !saysNothing) reportClash(context, component, key, section, file.name);
  return { document: rest };
}

function moveOrigins(document: JsonObject, context: Context): JsonObject {
  const security = get(document, 'security');
  if (!security) return document;
  const rest = withoutMembers(document, 'security');
  if (security.kind !== 'object' || security.members.length === 0) {
    context.drop(security, securityGone);
    return rest;
  }
  const origins = get(security, 'allowed_request_origins');
  const others = withoutMembers(security, 'allowed_request_origins');
  const kept = others.members.length ? withMember(document, 'security', others) : rest;
  if (!origins) return kept;
  if (get(document, 'allowed_request_origins')) {
    context.drop(origins, otherCounts);
    reportClash(context, 'settings', 'security.allowed_request_origins', origins, 'allowed_request_origins');
    return kept;
  }
  return withMember(kept, 'allowed_request_origins', origins);
}

function raiseVersion(document: JsonObject): JsonObject {
  const version = get(document, 'config_version');
  const raised = version ? rewritten(version, 20210101, newVersion) : added(20210101, newVersion);
  return withMember(document, 'config_version', raised);
}

function syncOf(section: JsonObject | undefined, sync: App['sync'], context: Context): JsonObject {
  if (sync) return sync;
  if (section && isEmptyContainer(section)) context.drop(section, sectionEmpty);
  if (section && get(section, 'development_mode_enabled')) return section;
  const off = { key: 'development_mode_enabled', value: added(false, offByDefault) };
  return objectOf([...(section?.members ?? []), off]);
}

/** The root file gives up its sections: hosting, custom user data and sync get files of their own. */
export const settings: Transform = {
  name: 'settings',
  summary: 'config.json or stitch.json becomes realm_config.json; its sections get files of their own',
  apply(app, context) {
    const hosting = takeSection(
      app.settings,
      'hosting',
      'hosting',
      { name: 'hosting/config.json', there: app.hosting.config !== undefined },
      context,
    );
    const users = takeSection(
      hosting.document,
      'custom_user_data_config',
      'custom-user-data',
      { name: 'auth/custom_user_data.json', there: app.customUserData !== undefined },
      context,
    );
    const sync = takeSection(
      users.document,
      'sync',
      'sync',
      { name: 'sync/config.json', there: app.sync !== undefined },
      context,
    );
    const off = objectOf([{ key: 'enabled', value: added(false, offByDefault) }]);
    return {
      ...app,
      settings: raiseVersion(withoutEmptySettings(moveOrigins(sync.document, context), context)),
      hosting: { ...app.hosting, config: app.hosting.config ?? hosting.section },
      customUserData: app.customUserData ?? users.section ?? off,
      sync: syncOf(sync.section, app.sync, context),
    };
  },
};
