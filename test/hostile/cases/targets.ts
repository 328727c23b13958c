import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseApps } from '../base-apps';
import type { HostileCase, Places } from '../hostile-case';

const app = baseApps[20200603];

type Prepare = (places: Places) => void;
type Spot = readonly [name: string, path: (places: Places) => string, says: RegExp, prepare?: Prepare];

const mine: Prepare = ({ outside }) => writeFileSync(join(outside, 'mine.json'), 'mine');
const at =
  (...parts: readonly string[]) =>
  ({ outside }: Places): string =>
    join(outside, ...parts);

/** Where no tree may go, with --force as well. */
const targets: readonly Spot[] = [
  ['the app itself', ({ app }) => app, /is the app itself/],
  ['a folder in the app', ({ app }) => join(app, 'values'), /lies in the app's folder/],
  ['a new folder in the app', ({ app }) => join(app, 'new'), /lies in the app's folder/],
  ['the folder that holds the app', ({ app }) => join(app, '..'), /holds the app/],
  ['the root', () => '/', /holds the app|root of a file system/],
  ['a file', at('value.json'), /is a file/],
  ['a path below a file', at('value.json', 'new'), /part of the path is a file|is a file/],
  [
    'a link to a folder',
    at('link'),
    /is a symbolic link/,
    (places) => symlinkSync(places.outside, at('link')(places)),
  ],
  [
    'a link to the app',
    at('link'),
    /symbolic link|the app itself/,
    (places) => symlinkSync(places.app, at('link')(places)),
  ],
  [
    'a link to nothing',
    at('link'),
    /is a symbolic link/,
    (places) => symlinkSync('nothing', at('link')(places)),
  ],
  ['a device', () => '/dev/null', /is a file|is no folder|device/],
  [
    'a pipe',
    at('pipe'),
    /is a file|is no folder|pipe/,
    (places) => execFileSync('mkfifo', [at('pipe')(places)]),
  ],
  [
    'a repository',
    at('repository'),
    /repository/,
    (places) => mkdirSync(at('repository', '.git')(places), { recursive: true }),
  ],
  [
    'a folder above a repository',
    at('folder'),
    /repository/,
    (places) => mkdirSync(at('folder', 'deep', 'er', '.git')(places), { recursive: true }),
  ],
  [
    'a folder above a worktree',
    at('folder'),
    /repository/,
    (places) => {
      mkdirSync(at('folder', 'deep')(places), { recursive: true });
      writeFileSync(at('folder', 'deep', '.git')(places), 'gitdir: /elsewhere');
    },
  ],
  [
    'a folder above a Mercurial repository',
    at('folder'),
    /repository/,
    (places) => mkdirSync(at('folder', '.hg')(places), { recursive: true }),
  ],
  ['a path that is too long', at('n'.repeat(300)), /too long/],
  ['a name with an escape', at('\u001b[2Jnew', '..', 'value.json'), /is a file/],
];

/** Files that no report and no answers may replace. */
const files: readonly Spot[] = [
  ['a file of the app', ({ app }) => join(app, 'values/color.json'), /app/],
  ['a new file in the app', ({ app }) => join(app, 'values/new.json'), /app/],
  ['the root file of the app', ({ app }) => join(app, 'config.json'), /app/],
  ['a file in the target', ({ out }) => join(out, 'new.json'), /target|new app/],
  ['the target itself', ({ out }) => `${out}.json/../out/a.json`, /target|new app/],
  ['a folder', at('folder.json'), /folder/, (places) => mkdirSync(at('folder.json')(places))],
  [
    'a link to a file',
    at('link.json'),
    /link/,
    (places) => {
      mine(places);
      symlinkSync('mine.json', at('link.json')(places));
    },
  ],
  ['a link to nothing', at('link.json'), /link/, (places) => symlinkSync('nothing', at('link.json')(places))],
  [
    'a link into the app',
    at('link.json'),
    /link|app/,
    (places) => symlinkSync(join(places.app, 'config.json'), at('link.json')(places)),
  ],
  [
    'a pipe',
    at('pipe.json'),
    /pipe|special|no (?:ordinary )?file|device/,
    (places) => execFileSync('mkfifo', [at('pipe.json')(places)]),
  ],
  ['a file below a file', at('value.json', 'a.json'), /part of the path is a file|ENOTDIR/],
  ['a name that is too long', at(`${'n'.repeat(300)}.json`), /too long/],
];

/** Arguments by which a run could destroy what is not its own. */
export const hostileTargets: readonly HostileCase[] = [
  ...targets.flatMap(([name, path, says, prepare]) =>
    [[], ['--force']].map((force): HostileCase => ({
      name: `${name} as the target${force.length > 0 ? ', forced' : ''}`,
      app,
      ...(prepare && { prepare }),
      args: (places) => ['--out', path(places), ...force],
      exit: 1,
      says: force.length > 0 ? says : new RegExp(`${says.source}|is not empty`),
    })),
  ),
  ...files.flatMap(([name, path, says, prepare]) =>
    ['--report', '--save-answers'].map((option): HostileCase => ({
      name: `${name} for ${option}`,
      app,
      ...(prepare && { prepare }),
      args: (places) => [option, path(places)],
      exit: 1,
      says,
    })),
  ),
];
