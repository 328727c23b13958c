import type { Tree } from '../../support/write-tree';
import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

/** Names that cannot be files or folders, in one way or another. */
const names = [
  '../../evil',
  '..',
  '.',
  'a\\b',
  '/etc/evil',
  'C:\\evil',
  'con',
  'LPT1.txt',
  'nul',
  'a:b',
  'a?b',
  'x'.repeat(300),
  'é'.repeat(140),
  'tab\tin it',
  'line\nbreak',
  '\u001b[2J',
  'nul\u0000',
  '\ud800',
] as const;

const spots: readonly (readonly [string, string, (name: string) => Tree])[] = [
  ['a value', 'values/v.json', (name) => ({ 'values/v.json': { name, value: 1 } })],
  [
    'a trigger',
    'triggers/t.json',
    (name) => ({
      'triggers/t.json': {
        name,
        type: 'SCHEDULED',
        config: { schedule: '* * * * *' },
        function_name: 'tidy',
      },
    }),
  ],
  [
    'a collection',
    'services/mongodb-atlas/rules/r.json',
    (name) => ({ 'services/mongodb-atlas/rules/r.json': { database: 'db', collection: name, roles: [] } }),
  ],
];

/** Names inside of files that would lead out of the target, or that no system can write. */
export const hostileNames: readonly HostileCase[] = spots.flatMap(([what, file, make]) =>
  names.map((name): HostileCase => ({
    name: `${what} called ${JSON.stringify(name.slice(0, 20))}`,
    app: { ...baseApps[20200603], ...make(name) },
    exit: 1,
    says: new RegExp(file.replaceAll('.', '\\.')),
  })),
);
