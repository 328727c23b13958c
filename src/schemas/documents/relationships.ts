import { byName, flag, keys, text } from '../notation';
import { always } from '../shape';

/** A collection's relationships.json, by field. The docs demand `source_key`; the exporter often lacks it. */
export const relationships = always(
  byName(keys({ ref: text, foreign_key: text }, { source_key: text, is_list: flag })),
);
