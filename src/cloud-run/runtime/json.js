'use strict';

const { bytesOf } = require('./binary');
const { regexOptions } = require('./regex-options');
const { valueWriter } = require('./value-writer');

/**
 * The vendor's page "Data Formats" has each type but those after MaxKey. These stand to Go's driver as the types on the
 * page do, and so in its names.
 *
 * @param {any} value
 * @param {(value: unknown) => string} write
 * @returns {string}
 */
function writeBson(value, write) {
  switch (value._bsontype) {
    case 'ObjectId':
    case 'ObjectID':
      return JSON.stringify(value.toHexString());
    case 'Decimal128':
      return JSON.stringify(value.toString());
    case 'Int32':
    case 'Double':
      return write(value.value);
    case 'Long':
      return value.toString();
    case 'Binary':
      return JSON.stringify({ Subtype: value.sub_type, Data: bytesOf(value).toString('base64') });
    case 'BSONRegExp':
      return JSON.stringify({ Pattern: value.pattern, Options: value.options });
    case 'Timestamp':
      return JSON.stringify({ T: value.getHighBitsUnsigned(), I: value.getLowBitsUnsigned() });
    case 'MinKey':
    case 'MaxKey':
      return '{}';
    case 'BSONSymbol':
    case 'Symbol':
      return JSON.stringify(value.value);
    case 'Code':
      return value.scope ? write({ Code: value.code, Scope: value.scope }) : JSON.stringify(value.code);
    case 'DBRef':
      return write({
        $ref: value.collection,
        $id: value.oid,
        ...(value.db && { $db: value.db }),
        ...value.fields,
      });
    default:
      throw new TypeError(`a BSON ${value._bsontype} cannot be written as JSON`);
  }
}

/** Plain JSON, in the forms that the platform had for the types of BSON; `JSON.stringify` has others. */
const toJson = valueWriter({
  absent: 'null',
  keepsUndefined: false,
  number: (value) => JSON.stringify(value),
  bigint: String,
  date: (value) => JSON.stringify(value.toISOString()),
  regex: (value) => JSON.stringify({ Pattern: value.source, Options: regexOptions(value.flags) }),
  bson: writeBson,
});

module.exports = { toJson };
