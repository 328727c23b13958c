import { currentVersion } from '../model/config-version';
import { answerArgument } from '../model/decision';
import { quoteForShell, quotePath } from '../model/quote-for-shell';
import type { CloudRunOptions } from './cloud-run-options';
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
  return [
    `migrate-functions ${quotePath(input)} --out ${quotePath(out)}`,
    ...(to === currentVersion ? [] : [`--to ${to}`]),
    ...(sameApp === undefined ? [] : [sameApp ? '--same-app' : '--new-app']),
    ...(supportedOnly ? ['--supported-only'] : []),
    ...(skipBroken ? ['--skip-broken'] : []),
    ...(normalize ? ['--normalize'] : []),
    ...(typings ? ['--typings'] : []),
    ...rewrite.map((rule) => `--rewrite ${rule}`),
    ...answerArguments({ answers, answersFile }),
  ].join(' ');
}

function answerArguments({
  answers,
  answersFile = [],
}: Pick<PlanOptions, 'answers' | 'answersFile'>): string[] {
  const files = new Set(answersFile.map(({ place }) => place.file));
  return [
    ...[...files].map((file) => `--answers ${quotePath(file)}`),
    ...[...(answers ?? [])].map(([id, value]) => answerArgument(id, value)),
  ];
}

/** The command line that makes a Cloud Run project again and writes it. */
export function cloudRunCommand(input: string, options: CloudRunOptions): string {
  const { out = 'NEW_FOLDER', only = [], services, dockerfile, skipBroken } = options;
  return [
    `migrate-functions cloud-run ${quotePath(input)} --out ${quotePath(out)}`,
    ...(services === 'many' ? ['--services many'] : []),
    ...only.map((route) => `--only ${quoteForShell(route)}`),
    ...(dockerfile ? ['--dockerfile'] : []),
    ...(skipBroken ? ['--skip-broken'] : []),
    ...answerArguments(options),
  ].join(' ');
}
