import { readFileSync } from 'node:fs';
import type { App } from '../model/app';
import type { Dependencies } from '../references/check-packages';

function versionsIn(path: string): Map<string, string> | undefined {
  try {
    const { dependencies = {} } = JSON.parse(readFileSync(path, 'utf8')) as { dependencies?: object };
    const entries = Object.entries(dependencies) as [string, unknown][];
    return new Map(entries.map(([name, range]) => [name, String(range)]));
  } catch {
    // The file is carried as it is; what the functions require is then not known, which their findings say.
    return undefined;
  }
}

/** Reads which packages the functions of an app bring along: from package.json and the names in node_modules. */
export function readDependencies({ functionFiles }: App): Dependencies {
  const manifest = functionFiles.find(({ path }) => path === 'functions/package.json');
  const archive = functionFiles.find(({ path }) => /^functions\/node_modules\.[^/]+$/.test(path));
  const versions = manifest && versionsIn(manifest.absolutePath);
  const names = functionFiles.flatMap(
    ({ path }) => /^functions\/node_modules\/((?:@[^/]+\/)?[^/@]+)\//.exec(path)?.[1] ?? [],
  );
  return {
    installed: new Set(names),
    ...(versions && { versions }),
    ...(manifest && { manifest }),
    ...(archive && { archive }),
  };
}
