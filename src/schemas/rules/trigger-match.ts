import type { FindingInput } from '../../model/finding';
import { get, getItems, getObject, getText, type Json } from '../../model/json';
import { eventOfOperation, pathInChangeEvent } from './change-event';
import { fieldsInExpression, fieldsOfMatch, type NamedField } from './read-match';
import { ofTrigger, type TriggerParts, type TriggerRule } from './trigger-parts';

const isOff = (node: Json | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && node.value === false);

const isNumber = (node: Json): boolean =>
  node.kind === 'scalar'
    ? typeof node.value === 'number' || typeof node.value === 'boolean'
    : node.kind === 'object' && node.members.some(({ key }) => key === '$numberInt' || key === '$numberLong');

const isZero = (node: Json): boolean =>
  node.kind === 'scalar'
    ? node.value === 0 || node.value === false
    : getText(node, '$numberInt') === '0' || getText(node, '$numberLong') === '0';

const isExpression = (node: Json): boolean =>
  node.kind === 'scalar'
    ? typeof node.value === 'string'
    : node.kind === 'array' || node.members.some(({ key }) => key.startsWith('$'));

/** The fields that a project takes or leaves out; a new field that it computes is its own business. */
function fieldsOfProject(project: Json): NamedField[] {
  if (project.kind !== 'object') return [];
  return project.members.flatMap(({ key, value }): NamedField[] =>
    !isNumber(value) && isExpression(value) ? fieldsInExpression(value) : [{ path: key, at: value, value }],
  );
}

function operationsOf({ config }: TriggerParts): ReadonlySet<string> {
  return new Set(
    getItems(config, 'operation_types').flatMap((item) => eventOfOperation.get(getText(item) ?? '') ?? []),
  );
}

/** One finding for all fields of a match or project that no change event has. */
function checkFields(
  trigger: TriggerParts,
  key: 'match' | 'project',
  fields: readonly NamedField[],
): FindingInput[] {
  const operations = operationsOf(trigger);
  const onlyDeletes = operations.size === 1 && operations.has('delete');
  const document = onlyDeletes ? 'fullDocumentBeforeChange' : 'fullDocument';
  const wrong = fields.filter(({ path }) => pathInChangeEvent(path, document) !== path);
  const [first] = wrong;
  if (!first) return [];
  const names = [...new Set(wrong.map(({ path }) => path))];
  const right = [...new Set(wrong.map(({ path }) => pathInChangeEvent(path, document)))].join(', ');
  const option = onlyDeletes ? 'full_document_before_change' : 'full_document';
  const needsOption =
    right.includes(`${document}.`) &&
    isOff(get(trigger.config, option)) &&
    (onlyDeletes || operations.has('update'));
  return [
    ofTrigger(
      trigger,
      'trigger/change-event',
      first.at,
      `${key} names ${names.join(', ')}; it is applied to the change event, which has no such ${names.length > 1 ? 'fields' : 'field'} there. ${key === 'match' ? 'So the trigger does not fire as it is meant to.' : 'So the function does not get what is meant.'}`,
      `Write ${right}${needsOption ? `, and set ${option} to true` : ''}.`,
    ),
  ];
}

function checkOperationType(trigger: TriggerParts, fields: readonly NamedField[]): FindingInput[] {
  return fields.flatMap(({ path, value }) => {
    if (path !== 'operationType') return [];
    const nodes = value.kind === 'object' ? value.members.map((member) => member.value) : [value];
    return nodes
      .flatMap((node) => (node.kind === 'array' ? node.items : [node]))
      .flatMap((node) => {
        const event = eventOfOperation.get(getText(node) ?? '');
        if (event === undefined) return [];
        return [
          ofTrigger(
            trigger,
            'trigger/change-event',
            node,
            `match compares operationType with ${getText(node)}; change events call it ${event}.`,
            `Write ${event}.`,
          ),
        ];
      });
  });
}

/** A whole sub-document is compared as a whole, where single fields are meant. */
function checkNested(trigger: TriggerParts, fields: readonly NamedField[]): FindingInput[] {
  return fields.flatMap(({ path, at, value }) => {
    if (!/^(?:fullDocument(?:BeforeChange)?|updateDescription)$/.test(path) || value.kind !== 'object')
      return [];
    const [first] = value.members;
    if (!first || value.members.some(({ key }) => key.startsWith('$'))) return [];
    return [
      ofTrigger(
        trigger,
        'trigger/change-event',
        at,
        `match compares ${path} as a whole: it holds only where nothing but ${value.members.map(({ key }) => key).join(', ')} is in it.`,
        `Write the fields in dot notation: ${path}.${first.key}.`,
      ),
    ];
  });
}

const asksForAbsence = (value: Json): boolean =>
  value.kind === 'scalar' ? value.value === null : getExists(value) === false;

function getExists(value: Json): unknown {
  const exists = get(value, '$exists');
  return exists?.kind === 'scalar' ? exists.value : undefined;
}

function lacks(
  trigger: TriggerParts,
  { path, operations }: NamedField,
): { why: string; what: string } | undefined {
  const [root] = path.split('.', 1);
  if (root === 'fullDocumentBeforeChange' && isOff(get(trigger.config, 'full_document_before_change')))
    return trigger.scope === 'collection' || trigger.scope === 'unknown'
      ? {
          why: 'change events have it only with full_document_before_change',
          what: 'Set full_document_before_change to true, or do without the field.',
        }
      : {
          why: 'a trigger on more than one collection cannot have it',
          what: 'Do without the field, or name the collection that the trigger watches.',
        };
  if (root !== 'fullDocument' || !operations?.size) return undefined;
  if (operations.has('update') && isOff(get(trigger.config, 'full_document')))
    return {
      why: 'the event of an UPDATE has it only with full_document',
      what: 'Set full_document to true, or compare updateDescription.updatedFields.',
    };
  if (operations.size > 1 || !operations.has('delete')) return undefined;
  return {
    why: 'the event of a DELETE has none',
    what: 'Use fullDocumentBeforeChange with full_document_before_change, or do without the field.',
  };
}

function checkSent(
  trigger: TriggerParts,
  key: 'match' | 'project',
  fields: readonly NamedField[],
): FindingInput[] {
  const asked = fields.filter(({ value }) => (key === 'match' ? !asksForAbsence(value) : !isZero(value)));
  const found = asked.find((field) => lacks(trigger, field));
  const lack = found && lacks(trigger, found);
  if (!lack) return [];
  return [
    ofTrigger(
      trigger,
      'trigger/document-not-sent',
      found.at,
      `${key} names ${found.path}, and ${lack.why}.`,
      lack.what,
    ),
  ];
}

/** `match` and `project` are applied to the change event, not to the document: App Services docs, "Database Triggers". */
export const checkMatch: TriggerRule = (trigger) => {
  const { type, config } = trigger;
  if (type !== 'DATABASE') return [];
  const operations = operationsOf(trigger);
  const match = getObject(config, 'match');
  const matched = match ? fieldsOfMatch(match, operations) : [];
  const project = getObject(config, 'project');
  const projected = project ? fieldsOfProject(project) : [];
  // A field is lost for good only where no operation of the trigger brings it.
  const forGood = operations.size === 1 ? operations : undefined;
  return [
    ...checkFields(trigger, 'match', matched),
    ...checkOperationType(trigger, matched),
    ...checkNested(trigger, matched),
    ...checkSent(trigger, 'match', matched),
    ...checkFields(trigger, 'project', projected),
    ...checkSent(
      trigger,
      'project',
      projected.map((field) => ({ ...field, ...(forGood && { operations: forGood }) })),
    ),
  ];
};
