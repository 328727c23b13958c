import { get, type Json, type JsonObject } from '../model/json';
import { describeAllowed } from './describe-allowed';
import { describeFound } from './describe-found';
import { knownKeyFor, standsFor } from './known-key';
import type { Schema } from './notation';
import { isExpansion, isTemplate } from '../model/template';

/** What is wrong at one place of a document. Its words hold no value of the user's. */
export interface Problem {
  readonly kind: 'unknown' | 'missing' | 'wrong';
  /** The key with the way to it: `config.foo`, `roles[].foo`. Items of an array share one path. */
  readonly path: string;
  /** What is wrong with it, as the rest of a sentence that starts with the path. */
  readonly says: string;
  readonly at: Json;
  /** The key that is there in place of a missing one. */
  readonly instead?: string;
  /** The key that an unknown one likely stands for. */
  readonly meant?: string;
}

/** What to make of a key that the schema lacks. */
export type UnknownKeys = 'refuse' | 'pass-over';

type SchemaOf<Word extends Schema['word']> = Extract<Schema, { readonly word: Word }>;

function printPath(path: readonly string[]): string {
  return path.reduce((text, step) => (step === '[]' || !text ? `${text}${step}` : `${text}.${step}`), '');
}

/** One walk of a document beside its schema. Nothing is made until something is wrong: most documents are as they should. */
class Walk {
  private readonly path: string[] = [];

  constructor(
    private readonly unknown: UnknownKeys,
    readonly problems: Problem[] = [],
  ) {}

  private add(
    kind: Problem['kind'],
    says: string,
    at: Json,
    more: Pick<Problem, 'instead' | 'meant'> = {},
  ): void {
    this.problems.push({ kind, path: printPath(this.path), says, at, ...more });
  }

  private below(step: string, check: () => void): void {
    this.path.push(step);
    check();
    this.path.pop();
  }

  private refuse(schema: Schema, node: Json): void {
    if (node.kind === 'scalar' && typeof node.value === 'string' && isExpansion(node.value)) return;
    this.add('wrong', `is ${describeFound(node)} and must be ${describeAllowed(schema, node)}`, node);
  }

  /** A key that is missing, and the one that is there in its place: there it is put right. */
  private miss(key: string, schema: Schema, { members }: SchemaOf<'keys'>, node: JsonObject): void {
    const instead = node.members.find(
      (member) =>
        standsFor(member.key, key, members.has(member.key)) &&
        findProblems(schema, member.value).length === 0,
    );
    if (instead) this.add('missing', 'is missing', instead.value, { instead: instead.key });
    else this.add('missing', 'is missing', node);
  }

  private checkKeys(allowed: SchemaOf<'keys'>, node: JsonObject): void {
    const { members } = allowed;
    let known = 0;
    for (const [key, { schema, required }] of members) {
      const value = get(node, key);
      if (value) {
        known++;
        this.below(key, () => this.check(schema, value));
      } else if (required) this.below(key, () => this.miss(key, schema, allowed, node));
    }
    if (known === node.members.length || this.unknown === 'pass-over') return;
    for (const { key, value } of node.members) {
      if (!members.has(key)) this.below(key, () => this.wonder(key, [...members.keys()], value));
    }
  }

  private wonder(key: string, known: readonly string[], value: Json): void {
    const meant = knownKeyFor(key, known);
    const says = "is a key that MongoDB's tools do not know here";
    if (meant === undefined) this.add('unknown', says, value);
    else this.add('unknown', `${says}; the known one is ${meant}`, value, { meant });
  }

  /** A value that fits no branch is at fault itself, or, where it is of a branch's kind, something inside it is. */
  private checkEither(schema: SchemaOf<'either'>, node: Json): void {
    let inside: readonly Problem[] | undefined;
    for (const option of schema.options) {
      const branch = new Walk(this.unknown);
      branch.path.push(...this.path);
      branch.check(option, node);
      if (branch.problems.length === 0) return;
      if (branch.problems.every(({ kind, at }) => kind !== 'wrong' || at !== node))
        inside ??= branch.problems;
    }
    if (inside) this.problems.push(...inside);
    else this.refuse(schema, node);
  }

  check(schema: Schema, node: Json): void {
    switch (schema.word) {
      case 'anything':
        return;
      case 'later':
        return this.check(schema.get(), node);
      case 'either':
        return this.checkEither(schema, node);
      case 'keys':
        return node.kind === 'object' ? this.checkKeys(schema, node) : this.refuse(schema, node);
      case 'byName':
        if (node.kind !== 'object') return this.refuse(schema, node);
        for (const { key, value } of node.members) this.below(key, () => this.check(schema.value, value));
        return;
      case 'list':
        if (node.kind !== 'array') return this.refuse(schema, node);
        for (const item of node.items) this.below('[]', () => this.check(schema.item, item));
        return;
      default:
        if (!fits(schema, node)) this.refuse(schema, node);
    }
  }
}

function fits(schema: SchemaOf<'text' | 'flag' | 'number' | 'nothing' | 'oneOf'>, node: Json): boolean {
  if (node.kind !== 'scalar') return false;
  const { value } = node;
  switch (schema.word) {
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return Number.isFinite(value);
    case 'nothing':
      return value === null;
    case 'oneOf':
      return typeof value === 'string' && (schema.texts.includes(value) || isTemplate(value));
  }
}

/**
 * Says what is wrong with a document: in the order of its schema, and of an object the unknown keys last.
 *
 * @param unknown `pass-over` to accept keys that the schema lacks
 * @returns nothing for a document that the schema accepts
 */
export function findProblems(
  schema: Schema,
  document: Json,
  unknown: UnknownKeys = 'refuse',
): readonly Problem[] {
  const walk = new Walk(unknown);
  walk.check(schema, document);
  return walk.problems;
}
