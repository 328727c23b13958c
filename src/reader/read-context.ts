import type { AppFile } from '../model/app-file';
import type { ComponentName } from '../model/component';
import { toFinding, type Finding, type FindingInput } from '../model/finding';
import type { Json, JsonDocument, JsonObject } from '../model/json';
import { placeInDocument, placeOf, positionAt, type Place } from '../model/place';
import type { OnProgress } from '../model/progress';
import { reason, type Reason } from '../model/reason';
import { UnreadableInput } from '../model/unreadable-input';
import type { Problem } from '../model/user-error';
import { JsonSyntaxError, parseJson, type LeniencyNote, type LenientSpelling } from './parse-json';
import { readText } from './read-text';

const emptyFile = reason('The file is empty.', 'files/empty');
const broken = reason('The file is not JSON, and --skip-broken leaves such files out.', 'files/broken');
const duplicateKey = reason(
  'The key occurs again later in the object, and the last one counts.',
  'files/duplicate-key',
);
const notAnObject = reason('The file does not hold an object, so nothing in it can be used.', 'files/shape');

const lostByReading: Record<
  LenientSpelling,
  [code: 'json/byte-order-mark' | 'json/comment' | 'json/trailing-comma' | 'json/json5', text: string]
> = {
  'byte-order-mark': ['json/byte-order-mark', 'The file starts with a byte order mark; it is not carried.'],
  comment: ['json/comment', 'The file has comments, which JSON does not know; they are not carried.'],
  'trailing-comma': ['json/trailing-comma', 'The file has a comma after the last member; it is not carried.'],
  json5: ['json/json5', 'The file uses JSON5 spelling; the values are carried in strict JSON.'],
};

/** Why nothing could be read from a file, and where. */
export interface Cause {
  readonly at: Json | AppFile | Place;
  readonly text: string;
}

// What is said of a file that nothing could be read from.
const codesOfUnread: readonly string[] = ['json/empty', 'json/skipped', 'json/unexpected-shape'];

/** What reading collects beside the app: findings, problems that stop the run, and what was left out at once. */
export class ReadContext {
  findings: Finding[] = [];
  problems: Problem[] = [];
  readonly dropped = new Map<Json | AppFile, Reason>();
  /** The files that were read as JSON and count value by value. */
  readonly documents: AppFile[] = [];
  private readonly crlf: AppFile[] = [];
  private readonly read = new Set<AppFile>();
  private readonly causes = new Map<AppFile, Cause>();
  /** Links and special files of which is told what they deny. */
  readonly denied = new Set<AppFile>();

  constructor(
    private readonly skipBroken: boolean,
    private readonly onProgress?: OnProgress,
  ) {}

  report(finding: FindingInput): void {
    this.findings.push(toFinding(finding));
  }

  drop(what: Json | AppFile, why: Reason): void {
    this.dropped.set(what, why);
  }

  /** Reads a JSON file once; undefined when it is empty or, with --skip-broken, no JSON. */
  readJson(file: AppFile, component: ComponentName): Json | undefined {
    if (!this.read.has(file)) {
      this.read.add(file);
      this.onProgress?.('reading', this.read.size);
      this.parse(file, component);
    }
    return file.document?.root;
  }

  /** Reads a JSON file that must hold an object; anything else is left out with a finding. */
  readObject(file: AppFile, component: ComponentName): JsonObject | undefined {
    const root = this.readJson(file, component);
    if (root === undefined || root.kind === 'object') return root;
    this.refuseShape(file, root, component, 'an object');
    return undefined;
  }

  /** Leaves out a document that does not hold what its place demands. */
  refuseShape(file: AppFile, root: Json, component: ComponentName, expected: string): void {
    this.drop(root, notAnObject);
    const found = `Here must be ${expected}, and ${root.kind === 'scalar' ? 'a single value' : `an ${root.kind}`} is here`;
    if (root === file.document?.root) this.causes.set(file, { at: root, text: `${found}.` });
    this.report({
      code: 'json/unexpected-shape',
      component,
      subject: file.path,
      at: root,
      message: `${found}; it is left out.`,
      action: 'Correct the file and run again, or remove it.',
    });
  }

  private parse(file: AppFile, component: ComponentName): void {
    let text = '';
    try {
      text = readText(file);
      const { document, notes } = parseJson(file, text);
      if (document) {
        file.document = document;
        this.documents.push(file);
        if (notes.length) this.reportNotes(file, component, document, notes);
      } else {
        this.drop(file, emptyFile);
        this.causes.set(file, { at: file, text: 'The file is empty.' });
        this.report({
          code: 'json/empty',
          component,
          subject: file.path,
          at: file,
          message: 'The file is empty; nothing is carried from it.',
        });
      }
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) return this.refuseFile(file, error);
      this.refuseText(file, component, text, error);
    }
  }

  private refuseFile(file: AppFile, error: unknown): void {
    if (!(error instanceof UnreadableInput)) throw error;
    this.problems.push({
      place: { file: file.path },
      message: `The file ${error.fault}.`,
      ...(error.hint !== undefined && { action: error.hint }),
    });
  }

  private refuseText(file: AppFile, component: ComponentName, text: string, error: JsonSyntaxError): void {
    const place = {
      file: file.path,
      ...positionAt(text.replace(/^\ufeff/, ''), error.offset),
    };
    const message = `This is not JSON: expected ${error.expected}, found ${error.found}.`;
    if (this.skipBroken) {
      this.drop(file, broken);
      this.causes.set(file, { at: place, text: message });
      this.report({
        code: 'json/skipped',
        component,
        subject: file.path,
        at: place,
        message: `${message} The file is left out.`,
        action: 'Correct the file and run again.',
      });
    } else {
      this.problems.push({
        place,
        message,
        action: 'Correct the file, or leave such files out with --skip-broken.',
      });
    }
  }

  private reportNotes(
    file: AppFile,
    component: ComponentName,
    document: JsonDocument,
    notes: readonly LeniencyNote[],
  ): void {
    const seen = new Set<string>();
    for (const note of notes) {
      const place = placeInDocument(document, note.offset);
      if (note.kind === 'duplicate-key') {
        this.drop(note.lost, duplicateKey);
        this.report({
          code: 'json/duplicate-key',
          component,
          subject: note.key,
          at: place,
          message: `The key ${JSON.stringify(note.key)} occurs more than once in the object; the last one counts, as in MongoDB's tools.`,
          action: 'Check that the last one is the one you mean.',
        });
      } else if (note.kind === 'crlf') this.crlf.push(file);
      else if (!seen.has(note.kind)) {
        seen.add(note.kind);
        const [code, message] = lostByReading[note.kind];
        this.report({ code, component, subject: file.path, at: place, message });
      }
    }
  }

  /** Refuses a root file that nothing could be read from: it cannot be left out, not even with --skip-broken. */
  refuseRoot(file: AppFile): void {
    if (this.problems.some(({ place }) => place?.file === file.path)) return;
    const { at, text } = this.takeCause(file);
    this.passOver(file);
    this.problems.push({
      place: placeOf(at) ?? { file: file.path },
      message: text,
      action: 'Correct the file: it is the root file, without which there is no app to migrate.',
    });
  }

  /**
   * Why nothing could be read from a file, for who says what follows from it. What was said of the file alone is taken back,
   * so that one cause is told once.
   */
  takeCause(file: AppFile): Cause {
    this.withdraw(file);
    const link = 'It is a link that leads out of the app, or no ordinary file, and is not followed.';
    if (!this.causes.has(file)) this.denied.add(file);
    return this.causes.get(file) ?? { at: file, text: link };
  }

  /** Takes back that nothing could be read from a file, or from a part of it. */
  withdraw(file: AppFile): void {
    this.findings = this.findings.filter(
      ({ code, place }) => place?.file !== file.path || !codesOfUnread.includes(code),
    );
  }

  /** Takes back what reading said of a file that turned out to be no part of the app. */
  passOver(file: AppFile): void {
    this.problems = this.problems.filter(({ place }) => place?.file !== file.path);
    this.findings = this.findings.filter(({ place }) => place?.file !== file.path);
    this.dropped.delete(file);
  }

  /** Says once, of all files together, what would be noise if it were said of each. */
  finish(): void {
    const [first] = this.crlf;
    if (!first) return;
    this.report({
      code: 'json/crlf',
      component: 'other',
      subject: first.path,
      at: first,
      message: `${this.crlf.length === 1 ? 'One JSON file has' : `${this.crlf.length} JSON files have`} CR LF line ends, the first is ${first.path}; files that the migration does not change keep them, files that it writes have LF.`,
    });
  }
}
