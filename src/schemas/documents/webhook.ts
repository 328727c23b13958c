import { anything, flag, ids, keys, oneOf, text } from '../notation';
import { validationMethod } from '../parts/validation-method';
import { always } from '../shape';

const options = keys(
  {},
  {
    httpMethod: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'ANY'),
    validationMethod,
    secretAsQueryParam: flag,
  },
);

/** An incoming webhook, without `options.secret`: the reader takes it out. */
export const webhook = always(
  keys(
    { name: text },
    {
      ...ids,
      can_evaluate: anything,
      disable_arg_logs: flag,
      private: flag,
      run_as_system: flag,
      run_as_authed_user: flag,
      run_as_user_id: text,
      run_as_user_id_script_source: text,
      respond_result: flag,
      fetch_custom_user_data: flag,
      create_user_on_auth: flag,
      options,
    },
  ),
);
