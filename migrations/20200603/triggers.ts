import type { Transform } from '../../src/engine/migration';
import { renameMember, withMember } from '../../src/model/edit-json';
import { get, getObject } from '../../src/model/json';

/** Triggers, which 2018 called event subscriptions: the oldest spelling of an authentication event. */
export const triggers: Transform = {
  name: 'triggers',
  summary: 'event_subscriptions/ becomes triggers/; action_type becomes operation_type',
  apply(app) {
    const items = app.triggers.map((item) => {
      const config = getObject(item.document, 'config');
      if (!config || !get(config, 'action_type') || get(config, 'operation_type')) return item;
      return {
        ...item,
        document: withMember(item.document, 'config', renameMember(config, 'action_type', 'operation_type')),
      };
    });
    return { ...app, triggers: items };
  },
};
