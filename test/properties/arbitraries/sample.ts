/** Whole apps as trees of files, in each of the four layouts, with what is known of them. */
import fc from 'fast-check';
import { legacyComponents } from './legacy-app';
import { modernComponents } from './modern-app';
import { idOf } from './names';
import type { Component, Part } from './part';
import { fillIn, printSketch } from './sketch';

/** A file of a sample. */
export interface SampleFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Whether a reader takes it as JSON, value by value. */
  readonly isDocument: boolean;
  readonly is?: Part['is'];
}

/** An app to migrate. */
export interface Sample {
  readonly version: 20180301 | 20200603 | 20210101 | 20230101;
  readonly files: readonly SampleFile[];
  /** Every secret value in it. */
  readonly secrets: readonly string[];
}

function assemble(version: Sample['version'], components: readonly Component[]): Sample {
  const functions = components.flatMap((component) => component.functions ?? []);
  const sources = components.flatMap((component) => component.sources ?? []);
  const secrets: string[] = [];
  const secret = (): string => {
    secrets.push(`hush-${secrets.length}-hush`);
    return secrets.at(-1)!;
  };
  const files = new Map<string, SampleFile>();
  for (const { path, content, self, is } of components.flatMap(({ parts }) => parts)) {
    if (files.has(path)) continue;
    if (Buffer.isBuffer(content))
      files.set(path, { path, bytes: content, isDocument: false, ...(is && { is }) });
    else {
      const text = printSketch(
        fillIn(content.json, { functions, sources, own: { name: self, id: idOf(self) }, secret }),
        content.style,
      );
      files.set(path, { path, bytes: Buffer.from(text), isDocument: true });
    }
  }
  const sample = { version, files: [...files.values()], secrets };
  // What fast-check prints of a failure should be what one needs to see.
  return Object.assign(sample, { [fc.toStringMethod]: () => describe(sample) });
}

function describe({ version, files }: Sample): string {
  const tree = files.map(
    ({ path, bytes }) => `${JSON.stringify(path)}: ${JSON.stringify(bytes.toString('utf8'))}`,
  );
  return `app of ${version} {\n  ${tree.join(',\n  ')}\n}`;
}

/** An app of any version. */
export const sample: fc.Arbitrary<Sample> = fc.oneof(
  legacyComponents(20180301).map((components) => assemble(20180301, components)),
  legacyComponents(20200603).map((components) => assemble(20200603, components)),
  modernComponents(20210101).map((components) => assemble(20210101, components)),
  modernComponents(20230101).map((components) => assemble(20230101, components)),
);
