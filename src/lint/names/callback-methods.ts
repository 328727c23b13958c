const first = [
  ...[
    'forEach',
    'map',
    'flatMap',
    'filter',
    'some',
    'every',
    'find',
    'findIndex',
    'findLast',
    'findLastIndex',
  ],
  ...['reduce', 'reduceRight', 'sort', 'toSorted'],
];
const second = ['replace', 'replaceAll', 'from', 'groupBy'];

/** Methods that call a function at once, for each item or not at all, and which of their arguments it is. */
export const iterations: ReadonlyMap<string, number> = new Map([
  ...first.map((name): [string, number] => [name, 0]),
  ...second.map((name): [string, number] => [name, 1]),
]);

/** Methods that register a listener, and whether it is called for one event only. */
export const listenerMethods: ReadonlyMap<string, 'once' | 'many'> = new Map([
  ['on', 'many'],
  ['addListener', 'many'],
  ['prependListener', 'many'],
  ['addEventListener', 'many'],
  ['once', 'once'],
  ['prependOnceListener', 'once'],
]);

/** The name of a first parameter that takes an error. */
export const errorName = /^_*(?:e|er|err|error|ex|exc|exception|fehler|erreur)\d*$/i;

/** Packages whose function is called as (request, response, next), and answers itself or calls next once. */
export const knownMiddleware =
  /^(?:cors|helmet|compression|cookie-parser|body-parser|multer|express-session|morgan)$/;

/** Names of functions that only tell something, and neither fail nor start work that matters. */
export const tellers = /^(?:console|logger|log|winston|debug)$/;
