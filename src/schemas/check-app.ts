import type { App } from '../model/app';
import type { FindingInput } from '../model/finding';
import type { Json } from '../model/json';
import { accepts } from './accepts';
import { documentKinds, type DocumentKind } from './document-kinds';
import type * as FindProblems from './find-problems';
import { shapeOf } from './shape';
import { visitDocuments } from './visit-documents';

// zod takes longer to load than all documents of a large app to check, and most apps have nothing to say of.
function findProblems(...problem: Parameters<typeof FindProblems.findProblems>): FindProblems.Problem[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would make every check asynchronous
  return (require('./find-problems') as typeof FindProblems).findProblems(...problem);
}

/** The same problem in one or more documents of a kind. */
interface Group {
  readonly kind: DocumentKind;
  readonly problem: FindProblems.Problem;
  /** The name of the first document. */
  readonly name: string;
  readonly documents: Set<Json>;
  times: number;
}

function groupProblems(app: App, side: 'input' | 'output'): Iterable<Group> {
  const shape = shapeOf(app.version);
  const groups = new Map<string, Group>();
  visitDocuments(app, (kind, document, name) => {
    if (!document) return;
    const choice = documentKinds[kind].schemas[shape];
    const schema = typeof choice === 'function' ? choice(document) : choice;
    if (accepts(schema, document)) return;
    for (const problem of findProblems(schema, document)) {
      const { path, says } = problem;
      // In the output each place needs a correction of its own.
      const key = JSON.stringify([kind, path, says, ...(side === 'output' ? [groups.size] : [])]);
      const group = groups.get(key) ?? { kind, problem, name, documents: new Set(), times: 0 };
      groups.set(key, group);
      group.documents.add(document);
      group.times++;
    }
  });
  return groups.values();
}

function describeWhere({ kind, name, documents, times }: Group): string {
  const { one, many } = documentKinds[kind];
  const first = name ? `${one} ${name}` : one;
  const inTimes = times > documents.size ? `, ${times} times` : '';
  return documents.size === 1
    ? `In ${first}${inTimes}`
    : `In ${documents.size} ${many}${inTimes}, first in ${first}`;
}

function reportInput(group: Group): FindingInput {
  const { kind, path, says, at } = group.problem;
  const common = {
    component: documentKinds[group.kind].component,
    subject: path,
    at,
    message: `${describeWhere(group)}: ${path} ${says}.`,
  };
  if (kind === 'unknown')
    return {
      ...common,
      code: 'key/unknown',
      action: 'Check its spelling; a push may refuse it or pass over it.',
    };
  return {
    ...common,
    code: 'key/unexpected-value',
    action: kind === 'missing' ? 'Add the key.' : 'Correct the value, or remove the key.',
  };
}

function reportOutput(group: Group): FindingInput {
  const { kind, path, says, at } = group.problem;
  return {
    code: 'output/invalid',
    component: documentKinds[group.kind].component,
    subject: path,
    at,
    message: `${describeWhere(group)}: ${path} ${says}${kind === 'missing' ? ', and App Services demands it' : ''}.`,
    action: `${kind === 'missing' ? 'Add the key' : 'Correct the value'} before you push: a push refuses the file as it is.`,
  };
}

/**
 * Checks every document of an app against the schemas of the app's version.
 *
 * @param side `input`: what a person wrote. Unknown keys, values of another kind and missing keys are warnings; the same
 *   one in many documents is one finding. `output`: what is about to be pushed. Only what makes a push fail is reported,
 *   and each place by itself; an unknown key was reported of the input.
 */
export function checkApp(app: App, side: 'input' | 'output'): FindingInput[] {
  const groups = [...groupProblems(app, side)];
  if (side === 'input') return groups.map(reportInput);
  return groups.filter(({ problem }) => problem.kind !== 'unknown').map(reportOutput);
}
