import type { FindingCode } from '../model/finding-codes';
import type { FindingInput } from '../model/finding';
import type { SourcePosition } from '../model/source-facts';
import { findPortability, type PortabilityNote } from '../sources/find-portability';
import { readDeclarations } from '../sources/read-declarations';
import { packageOf } from './list-packages';
import type { ProjectInput, ProjectSource } from './project-input';
import type { Reached } from './reach-from-entries';
import type { Entry, Functions } from './runtime/types';
import { declaredFor, wrapperNames } from './wrap-source';

type At = Pick<SourcePosition, 'line' | 'column'>;

/** What is said of one function of a project. */
interface Subject {
  readonly name: string;
  readonly source: ProjectSource;
  readonly text: string;
  readonly input: ProjectInput;
}

const tell =
  ({ name, source }: Subject) =>
  (code: FindingCode, { line, column }: At, message: string, action?: string): FindingInput => ({
    code,
    component: 'functions',
    subject: name,
    at: { file: source.file.path, line, column },
    message,
    ...(action !== undefined && { action }),
  });

function tellGlobals(subject: Subject): FindingInput[] {
  const declarations = readDeclarations(subject.source.file.path, subject.text, wrapperNames);
  const declared = new Set(declaredFor(declarations));
  return declarations.undeclared
    .filter(({ name }) => declared.has(name))
    .map(({ name, position }) =>
      tell(subject)(
        'cloud-run/implicit-global',
        position,
        `${name} is never declared. The project declares it in the first line of its module, so that requests at the same time do not share it.`,
        'Declare it with const or let where it belongs.',
      ),
    );
}

const ofRules: Readonly<Record<string, { code: FindingCode; message: string; action?: string }>> = {
  'source/floating-work': {
    code: 'cloud-run/floating-work',
    message:
      'Nothing waits for this work. The project waits for it before it answers; no other server would, and an instance may be stopped in the middle of it.',
    action: 'Await it, or return its promise.',
  },
  'source/cursor-returned': {
    code: 'cloud-run/cursor-returned',
    message:
      'It gives a cursor, which the project answers with as the list of its documents. toArray() says it.',
  },
  'endpoint/header-case': {
    code: 'cloud-run/header-case',
    message:
      'It reads a header in another spelling than the one in which headers come, for example Content-Type: it is undefined, as it was on App Services.',
  },
};

const nestedPromise = {
  code: 'cloud-run/nested-promise',
  message:
    'What it returns holds a promise. The project answers with its value, as App Services did; no other server would.',
  action: 'Await it.',
} as const;

function tellRemarks(subject: Subject, notes: readonly PortabilityNote[]): FindingInput[] {
  const withCalls = notes.filter(({ kind }) => kind === 'call-in-result').map(({ position }) => position);
  return subject.input.remarksOn(subject.name).flatMap((remark) => {
    const isInResult =
      remark.rule === 'source/floating-work' &&
      withCalls.some(({ line, column }) => line === remark.line && column === remark.column);
    const known = isInResult ? nestedPromise : ofRules[remark.rule];
    return known ? [tell(subject)(known.code, remark, known.message, known.action)] : [];
  });
}

const ofNotes: Readonly<
  Record<
    Exclude<PortabilityNote['kind'], 'call-in-result'>,
    (what: string) => { code: FindingCode; message: string; action?: string }
  >
> = {
  'collection-method': (what) => ({
    code: 'cloud-run/collection-method',
    message: `${what} is a method of the driver, which collections of App Services did not have: the call throws, as it did.`,
    action: 'Use a method that collections of App Services have.',
  }),
  'driver-option': (what) => ({
    code: 'cloud-run/driver-option',
    message: `${what} is an option of the driver, which App Services did not know: it has no effect, as before.`,
    action: 'If the document after the change is meant, write returnNewDocument: true.',
  }),
  'search-stage': (what) => ({
    code: 'cloud-run/search-stage',
    message: `${what} is a stage that only MongoDB Atlas has: MONGODB_URI must lead there.`,
  }),
  transaction: () => ({
    code: 'cloud-run/transaction',
    message: 'A transaction needs a replica set or a sharded cluster, which MongoDB Atlas always is.',
  }),
  'error-as-text': () => ({
    code: 'cloud-run/error-object',
    message: 'JSON.stringify makes {} of an error here; App Services may have told more of it.',
  }),
  'execute-used-at-once': (what) => ({
    code: 'cloud-run/sync-execute',
    message: `It uses what ${what} gives at once. That works as long as ${what} is not async.`,
  }),
};

function tellNotes(subject: Subject, notes: readonly PortabilityNote[]): FindingInput[] {
  const isAsync = (name: string): boolean => subject.input.sourceOf(name)?.facts?.exported?.isAsync ?? true;
  return notes.flatMap(({ kind, what, position }) => {
    if (kind === 'call-in-result' || (kind === 'execute-used-at-once' && isAsync(what))) return [];
    const { code, message, action } = ofNotes[kind](what);
    return [tell(subject)(code, position, message, action)];
  });
}

// Their connections are sockets of their own, which no request of Node's http client or fetch stands for.
const withSockets = new Set(
  'nodemailer mysql mysql2 pg redis ioredis amqplib mqtt kafkajs ssh2 ssh2-sftp-client basic-ftp ws socket.io-client ldapjs tedious net tls dgram dns'.split(
    ' ',
  ),
);

const ofContext = new Set(
  'services values functions environment user request app http runningAsSystem'.split(' '),
);

function tellNames(subject: Subject): FindingInput[] {
  const { source, input } = subject;
  const { names = [], uses = [], credentials = [] } = source.facts ?? {};
  const functions = new Set(input.app.functions.items.map(({ name }) => name));
  return [
    ...names.flatMap(({ kind, name, position }): FindingInput[] => {
      if (kind === 'package' && withSockets.has(packageOf(name).replace(/^node:/, '')))
        return [
          tell(subject)(
            'cloud-run/untracked-work',
            position,
            `The project does not see the work of ${name}, which has connections of its own: a request may be answered before it is done.`,
            'Await what it does before the function ends.',
          ),
        ];
      if (kind === 'function' && !functions.has(name))
        return [
          tell(subject)(
            'cloud-run/unknown-call',
            position,
            `It calls the function ${name}, which the app does not have: the call throws.`,
            'Correct the name, or add the function.',
          ),
        ];
      return [];
    }),
    ...uses.flatMap(({ name, position }): FindingInput[] => {
      const [, member] = /^context\.([^.]+)$/.exec(name) ?? [];
      if (member === undefined || ofContext.has(member)) return [];
      return [
        tell(subject)(
          'cloud-run/context-member',
          position,
          `${name} is nothing that App Services gave to functions: it is undefined, as it was.`,
          'Take it out, or use what was meant.',
        ),
      ];
    }),
    ...credentials.map(({ kind, masked, position }) =>
      tell(subject)(
        'cloud-run/secret-literal',
        position,
        `It holds ${kind} in plain text (${masked}). Sources are not changed, so that it is in the project, too.`,
        'Rotate it, and read it from a value that refers to a secret.',
      ),
    ),
  ];
}

const start: At = { line: 1, column: 1 };

function tellRules(subject: Subject, functions: Functions): FindingInput[] {
  const [first] = subject.source.facts?.collections ?? [];
  if (!first || functions[subject.name]?.run_as === 'system') return [];
  return [
    tell(subject)(
      'cloud-run/rules-gone',
      first.position,
      'It ran as a user of the app, whom rules, roles and filters limited; here nothing limits it but the rights of the user in MONGODB_URI.',
      'Check in the source what the rules allowed, and narrow the rights of that user.',
    ),
  ];
}

function tellNumbers(subject: Subject, entries: readonly Entry[]): FindingInput[] {
  const isEjson = entries.some((entry) => entry.function === subject.name && entry.format === 'EJSON');
  const [first] = subject.source.facts?.collections ?? [];
  if (!isEjson || !first) return [];
  return [
    tell(subject)(
      'cloud-run/number-type',
      first.position,
      'It answers in EJSON and reads the database. Numbers keep their types where a document is handed on as it was read; in copies and sums, integers become $numberInt.',
    ),
  ];
}

/** What is to be said of the sources of a project. */
export function tellOfSources(
  { names, computed }: Reached,
  entries: readonly Entry[],
  functions: Functions,
  input: ProjectInput,
): FindingInput[] {
  return names.flatMap((name) => {
    const source = input.sourceOf(name);
    if (source?.text === undefined) return [];
    const subject: Subject = { name, source, text: source.text, input };
    const notes = findPortability(source.file.path, source.text);
    return [
      ...tellGlobals(subject),
      ...tellRemarks(subject, notes),
      ...tellNotes(subject, notes),
      ...tellNames(subject),
      ...tellRules(subject, functions),
      ...tellNumbers(subject, entries),
      ...(computed?.by === name
        ? [
            tell(subject)(
              'cloud-run/computed-function',
              computed.position,
              `It calls functions by a name that is computed (${computed.what}), so that the project has all functions of the app.`,
            ),
          ]
        : []),
      ...(input.triggered.has(name)
        ? [
            tell(subject)(
              'cloud-run/shared-with-trigger',
              start,
              'A trigger needs the function, too, and stays where it runs: the function is then in both places, and a change must be made in both.',
            ),
          ]
        : []),
    ];
  });
}
