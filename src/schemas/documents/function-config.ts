import { anything, flag, ids, keys, text } from '../notation';
import { always } from '../shape';

/** A function's config.json, later its entry in the manifest; `run_as_authed_user` was left out on the way. */
export const functionConfig = always(
  keys(
    { name: text, private: flag },
    {
      ...ids,
      can_evaluate: anything,
      disable_arg_logs: flag,
      run_as_system: flag,
      run_as_user_id: text,
      run_as_user_id_script_source: text,
      run_as_authed_user: flag,
    },
  ),
);
