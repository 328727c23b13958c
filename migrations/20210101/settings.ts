import type { App } from '../../src/model/app';
import type { ComponentName } from '../../src/model/component';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, isEmptyContainer, isNull, type Json, type JsonObject } from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { sameJson } from '../../src/model/same-json';
import { withoutEmptySettings } from '../shared/empty-settings';

const newVersion = reason('The config version is raised with the layout.', 'exporter/20210101');
const securityGone = reason('The empty security section is not exported any more.', 'exporter/20210101');
const sectionEmpty = reason('The section of the root file says nothing.', 'exporter/20210101');
const offByDefault = reason('A switched-off feature is always written.', 'exporter/20210101');
const saidTwice = reason('The same stands in the place that later layouts have for it.', 'exporter/20210101');
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

// What a section lacks is no contradiction: later exports say more.
function saysNoMore(section: Json, there: JsonObject): boolean {
  if (section.kind !== 'object') return section.kind === 'scalar' && section.value === null;
  return section.members.every(({ key, value }) => {
    const other = get(there, key);
    return other !== undefined && sameJson(value, other);
  });
}

/** A section of the root file, and the root file without it. One that has a file of its own already is left out. */
function takeSection(
  document: JsonObject,
  key: string,
  component: ComponentName,
  file: { readonly name: string; readonly there: JsonObject | undefined },
  context: Context,
): { document: JsonObject; section?: JsonObject } {
  const section = get(document, key);
  if (!section) return { document };
  const rest = withoutMembers(document, key);
  if (section.kind === 'object' && !file.there) return { document: rest, section };
  const isSame = file.there !== undefined && saysNoMore(section, file.there);
  context.drop(section, isSame ? saidTwice : file.there ? otherCounts : sectionEmpty);
  if (isSame) return { document: rest };
  if (file.there) reportClash(context, component, key, section, file.name);
  else if (section.kind !== 'scalar' || section.value !== null)
    context.report({
      code: 'key/left-out',
      component,
      subject: key,
      at: section,
      message: `${key} in the root file is no object, so that it says nothing; it is left out.`,
    });
  return { document: rest };
}

const originsKey = 'allowed_request_origins';

function moveOrigins(document: JsonObject, context: Context): JsonObject {
  const security = get(document, 'security');
  if (!security) return document;
  const rest = withoutMembers(document, 'security');
  // Without origins, pages of any origin may call the app: what is no section is carried where a push refuses it.
  if (
    security.kind !== 'object' &&
    !isEmptyContainer(security) &&
    !isNull(security) &&
    !get(document, originsKey)
  )
    return withMember(rest, originsKey, security);
  if (security.kind !== 'object' || security.members.length === 0) {
    context.drop(security, securityGone);
    return rest;
  }
  const origins = get(security, 'allowed_request_origins');
  const others = withoutMembers(security, 'allowed_request_origins');
  const kept = others.members.length ? withMember(document, 'security', others) : rest;
  if (!origins) return kept;
  const later = get(document, 'allowed_request_origins');
  if (later) {
    const isSame = sameJson(origins, later);
    context.drop(origins, isSame ? saidTwice : otherCounts);
    if (!isSame)
      reportClash(
        context,
        'settings',
        'security.allowed_request_origins',
        origins,
        'allowed_request_origins',
      );
    return kept;
  }
  return withMember(kept, 'allowed_request_origins', origins);
}

function raiseVersion(document: JsonObject): JsonObject {
  const version = get(document, 'config_version');
  const raised = version ? rewritten(version, 20210101, newVersion) : added(20210101, newVersion);
  return withMember(document, 'config_version', raised);
}

function syncOf(sync: JsonObject | undefined, context: Context): JsonObject {
  if (sync && isEmptyContainer(sync)) context.drop(sync, sectionEmpty);
  if (sync && get(sync, 'development_mode_enabled')) return sync;
  const off = { key: 'development_mode_enabled', value: added(false, offByDefault) };
  return objectOf([...(sync?.members ?? []), off]);
}

const sections = ['hosting', 'custom_user_data_config', 'sync', 'security'];

/** Moves the sections of a root file of before 20210101 to the places that they have since; an app without is unchanged. */
export function moveSections(app: App, context: Context): App {
  if (!sections.some((key) => get(app.settings, key))) return app;
  const hosting = takeSection(
    app.settings,
    'hosting',
    'hosting',
    { name: 'hosting/config.json', there: app.hosting.config },
    context,
  );
  const users = takeSection(
    hosting.document,
    'custom_user_data_config',
    'custom-user-data',
    { name: 'auth/custom_user_data.json', there: app.customUserData },
    context,
  );
  const sync = takeSection(
    users.document,
    'sync',
    'sync',
    { name: 'sync/config.json', there: app.sync },
    context,
  );
  return {
    ...app,
    settings: moveOrigins(sync.document, context),
    hosting: { ...app.hosting, config: app.hosting.config ?? hosting.section },
    customUserData: app.customUserData ?? users.section,
    sync: app.sync ?? sync.section,
  };
}

/** The root file gives up its sections: hosting, custom user data and sync get files of their own. */
export const settings: Transform = {
  name: 'settings',
  summary: 'config.json or stitch.json becomes realm_config.json; its sections get files of their own',
  apply(app, context) {
    const moved = moveSections(app, context);
    const off = objectOf([{ key: 'enabled', value: added(false, offByDefault) }]);
    return {
      ...moved,
      settings: raiseVersion(withoutEmptySettings(moved.settings, context)),
      customUserData: moved.customUserData ?? off,
      sync: syncOf(moved.sync, context),
    };
  },
};
