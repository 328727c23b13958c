import { flag, keys, text } from '../notation';
import { always } from '../shape';

/** hosting/config.json, before 20210101 the section `hosting` of the root file. */
export const hostingConfig = always(
  keys(
    { enabled: flag },
    { custom_domain: text, app_default_domain: text, default_error_path: text, default_error_code: text },
  ),
);
