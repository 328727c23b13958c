import type { DataSource } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, type JsonObject } from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';
import { withoutPlaceholders } from '../shared/placeholders';

const clusterChosen = reason('The cluster was decided.', 'docs/config');
const syncTwice = reason('sync/config.json holds the sync settings of the app.', 'exporter/20230101');

const saysNothing = reason('Empty sync settings say nothing.', 'docs/config');
const namedBySource = reason('The file of sync names the data source that held it.', 'exporter/20210101');

const notAnObject = reason('Settings that are no object say nothing.', 'docs/config');

const leaveOut = 'leave-out';

function nameCluster(source: DataSource, context: Context): DataSource {
  const { config: document, name } = source;
  const config = getObject(document, 'config');
  const type = getText(document, 'type');
  if (!document || (type !== undefined && type !== 'mongodb-atlas') || getText(config, 'clusterName'))
    return source;
  const answer = context.decide({
    id: `cluster:${name}`,
    kind: 'cluster',
    subject: name,
    question: `Which Atlas cluster is the data source ${name} linked to?`,
    why: 'clusterName is missing, as in exports for source control and of 2018.',
    choices: [{ value: leaveOut, leadsTo: 'clusterName stays missing; a push will refuse the data source' }],
    text: {
      pattern: /^(?:[A-Za-z0-9][A-Za-z0-9-]{0,63}|%\(%%environment\.values\.[^)]+\))$/,
      hint: "A cluster's name in the Atlas project.",
    },
    default: leaveOut,
    place: placeOf(document),
  });
  if (answer === leaveOut) return source;
  const old = get(config, 'clusterName');
  const cluster = old ? rewritten(old, answer, clusterChosen) : added(answer, clusterChosen);
  const odd = config ? undefined : get(document, 'config');
  if (odd) context.drop(odd, notAnObject);
  const named = config
    ? withMember(config, 'clusterName', cluster)
    : objectOf([{ key: 'clusterName', value: cluster }]);
  return { ...source, config: withMember(document, 'config', named) };
}

function migrateSource(source: DataSource, context: Context): DataSource {
  const named = nameCluster(source, context);
  return {
    ...named,
    config: named.config && withoutId(named.config, context),
    defaultRule: named.defaultRule && withoutId(named.defaultRule, context),
    collections: named.collections.map((collection) => {
      const rules = collection.rules && withoutId(collection.rules, context);
      return withoutPlaceholders({ ...collection, rules }, context);
    }),
  };
}

// Exports of April 2021 still had the sync settings inside the data source.
function takeSync(
  source: DataSource,
  sync: JsonObject | undefined,
  context: Context,
): { source: DataSource; sync?: JsonObject } {
  const config = getObject(source.config, 'config');
  const settings = getObject(config, 'sync');
  if (!source.config || !config || !settings) return { source, sync };
  const without = { ...source, config: withMember(source.config, 'config', withoutMembers(config, 'sync')) };
  if (get(sync, 'state')) {
    context.drop(settings, syncTwice);
    return { source: without, sync };
  }
  if (settings.members.length === 0) {
    context.drop(settings, saysNothing);
    return { source: without, sync };
  }
  let merged = sync ?? objectOf([]);
  for (const { key, value } of settings.members) {
    if (get(merged, key)) context.drop(value, syncTwice);
    else merged = withMember(merged, key, value);
  }
  if (!get(merged, 'service_name'))
    merged = withMember(
      merged,
      'service_name',
      rewritten(get(source.config, 'name') ?? settings, source.name, namedBySource),
    );
  return { source: without, sync: merged };
}

/** Data sources: no ids, a cluster each, no placeholder files. */
export const dataSources: Transform = {
  name: 'data-sources',
  summary: 'ids and empty placeholders are left out; a missing cluster is a decision',
  apply(app, context) {
    let { sync } = app;
    const sources = app.dataSources.map((source) => {
      const taken = takeSync(migrateSource(source, context), sync, context);
      sync = taken.sync;
      return taken.source;
    });
    return { ...app, dataSources: sources, sync };
  },
};
