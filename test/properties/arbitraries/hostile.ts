/** Apps that somebody broke, by accident or to do harm. */
import fc from 'fast-check';
import { sample, type Sample, type SampleFile } from './sample';

/** Names that must never become a path. */
export const badNames = [
  '../../evil',
  '..',
  '.',
  'a/b',
  'a\\b',
  '/etc/passwd',
  'C:x',
  'nul\u0000',
  'esc\u001b[31m',
  'con',
  'LPT1.txt',
  'end.',
  'end ',
  'a:b',
  'x'.repeat(260),
  '\ud800',
];

const damages: ((text: string) => string | Buffer)[] = [
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text) => `${text}}`,
  (text) => text.replace(':', ''),
  (text) => text.replaceAll('"', ''),
  () => '',
  () => '\n',
  () => '// nothing else',
  () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
  (text) => text.replaceAll('{', '['),
  () => `${'['.repeat(5000)}${']'.repeat(5000)}`,
  () => 'null',
  () => '"text"',
  () => '[]',
  () => '[1, {}, null, {"name": 1}]',
];

const damage = fc.tuple(fc.nat(), fc.constantFrom(...damages));
const rename = fc.tuple(fc.nat(), fc.constantFrom(...badNames));

const replaceAt = (
  files: readonly SampleFile[],
  index: number,
  change: (file: SampleFile) => SampleFile,
): SampleFile[] => {
  const documents = files.filter(({ isDocument }) => isDocument);
  const chosen = documents[index % documents.length];
  return files.map((file) => (file === chosen ? change(file) : file));
};

function putName(file: SampleFile, name: string): SampleFile {
  const text = file.bytes.toString();
  const key = /"(?:name|database|collection|type)"\s*:\s*"[^"]*"/;
  return {
    ...file,
    bytes: Buffer.from(text.replace(key, (found) => found.replace(/"[^"]*"$/, () => JSON.stringify(name)))),
  };
}

/** An app of which some documents are damaged, and some names cannot become paths. */
export const hostile: fc.Arbitrary<Sample> = fc
  .tuple(sample, fc.array(damage, { maxLength: 3 }), fc.array(rename, { maxLength: 2 }))
  .map(([app, damaged, renamed]) => {
    let { files } = app;
    for (const [index, how] of damaged)
      files = replaceAt(files, index, (file) => ({
        ...file,
        bytes: Buffer.from(how(file.bytes.toString())),
      }));
    for (const [index, name] of renamed) files = replaceAt(files, index, (file) => putName(file, name));
    return { ...app, files };
  });
