import { either, keys, list, nothing, text } from '../notation';
import { always } from '../shape';

const attributes = list(keys({ name: text, value: text }, {}));

/** hosting/metadata.json: the headers of hosted files. */
export const hostingMetadata = always(list(keys({ path: text }, { attrs: either(attributes, nothing) })));
