import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';

interface Room {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
}

const root = join(__dirname, '../../..');
const { ROOMS } = require('../../../eslint.rooms.cjs') as { ROOMS: Readonly<Record<string, Room>> };
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

/** The rows of the page's table: each room with what the last column says of it. */
const rows = [...page.matchAll(/^\| `(?:src\/)?([a-z-]+)(?:\.ts)?` +\| [^|]+ \| ([^|]+?) +\|$/gm)].map(
  ([, room, mayImport]) => ({ room: room!, mayImport: mayImport! }),
);

const listed = (text: string): string[] => text.split(', ').sort();

/** What a cell lets a room import: `nothing`, `every room but a, b`, or `a, b; types of c, d`. */
function readCell(room: string, cell: string): { rooms: string[]; types: string[] } {
  const [values = '', types] = cell.split('; types of ');
  const all = Object.keys(ROOMS).filter((each) => each !== room);
  const but = /^every room but (.+)$/.exec(values)?.[1];
  const rooms = but ? all.filter((each) => !listed(but).includes(each)) : listed(values);
  return { rooms: values === 'nothing' ? [] : rooms.sort(), types: types ? listed(types) : [] };
}

test('the linter has a rule for every room of src/, and for no room that it does not know', () => {
  // The declarations in src/typings are for the user's sources, and no code of ours.
  const there = readdirSync(join(root, 'src')).filter((name) => name !== 'typings');
  const rooms = there.map((name) => parse(name).name);
  expect(rooms.filter((room) => !(room in ROOMS))).toEqual([]);
  const named = Object.values(ROOMS).flatMap(({ rooms: mayImport, types = [] }) => [...mayImport, ...types]);
  expect(named.filter((room) => !(room in ROOMS))).toEqual([]);
});

test('the table of docs/architecture.md has the rooms that the linter knows, each once', () => {
  expect(rows.map(({ room }) => room).sort()).toEqual(Object.keys(ROOMS).sort());
});

test.each(rows)('the table says of $room what the linter lets it import', ({ room, mayImport }) => {
  const { rooms, types = [] } = ROOMS[room]!;
  expect(readCell(room, mayImport)).toEqual({ rooms: [...rooms].sort(), types: [...types].sort() });
});
