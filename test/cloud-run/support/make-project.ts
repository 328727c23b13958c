import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../support/run-command';
import { writeTree } from '../../support/write-tree';
import { writeApp, type AppParts } from './write-app';

/** A project that the command wrote. */
export interface Made {
  readonly folder: string;
  /** The variables that it reads secrets from, set. */
  readonly env: Record<string, string>;
  /** What the command said. */
  readonly said: string;
}

interface Options {
  readonly answers?: Record<string, string>;
  readonly secrets?: Record<string, string>;
  readonly project?: Record<string, string[]>;
  readonly peer?: string;
}

const NODE_MODULES = join(__dirname, '../../../node_modules');

/** Writes an app below `root`, and has the built command make a Cloud Run functions project of it, ready to start. */
export function makeProject(root: string, app: AppParts, options: Options = {}): Made {
  const input = join(root, 'app');
  const folder = join(root, 'project');
  mkdirSync(root, { recursive: true });
  writeApp(input, app, options.peer);
  const answers = Object.entries(options.answers ?? {}).flatMap(([id, value]) => [
    '--answer',
    `${id}=${value}`,
  ]);
  const ran = runCommand(['cloud-run', input, '--out', folder, '--yes', '--no-input', ...answers]);
  if (ran.code !== 0) throw new Error(`cloud-run ended with ${ran.code}:\n${ran.out}${ran.error}`);
  symlinkSync(NODE_MODULES, join(folder, 'node_modules'));
  writeTree(
    folder,
    Object.fromEntries(
      Object.entries(options.project ?? {}).map(([path, lines]) => [path, lines.join('\n') + '\n']),
    ),
  );
  return {
    folder,
    env: secretsOf(folder, app, options.secrets ?? {}),
    said: ran.out + ran.error,
  };
}

/** Secrets by the variables that the project reads them from, as its own files tell. */
function secretsOf(folder: string, app: AppParts, secrets: Record<string, string>): Record<string, string> {
  const read = (name: string): any => JSON.parse(readFileSync(join(folder, 'app', name), 'utf8'));
  const entries: { kind: string; method: string; route: string; secret?: string }[] = read('routes.json');
  const values: Record<string, { secret?: string }> = read('values.json');
  const env: Record<string, string> = {};
  const set = (variable: string | undefined, secret: unknown): void => {
    const value = secrets[String(secret)];
    if (variable !== undefined && value !== undefined) env[variable] = value;
  };
  for (const { route, http_method: method = 'GET', secret_name: secret } of app.endpoints ?? []) {
    set(entries.find((entry) => entry.route === route && entry.method === method)?.secret, secret);
  }
  for (const { service = 'hooks', name } of app.webhooks ?? []) {
    set(entries.find(({ route }) => route === `/${service}/${name}`)?.secret, `${service}/${name}`);
  }
  for (const [name, { value }] of Object.entries(app.values ?? {})) set(values[name]?.secret, value);
  return env;
}
