import { lstatSync, statSync, type BigIntStats } from 'node:fs';
import type { AppFile } from '../model/app-file';
import { codeOf } from '../model/code-of';
import { isSecretFile } from '../model/secret-file';

function statOf({ absolutePath }: AppFile, follows: boolean): BigIntStats | undefined {
  try {
    return (follows ? statSync : lstatSync)(absolutePath, { bigint: true });
  } catch (error) {
    // Whoever needs its bytes reports it.
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

const identityOf = (file: AppFile): string => {
  const { dev, ino } = statOf(file, true) ?? {};
  return `${dev}:${ino}`;
};

/**
 * The files that are secrets.json, or a copy of it, under another name: symbolic and hard links to it, and what it is itself
 * a link to. What must not travel under its own name must not under another one.
 *
 * @param links those of the files that are symbolic links
 */
export function findSecretLinks(files: readonly AppFile[], links: ReadonlySet<AppFile>): AppFile[] {
  const secrets = files.filter(({ path }) => isSecretFile(path));
  if (secrets.length === 0) return [];
  const known = new Set(secrets.map(identityOf));
  // Only then can a file that is no link be the same.
  const mayBeAny = secrets.some((file) => links.has(file) || (statOf(file, false)?.nlink ?? 1n) > 1n);
  return files.filter(
    (file) => !isSecretFile(file.path) && (mayBeAny || links.has(file)) && known.has(identityOf(file)),
  );
}
