import type { Item } from '../../model/app';
import type { ConfigVersion } from '../../model/config-version';
import type { FindingCode } from '../../model/finding-codes';
import type { FindingInput } from '../../model/finding';
import { getObject, getText, type Json, type JsonObject } from '../../model/json';
import { isTemplate } from '../../model/template';

/** What a database trigger watches; `unknown` where an expansion says it. */
export type TriggerScope = 'collection' | 'database' | 'deployment' | 'unknown';

/** A trigger as the rules see it. */
export interface TriggerParts {
  /** That of the app. */
  readonly version: ConfigVersion;
  readonly name: string;
  readonly document: JsonObject;
  readonly type?: string;
  readonly config?: JsonObject;
  /** Of a database trigger. */
  readonly scope: TriggerScope;
}

/** One rule of the vendor's for triggers. */
export type TriggerRule = (trigger: TriggerParts) => FindingInput[];

// App Services docs, "Database Triggers": an empty collection is the whole database, an empty database the deployment.
function scopeOf(config: JsonObject | undefined): TriggerScope {
  const database = getText(config, 'database') ?? '';
  const collection = getText(config, 'collection') ?? '';
  if (isTemplate(database) || isTemplate(collection)) return 'unknown';
  if (collection) return 'collection';
  return database ? 'database' : 'deployment';
}

/** Takes a trigger apart for its rules. */
export function partsOfTrigger({ name, document }: Item, version: ConfigVersion): TriggerParts {
  const config = getObject(document, 'config');
  return { version, name, document, type: getText(document, 'type'), config, scope: scopeOf(config) };
}

/** A finding about a trigger. */
export function ofTrigger(
  { name, document }: TriggerParts,
  code: FindingCode,
  at: Json | undefined,
  message: string,
  action: string,
): FindingInput {
  return { code, component: 'triggers', subject: name, at: at ?? document, message, action };
}
