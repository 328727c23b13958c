import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const sources = join(__dirname, '../servers/ferretdb');

/** A server that tests can use, until they stop it. */
export interface StartedServer {
  readonly uri: string;
  stop(): Promise<void>;
}

/** The program, or why it cannot be had here. */
export type BuiltFerretdb = { readonly program: string } | { readonly missing: string };

/** Where built programs are kept from run to run: outside of the repository, as CI tests a clone. */
function cacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'migrate-functions');
}

function build(go: string): BuiltFerretdb {
  const hash = createHash('sha256').update(go);
  for (const name of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(sources, name)));
  const program = join(cacheFolder(), `ferretdb-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return { program };
  mkdirSync(cacheFolder(), { recursive: true });
  // Tests that run beside this one may build the same: the last one to be done wins, and none sees half a file.
  const made = join(mkdtempSync(join(cacheFolder(), 'build-')), 'ferretdb');
  const { status, stderr, error } = spawnSync(
    'go',
    ['build', '-trimpath', '-buildvcs=false', '-o', made, '.'],
    {
      cwd: sources,
      env: { ...process.env, CGO_ENABLED: '0' },
      encoding: 'utf8',
    },
  );
  if (status === 0) renameSync(made, program);
  rmSync(join(made, '..'), { recursive: true });
  return status === 0 ? { program } : { missing: `go build failed: ${error?.message ?? stderr.trim()}` };
}

/**
 * Builds FerretDB, or finds it built; a minute the first time. Where it cannot be built its tests are skipped, but with
 * REQUIRE_FERRETDB=1 that is an error.
 */
export function buildFerretdb(): BuiltFerretdb {
  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  const built = go.status === 0 ? build(go.stdout) : { missing: 'Go is not installed' };
  if ('missing' in built && process.env.REQUIRE_FERRETDB === '1') {
    throw new Error(`REQUIRE_FERRETDB is set, and FerretDB is not to be had: ${built.missing}`);
  }
  return built;
}

/** Starts a server with no data. It ends with this process, if it is not stopped before. */
export async function startFerretdb(program: string): Promise<StartedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-functions-ferretdb-'));
  const server = spawn(program, [folder], { stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });
  const uri = await Promise.race([
    new Promise<string>((resolve) => createInterface(server.stdout).once('line', resolve)),
    ended.then(() => {
      throw new Error(`FerretDB ended at once:\n${log}`);
    }),
  ]);
  return {
    uri,
    async stop() {
      server.stdin.end();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
