import { holds, isDoc, type Doc, type Scope, type Value } from './evaluate-expression';
import { at, changedFields, documentsOf, scopeOf, type Asker, type Question, type Reading } from './question';

/**
 * What a rule of before mid-2018 granted, read as strictly as its documentation allows (Stitch, "MongoDB Service Rules"): the
 * whole document and the field must both let pass, an absent expression of the document denies, a field that nothing names is
 * closed, and all that is checked is checked with every change.
 */
type Rule = Readonly<Record<string, Value>>;

const fieldsOf = (rule: Rule): Doc => (isDoc(rule['fields']) ? rule['fields'] : {});

/** The rules for a field of a document: its own, else those of other fields; undefined where it is closed. */
function ruleFor(rule: Rule, field: string, isDocument: boolean): Rule | undefined {
  const own = fieldsOf(rule)[field];
  if (own !== undefined) return isDoc(own) ? own : undefined;
  if (!isDocument) return {};
  const others = rule['other_fields'];
  if (others === undefined) return 'fields' in rule ? undefined : {};
  return isDoc(others) ? others : undefined;
}

const lets = (rule: Rule, key: 'read' | 'write', scope: Scope): boolean =>
  !(key in rule) || holds(rule[key], scope);

function reads(rule: Rule, path: readonly string[], scope: Scope, isDocument: boolean): boolean {
  if (isDocument && !('read' in rule)) return false;
  if (!lets(rule, 'read', scope)) return false;
  const [field, ...rest] = path;
  if (field === undefined) {
    // The whole of it is read: all that is in it must be.
    return Object.keys(isDoc(scope.self) ? scope.self : {}).every((name) =>
      reads(rule, [name], scope, isDocument),
    );
  }
  const inner = ruleFor(rule, field, isDocument);
  return inner !== undefined && reads(inner, rest, at(scope, field), false);
}

function writes(rule: Rule, scope: Scope, isDocument: boolean): boolean {
  if (isDocument && !('write' in rule)) return false;
  if (!lets(rule, 'write', scope)) return false;
  return changedFields(scope.prevSelf, scope.self).every((field) => {
    const inner = ruleFor(rule, field, isDocument);
    return inner !== undefined && writes(inner, at(scope, field), false);
  });
}

function isValid(rule: Rule, scope: Scope, isDocument: boolean): boolean {
  if ('valid' in rule && !holds(rule['valid'], scope)) return false;
  const named = fieldsOf(rule);
  const present = new Set([
    ...Object.keys(named),
    ...Object.keys(isDoc(scope.self) ? scope.self : {}),
    ...Object.keys(isDoc(scope.prevSelf) ? scope.prevSelf : {}),
  ]);
  return [...present].every((field) => {
    const inner = ruleFor(rule, field, isDocument);
    return !inner || isValid(inner, at(scope, field), false);
  });
}

/** Whether the filters of a rule let a document be found, before anything is asked of it. */
function isFound(rule: Rule, asker: Asker, doc: Doc): boolean {
  const filters = rule['filters'];
  if (filters === undefined) return true;
  if (!Array.isArray(filters)) return false;
  return filters.every((filter: Value) => {
    if (!isDoc(filter)) return false;
    const when = filter['when'] ?? filter['apply_when'];
    const applies = when === undefined || (!isDoc(when) && typeof when !== 'boolean') || holds(when, asker);
    const query = filter['match_expression'] ?? filter['query'];
    return !applies || query === undefined || holds(query, { ...asker, root: doc });
  });
}

/** Whether a rule of before mid-2018 grants what is asked. */
export function grantedIn2018(rule: Rule, asker: Asker, question: Question, reading: Reading): boolean {
  const scope = scopeOf(asker, question, reading);
  const { before } = documentsOf(question);
  if (before && !isFound(rule, asker, before)) return false;
  if (question.does === 'read') return reads(rule, question.path, scope, true);
  return (
    writes(rule, scope, true) && isValid(rule, scopeOf(asker, question, { deletedRoot: 'nothing' }), true)
  );
}
