'use strict';

const { MaxKey, MinKey } = require('mongodb');
const { callable } = require('./callable');

/** `BSON.MinKey` and `BSON.MaxKey`, which the vendor's documentation uses as plain values: `{ $gt: BSON.MinKey }`. */
const markers = { MinKey: callable(MinKey), MaxKey: callable(MaxKey) };

/** @type {Map<unknown, MinKey | MaxKey>} */
const instances = new Map();
instances.set(markers.MinKey, new MinKey()).set(markers.MaxKey, new MaxKey());

/**
 * The driver drops functions from what it sends, and `BSON.MinKey` is one.
 *
 * @param {unknown} value
 * @returns {MinKey | MaxKey | undefined} what a marker stands for where it is used as a plain value
 */
function markerInstance(value) {
  return instances.get(value);
}

module.exports = { markers, markerInstance };
