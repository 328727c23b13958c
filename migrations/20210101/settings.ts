import type { Hosting } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import {
  get,
  getObject,
  getText,
  isEmptyContainer,
  isTrue,
  type Json,
  type JsonObject,
} from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const newVersion = reason('The config version is raised with the layout.', 'exporter/20210101');
const noEnvironment = reason('An app without environment has no such key.', 'exporter/20210101');
const securityGone = reason('The empty security section is not exported any more.', 'exporter/20210101');
const offByDefault = reason('A switched-off feature is always written.', 'exporter/20210101');

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
  let moved = others.members.length ? withMember(document, 'security', others) : rest;
  if (origins && isEmptyContainer(origins)) context.drop(origins, securityGone);
  else if (origins) moved = withMember(moved, 'allowed_request_origins', origins);
  return moved;
}

function withoutEmptyEnvironment(document: JsonObject, context: Context): JsonObject {
  const environment = get(document, 'environment');
  if (!environment || !['', 'none'].includes(getText(environment) ?? '?')) return document;
  context.drop(environment, noEnvironment);
  return withoutMembers(document, 'environment');
}

function raiseVersion(document: JsonObject): JsonObject {
  const version = get(document, 'config_version');
  const raised = version ? rewritten(version, 20210101, newVersion) : added(20210101, newVersion);
  return withMember(document, 'config_version', raised);
}

const asObject = (node: Json | undefined): JsonObject | undefined =>
  node?.kind === 'object' ? node : undefined;

/** What the root file held of hosting, beside what hosting/ holds already. */
function hostingOf(document: JsonObject, hosting: Hosting): Hosting {
  const config = getObject(document, 'hosting');
  return config && !hosting.config ? { ...hosting, config } : hosting;
}

/** The root file gives up its sections: hosting, custom user data and sync get files of their own. */
export const settings: Transform = {
  name: 'settings',
  summary: 'config.json or stitch.json becomes realm_config.json; its sections get files of their own',
  apply(app, context) {
    let document = app.settings;
    const moved: string[] = [];
    const hosting = hostingOf(document, app.hosting);
    if (hosting !== app.hosting) moved.push('hosting');
    const customUserData = app.customUserData ?? asObject(get(document, 'custom_user_data_config'));
    if (!app.customUserData && customUserData) moved.push('custom_user_data_config');
    const mode = get(document, 'sync', 'development_mode_enabled');
    const isOnlyMember = getObject(document, 'sync')?.members.length === 1;
    const sync =
      app.sync ??
      objectOf([{ key: 'development_mode_enabled', value: mode ?? added(isTrue(mode), offByDefault) }]);
    if (!app.sync && mode) {
      if (isOnlyMember) moved.push('sync');
      else
        document = withMember(
          document,
          'sync',
          withoutMembers(getObject(document, 'sync')!, 'development_mode_enabled'),
        );
    }
    document = withoutMembers(document, ...moved);
    const emptySync = get(document, 'sync');
    if (emptySync && isEmptyContainer(emptySync)) {
      context.drop(emptySync, securityGone);
      document = withoutMembers(document, 'sync');
    }
    document = raiseVersion(withoutEmptyEnvironment(moveOrigins(document, context), context));
    const off = objectOf([{ key: 'enabled', value: added(false, offByDefault) }]);
    return { ...app, settings: document, hosting, sync, customUserData: customUserData ?? off };
  },
};
