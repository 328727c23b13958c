import type { App } from '../model/app';
import type { DocumentKind } from '../model/document-kind';
import type { FindingInput } from '../model/finding';
import type { Json } from '../model/json';
import { checkRules } from './check-rules';
import { documentFacts } from './document-facts';
import { findProblems, type Problem } from './find-problems';
import { shapeOf } from './shape';
import { visitDocuments } from './visit-documents';

/** Which app is checked: the one that a person wrote, or the one that is about to be pushed. */
type Side = 'input' | 'output';

/** A problem with the document that has it; of the input, with all documents of its kind that have it. */
interface Case {
  readonly kind: DocumentKind;
  /** The name of the first document. */
  readonly name: string;
  readonly problem: Problem;
  readonly documents: Set<Json>;
  times: number;
}

function findCases(app: App, side: Side): Case[] {
  const shape = shapeOf(app.version);
  const cases = new Map<string, Case>();
  visitDocuments(app, (kind, document, name) => {
    if (!document) return;
    const choice = documentFacts[kind].schemas[shape];
    const schema = typeof choice === 'function' ? choice(document) : choice;
    for (const problem of findProblems(schema, document, side === 'input' ? 'refuse' : 'pass-over')) {
      // In the output each place needs a correction of its own.
      const place = side === 'output' ? cases.size : undefined;
      const key = JSON.stringify([kind, problem.path, problem.says, place]);
      const found = cases.get(key) ?? { kind, name, problem, documents: new Set(), times: 0 };
      cases.set(key, found);
      found.documents.add(document);
      found.times++;
    }
  });
  return [...cases.values()];
}

function describeWhere({ kind, name, documents, times }: Case): string {
  const { one, many } = documentFacts[kind];
  const first = name ? `${one} ${name}` : one;
  const often = times > documents.size ? `, ${times} times` : '';
  if (documents.size === 1) return `In ${first}${often}`;
  return `In ${documents.size} ${many}${often}, first in ${first}`;
}

const toDo = {
  unknown: 'Check its spelling; a push may refuse it or pass over it.',
  missing: 'Add the key.',
  wrong: 'Correct the value, or remove the key.',
} as const;

function actionFor({ kind, path, instead, meant }: Problem): string {
  if (meant !== undefined) return `Write ${meant}; a push may refuse the key or pass over it.`;
  if (instead === undefined) return toDo[kind];
  const key = path.split('.').at(-1);
  // An id is no name: the value has to change as well.
  return instead.endsWith('_id')
    ? `Write ${key}, with the name, in place of ${instead}.`
    : `Rename ${instead} to ${key}.`;
}

function describeCase(found: Case, side: Side): FindingInput {
  const { kind, path, says, at, instead } = found.problem;
  const { component } = documentFacts[found.kind];
  const message = `${describeWhere(found)}: ${path} ${says}`;
  const inPlace = instead === undefined ? '' : `; ${instead} is there in its place`;
  if (side === 'input') {
    const code = kind === 'unknown' ? 'key/unknown' : 'key/unexpected-value';
    return {
      code,
      component,
      subject: path,
      at,
      message: `${message}${inPlace}.`,
      action: actionFor(found.problem),
    };
  }
  const rule = kind === 'missing' ? ', and App Services demands it' : '';
  const action = {
    unknown: toDo.unknown,
    missing: actionFor(found.problem).replace(/\.$/, ' before you push.'),
    wrong: 'Correct the value before you push.',
  }[kind];
  return {
    code: 'output/invalid',
    component,
    subject: path,
    at,
    message: `${message}${rule}${inPlace}.`,
    action,
  };
}

/**
 * Checks every document of an app against the schemas of the app's version.
 *
 * @param side `input`: unknown keys, values of another kind and missing keys are reported, the same one in many
 *   documents once. `output`: what a push refuses or what will not do what it is meant to, each place by itself, the rules
 *   between fields included; unknown keys were reported of the input
 */
export function checkApp(app: App, side: Side): FindingInput[] {
  const problems = findCases(app, side).map((found) => describeCase(found, side));
  return side === 'output' ? [...problems, ...checkRules(app)] : problems;
}
