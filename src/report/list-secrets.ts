import type { ComponentName } from '../model/component';
import type { Json } from '../model/json';
import { placeOf, type Place } from '../model/place';
import type { SecretUse } from './report';

/** A reference to a secret, by the name of the secret. */
export interface SecretReference {
  readonly name: string;
  readonly component: ComponentName;
  readonly by: string;
  readonly at: Json | Place;
}

/** The secrets that an app refers to, by name, each with everything that uses it. */
export function listSecrets(references: readonly SecretReference[]): SecretUse[] {
  const secrets = new Map<string, SecretUse['usedBy'][number][]>();
  for (const { name, component, by, at } of references) {
    const place = placeOf(at);
    const uses = secrets.get(name) ?? [];
    uses.push({ component, name: by, ...(place && { place }) });
    secrets.set(name, uses);
  }
  return [...secrets].map(([name, usedBy]) => ({ name, usedBy })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
