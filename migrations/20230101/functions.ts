import type { AppFunction } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';

const otherUsers = reason(
  'Ids of users belong to one deployed app; the new one has other users.',
  'docs/config',
);
const asSystem = reason('It was decided that the function runs as system.', 'docs/config');

function decideUser(item: AppFunction, context: Context): AppFunction {
  const user = get(item.config, 'run_as_user_id');
  if (!item.config || !user || getText(user) === '' || context.options.sameApp) return item;
  const decision: Decision & { default: string } = {
    id: `run-as-user:${item.name}`,
    kind: 'run-as-user',
    subject: item.name,
    question: `The function ${item.name} runs as one user of the old app. As whom does it run in the new one?`,
    why: 'Ids of users belong to one deployed app.',
    choices: [
      { value: 'keep', leadsTo: 'the id is carried as it is; calls fail until a user has it' },
      { value: 'application', leadsTo: 'it runs as the user who calls it' },
      { value: 'system', leadsTo: 'it runs as system, which no rule restricts' },
    ],
    default: 'keep',
    place: placeOf(user),
  };
  const answer = context.decide(decision);
  if (answer === 'keep') return item;
  context.drop(user, otherUsers);
  const without = withoutMembers(item.config, 'run_as_user_id');
  return {
    ...item,
    config: answer === 'system' ? withMember(without, 'run_as_system', asSystemNode(item.config)) : without,
  };
}

function asSystemNode(config: JsonObject): Json {
  const old = get(config, 'run_as_system');
  return old ? rewritten(old, true, asSystem) : added(true, asSystem);
}

/** Functions: who they run as in another app. */
export const functions: Transform = {
  name: 'functions',
  summary: 'run_as_user_id is a decision in a new app',
  apply(app, context) {
    return {
      ...app,
      functions: { ...app.functions, items: app.functions.items.map((item) => decideUser(item, context)) },
    };
  },
};
