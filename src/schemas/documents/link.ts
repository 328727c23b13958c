import { keys, number, text } from '../notation';
import { always } from '../shape';

/** `.mdb/meta.json` of the App Services CLI and `.mdb/app_meta.json` of realm-cli 2, as both tools write them. */
export const link = always(
  keys(
    { config_version: number },
    { app_id: text, group_id: text, client_app_id: text, last_pulled: number },
  ),
);
