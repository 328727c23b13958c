import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, walkJson, type Json, type JsonObject } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { applyRows, isEmptyText, type Row } from '../shared/apply-rows';

const serverState = reason(
  'It was a record of the server and is not exported any more.',
  'exporter/20230101',
);
const noState = reason('Sync without a state is off, and the key is then not exported.', 'exporter/20230101');
const noPermissions = reason('Empty permissions are not exported any more.', 'exporter/20230101');
const inRules = reason(
  'Permissions of flexible sync moved into the rules of the data source in early 2023.',
  'docs/config',
);
const partitionType = reason('Sync with a partition is of type partition.', 'exporter/20230101');
const completed = reason('The exporter writes the key for every synchronised app.', 'exporter/20230101');

function holdsNothing(node: Json): boolean {
  let empty = true;
  walkJson(node, (below) => void (empty &&= below.kind !== 'scalar'));
  return empty;
}

function leavePermissions(document: JsonObject, context: Context): JsonObject {
  const permissions = get(document, 'permissions');
  if (!permissions) return document;
  if (holdsNothing(permissions)) {
    context.drop(permissions, noPermissions);
    return withoutMembers(document, 'permissions');
  }
  const decision: Decision & { default: string } = {
    id: 'sync-permissions',
    kind: 'sync-permissions',
    subject: 'sync',
    question: 'The sync permissions of before 2023 are not exported any more. What becomes of them?',
    why: 'They moved into the rules of each collection, and which of both the server used last is not in the files.',
    choices: [
      { value: 'leave-out', leadsTo: 'they are left out; the rules of the data source count' },
      { value: 'keep', leadsTo: 'they stay in sync/config.json, where no tool reads them' },
    ],
    default: 'leave-out',
    place: placeOf(permissions),
  };
  if (context.decide(decision) === 'keep') return document;
  context.hold(permissions, decision, inRules);
  return withoutMembers(document, 'permissions');
}

function complete(document: JsonObject): JsonObject {
  const partition = get(document, 'partition');
  if (!partition || get(document, 'type')) return document;
  let changed = withMember(document, 'type', added('partition', partitionType));
  if (!get(changed, 'client_max_offline_days'))
    changed = withMember(changed, 'client_max_offline_days', added(30, completed));
  if (!get(changed, 'is_recovery_mode_disabled'))
    changed = withMember(changed, 'is_recovery_mode_disabled', added(false, completed));
  return changed;
}

const rows: readonly Row[] = [
  { drop: 'last_disabled', why: serverState },
  { drop: 'state', when: isEmptyText, why: noState },
];

/** Device Sync: a type for partition sync, no permissions, no records of the server. */
export const sync: Transform = {
  name: 'sync',
  summary: 'partition sync gets its type; permissions and last_disabled are left out',
  apply(app, context) {
    if (!app.sync) return app;
    const document = applyRows(leavePermissions(app.sync, context), rows, context);
    return { ...app, sync: complete(document) };
  },
};
