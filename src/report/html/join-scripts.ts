/**
 * Joins the modules of the page to one script. They share its scope, so what one exports and another imports has the same
 * name in all of them: the words `import` and `export` are all that must go. A name that two modules give to two things is
 * a syntax error, which a test would see.
 *
 * @param modules their texts, each after those that it needs while it is loaded
 */
export function joinScripts(modules: readonly string[]): string {
  const bodies = modules.map((text) =>
    text.replace(/^import [^;]*;\n/gm, '').replace(/^export (?=const |function |class )/gm, ''),
  );
  return `'use strict';\n(() => {\n${bodies.join('')}})();\n`;
}
