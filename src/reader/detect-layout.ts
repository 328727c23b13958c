import { getText, type Json, type JsonObject } from '../model/json';
import {
  configVersions,
  describeVersion,
  factsOf,
  isConfigVersion,
  isLegacyLayout,
  type ConfigVersion,
} from '../model/config-version';
import type { Decision, ResolvedDecision } from '../model/decision';
import type { AppFile } from '../model/app-file';
import type { AppFolder } from './app-folder';
import { collectEvidence, type FamilyEvidence, type LayoutEvidence, type ReadJson } from './layout-evidence';

/** A root file, with the version that its content declares. */
export interface RootCandidate {
  readonly file: AppFile;
  readonly version: ConfigVersion;
  /** Undefined when nothing can be read from the file. */
  readonly settings?: JsonObject;
}

/** What the folder says about its layout. */
export interface LayoutFacts {
  readonly roots: readonly RootCandidate[];
  /** Files with a root's name that hold nothing, beside a root that does. */
  readonly passedOver: readonly AppFile[];
  /** Paths that only layouts before 20210101 have; none where they are strays of an app in a later one. */
  readonly legacy: readonly string[];
  /** Paths that only layouts from 20210101 on have; none where they are strays of an app in an earlier one. */
  readonly modern: readonly string[];
  /** Whether they say more than what the exporter writes for every app. */
  readonly isTelling: boolean;
  /** Files that hold nothing, or the same as a file of the other family of layouts. */
  readonly idle: ReadonlySet<AppFile>;
  /** The version in `.mdb/`, written by the tool that touched the folder last. */
  readonly linkVersion?: ConfigVersion;
  /** The id of the app that the link leads to. */
  readonly linkAppId?: string;
}

/** How the layout was recognised, or what must be decided first. */
export type Layout =
  | {
      readonly version: ConfigVersion;
      readonly root?: RootCandidate;
      readonly because: string;
      /** Whether it was decided: another answer reads another layout. */
      readonly isDecided?: boolean;
    }
  | { readonly decide: Decision };

/** Names in an app's root that belong to it, in any layout. */
const ownNames = new Set(
  'stitch.json config.json realm_config.json root_config.json secrets.json data_api_config.json .mdb auth auth_providers data_sources environments event_subscriptions functions graphql hosting http_endpoints https_endpoints log_forwarders services sync triggers values'.split(
    ' ',
  ),
);

/** Whether a name in the root is a file or folder of an app. */
export function isOwnName(name: string): boolean {
  return ownNames.has(name);
}

const versionIn = (settings: Json | undefined): ConfigVersion | undefined => {
  const node =
    settings?.kind === 'object'
      ? settings.members.find(({ key }) => key === 'config_version')?.value
      : undefined;
  const value = node?.kind === 'scalar' ? Number(node.value) : undefined;
  return isConfigVersion(value) ? value : undefined;
};

// Google's Stitch and many other tools have files of these names: only content makes one a root.
const marks = [
  'config_version',
  'app_id',
  'name',
  'provider_region',
  'deployment_model',
  'security',
  'location',
  'environment',
  'allowed_request_origins',
];
const isCommonName = (name: string): boolean => name === 'stitch.json' || name === 'config.json';
const looksLikeRoot = (name: string, settings: JsonObject): boolean => {
  const has = (key: string): boolean => settings.members.some((member) => member.key === key);
  if (has('config_version') && versionIn(settings)) return true;
  if (isCommonName(name)) return has('security') || has('app_id') || has('deployment_model');
  return marks.some(has) || settings.members.length === 0;
};

/**
 * The paths of a family of layouts that count. None do where only the other one says anything, nor where all that this
 * one says is one stray part beside the other, which the root files belong to: that is no question, but a finding.
 */
function namesThatCount(own: FamilyEvidence, other: FamilyEvidence, isOfOther: boolean): readonly string[] {
  if (own.parts === 0) return other.parts > 0 || (isOfOther && other.names.length > 0) ? [] : own.names;
  return own.parts === 1 && other.parts > 0 && isOfOther ? [] : own.names;
}

function judge({ legacy, modern, idle }: LayoutEvidence, roots: readonly RootCandidate[]) {
  const areLegacy = roots.map(({ version }) => isLegacyLayout(version));
  const endpoints = ['http_endpoints', 'https_endpoints'];
  const inUse = endpoints.filter((name) => modern.telling.includes(name));
  return {
    legacy: namesThatCount(legacy, modern, areLegacy.length > 0 && !areLegacy.includes(true)),
    modern: namesThatCount(modern, legacy, areLegacy.length > 0 && !areLegacy.includes(false)).filter(
      // A folder of endpoints that holds none says nothing beside one that does.
      (name) => inUse.length !== 1 || !endpoints.includes(name) || inUse.includes(name),
    ),
    isTelling: legacy.parts + modern.parts > 0,
    idle,
  };
}

/**
 * Collects what tells the layout of a folder: root files, folders, `.mdb`.
 *
 * @param read reads a file as JSON, undefined when it holds none
 */
export function collectLayoutFacts(folder: AppFolder, read: ReadJson): LayoutFacts {
  const roots: RootCandidate[] = [];
  const unreadable: RootCandidate[] = [];
  for (const { rootFile, version } of configVersions) {
    const link = folder.findUnreadable(rootFile);
    if (link) unreadable.push({ file: link, version });
    const file = folder.find(rootFile);
    if (!file) continue;
    const settings = read(file, 'settings');
    if (settings === undefined || (settings.kind !== 'object' && !isCommonName(rootFile)))
      unreadable.push({ file, version });
    else if (settings.kind === 'object' && looksLikeRoot(rootFile, settings)) {
      // A root of 20230101 carries no version; where one does, it was renamed by hand and its version is stale.
      const declared = rootFile === 'root_config.json' ? version : (versionIn(settings) ?? version);
      roots.push({
        file,
        settings,
        version: rootFile === 'realm_config.json' && declared === 20230101 ? 20210101 : declared,
      });
    }
  }
  // An empty or broken file beside a root is somebody's else: config.json is a common name.
  const passedOver = roots.length === 0 ? [] : unreadable.map(({ file }) => file);
  if (roots.length === 0) roots.push(...unreadable);
  const link = folder.find('.mdb/meta.json') ?? folder.find('.mdb/app_meta.json');
  const linked = link && read(link, 'settings');
  const linkAppId = getText(linked, 'client_app_id');
  const evidence = collectEvidence(
    folder,
    roots.flatMap(({ settings }) => settings ?? []),
    read,
  );
  return {
    roots,
    passedOver,
    ...judge(evidence, roots),
    linkVersion: versionIn(linked),
    ...(linkAppId && { linkAppId }),
  };
}

const list = (paths: readonly string[]): string => paths.join(', ');

function explain(facts: LayoutFacts): string {
  const roots = facts.roots.map(({ file, version }) => `${file.path} (${describeVersion(version)})`);
  return [
    roots.length ? `Root files: ${list(roots)}.` : 'There is no root file.',
    facts.legacy.length ? `Folders of the layouts before 20210101: ${list(facts.legacy)}.` : undefined,
    facts.modern.length ? `Folders of the layouts from 20210101 on: ${list(facts.modern)}.` : undefined,
    facts.linkVersion ? `.mdb says ${describeVersion(facts.linkVersion)}.` : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The version of the folders alone; undefined when they are of both kinds or of none. */
function versionOfFolders(facts: LayoutFacts): ConfigVersion | undefined {
  if (facts.legacy.length && !facts.modern.length) return 20200603;
  if (!facts.modern.length || facts.legacy.length) return undefined;
  if (facts.linkVersion && !isLegacyLayout(facts.linkVersion)) return facts.linkVersion;
  return facts.modern.includes('https_endpoints') && !facts.modern.includes('http_endpoints')
    ? 20230101
    : 20210101;
}

/** The id of a root file's app. One of 20230101 carries none: the link does, if it was written in that version. */
function appIdOf({ settings, version }: RootCandidate, facts: LayoutFacts): string | undefined {
  const linked = version === 20230101 && facts.linkVersion === version ? facts.linkAppId : undefined;
  return getText(settings, 'app_id') || linked;
}

function holdTwoApps(facts: LayoutFacts): boolean {
  const differ = (texts: readonly (string | undefined)[]): boolean => new Set(texts.filter(Boolean)).size > 1;
  return (
    differ(facts.roots.map((root) => appIdOf(root, facts))) ||
    differ(facts.roots.map(({ settings }) => getText(settings, 'name')))
  );
}

/** The app that a root file names, for people: `"shop" (shop-abcde)`. */
function nameApp(root: RootCandidate, facts: LayoutFacts): string {
  const name = getText(root.settings, 'name');
  const id = appIdOf(root, facts);
  return [name ? JSON.stringify(name) : 'an app without name', id && `(${id})`].filter(Boolean).join(' ');
}

/** The version to read when nobody says: what most of the folder agrees on, or none when the roots hold two apps. */
function preferredVersion(facts: LayoutFacts): ConfigVersion | undefined {
  if (facts.roots.length > 1 && holdTwoApps(facts)) return undefined;
  const versions = facts.roots.map(({ version }) => version);
  if (facts.linkVersion && versions.includes(facts.linkVersion)) return facts.linkVersion;
  const bothEndpointFolders =
    facts.modern.includes('http_endpoints') && facts.modern.includes('https_endpoints');
  const byFolders = bothEndpointFolders ? undefined : versionOfFolders(facts);
  const agreeing = versions.filter(
    (version) => byFolders !== undefined && isLegacyLayout(version) === isLegacyLayout(byFolders),
  );
  if (byFolders !== undefined && agreeing.includes(byFolders)) return byFolders;
  const candidates = agreeing.length ? agreeing : versions;
  return configVersions.findLast(({ version }) => candidates.includes(version))?.version;
}

interface LayoutOption {
  readonly value: string;
  readonly version: ConfigVersion;
  readonly root: RootCandidate;
}

/** What a folder can be read as: by version, or by root file where two have one version. */
function listOptions(roots: readonly RootCandidate[]): LayoutOption[] {
  const [only] = roots;
  const isAlone = ({ version }: RootCandidate): boolean =>
    roots.filter((root) => root.version === version).length === 1;
  const options = roots.map((root) => ({
    value: isAlone(root) ? String(root.version) : root.file.path,
    version: root.version,
    root,
  }));
  if (roots.length > 1 || !only) return options;
  const other: ConfigVersion = isLegacyLayout(only.version) ? 20210101 : 20200603;
  return [...options, { value: String(other), version: other, root: only }];
}

/** Whether a root file has the name of its version's own. */
const hasOwnName = ({ file, version }: RootCandidate): boolean => file.path === factsOf(version).rootFile;

/** The option that a version stands for: the root file with the version's own name where several declare it. */
function optionOf(options: readonly LayoutOption[], version: ConfigVersion): LayoutOption | undefined {
  const candidates = options.filter((option) => option.version === version);
  return candidates.find(({ root }) => hasOwnName(root)) ?? candidates[0];
}

/** Of one app, root files of both families over folders of one: those of the other family are left over. */
function staleRoots(facts: LayoutFacts, byFolders: ConfigVersion | undefined): Layout | undefined {
  const { roots, linkVersion } = facts;
  if (byFolders === undefined || !facts.isTelling || holdTwoApps(facts)) return undefined;
  const isOfFolders = (version: ConfigVersion): boolean =>
    isLegacyLayout(version) === isLegacyLayout(byFolders);
  const [root, ...others] = roots.filter(({ version }) => isOfFolders(version));
  if (!root || others.length > 0 || (linkVersion && !isOfFolders(linkVersion))) return undefined;
  const left = roots.filter((each) => each !== root).map(({ file }) => file.path);
  return {
    version: root.version,
    root,
    because: `${root.file.path} is the root file of ${describeVersion(root.version)}, whose folders are there; ${list(left)} ${left.length === 1 ? 'is' : 'are'} left over from another layout.`,
  };
}

/** A folder without a root file that has folders of both kinds: the kind that has more of them counts. */
function mixedFolders(facts: LayoutFacts): Layout {
  const version: ConfigVersion = facts.modern.length > facts.legacy.length ? 20210101 : 20200603;
  return { version, because: `${explain(facts)} Most are those of ${describeVersion(version)}.` };
}

/**
 * Says which layout a folder has, or which decision must be taken first. Content decides: a root file's name and
 * version only hint, as real folders carry stale ones.
 *
 * @returns undefined when the folder holds no app
 */
export function detectLayout(
  facts: LayoutFacts,
  answer?: string,
  answeredBy: ResolvedDecision['answeredBy'] = 'answer',
): Layout | undefined {
  const { roots } = facts;
  const byFolders = versionOfFolders(facts);
  const [first, ...others] = roots;
  if (!first) {
    if (byFolders === undefined) return facts.legacy.length > 0 ? mixedFolders(facts) : undefined;
    return {
      version: byFolders,
      because: `There is no root file; the folders are those of ${describeVersion(byFolders)}.`,
    };
  }
  const twoKinds = facts.legacy.length > 0 && facts.modern.length > 0;
  if (others.length === 0 && !twoKinds) {
    if (byFolders !== undefined && isLegacyLayout(byFolders) !== isLegacyLayout(first.version)) {
      return {
        version: byFolders,
        root: first,
        because: `${first.file.path} says ${describeVersion(first.version)}, but the folders are those of ${describeVersion(byFolders)}, and the folders count.`,
      };
    }
    return {
      version: first.version,
      root: first,
      because: `${first.file.path} is the root file of ${describeVersion(first.version)}.`,
    };
  }
  const stale = staleRoots(facts, byFolders);
  if (stale) return stale;
  const options = listOptions(roots);
  const ofOneVersion = others.length > 0 && others.every(({ version }) => version === first.version);
  if (ofOneVersion && !holdTwoApps(facts)) {
    const root = roots.find(hasOwnName) ?? first;
    const { version } = root;
    return {
      version,
      root,
      because: `All root files are of ${describeVersion(version)}; ${root.file.path} is read.`,
    };
  }
  const chosen = options.find(({ value }) => value === answer);
  if (chosen) {
    const { version, root } = chosen;
    return {
      version,
      root,
      isDecided: true,
      because: `Read as ${describeVersion(version)} from ${root.file.path}, ${answeredBy === 'answer' ? 'as decided' : 'the default of a decision'}. ${explain(facts)}`,
    };
  }
  const preferred = others.length === 0 ? first.version : preferredVersion(facts);
  const byDefault = preferred && optionOf(options, preferred);
  const areTwo = others.length > 0 && holdTwoApps(facts);
  const named = roots.map((root) => `${root.file.path} is ${nameApp(root, facts)}`);
  return {
    decide: {
      id: 'layout',
      kind: 'layout',
      subject: list(roots.map(({ file }) => file.path)),
      question: areTwo
        ? 'The folder holds the root files of two apps. Which one is meant?'
        : 'The folder holds two layouts. Which one is the app?',
      why: `${explain(facts)}${areTwo ? ` The root files name different apps: ${list(named)}.` : ''}`,
      choices: options.map(({ value, version, root }) => ({
        value,
        leadsTo: `${areTwo ? nameApp(root, facts) : 'the app'} is read as ${describeVersion(version)}, settings from ${root.file.path}; files of the other layout are left out`,
      })),
      ...(byDefault && { default: byDefault.value }),
      place: { file: first.file.path },
    },
  };
}
