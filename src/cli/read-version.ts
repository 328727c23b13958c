import { readFileSync } from 'node:fs';

const hasVersion = (value: unknown): value is { readonly version: string } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string';

/** The version of this package. */
export function readVersion(): string {
  const path = `${__dirname}/../../../package.json`;
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!hasVersion(manifest)) throw new Error(`${path} names no version`);
  return manifest.version;
}
