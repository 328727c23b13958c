import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder for all tests of a file, removed after them. */
export function makeTemporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'migrate-functions-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
