import { keys, oneOf } from '../notation';
import { always } from '../shape';

const action = oneOf('ERROR', 'WARN');
const level = oneOf('STRICT', 'OFF');

/** graphql/validation_settings.json. */
export const graphqlValidation = always(
  keys(
    {},
    {
      read_validation_action: action,
      read_validation_level: level,
      write_validation_action: action,
      write_validation_level: level,
    },
  ),
);
