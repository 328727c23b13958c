import { oneOf } from '../notation';

/** How an endpoint or the Data API writes a result. */
export const returnType = oneOf('JSON', 'EJSON');
