import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { commandFile, plainEnvironment } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/cloud-run.md'), 'utf8');
const [, guide = ''] = /^## From a legacy webhook[^\n]*\n([^]*?)^## /m.exec(page) ?? [];
const blocks = [...guide.matchAll(/^```(sh)?\n([^]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));
const [make = '', convert = '', start = '', ask = ''] = blocks.flatMap(({ language, text }) =>
  language === 'sh' ? [text] : [],
);
const answer = blocks.find(({ language }) => language === undefined)?.text ?? '';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A command that the page has, in a folder that has what npm install would bring. */
function prepare(): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'migrate-functions'),
    `#!/bin/sh\nexec '${process.execPath}' '${commandFile}' "$@"\n`,
  );
  chmodSync(join(bin, 'migrate-functions'), 0o755);
  return { folder, env: { ...plainEnvironment(), PATH: `${bin}:${process.env['PATH']}` } };
}

async function untilAnswered(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  for (let tries = 0; tries < 60; tries++) {
    const { status, stdout } = spawnSync('sh', ['-c', `${command.trim()} -s`], { env, encoding: 'utf8' });
    if (status === 0) return stdout;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`nobody answered ${command}`);
}

test('the guide of docs/cloud-run.md leads from a webhook of 2018 to the answer that it shows', async () => {
  const { folder, env } = prepare();
  for (const block of [make, convert]) {
    const { status, stderr } = spawnSync('sh', ['-ec', block], { cwd: folder, env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
  const project = join(folder, 'price-service');
  const commands = start.split('\n').filter((line) => !/^(?:cd |npm install$|$)/.test(line));
  expect(commands).toEqual(['npm test', 'SHOP_PRICE_SECRET=new npm start']);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const tested = spawnSync('npm', ['test'], { cwd: project, env, encoding: 'utf8' });
  expect([tested.status, tested.stderr]).toEqual([0, '']);
  const port = await freePort();
  let server: ChildProcess | undefined;
  try {
    server = spawn('sh', ['-c', `exec env ${commands[1]}`], {
      cwd: project,
      env: { ...env, PORT: String(port) },
      stdio: 'ignore',
      detached: true,
    });
    expect(await untilAnswered(ask.replace('localhost:8080', `127.0.0.1:${port}`), env)).toBe(answer.trim());
  } finally {
    // npm starts the server as a child of its own: the whole group ends.
    if (server?.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
  }
}, 120_000);
