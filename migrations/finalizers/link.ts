import type { Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const newApp = reason('It ties the folder to the deployed app; --same-app keeps it.', 'docs/link');
const versionOfLink = reason('The link names the version of the layout.', 'exporter/20230101');
const neverPulled = reason('The server writes 0 for a folder that nobody pulled.', 'exporter/20230101');
const inLink = reason("The app's id stands in .mdb/meta.json.", 'exporter/20230101');
const saidTwice = reason('.mdb/meta.json says the same.', 'exporter/20230101');

function versioned(link: JsonObject, version: number): JsonObject {
  const old = get(link, 'config_version');
  if (old?.kind === 'scalar' && old.value === version) return link;
  return withMember(
    link,
    'config_version',
    old ? rewritten(old, version, versionOfLink) : added(version, versionOfLink),
  );
}

/** The link to the deployed app: `.mdb/` and the app's id in the root file. */
export const link: Transform = {
  name: 'link',
  summary: 'the link to the deployed app is kept with --same-app, else left out',
  apply(app, context) {
    const { sameApp, to } = context.options;
    const appId = get(app.settings, 'app_id');
    if (!appId && !app.link) return app;
    if (!(sameApp ?? !context.options.migrates)) {
      for (const node of [appId, app.link]) if (node) context.drop(node, newApp);
      return { ...app, settings: withoutMembers(app.settings, 'app_id'), link: undefined };
    }
    const linked = app.link && versioned(app.link, to);
    if (to === 20210101 || !appId) return { ...app, link: linked };
    return {
      ...app,
      settings: withoutMembers(app.settings, 'app_id'),
      link: withAppId(linked, appId, (node) => context.drop(node, saidTwice)),
    };
  },
};

function withAppId(
  linked: JsonObject | undefined,
  appId: Json,
  drop: (node: Json) => void,
): JsonObject | undefined {
  if (getText(linked, 'client_app_id')) {
    drop(appId);
    return linked;
  }
  const id = getText(appId);
  if (!id) {
    drop(appId);
    return linked;
  }
  if (!linked)
    return objectOf([
      { key: 'config_version', value: added(20230101, versionOfLink) },
      { key: 'client_app_id', value: appId },
      { key: 'last_pulled', value: added(0, neverPulled) },
    ]);
  const empty = get(linked, 'client_app_id');
  return withMember(linked, 'client_app_id', empty ? rewritten([appId, empty], id, inLink) : appId);
}
