import { anything, flag, keys, list, text } from '../notation';
import { returnType } from '../parts/return-type';
import { validationMethod } from '../parts/validation-method';
import { always } from '../shape';

/** The Data API's settings: gen_endpoints_config.json or data_api_config.json. */
export const dataApi = always(
  keys(
    {},
    {
      versions: list(text),
      disabled: flag,
      return_type: returnType,
      validation_method: validationMethod,
      secret_name: text,
      can_evaluate: anything,
      fetch_custom_user_data: flag,
      create_user_on_auth: flag,
      log_function_arguments: flag,
      run_as_system: flag,
      run_as_user_id: text,
      run_as_user_id_script_source: text,
    },
  ),
);
