import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

/** Names that mean something to tools, and may be names of functions all the same. */
const names = [
  'node_modules',
  'node_modules/left-pad',
  'lib/node_modules/deep',
  '.git',
  '.mdb',
  '.hidden',
  'files',
  'dist',
  'build',
  'hosting',
  'functions',
  'values',
  'config',
  'source',
  'index',
  'rules',
  'test',
  'tests/unit',
  'package',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'incoming_webhooks',
  'data_sources',
  'auth_providers',
  'a b',
  'größe',
  '-',
  '--force',
  '$HOME',
  '%TEMP%',
] as const;

const legacyFunction = (name: string): Record<string, unknown> => ({
  [`functions/${name.replaceAll('/', '_')}/config.json`]: { name, private: true },
  [`functions/${name.replaceAll('/', '_')}/source.js`]: `exports = () => ${JSON.stringify(name)};\n`,
});

/** Functions whose names a tool would pass over, or take for something of its own. */
export const folderNames: readonly HostileCase[] = names.flatMap((name): HostileCase[] => [
  {
    name: `a function called ${name}, from 20200603`,
    app: { ...baseApps[20200603], ...legacyFunction(name) },
    exit: 0,
    says: /Plan: /,
    // A folder of this name holds packages, whatever stands in it.
    tree: (written) =>
      expect(written).toHaveProperty([
        name === 'node_modules' ? 'functions/node_modules/source.js' : `functions/${name}.js`,
      ]),
  },
  {
    name: `a function called ${name}, from 20210101`,
    app: {
      ...baseApps[20210101],
      'functions/config.json': [
        { name: 'tidy', private: true },
        { name, private: true },
      ],
      [`functions/${name}.js`]: 'exports = () => 1;\n',
    },
    exit: 0,
    says: /Plan: /,
    tree: (written) => expect(written).toHaveProperty([`functions/${name}.js`]),
  },
]);
