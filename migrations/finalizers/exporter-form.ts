import type { AppFunction, Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { get, getObject, getText, type Json } from '../../src/model/json';
import { reason } from '../../src/model/reason';
import { completeTrigger } from '../shared/complete-trigger';
import { leaveOut } from '../shared/leave-out';
import { withoutPlaceholders } from '../shared/placeholders';

const isDefault = reason(
  "Today's exporter omits flags that are false and users that are empty.",
  'exporter/20230101',
);

const saysNothing = (node: Json | undefined): boolean =>
  node?.kind === 'scalar' && (node.value === false || node.value === '');

// Not `can_evaluate`: the server still writes an empty one in 2025.
const omitted = ['run_as_system', 'run_as_user_id', 'run_as_user_id_script_source', 'disable_arg_logs'];

function writeFunction(item: AppFunction, context: Context): AppFunction {
  const { config } = item;
  const empty = omitted.filter((key) => saysNothing(get(config, key)));
  if (!config || empty.length === 0) return item;
  return { ...item, config: leaveOut(config, empty, isDefault, context) };
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
