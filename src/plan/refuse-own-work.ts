import { existsSync, readdirSync } from 'node:fs';
import { UserError } from '../model/user-error';
import { listNames } from '../report/list-names';
import { isWritten } from './is-written';
import type { Plan } from './plan';

/**
 * Refuses to replace a Cloud Run project in which its owner wrote what no run can write again: the values of `.env`, and who
 * `auth.js` lets in.
 *
 * @param out the folder that would be replaced
 * @throws UserError naming these files
 */
export function refuseOwnWork({ files, report }: Plan, out: string): void {
  if (!report.cloudRun || !existsSync(out)) return;
  const planned = new Set(files.map(({ path }) => path));
  const names = readdirSync(out);
  const own = names.filter((name) => /^\.env(?:\.|$)/.test(name) && !planned.has(name));
  const auth = files.filter(({ path }) => path === 'auth.js');
  if (names.includes('auth.js') && !isWritten({ files: auth }, out)) own.push('auth.js');
  if (own.length === 0) return;
  throw new UserError(
    `The target ${out} holds ${listNames(own)}, which --force would remove and no run could write again.`,
    {
      hint: `Move ${own.length === 1 ? 'it' : 'them'} elsewhere and back afterwards, or write to a new folder. --runtime-only replaces nothing but runtime/.`,
    },
  );
}
