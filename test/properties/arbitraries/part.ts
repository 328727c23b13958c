import fc from 'fast-check';
import { style } from './json';
import type { Named, Sketch, Style } from './sketch';

/** A file of an app. */
export interface Part {
  readonly path: string;
  readonly content: { readonly json: Sketch; readonly style: Style } | Buffer;
  /** The name of the component, which its document may hold. */
  readonly self: string;
  /** A function's source or a hosted file. */
  readonly is?: 'source' | 'hosted';
}

/** A part of an app: its files, and what others may name. */
export interface Component {
  readonly parts: readonly Part[];
  readonly functions?: readonly Named[];
  readonly sources?: readonly Named[];
}

/** A JSON file whose path is not known yet. */
export type Json = Pick<Extract<Part['content'], { json: Sketch }>, 'json' | 'style'>;

/** A document in a file; one in forty holds something else than its place demands. */
export const file = (document: fc.Arbitrary<Sketch>, other?: fc.Arbitrary<Sketch>): fc.Arbitrary<Json> =>
  fc.record({
    json: other ? fc.oneof({ weight: 39, arbitrary: document }, { weight: 1, arbitrary: other }) : document,
    style,
  });

/** A file that is there or not. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 3): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq });

/** The part that a JSON file is at a path; none when it is not there. */
export const at = (path: string, json: Json | undefined, self = ''): Part[] =>
  json ? [{ path, content: json, self }] : [];

/** The part that a source or hosted file is. */
export const bytesAt = (path: string, bytes: Buffer | undefined, is: Part['is']): Part[] =>
  bytes ? [{ path, content: bytes, self: '', ...(is && { is }) }] : [];

/** Any bytes: texts with any line ends, and what is no text. */
export const bytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => Buffer.from(`exports = () => {}; // ${text}`)),
  fc
    .constantFrom('exports = 1;\r\n', 'line\n\nline', '\ufeffexports = 2;\n', '')
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
);
