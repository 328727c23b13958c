import { anything, ids, keys, list, text } from '../notation';
import { always } from '../shape';

/** What a third-party service may do. The oldest have `when` as a text. */
export const serviceRule = always(keys({ name: text }, { ...ids, actions: list(text), when: anything }));
