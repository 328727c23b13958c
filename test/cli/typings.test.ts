import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { buildTypings } from '../../src/plan/build-typings';
import { readTree } from '../support/read-tree';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';

const example = join(__dirname, '../../docs/example-app');
const typings = Object.fromEntries(buildTypings().map(({ path, text }) => [path, text]));

test('--typings writes them beside the app, and the plan says so', () => {
  const plain = join(temporaryFolder(), 'out');
  const out = join(temporaryFolder(), 'out');
  runCommand([example, '--out', plain]);
  const ran = runCommand([example, '--out', out, '--typings', '--format', 'json']);
  expect([ran.code, ran.error]).toEqual([0, '']);
  expect(readTree(out)).toEqual({ ...readTree(plain), ...typings });
  const { files, findings, ledger } = JSON.parse(ran.out);
  const made = files.filter(({ to }: any) => to in typings);
  expect(made.map(({ action }: any) => action)).toEqual(['create', 'create']);
  expect(findings.filter(({ code }: any) => code === 'ledger/gap')).toEqual([]);
  expect(ledger.reasons).toContainEqual(
    expect.objectContaining({
      fate: 'added',
      count: 2,
      reason: expect.objectContaining({ source: 'files/typings' }),
    }),
  );
});

test('the sources of the new app compile against the types that were written', () => {
  const out = join(temporaryFolder(), 'out');
  runCommand([example, '--out', out, '--typings', '--quiet']);
  const path = join(out, 'jsconfig.json');
  const { config } = ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8'));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, out, undefined, path);
  expect(fileNames.filter((name) => name.endsWith('.js')).length).toBeGreaterThan(5);
  const program = ts.createProgram(fileNames, options);
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});
