import { currentVersion } from '../model/config-version';
import { answerArgument } from '../model/decision';
import { quotePath } from '../model/quote-for-shell';
import type { PlanOptions } from './plan';

/**
 * The command line that makes a plan again and writes it: every option that changes the plan, the file of answers, and
 * every other answer, whether a flag or a prompt gave it.
 *
 * @param input the folder or .zip file, as the user knows it
 * @param out the folder to write
 */
export function commandLine(input: string, options: PlanOptions, out: string): string {
  const { to = currentVersion, sameApp, supportedOnly, skipBroken, normalize, typings } = options;
  const { rewrite = [], answers, answersFile = [] } = options;
  const files = new Set(answersFile.map(({ place }) => place.file));
  return [
    `migrate-functions ${quotePath(input)} --out ${quotePath(out)}`,
    ...(to === currentVersion ? [] : [`--to ${to}`]),
    ...(sameApp === undefined ? [] : [sameApp ? '--same-app' : '--new-app']),
    ...(supportedOnly ? ['--supported-only'] : []),
    ...(skipBroken ? ['--skip-broken'] : []),
    ...(normalize ? ['--normalize'] : []),
    ...(typings ? ['--typings'] : []),
    ...rewrite.map((rule) => `--rewrite ${rule}`),
    ...[...files].map((file) => `--answers ${quotePath(file)}`),
    ...[...(answers ?? [])].map(([id, value]) => answerArgument(id, value)),
  ].join(' ');
}
