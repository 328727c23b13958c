import { safeParse, type core } from 'zod/mini';
import { get, type Json } from '../model/json';
import { describeAllowed } from './describe-allowed';
import { describeFound } from './describe-found';
import type { Schema } from './notation';
import { schemaAt, type Path } from './schema-at';
import { toPlain } from './to-plain';
import { toZod } from './to-zod';

/** What is wrong at one place of a document. Its words hold no value of the user's. */
export interface Problem {
  readonly kind: 'unknown' | 'missing' | 'wrong';
  /** The key with the way to it: `config.foo`, `roles[].foo`. Items of an array share one path. */
  readonly path: string;
  /** What is wrong with it, as the rest of a sentence that starts with the path. */
  readonly says: string;
  readonly at: Json;
}

type Issue = core.$ZodIssue;

/** An issue at its full path. A value that fits neither of two schemas is at fault itself, or something inside it is. */
function flatten(issues: readonly Issue[], base: Path): { issue: Issue; path: Path }[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...(issue.path as Path)];
    const branches = issue.code === 'invalid_union' ? issue.errors : [];
    const inside = branches.find(
      (branch) => branch.length > 0 && branch.every((inner) => inner.path.length > 0),
    );
    return inside ? flatten(inside, path) : [{ issue, path }];
  });
}

function nodeAt(node: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((here, step) => {
    if (typeof step === 'string') return get(here, step);
    return here?.kind === 'array' ? here.items[step] : undefined;
  }, node);
}

function printPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text ? `${text}.${step}` : step;
  }, '');
}

const bare = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

function describeUnknown(schema: Schema | undefined, key: string): string {
  const known =
    schema?.word === 'keys' ? [...schema.members.keys()].find((name) => bare(name) === bare(key)) : undefined;
  return `is a key that MongoDB's tools do not know here${known === undefined ? '' : `; the known one is ${known}`}`;
}

/**
 * Says what is wrong with a document: the thorough way, through zod, for a document that `accepts` refused.
 *
 * @returns nothing for a document that it accepts
 */
export function findProblems(schema: Schema, document: Json): Problem[] {
  const { error } = safeParse(toZod(schema), toPlain(document));
  return flatten(error?.issues ?? [], []).flatMap(({ issue, path }): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      const says = (key: string): string => describeUnknown(schemaAt(schema, path), key);
      return issue.keys.map((key) => {
        const at = nodeAt(document, [...path, key])!;
        return { kind: 'unknown', path: printPath([...path, key]), says: says(key), at };
      });
    }
    const found = nodeAt(document, path);
    if (!found) {
      const at = nodeAt(document, path.slice(0, -1))!;
      return [{ kind: 'missing', path: printPath(path), says: 'is missing', at }];
    }
    const says = `is ${describeFound(found)} and must be ${describeAllowed(schemaAt(schema, path)!, found)}`;
    return [{ kind: 'wrong', path: printPath(path), says, at: found }];
  });
}
