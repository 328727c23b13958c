import { isDoc, same, type Doc, type Scope, type Value } from './evaluate-expression';

/** Something that a user may be allowed to do with a document of a collection. */
export type Question =
  | { readonly does: 'read'; readonly doc: Doc; readonly path: readonly string[] }
  | { readonly does: 'insert'; readonly after: Doc }
  | { readonly does: 'update'; readonly before: Doc; readonly after: Doc }
  | { readonly does: 'delete'; readonly before: Doc };

/** Who asks, and what the app's functions and values say. */
export type Asker = Pick<Scope, 'user' | 'values' | 'call'>;

/** What the documentation leaves open, and both languages do alike. */
export interface Reading {
  /** What an expression sees as the document where one is deleted: nothing, as it is at the end, or what it was. */
  readonly deletedRoot: 'nothing' | 'before';
}

/** The document of a question, before and after. */
export function documentsOf(question: Question): { readonly before?: Doc; readonly after?: Doc } {
  switch (question.does) {
    case 'read':
      return { before: question.doc, after: question.doc };
    case 'insert':
      return { after: question.after };
    case 'update':
      return { before: question.before, after: question.after };
    default:
      return { before: question.before };
  }
}

/** What expressions see in a question. */
export function scopeOf(asker: Asker, question: Question, { deletedRoot }: Reading): Scope {
  const { before, after } = documentsOf(question);
  const root = question.does === 'delete' && deletedRoot === 'before' ? before : after;
  return {
    ...asker,
    ...(root && { root }),
    ...(after && { self: after }),
    ...(before && { prevRoot: before, prevSelf: before }),
  };
}

/** A scope at one of the fields of where it is. */
export function at(scope: Scope, field: string): Scope {
  const child = (value: Value): Value => (isDoc(value) ? value[field] : undefined);
  return { ...scope, self: child(scope.self), prevSelf: child(scope.prevSelf) };
}

/** The fields that are not the same before and after. */
export function changedFields(before: Value, after: Value): string[] {
  const [old, young] = [isDoc(before) ? before : {}, isDoc(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].filter(
    (key) => !(key in old && key in young && same(old[key], young[key])),
  );
}
