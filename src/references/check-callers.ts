import type { App } from '../model/app';
import { placeInSource, type AppSource } from '../model/app-source';
import type { FindingInput } from '../model/finding';
import { isTrue } from '../model/json';
import { isInSource, type Reference } from '../model/reference';
import { functionKinds, type FunctionKind } from './function-kinds';

const shown = 8;

function listNames(names: readonly string[]): string {
  const more = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function checkNeverCalled(
  app: App,
  references: readonly Reference[],
  sources: readonly AppSource[],
): FindingInput[] {
  const called = new Set(
    references
      .filter((reference) => reference.kind === 'function')
      // A function that calls itself needs another one to begin.
      .filter((reference) => !isInSource(reference) || reference.by !== reference.name)
      .map(({ name }) => name),
  );
  const idle = app.functions.items.flatMap(({ name, config, source }) =>
    source && !called.has(name) ? [{ name, source, isPrivate: isTrue(config, 'private') }] : [],
  );
  const unfollowed = sources.filter(({ facts }) =>
    facts?.unresolved.some(({ kind }) => kind === 'function' || kind === 'context'),
  ).length;
  const unlessCalled = (whom: 'it' | 'them'): string =>
    unfollowed
      ? ` Functions with calls that could not be followed: ${unfollowed}; they may call ${whom}.`
      : '';
  const closed = idle.filter(({ isPrivate }) => isPrivate);
  const open = idle.filter(({ isPrivate }) => !isPrivate);
  const ofPrivate = closed.map(({ name, source }): FindingInput => ({
    code: 'function/never-called',
    component: 'functions',
    subject: name,
    at: source,
    message: `Nothing in the app calls the function ${name}; it is private, so that no client could call it either.${unlessCalled('it')}`,
  }));
  const [first] = open;
  if (!first) return ofPrivate;
  const isOne = open.length === 1;
  const which = isOne
    ? `the function ${first.name}; clients could`
    : `${open.length} functions; clients could: ${listNames(open.map(({ name }) => name))}`;
  return [
    ...ofPrivate,
    {
      code: 'function/never-called',
      component: 'functions',
      subject: first.name,
      at: first.source,
      message: `Nothing in the app calls ${which}.${unlessCalled(isOne ? 'it' : 'them')}`,
    },
  ];
}

const isTrigger = (kind: FunctionKind): boolean => kind.endsWith('-trigger');

function checkRequests(source: AppSource, kinds: ReadonlySet<FunctionKind> | undefined): FindingInput[] {
  if (source.component !== 'functions' || !kinds || ![...kinds].every(isTrigger)) return [];
  const { uses = [], tested = [] } = source.facts ?? {};
  const isAskedFor = (name: string): boolean =>
    tested.some((way) => way === name || way.startsWith(`${name}.`));
  const found = uses.find(({ name }) => {
    const [root] = name.split('.', 1);
    if (root === 'request' || root === 'response') return !isAskedFor(root);
    return name.startsWith('context.request.') && !isAskedFor('context.request');
  });
  if (!found) return [];
  return [
    {
      code: 'source/request-in-trigger',
      component: 'functions',
      subject: source.name,
      at: placeInSource(source, found.position),
      message: `Only triggers call the function, and it uses ${found.name}; a trigger gives neither a request nor a response.`,
      action: 'Take the use out, or check first whether it is there.',
    },
  ];
}

/** Checks which functions nothing calls, and which are written for other callers than they have. */
export function checkCallers(
  app: App,
  references: readonly Reference[],
  sources: readonly AppSource[],
): FindingInput[] {
  const kinds = functionKinds(app, references);
  return [
    ...checkNeverCalled(app, references, sources),
    ...sources.flatMap((source) => checkRequests(source, kinds.get(source.name))),
  ];
}
