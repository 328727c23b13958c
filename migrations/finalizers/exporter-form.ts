import type { AppFunction, Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { getObject, getText, type Json } from '../../src/model/json';
import { reason } from '../../src/model/reason';
import { applyRows, type Row } from '../shared/apply-rows';
import { completeTrigger } from '../shared/complete-trigger';
import { withoutPlaceholders } from '../shared/placeholders';

const isDefault = reason(
  "Today's exporter omits flags that are false and users that are empty.",
  'exporter/20230101',
);

const saysNothing = (node: Json): boolean =>
  node.kind === 'scalar' && (node.value === false || node.value === '');

// Not `can_evaluate`: the server still writes an empty one in 2025.
const rows: readonly Row[] = [
  { drop: 'run_as_system', when: saysNothing, why: isDefault },
  { drop: 'run_as_user_id', when: saysNothing, why: isDefault },
  { drop: 'run_as_user_id_script_source', when: saysNothing, why: isDefault },
  { drop: 'disable_arg_logs', when: saysNothing, why: isDefault },
];

function writeFunction(item: AppFunction, context: Context): AppFunction {
  const config = item.config && applyRows(item.config, rows, context);
  return config === item.config ? item : { ...item, config };
}

function writeTrigger({ name, document }: Item): Item {
  const config = getObject(document, 'config');
  if (!config) return { name, document };
  return {
    name,
    document: withMember(document, 'config', completeTrigger(getText(document, 'type'), config)),
  };
}

/** With --normalize: the content that the exporter of the current version would write, not only its spelling. */
export const exporterForm: Transform = {
  name: 'exporter-form',
  summary: 'with --normalize, flags are completed and what says nothing is left out, as the exporter does',
  apply(app, context) {
    if (!context.options.normalize || context.options.to !== 20230101) return app;
    return {
      ...app,
      functions: { ...app.functions, items: app.functions.items.map((item) => writeFunction(item, context)) },
      triggers: app.triggers.map(writeTrigger),
      dataSources: app.dataSources.map((source) => ({
        ...source,
        collections: source.collections.map((collection) => withoutPlaceholders(collection, context)),
      })),
    };
  },
};
