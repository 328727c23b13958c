import { either, flag, keys, nothing } from '../notation';
import { always } from '../shape';

/** graphql/config.json. */
export const graphqlConfig = always(
  keys({}, { use_natural_pluralization: either(flag, nothing), disable_schema_introspection: flag }),
);
