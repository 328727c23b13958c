import { migrateTree, type StageOptions } from '../support/run-stages';
import type { Doc } from './evaluate-expression';
import type { CollectionRules } from './roles';

/** The rules of collections `db.c0`, `db.c1` ... after the migration, as files of the new app. */
export function migrateRules(rules: readonly Doc[], options: StageOptions = {}): CollectionRules[] {
  const tree: Record<string, object> = {
    'config.json': { config_version: 20200603, name: 'shop', security: {} },
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
  };
  rules.forEach((rule, index) => (tree[`services/m/rules/db.c${index}.json`] = rule));
  const { output } = migrateTree(tree, options);
  return rules.map((_, index) => {
    const path = `data_sources/m/db/c${index}`;
    const schema = output[`${path}/schema.json`];
    return {
      rules: JSON.parse(output[`${path}/rules.json`] ?? 'null') as Doc,
      ...(schema !== undefined && { schema: JSON.parse(schema) as Doc }),
    };
  });
}
