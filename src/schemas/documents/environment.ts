import { anything, byName, keys } from '../notation';
import { always } from '../shape';

/** An environment. */
export const environment = always(keys({ values: byName(anything) }, {}));
