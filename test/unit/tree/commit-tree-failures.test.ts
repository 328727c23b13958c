import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../../src/model/user-error';
import { commitTree } from '../../support/commit-tree';

// What a disk or a system does only when it is full, foreign or busy.
jest.mock('node:fs', () => {
  const actual = jest.requireActual<typeof fs>('node:fs');
  return {
    ...actual,
    writeFileSync: jest.fn(actual.writeFileSync),
    renameSync: jest.fn(actual.renameSync),
    rmSync: jest.fn(actual.rmSync),
  };
});

const actual = jest.requireActual<typeof fs>('node:fs');
const rename = fs.renameSync as jest.MockedFunction<typeof fs.renameSync>;
const remove = fs.rmSync as jest.MockedFunction<typeof fs.rmSync>;
const write = fs.writeFileSync as jest.MockedFunction<typeof fs.writeFileSync>;

let root: string;
let out: string;

beforeEach(() => {
  root = actual.mkdtempSync(join(tmpdir(), 'commit-tree-'));
  out = join(root, 'out');
});

afterEach(() => {
  rename.mockReset().mockImplementation(actual.renameSync);
  remove.mockReset().mockImplementation(actual.rmSync);
  write.mockReset().mockImplementation(actual.writeFileSync);
  actual.rmSync(root, { recursive: true, force: true });
});

const fail = (code: string, syscall: string) => (): never => {
  throw Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
};

function failureOf(force: boolean): UserError {
  try {
    commitTree([{ path: 'a', bytes: { text: 'new' } }], out, { force });
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('nothing was thrown');
}

function makeOld(): void {
  actual.mkdirSync(out);
  actual.writeFileSync(join(out, 'a'), 'old');
}

const content = (): string => actual.readFileSync(join(out, 'a'), 'utf8');

test.each([
  ['ENOSPC', 'no space'],
  ['EDQUOT', 'quota'],
  ['EACCES', 'permission'],
  ['EROFS', 'read-only'],
  ['EIO', 'device'],
  ['EWHATEVER', 'refused'],
])('%s while writing', (code, cause) => {
  makeOld();
  write.mockImplementation(fail(code, 'write'));
  const { message } = failureOf(true);
  expect(message).toContain(cause);
  expect(message).toContain(code);
  expect(message).toContain(out);
  expect(content()).toBe('old');
  expect(actual.readdirSync(root)).toEqual(['out']);
});

test('a bug stays a bug, and still leaves nothing behind', () => {
  write.mockImplementation(() => {
    throw new TypeError('bug');
  });
  expect(() => commitTree([{ path: 'a', bytes: { text: '' } }], out, { force: false })).toThrow(TypeError);
  expect(actual.readdirSync(root)).toEqual([]);
});

test.each(['EXDEV', 'EBUSY'])('%s: the target is a mount', (code) => {
  actual.mkdirSync(out);
  rename.mockImplementation(fail(code, 'rename'));
  expect(failureOf(false)).toMatchObject({
    message: expect.stringContaining('mounted'),
    hint: expect.stringContaining('inside'),
  });
  expect(actual.readdirSync(root)).toEqual(['out']);
});

test('the old tree is put back when the new one cannot take its place', () => {
  makeOld();
  rename.mockImplementationOnce(actual.renameSync).mockImplementationOnce(fail('EPERM', 'rename'));
  expect(failureOf(true).message).toContain('EPERM');
  expect(content()).toBe('old');
  expect(actual.readdirSync(root)).toEqual(['out']);
});

test('an old tree that cannot be put back is whole, and its place is told', () => {
  makeOld();
  rename.mockImplementationOnce(actual.renameSync).mockImplementation(fail('EPERM', 'rename'));
  const { message, hint } = failureOf(true);
  expect(message).toContain('could not be put back');
  const [aside, ...others] = actual.readdirSync(root);
  expect(others).toEqual([]);
  expect(aside).toMatch(/^out\.migrate-functions-old-[0-9a-f]{12}$/);
  expect(hint).toContain(join(root, aside!));
  expect(actual.readFileSync(join(root, aside!, 'a'), 'utf8')).toBe('old');
});

test('an old tree that cannot be removed is told, and the new one stands', () => {
  makeOld();
  remove.mockImplementationOnce(fail('EACCES', 'rm'));
  const { message, hint } = failureOf(true);
  expect(message).toContain('is written');
  expect(content()).toBe('new');
  const [left] = actual.readdirSync(root).filter((name) => name !== 'out');
  expect(hint).toContain(left);
});

test('on systems that do not rename over an empty folder, it is removed first', () => {
  actual.mkdirSync(out);
  rename.mockImplementationOnce(fail('EPERM', 'rename'));
  commitTree([{ path: 'a', bytes: { text: 'new' } }], out, { force: false });
  expect(content()).toBe('new');
});
