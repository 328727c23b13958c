/** A layout of an app's folder, named by the `config_version` that MongoDB's tools wrote for it. */
export type ConfigVersion = 20180301 | 20200603 | 20210101 | 20230101;

/** The versions that an app can be written in. */
export type TargetVersion = 20210101 | 20230101;

/** What is known of one config version. */
export interface ConfigVersionFacts {
  readonly version: ConfigVersion;
  /** The name that messages use. */
  readonly title: string;
  /** The file at the app's root that carries its settings. */
  readonly rootFile: string;
  readonly writtenBy: string;
}

const byVersion: Readonly<Record<ConfigVersion, ConfigVersionFacts>> = {
  20180301: {
    version: 20180301,
    title: 'Stitch',
    rootFile: 'stitch.json',
    writtenBy: 'the Stitch export and stitch-cli',
  },
  20200603: { version: 20200603, title: 'Realm (legacy)', rootFile: 'config.json', writtenBy: 'realm-cli 1' },
  20210101: {
    version: 20210101,
    title: 'Realm',
    rootFile: 'realm_config.json',
    writtenBy: 'realm-cli 2 and the server until mid-2024',
  },
  20230101: {
    version: 20230101,
    title: 'App Services',
    rootFile: 'root_config.json',
    writtenBy: 'the App Services CLI and the server',
  },
};

/** All config versions, oldest first: an object lists its numeric keys in ascending order. */
export const configVersions: readonly ConfigVersionFacts[] = Object.values(byVersion);

/** The current version: what today's App Services CLI pushes. */
export const currentVersion: TargetVersion = 20230101;

/** Whether a number is a config version that exists. */
export function isConfigVersion(value: unknown): value is ConfigVersion {
  return configVersions.some(({ version }) => version === value);
}

/** The facts of a version. */
export function factsOf(version: ConfigVersion): ConfigVersionFacts {
  return byVersion[version];
}

/** A version as messages name it: `20210101 (Realm)`. */
export function describeVersion(version: ConfigVersion): string {
  return `${version} (${factsOf(version).title})`;
}

/** Whether the version's folders are those before 20210101: services/, auth_providers/, a folder for each function. */
export function isLegacyLayout(version: ConfigVersion): boolean {
  return version < 20210101;
}
