import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InputFile } from '../model/input-file';
import { get, getObject, getText, type Json } from '../model/json';
import { UnreadableInput } from '../model/unreadable-input';
import { JsonSyntaxError, parseJson } from '../reader/parse-json';
import { readText } from '../reader/read-text';
import type { ExpressVersion, PackageFacts } from '../lint/package-facts';
import { readScriptTargets } from './script-targets';

/** A package, and the folder that it is in. */
export interface FoundPackage {
  readonly folder: string;
  readonly facts: PackageFacts;
}

function readJson(folder: string, name: string): Json | undefined {
  const file: InputFile = { path: name, absolutePath: join(folder, name) };
  try {
    return existsSync(file.absolutePath) ? parseJson(file, readText(file)).document?.root : undefined;
  } catch (error) {
    // What a package says helps to tell handlers from helpers; without it, less is known.
    if (error instanceof JsonSyntaxError || error instanceof UnreadableInput) return undefined;
    throw error;
  }
}

const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

const majorOf = (version: string | undefined): number | undefined => {
  const [, major] = /^[\^~v=\s]*(\d+)(?:\.|$)/.exec(version ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
};

/** The major version of a package: by the range in package.json, and by the lock file where that leaves it open. */
function installedMajor(name: string, manifest: Json, lock: () => Json | undefined): number | undefined {
  const range = groups.map((group) => getText(manifest, group, name)).find((each) => each !== undefined);
  if (range === undefined) return undefined;
  const locked = (): string | undefined =>
    getText(lock(), 'packages', `node_modules/${name}`, 'version') ??
    getText(lock(), 'dependencies', name, 'version');
  return majorOf(range) ?? majorOf(locked());
}

const toExpress = (major: number | undefined): ExpressVersion | undefined =>
  major === 4 || major === 5 ? major : undefined;

function factsOf(folder: string, manifest: Json): PackageFacts {
  const scripts = getObject(manifest, 'scripts')?.members ?? [];
  const { http, events, sources } = readScriptTargets(scripts.flatMap(({ value }) => getText(value) ?? []));
  let read: { readonly lock: Json | undefined } | undefined;
  const lock = (): Json | undefined => (read ??= { lock: readJson(folder, 'package-lock.json') }).lock;
  const framework = installedMajor('@google-cloud/functions-framework', manifest, lock);
  const express = toExpress(installedMajor('express', manifest, lock));
  const main = getText(manifest, 'main');
  return {
    // Google's buildpack takes function.js where there is no index.js.
    main: [
      ...(main === undefined ? ['index.js', 'function.js'] : [main]),
      ...sources.map((each) => `${each}/index.js`),
    ],
    targets: http,
    eventTargets: events,
    dependencies: new Set(
      groups.flatMap((group) => (getObject(manifest, group)?.members ?? []).map(({ key }) => key)),
    ),
    ...(express && { express }),
    // The functions framework brings its own: Express 5 from version 4 on.
    ...(framework !== undefined && { frameworkExpress: framework >= 4 ? 5 : 4 }),
  };
}

const isTop = (folder: string): boolean => dirname(folder) === folder || existsSync(join(folder, '.git'));

/** Tells which package a folder belongs to: that of the nearest package.json, of the same repository. */
export function packageFinder(): (folder: string) => FoundPackage | undefined {
  const known = new Map<string, FoundPackage | undefined>();
  const find = (folder: string): FoundPackage | undefined => {
    if (known.has(folder)) return known.get(folder);
    const manifest = readJson(folder, 'package.json');
    const isPackage =
      manifest?.kind === 'object' && (get(manifest, 'type') === undefined || manifest.members.length > 1);
    const found = isPackage
      ? { folder, facts: factsOf(folder, manifest) }
      : isTop(folder)
        ? undefined
        : find(dirname(folder));
    known.set(folder, found);
    return found;
  };
  return find;
}
