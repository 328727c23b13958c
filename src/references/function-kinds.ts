import type { App } from '../model/app';
import { get, getText } from '../model/json';
import { isInSource, type Reference } from '../model/reference';

/** As what a function is called. */
export type FunctionKind =
  | 'database-trigger'
  | 'scheduled-trigger'
  | 'authentication-trigger'
  | 'endpoint'
  | 'webhook'
  | 'resolver'
  | 'authentication'
  | 'confirmation'
  | 'password-reset'
  | 'user-creation'
  | 'log-forwarder'
  | 'expression'
  | 'function';

const ofTriggers = new Map<string | undefined, FunctionKind>([
  ['DATABASE', 'database-trigger'],
  ['SCHEDULED', 'scheduled-trigger'],
  ['AUTHENTICATION', 'authentication-trigger'],
]);

const ofProviders: readonly (readonly [string, FunctionKind])[] = [
  ['authFunctionName', 'authentication'],
  ['confirmationFunctionName', 'confirmation'],
  ['resetFunctionName', 'password-reset'],
];

function kindOf(app: App, triggers: ReadonlyMap<string, FunctionKind>, { component, by, at }: Reference) {
  if (component === 'triggers') return triggers.get(by);
  if (component === 'endpoints') return 'endpoint';
  if (component === 'graphql') return 'resolver';
  if (component === 'custom-user-data') return 'user-creation';
  if (component === 'log-forwarders') return 'log-forwarder';
  if (component !== 'auth') return 'expression';
  const provider = app.providers.items.find(({ name }) => name === by);
  return ofProviders.find(([key]) => get(provider?.document, 'config', key) === at)?.[1];
}

/**
 * As what each function of an app is called, in the order of the references. A function that is missing here is called
 * by clients, or by nobody.
 */
export function functionKinds(app: App, references: readonly Reference[]): Map<string, Set<FunctionKind>> {
  const webhooks = new Set(app.functions.items.flatMap(({ name, webhook }) => (webhook ? [name] : [])));
  const triggers = new Map(
    app.triggers.flatMap(({ name, document }): [string, FunctionKind][] => {
      const kind = ofTriggers.get(getText(document, 'type'));
      return kind ? [[name, kind]] : [];
    }),
  );
  const kinds = new Map<string, Set<FunctionKind>>();
  for (const reference of references) {
    if (reference.kind !== 'function') continue;
    const { name } = reference;
    const found = isInSource(reference) ? 'function' : kindOf(app, triggers, reference);
    const kind = found === 'endpoint' && webhooks.has(name) ? 'webhook' : found;
    if (kind) kinds.set(name, (kinds.get(name) ?? new Set()).add(kind));
  }
  return kinds;
}
