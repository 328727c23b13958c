import { get, getText, isTrue, type JsonObject } from '../../../src/model/json';
import { compareExpressions } from './compare-expressions';
import { combineOrders, type Order } from './order';

function compareFlags(a: boolean, b: boolean): Order {
  return a === b ? 'same' : b ? 'less' : 'more';
}

/** As whom a function runs: system counts before all others, and each user may have other rights. */
function compareUsers(a: JsonObject | undefined, b: JsonObject | undefined): Order {
  const users = [a, b].map((config) =>
    isTrue(config, 'run_as_system')
      ? 'system'
      : JSON.stringify([
          getText(config, 'run_as_user_id') ?? '',
          getText(config, 'run_as_user_id_script_source') ?? '',
        ]),
  );
  const [first, second] = users;
  if (first === second) return 'same';
  return first === 'system' ? 'more' : second === 'system' ? 'less' : 'unknown';
}

/**
 * Compares two functions by who can call them and as whom they run; without a configuration they have App Services'
 * defaults: any client calls them, as itself.
 */
export function compareFunctions(a: JsonObject | undefined, b: JsonObject | undefined): Order {
  return combineOrders([
    compareFlags(!isTrue(a, 'private'), !isTrue(b, 'private')),
    compareExpressions(get(a, 'can_evaluate'), get(b, 'can_evaluate'), 'always'),
    compareUsers(a, b),
  ]);
}
