import { type ts } from 'ts-morph';
import { collectNames } from '../collect-names';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

const writes =
  /^(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|outputFile|copyFile|copyFileSync|mkdtemp|mkdtempSync)$/;
const removals = /^(?:unlink|unlinkSync|rm|rmSync|rmdir|remove|removeSync|cleanup|cleanUp)$/;

/** Files in the temporary folder that nothing removes: it is memory, and stays from request to request. */
export const temporaryFiles: Rule = ({ on, handler, run, report }) => {
  const written: ts.CallExpression[] = [];
  on('imported', ({ node, module, path }) => {
    const name = path.at(-1) ?? '';
    if (/^fs(?:\/promises|-extra)?$/.test(module) && writes.test(name)) written.push(node);
  });
  on('end', () => {
    if (written.length === 0) return;
    const names = new Set<string>();
    collectNames(run.index.file, names);
    if ([...names].some((name) => removals.test(name))) return;
    for (const node of written) {
      const [target] = node.arguments;
      if (!target || !isTemporary(target, handler)) continue;
      report({
        rule: 'http/temporary-file-kept',
        at: statementOf(node),
        message:
          'The temporary folder is memory of the instance, and what is in it stays from one request to the next.',
        action: 'Remove the file before you respond.',
      });
    }
  });
};

/** Whether a path starts in the temporary folder, as far as its text and that of the variable in it tell. */
function isTemporary(target: ts.Expression, handler: ts.Node): boolean {
  const text = target.getText();
  if (/tmpdir|^['"`]\/tmp\b/.test(text)) return true;
  const names = [...text.matchAll(/[A-Za-z_$][\w$]*/g)].map(([name]) => name);
  const around = handler.getSourceFile().text;
  return names.some((name) =>
    new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\s*=\\s*[^;\\n]*(?:tmpdir|['"\`]/tmp\\b)`).test(around),
  );
}
