import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const { OPENERS } = require('../../../eslint.rooms.cjs') as { OPENERS: readonly string[] };

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);

const imported = /import \{([^}]*)\} from '(?:node:)?fs(?:-extra|\/promises)?'/g;
const opens = /^(?:open(?!dir)|read(?!dir|link)|createReadStream|cp|copy)/;

/** What a file takes from a module of the file system that opens or reads files. */
function openersIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(imported)]
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => opens.test(name));
}

test('the named files open files, and no other file of src/ does', () => {
  expect(files.filter((file) => openersIn(file).length > 0).sort()).toEqual([...OPENERS].sort());
});

test('of these, one opens input for all rooms', () => {
  expect(OPENERS.filter((file) => file.startsWith('src/reader/'))).toEqual(['src/reader/open-input.ts']);
});
