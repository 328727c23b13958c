import { createHash } from 'node:crypto';
import { isAbsolute, posix, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Fix, Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../model/finding-codes';
import { hideCredentials } from '../../model/hide-credentials';
import type { Place } from '../../model/place';
import { spellOut } from '../../model/spell-out';
import type { FindingList, ListedFinding } from '../finding-list';
import type { SourceEdit, SourcePoint } from '../lint-report';
import { serializeJson } from './serialize-json';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;
const baseId = '%SRCROOT%';

/** What relative addresses start from, and what stands before each of them. */
interface Base {
  readonly location: ArtifactLocation;
  readonly prefix: string;
}

/**
 * Code scanning takes every relative address to start at the root of the repository, where the command is run: so an app
 * below the current folder is addressed from there, without a path of this machine. Any other app is its own base.
 */
function baseOf({ path, folder = '' }: FindingList['input']): Base {
  const given = posix.join(path.split(sep).join('/'), folder);
  if (/\.zip$/i.test(path))
    return { location: { description: { text: `The content of ${path}.` } }, prefix: folder && `${folder}/` };
  if (isAbsolute(path)) {
    const description = { text: "The app's folder." };
    return { location: { uri: pathToFileURL(`${given}/`).href, description }, prefix: '' };
  }
  if (given === '..' || given.startsWith('../'))
    return { location: { description: { text: `The app's folder, ${given}.` } }, prefix: '' };
  const description = { text: 'The folder in which the command was run.' };
  return { location: { description }, prefix: given === '.' ? '' : given.replace(/\/*$/, '/') };
}

// Half a character has no form in UTF-8.
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));

function artifactOf(file: string, prefix: string): ArtifactLocation {
  const uri = `${prefix}${hideCredentials(file)}`.split('/').map(encodeSegment).join('/');
  return isAbsolute(file) ? { uri: pathToFileURL(file).href } : { uri, uriBaseId: baseId };
}

const regionOf = (from: SourcePoint, to: SourcePoint): Region => ({
  startLine: from.line,
  startColumn: from.column,
  endLine: to.line,
  endColumn: to.column,
});

function locationOf({ file, line, column }: Place, end: SourcePoint | undefined, prefix: string): Location {
  const whole = line && column && end ? regionOf({ line, column }, end) : undefined;
  const start = line && { startLine: line, ...(column && { startColumn: column }) };
  const region = whole ?? start;
  return { physicalLocation: { artifactLocation: artifactOf(file, prefix), ...(region && { region }) } };
}

/** What an editor may offer to do about a finding. */
function fixOf(
  edits: readonly SourceEdit[],
  { file }: Place,
  action: string | undefined,
  prefix: string,
): Fix {
  const replacements = edits.map(({ from, to, text }) => ({
    deletedRegion: regionOf(from, to),
    insertedContent: { text },
  }));
  return {
    ...(action && { description: { text: plainText(action) } }),
    artifactChanges: [{ artifactLocation: artifactOf(file, prefix), replacements }],
  };
}

// `[text](target)` would be a link; names may hold anything. Whoever shows the log shows its escapes as characters.
const plainText = (text: string): string => spellOut(text).replaceAll('](', '] (');

function helpOf(code: string, page: string, link: string | undefined): ReportingDescriptor['help'] {
  const [file] = page.split('#', 1);
  return {
    text: `${file} of migrate-functions explains ${code} and says what to do.`,
    markdown: `${link ? `[${file}](${link})` : `\`${file}\``} of migrate-functions explains \`${code}\` and says what to do.`,
  };
}

function describeRules(codes: readonly string[], { tool, ruleOf }: FindingList): ReportingDescriptor[] {
  return codes.map((id) => {
    const { title, severity, page } = ruleOf(id);
    const link = tool.url && `${tool.url}/blob/HEAD/${page}`;
    return {
      id,
      shortDescription: { text: title },
      help: helpOf(id, page, link),
      ...(link && { helpUri: link }),
      defaultConfiguration: { level: levels[severity] },
    };
  });
}

/** Numbers findings that cannot be told apart but by their lines, so that a fingerprint holds when lines move. */
class Fingerprints {
  private readonly seen = new Map<string, number>();

  of({ code, subject, place }: ListedFinding): string {
    const identity = JSON.stringify([code, subject, place?.file]);
    const earlier = this.seen.get(identity) ?? 0;
    this.seen.set(identity, earlier + 1);
    return createHash('sha256').update(`${identity} ${earlier}`).digest('hex').slice(0, 32);
  }
}

/**
 * Findings as a SARIF 2.1.0 log, the exchange format of static analysis that code scanning and editors read.
 *
 * @returns one JSON document; the same findings give the same bytes
 */
export function renderSarif(list: FindingList): string {
  const { tool, input, findings } = list;
  const { location, prefix } = baseOf(input);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const fingerprints = new Fingerprints();
  const results = findings.map((finding): Result => {
    const { code, severity, message, action, place, end, edits = [] } = finding;
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: levels[severity],
      message: { text: plainText(action ? `${message} ${action}` : message) },
      ...(place && { locations: [locationOf(place, end, prefix)] }),
      ...(place && edits.length > 0 && { fixes: [fixOf(edits, place, action, prefix)] }),
      partialFingerprints: { 'findingIdentity/v1': fingerprints.of(finding) },
    };
  });
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            ...(tool.url && { informationUri: tool.url }),
            rules: describeRules(codes, list),
          },
        },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [baseId]: location },
        results,
      },
    ],
  };
  return serializeJson(log);
}
