import { anything, flag, ids, keys, oneOf, text } from '../notation';
import { returnType } from '../parts/return-type';
import { validationMethod } from '../parts/validation-method';
import { always } from '../shape';

/** An HTTPS endpoint. Converted webhooks and exports of before mid-2022 have no `return_type`. */
export const endpoint = always(
  keys(
    {
      route: text,
      http_method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE', '*'),
      function_name: text,
      validation_method: validationMethod,
    },
    {
      ...ids,
      secret_name: text,
      respond_result: flag,
      fetch_custom_user_data: flag,
      create_user_on_auth: flag,
      disabled: flag,
      return_type: returnType,
      // The Admin API's own spellings.
      function_id: anything,
      secret_id: anything,
    },
  ),
);
