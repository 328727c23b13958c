import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Configuration {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly runtimeArgs?: readonly string[];
}

const project = join(__dirname, '../..');
const { configurations } = JSON.parse(readFileSync(join(project, '.vscode/launch.json'), 'utf8')) as {
  configurations: readonly Configuration[];
};

/** What a debugger starts, without the debugger. */
function start(name: string, file = ''): { code: number | null; out: string; error: string } {
  const { program, args, runtimeArgs = [] } = configurations.find((each) => each.name === name)!;
  const words = [...runtimeArgs, program, ...args].map((word) =>
    word.replace('${workspaceFolder}', project).replace('${relativeFile}', file),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8' });
  return { code: status, out: stdout, error: stderr };
}

test('a debugger can start the command from its sources, on the example app', () => {
  const { code, out } = start('Command on the example app');
  expect(code).toBe(0);
  expect(out).toMatch(/\nPlan: \d+ to create, .*\n$/);
});

test('a debugger can start the tests of a file', () => {
  const file = 'test/unit/model/place.test.ts';
  expect(existsSync(join(project, file))).toBe(true);
  expect(start('Tests of the current file', file)).toMatchObject({
    code: 0,
    error: expect.stringContaining('Test Suites: 1 passed'),
  });
});
