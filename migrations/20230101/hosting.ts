import type { Transform } from '../../src/engine/migration';
import { withoutMembers } from '../../src/model/edit-json';
import { get, getText } from '../../src/model/json';
import { reason } from '../../src/model/reason';

const serverSet = reason(
  'The domain is set by the server and not exported since February 2023.',
  'exporter/20230101',
);
const notSet = reason('A setting that is not set is not exported.', 'exporter/20230101');

/** Hosting: without what the server sets. */
export const hosting: Transform = {
  name: 'hosting',
  summary: 'app_default_domain and empty settings are left out',
  apply(app, context) {
    let document = app.hosting.config;
    if (!document) return app;
    const domain = get(document, 'app_default_domain');
    if (domain) {
      context.drop(domain, serverSet);
      document = withoutMembers(document, 'app_default_domain');
    }
    for (const key of ['custom_domain', 'default_error_path', 'default_error_code']) {
      const setting = get(document, key);
      if (!setting || getText(setting) !== '') continue;
      context.drop(setting, notSet);
      document = withoutMembers(document, key);
    }
    return { ...app, hosting: { ...app.hosting, config: document } };
  },
};
