import { get, getItems, getText, type Json } from '../../model/json';
import { collectionOperations, deploymentOperations } from '../parts/operations';
import { ofTrigger, type TriggerRule, type TriggerScope } from './trigger-parts';

// Which scopes each operation needs, beside those on documents.
const scopesOf = new Map<string, readonly TriggerScope[]>([
  ...collectionOperations.map((operation) => [operation, ['database', 'deployment']] as const),
  ...deploymentOperations.map((operation) => [operation, ['deployment']] as const),
]);

const watched: Readonly<Record<TriggerScope, string>> = {
  collection: 'one collection',
  database: 'a whole database',
  deployment: 'the whole deployment',
  unknown: 'what an expansion says',
};

function demandOf(operation: string): string {
  return operation === 'DROP_DATABASE'
    ? 'only one on the whole deployment does: with an empty database and an empty collection'
    : 'only one on a whole database or deployment does: with an empty collection';
}

/** A database trigger watches at least one operation, and only those that its scope has. */
export const checkOperations: TriggerRule = (trigger) => {
  const { type, config, scope } = trigger;
  const operations = get(config, 'operation_types');
  if (type !== 'DATABASE' || operations?.kind !== 'array') return [];
  if (operations.items.length === 0)
    return [
      ofTrigger(
        trigger,
        'trigger/operation',
        operations,
        'operation_types is empty, and a database trigger watches at least one operation.',
        'List the operations that it fires on, such as INSERT, before you push.',
      ),
    ];
  if (scope === 'unknown') return [];
  return getItems(operations).flatMap((item: Json) => {
    const operation = getText(item) ?? '';
    const scopes = scopesOf.get(operation);
    if (!scopes || scopes.includes(scope)) return [];
    return [
      ofTrigger(
        trigger,
        'trigger/operation',
        item,
        `A trigger on ${watched[scope]} has no ${operation}; ${demandOf(operation)}.`,
        'Take the operation out, or widen what the trigger watches, before you push.',
      ),
    ];
  });
};
