import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { replaceAt, withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { isProviderType } from '../../src/model/provider-types';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';
import { completeTrigger } from '../shared/complete-trigger';

const otherCounts = reason(
  'The trigger names two functions, and the other one was chosen.',
  'exporter/20230101',
);
const sameTwice = reason('event_processors names the same function.', 'exporter/20230101');
const namesNothing = reason('It names no function.', 'exporter/20230101');
const oneOperation = reason('An authentication trigger has one event, written as a text.', 'docs/config');
const chosen = reason('It was decided.', 'docs/config');

const processorOf = (functionName: Json): JsonObject =>
  objectOf([
    {
      key: 'FUNCTION',
      value: objectOf([{ key: 'config', value: objectOf([{ key: 'function_name', value: functionName }]) }]),
    },
  ]);

function chooseFunction(name: string, old: Json, current: Json, context: Context): 'old' | 'current' {
  const decision: Decision & { default: string } = {
    id: `trigger-function:${name}`,
    kind: 'trigger-function',
    subject: name,
    question: `Which function does the trigger ${name} call?`,
    why: 'function_name and event_processors name different functions.',
    choices: [
      { value: getText(current) ?? '', leadsTo: 'the one in event_processors, the newer key' },
      { value: getText(old) ?? '', leadsTo: 'the one in function_name, the older key' },
    ],
    default: getText(current) ?? '',
    place: placeOf(old),
  };
  return context.decide(decision) === getText(old) ? 'old' : 'current';
}

function moveFunctionName(name: string, document: JsonObject, context: Context): JsonObject {
  const old = get(document, 'function_name');
  if (!old) return document;
  const rest = withoutMembers(document, 'function_name');
  if (getText(old) === '') {
    context.drop(old, namesNothing);
    return rest;
  }
  const processors = getObject(document, 'event_processors');
  const current = get(processors, 'FUNCTION', 'config', 'function_name');
  if (current && getText(current) === getText(old)) {
    context.drop(old, sameTwice);
    return rest;
  }
  if (current) {
    const keepsOld = chooseFunction(name, old, current, context) === 'old';
    context.drop(keepsOld ? current : old, otherCounts);
    return keepsOld
      ? replaceAt(rest, ['event_processors', 'FUNCTION', 'config', 'function_name'], old)
      : rest;
  }
  // Which of both is meant is nowhere in the files; the checks of the output say so.
  if (processors && processors.members.length > 0) return document;
  const replaced = get(document, 'event_processors');
  if (replaced) context.drop(replaced, namesNothing);
  return withMember(rest, 'event_processors', processorOf(old));
}

function nameOperation(name: string, config: JsonObject, context: Context): JsonObject {
  const operation = get(config, 'operation_type');
  if (operation?.kind !== 'array') return config;
  const [first, ...others] = operation.items;
  if (!first) return config;
  if (others.length === 0) return withMember(config, 'operation_type', first);
  const values = operation.items.flatMap((item) => getText(item) ?? []);
  const answer = context.decide({
    id: `trigger-operation:${name}`,
    kind: 'trigger-operation',
    subject: name,
    question: `On which event does the trigger ${name} fire?`,
    why: 'The file lists several, and a trigger has one.',
    choices: (values.length ? values : ['LOGIN', 'CREATE', 'DELETE']).map((value) => ({
      value,
      leadsTo: `it fires on ${value}`,
    })),
    default: values[0] ?? 'LOGIN',
    place: placeOf(operation),
  });
  return withMember(config, 'operation_type', rewritten(operation, answer, oneOperation));
}

function nameProviders(
  name: string,
  config: JsonObject,
  ofApp: readonly string[],
  context: Context,
): JsonObject {
  if (get(config, 'providers')) return config;
  const answer = context.decide({
    id: `trigger-providers:${name}`,
    kind: 'trigger-providers',
    subject: name,
    question: `For users of which providers does the trigger ${name} fire?`,
    why: 'The file names no providers.',
    choices: [
      { value: 'none', leadsTo: 'the list stays empty: it fires for nobody' },
      {
        value: 'all',
        leadsTo: `it fires for every provider of the app: ${ofApp.join(', ') || 'there is none'}`,
      },
    ],
    default: 'none',
    place: placeOf(config),
  });
  const providers = answer === 'all' ? ofApp.filter((type) => isProviderType(type)) : [];
  return withMember(
    config,
    'providers',
    providers.length ? arrayOf(providers.map((type) => added(type, chosen))) : added([], chosen),
  );
}

function migrateTrigger({ name, document }: Item, providers: readonly string[], context: Context): Item {
  const type = getText(document, 'type');
  let changed = moveFunctionName(name, withoutId(document, context), context);
  const config = getObject(changed, 'config');
  if (config && type === 'AUTHENTICATION') {
    changed = withMember(
      changed,
      'config',
      nameProviders(name, nameOperation(name, config, context), providers, context),
    );
  }
  // A trigger that needs no change is carried as it is; one that does is written as the exporter writes it.
  if (changed === document && !context.options.normalize && document.document?.root === document)
    return { name, document };
  const body = getObject(changed, 'config');
  return { name, document: body ? withMember(changed, 'config', completeTrigger(type, body)) : changed };
}

/** Triggers: one way to name the function, and the keys that today's exporter always writes. */
export const triggers: Transform = {
  name: 'triggers',
  summary:
    'function_name becomes event_processors.FUNCTION; ids are left out; new flags are completed with false',
  apply(app, context) {
    const providers = app.providers.items.map(({ name }) => name);
    return { ...app, triggers: app.triggers.map((item) => migrateTrigger(item, providers, context)) };
  },
};
