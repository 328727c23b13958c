import { anything, byName, either, ids, keys, oneOf, text } from '../notation';
import { always } from '../shape';

const type = either(text, byName(anything));
const format = oneOf('scalar', 'scalar-list', 'generated', 'generated-list', 'custom', '');

/** A custom resolver. A type is the name of one, or a JSON schema. */
export const resolver = always(
  keys(
    { on_type: text, field_name: text, function_name: text },
    { ...ids, input_type: type, input_type_format: format, payload_type: type, payload_type_format: format },
  ),
);
