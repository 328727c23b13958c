import type { SourceFacts } from '../model/source-facts';
import type { Declarations } from '../sources/read-declarations';

/** What a function of the app is given: the runtime hands it over in this order. */
const given = [
  'context',
  'BSON',
  'EJSON',
  'utils',
  'require',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
];

/** The names that the first line declares, but for variables that the source forgets. */
export const wrapperNames: readonly string[] = [...given, 'exports', 'module'];

// A source may assign it: what it exports so is what the last line returns.
const moduleObject =
  'module = { get exports() { return exports; }, set exports(value) { exports = value; } }';

// A local without a value would hide what the source may read before it assigns it.
const nodeGlobals = new Set(['fetch', 'Buffer', 'process', 'URL', 'crypto', 'performance', 'global']);

const neverDeclared = new Set([...wrapperNames, 'arguments', 'undefined', 'NaN', 'Infinity', 'eval']);

/**
 * The variables that are declared for a source: those that it assigns and never declares. As globals of the process they
 * would carry the data of one request into another. In strict mode such an assignment throws, there as here.
 */
export function declaredFor({ isStrict, undeclared }: Declarations): string[] {
  if (isStrict) return [];
  return undeclared.map(({ name }) => name).filter((name) => !neverDeclared.has(name));
}

/**
 * The source of a function as a module of the project: its text, byte for byte, with a line before and behind it. The
 * runtime evaluates it anew for each call, as App Services did, and runs what it exports.
 */
export function wrapSource(text: string, facts: SourceFacts | undefined, declarations: Declarations): string {
  const { isStrict, lexical } = declarations;
  // Members can only be set on an object.
  const setsMembers = (facts?.exports ?? []).some(({ target }) => target === 'member');
  const own = [
    ['exports', setsMembers ? 'exports = {}' : 'exports'],
    ...(/\bmodule\b/.test(text) ? [['module', moduleObject]] : []),
  ] as const;
  const declared = [
    // What the source declares by let, const or class must not be declared around it as well.
    ...own.flatMap(([name, declaration]) => (name !== undefined && lexical.has(name) ? [] : [declaration])),
    ...declaredFor(declarations).map((name) =>
      nodeGlobals.has(name) ? `${name} = globalThis.${name}` : name,
    ),
  ];
  const parameters = given.map((name) => (lexical.has(name) ? `_${name}` : name)).join(', ');
  const directive = isStrict ? "'use strict'; " : '';
  const variables = declared.length > 0 ? `var ${declared.join(', ')};` : '';
  return `module.exports = function (${parameters}) { ${directive}${variables}\n${text}\n;return exports; };\n`;
}
