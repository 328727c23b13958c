import { placeInSource, type AppSource } from '../model/app-source';
import type { FindingInput } from '../model/finding';
import type { SourceFacts, SourcePosition, UnresolvedName } from '../model/source-facts';
import { groupFacts } from './group-facts';

type Raise = (
  code: FindingInput['code'],
  position: SourcePosition | undefined,
  message: string,
  action?: string,
) => FindingInput;

function raisingFor(source: AppSource): Raise {
  return (code, position, message, action) => ({
    code,
    component: source.component,
    subject: source.name,
    at: position ? placeInSource(source, position) : source.file,
    message,
    ...(action && { action }),
  });
}

function checkExports(facts: SourceFacts, raise: Raise): FindingInput[] {
  const { exported, exports, isEmpty, moduleSyntax } = facts;
  const action = 'Assign the function: exports = async function () { ... }.';
  if (exported?.target === 'module-syntax' || (!exported && moduleSyntax.length)) return [];
  if (!exported) {
    const [member] = exports;
    const message = isEmpty
      ? 'The source is empty, so that there is no function to run.'
      : member
        ? 'The source sets members of exports; App Services runs the function that is assigned to exports itself.'
        : 'The source assigns nothing to exports, so that there is no function to run.';
    return [raise('source/no-export', member?.position, message, action)];
  }
  if (exported.value === 'not-a-function')
    return [raise('source/no-export', exported.position, 'What the source exports is no function.', action)];
  const whole = exports.filter(({ target }) => target === 'exports');
  if (whole.length < 2) return [];
  return [
    raise(
      'source/several-exports',
      exported.position,
      `The source assigns exports ${whole.length} times; the last one counts.`,
    ),
  ];
}

function checkModuleSyntax({ moduleSyntax: [first] }: SourceFacts, raise: Raise): FindingInput[] {
  if (!first) return [];
  return [
    raise(
      'source/module-syntax',
      first,
      'The source uses import or export, which App Services does not know.',
      'Write exports = ... for the function, and require(...) inside of it.',
    ),
  ];
}

const things: Readonly<Record<UnresolvedName['kind'], readonly [one: string, many: string]>> = {
  service: ['a service', 'services'],
  value: ['a value', 'values'],
  function: ['a function', 'functions'],
  'environment-value': ['an environment value', 'environment values'],
  package: ['a package', 'packages'],
  context: ['a member of context', 'members of context'],
  export: ['a function', 'functions'],
};

function describeUnresolved({ kind, isHandedOn, what }: UnresolvedName, count: number): string {
  if (kind === 'export')
    return `What it exports could not be followed to a function: it is ${what}. Its parameters are not known.`;
  if (isHandedOn)
    return `It hands on ${what}${count > 1 ? ` and more, ${count} times in all,` : ''} to where it could not be followed; what is named there was not checked.`;
  const [one, many] = things[kind];
  const where = count > 1 ? `${count} ${many}` : one;
  return `It names ${where} by what could not be followed${count > 1 ? ', first' : ''}: ${what}. Whether ${count > 1 ? 'they exist' : 'it exists'} was not checked.`;
}

function checkUnresolved({ unresolved }: SourceFacts, raise: Raise): FindingInput[] {
  return groupFacts(unresolved, ({ kind, isHandedOn }) => `${kind} ${isHandedOn}`).map(({ first, count }) =>
    raise('source/unresolved-name', first.position, describeUnresolved(first, count)),
  );
}

/** Checks whether sources are what App Services can run, and tells what in them could not be followed. */
export function checkSourceForm(sources: readonly AppSource[]): FindingInput[] {
  return sources.flatMap((source) => {
    const raise = raisingFor(source);
    const { facts, fault } = source;
    const unread = fault
      ? [
          raise(
            'source/unreadable',
            undefined,
            `The source is carried as it is, but ${fault}${facts ? '; what it says may be misread' : ', so that nothing in it was checked'}.`,
            'Save it as a text in UTF-8.',
          ),
        ]
      : [];
    if (!facts) return unread;
    const [problem] = facts.problems;
    const broken = problem
      ? [
          raise(
            'source/syntax-error',
            problem.position,
            `The source is not JavaScript that App Services can run: ${problem.message}.`,
            'Correct the source: a push refuses it, or the function fails whenever it is called.',
          ),
        ]
      : checkExports(facts, raise);
    return [...unread, ...broken, ...checkModuleSyntax(facts, raise), ...checkUnresolved(facts, raise)];
  });
}
