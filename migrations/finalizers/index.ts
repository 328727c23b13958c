import type { Transform } from '../../src/engine/migration';
import { configVersion } from './config-version';
import { duplicates } from './duplicates';
import { exporterForm } from './exporter-form';
import { files } from './files';
import { link } from './link';
import { secrets } from './secrets';
import { supportedOnly } from './supported-only';

/** What holds for every run, whatever versions it passes; after all steps, in this order. */
export const finalizers: readonly Transform[] = [
  duplicates,
  secrets,
  configVersion,
  link,
  files,
  supportedOnly,
  exporterForm,
];
