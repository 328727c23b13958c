import type { Transform } from '../../src/engine/migration';
import { reason } from '../../src/model/reason';
import { applyRows, isEmptyText, type Row } from '../shared/apply-rows';

const serverSet = reason(
  'The domain is set by the server and not exported since February 2023.',
  'exporter/20230101',
);
const notSet = reason('A setting that is not set is not exported.', 'exporter/20230101');

const rows: readonly Row[] = [
  { drop: 'app_default_domain', why: serverSet },
  { drop: 'custom_domain', when: isEmptyText, why: notSet },
  { drop: 'default_error_path', when: isEmptyText, why: notSet },
  { drop: 'default_error_code', when: isEmptyText, why: notSet },
];

/** Hosting: without what the server sets. */
export const hosting: Transform = {
  name: 'hosting',
  summary: 'app_default_domain and empty settings are left out',
  apply(app, context) {
    const { config } = app.hosting;
    if (!config) return app;
    return { ...app, hosting: { ...app.hosting, config: applyRows(config, rows, context) } };
  },
};
