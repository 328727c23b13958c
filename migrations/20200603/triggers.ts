import type { Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { getObject } from '../../src/model/json';
import { applyRows, type Row } from '../shared/apply-rows';

const rows: readonly Row[] = [{ rename: 'action_type', to: 'operation_type' }];

/** Triggers, which 2018 called event subscriptions: the oldest spelling of an authentication event. */
export const triggers: Transform = {
  name: 'triggers',
  summary: 'event_subscriptions/ becomes triggers/; action_type becomes operation_type',
  apply(app, context) {
    const items = app.triggers.map((item) => {
      const config = getObject(item.document, 'config');
      const renamed = config && applyRows(config, rows, context);
      if (!renamed || renamed === config) return item;
      return { ...item, document: withMember(item.document, 'config', renamed) };
    });
    return { ...app, triggers: items };
  },
};
