import { anything, byName } from '../notation';
import { always } from '../shape';

/** A collection's schema.json: a JSON schema, whose words are not checked here. */
export const collectionSchema = always(byName(anything));
