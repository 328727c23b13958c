import { anything, flag, ids, keys, text } from '../notation';
import { always } from '../shape';

/** A value; `private` is of 2018. */
export const value = always(
  keys({ name: text, value: anything }, { ...ids, from_secret: flag, private: flag }),
);
