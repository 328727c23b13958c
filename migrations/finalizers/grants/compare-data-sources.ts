import type { DataSource } from '../../../src/model/app';
import { added } from '../../../src/model/make-json';
import { reason } from '../../../src/model/reason';
import { sameJson } from '../../../src/model/same-json';
import { compareRules, type RulesAndSchema } from './compare-rules';
import { combineOrders, type Order } from './order';

const noRules = added({ roles: [] }, reason('Without any rules nobody has access.', 'safety/access'));

const keyOf = ({ database, collection }: DataSource['collections'][number]): string =>
  JSON.stringify([database, collection]);

/** The rules that count for a collection: its own, else the default rule, else none. */
function rulesFor({ collections, defaultRule }: DataSource, key: string): RulesAndSchema {
  const own = collections.find((collection) => keyOf(collection) === key);
  return { rules: own?.rules ?? defaultRule ?? noRules, ...(own?.schema && { schema: own.schema }) };
}

/** Compares two data sources by what their rules grant. With different links they lead to different data. */
export function compareDataSources(a: DataSource, b: DataSource): Order {
  const keys = new Set([...a.collections, ...b.collections].map(keyOf));
  const isOneLink = a.config && b.config ? sameJson(a.config, b.config) : a.config === b.config;
  return combineOrders([
    isOneLink ? 'same' : 'unknown',
    compareRules({ rules: a.defaultRule ?? noRules }, { rules: b.defaultRule ?? noRules }),
    ...[...keys].map((key) => compareRules(rulesFor(a, key), rulesFor(b, key))),
  ]);
}
