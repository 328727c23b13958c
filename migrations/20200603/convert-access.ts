import type { Context } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, type Json, type JsonObject } from '../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../src/model/make-json';
import { reason, type Reason } from '../../src/model/reason';
import { sameJson } from '../../src/model/same-json';
import { copyJson } from './copy-json';
import { namesField } from './names-field';
import { accessOf, fieldsNarrow, narrows, type RuleAccess } from './rule-access';

const emptyAllows = reason(
  'An empty expression of 2018 always held; a role says true.',
  'exporter/2018-rules',
);
const absentDenies = reason('Without an expression the rule of 2018 denied.', 'exporter/2018-rules');
const fieldsCount = reason('It always held, and the rules of the fields decide.', 'exporter/2018-rules');
const noExpression = reason('What is no expression lets nobody pass.', 'safety/access');
const notBoth = reason(
  'A role cannot ask an expression of the document and one of a field; nobody passes instead.',
  'exporter/2018-rules',
);
const overridden = reason(
  'What a role says of the whole counts before what it says of a part.',
  'docs/config',
);
const mayNotRead = reason(
  'Whoever may write may read in a role, and a rule of 2018 may let write who cannot read; nobody writes instead.',
  'docs/config',
);
const mustRead = reason(
  'Whoever may write may read in a role, so that both expressions must hold.',
  'docs/config',
);
const notChecked = reason(
  'A role and its schema cannot check all that the rule of 2018 checked of what is written; nobody writes instead.',
  'safety/access',
);

/** The access of a document or field in a role; a missing part is said by the whole above it, or by the fields in it. */
export interface RoleAccess {
  readonly read?: Json;
  readonly write?: Json;
  readonly fields?: JsonObject;
  readonly others?: JsonObject;
}

/** What the whole above a field says, which counts before what the field does. */
interface Above {
  readonly read?: RuleAccess;
  readonly isWriteSaid: boolean;
}

/** Who reads a document or field, and whether it says so itself. */
interface ReadAt {
  readonly access: RuleAccess;
  readonly isOwn: boolean;
}

const absent: RuleAccess = { holds: 'absent' };

function denied(node: Json | undefined, why: Reason, context: Context): Json {
  if (node) context.drop(node, why);
  return added(false, why);
}

/** An expression as a role has it. */
function spell({ holds, node }: RuleAccess, isDocument: boolean): Json {
  if (!node) return added(false, absentDenies);
  if (holds === 'sometimes' || (holds === 'always' && !isDocument)) return node;
  const value = holds === 'always';
  if (node.kind === 'scalar' && node.value === value) return node;
  return rewritten(node, value, value ? emptyAllows : noExpression);
}

/**
 * The write of a document or field beside who reads it. Whoever may write in a role may read as well (App Services docs,
 * "Implicit Read Permission"), so that both expressions must hold.
 */
function spellWrite(
  write: RuleAccess,
  { access: read, isOwn }: ReadAt,
  isDocument: boolean,
  context: Context,
): Json {
  if (write.holds === 'absent' || write.holds === 'never' || read.holds === 'always')
    return spell(write, isDocument);
  if (read.holds !== 'sometimes' || (!isOwn && namesField(read.node)))
    return denied(write.node, mayNotRead, context);
  if (write.holds === 'always') return copyJson(read.node, mustRead, write.node);
  if (sameJson(read.node, write.node)) return write.node;
  return objectOf([{ key: '%and', value: arrayOf([copyJson(read.node, mustRead), write.node]) }]);
}

function convertRead(
  scope: JsonObject,
  inner: boolean,
  isDocument: boolean,
  context: Context,
): RuleAccess | undefined {
  const read = accessOf(scope, 'read');
  if (read.holds === 'absent') return isDocument ? absent : undefined;
  if (!inner || read.holds === 'never') return read;
  context.drop(read.node, read.holds === 'always' ? fieldsCount : notBoth);
  return read.holds === 'always' ? undefined : absent;
}

function convertWrite(
  scope: JsonObject,
  read: ReadAt,
  inner: boolean,
  isDocument: boolean,
  context: Context,
): Json | undefined {
  const write = accessOf(scope, 'write');
  if (write.holds === 'absent' && !isDocument) return undefined;
  if (!inner || write.holds === 'absent' || write.holds === 'never')
    return spellWrite(write, read, isDocument, context);
  if (write.holds === 'sometimes') return denied(write.node, notBoth, context);
  context.drop(write.node, fieldsCount);
  return undefined;
}

/** A field of the rule as a field of the role. */
function convertField(field: JsonObject, above: Above, context: Context): JsonObject {
  const access = convertScope(field, undefined, above, { isDocument: false, isChecked: true }, context);
  const withAccess = (['read', 'write'] as const).reduce(
    (changed, key) => {
      const value = access[key];
      return value ? withMember(changed, key, value) : withoutMembers(changed, key);
    },
    withoutMembers(field, 'valid'),
  );
  return access.fields ? withMember(withAccess, 'fields', access.fields) : withAccess;
}

function convertFields(
  fields: JsonObject | undefined,
  above: Above,
  context: Context,
): JsonObject | undefined {
  return fields?.members.reduce((changed, { key, value }) => {
    const field = getObject(value);
    return field ? withMember(changed, key, convertField(field, above, context)) : changed;
  }, fields);
}

function convertScope(
  scope: JsonObject,
  others: JsonObject | undefined,
  above: Above,
  { isDocument, isChecked }: { readonly isDocument: boolean; readonly isChecked: boolean },
  context: Context,
): RoleAccess {
  // Fields that no rule names were closed unless other_fields opened them: real rules have it, empty, for all of them.
  const isClosed = isDocument && !others && getObject(scope, 'fields') !== undefined;
  const areNarrowed = (key: 'read' | 'write'): boolean =>
    isClosed || fieldsNarrow(scope, key) || narrows(others, key);
  const [ownRead, ownWrite] = [get(scope, 'read'), get(scope, 'write')];
  if (above.read && ownRead) context.drop(ownRead, overridden);
  const read = above.read ?? convertRead(scope, areNarrowed('read'), isDocument, context);
  let write: Json | undefined;
  if (above.isWriteSaid) {
    if (ownWrite) context.drop(ownWrite, overridden);
  } else if (!isChecked) write = denied(ownWrite, notChecked, context);
  else {
    const readAt = { access: read ?? absent, isOwn: !above.read };
    write = convertWrite(scope, readAt, areNarrowed('write'), isDocument, context);
  }
  const inner: Above = { ...(read && { read }), isWriteSaid: above.isWriteSaid || write !== undefined };
  const fields = convertFields(getObject(scope, 'fields'), inner, context);
  return {
    ...(read && !above.read && { read: spell(read, isDocument) }),
    ...(write && { write }),
    ...(fields && { fields }),
    ...(others && { others: convertField(others, inner, context) }),
  };
}

/**
 * Who reads and writes what, as a role says it, from a rule of 2018: that the whole document and the field both let pass. A
 * role asks the whole first, and the fields only where the whole says nothing; what it cannot say so is denied.
 *
 * @param isChecked whether a schema checks all that the rule checked of what is written
 */
export function convertAccess(rule: JsonObject, isChecked: boolean, context: Context): RoleAccess {
  const others = getObject(rule, 'other_fields');
  return convertScope(rule, others, { isWriteSaid: false }, { isDocument: true, isChecked }, context);
}
