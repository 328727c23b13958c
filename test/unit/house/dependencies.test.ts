import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly inBundle?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../..', name), 'utf8')) as unknown;

const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };

test('what the command runs on is pinned to one version, the one that is locked', () => {
  for (const [name, version] of Object.entries(dependencies)) {
    expect(`${name} ${version}`).toMatch(/^\S+ \d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version).toBe(version);
  }
  expect(packages['']?.dependencies).toEqual(dependencies);
});

test('every locked package has a hash, and none the address of a mirror', () => {
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  expect(locked.flatMap(([path, { integrity, inBundle }]) => (integrity || inBundle ? [] : [path]))).toEqual(
    [],
  );
  expect(locked.flatMap(([path, { resolved }]) => (resolved ? [path] : []))).toEqual([]);
});
