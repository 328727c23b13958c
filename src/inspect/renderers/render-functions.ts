import { listNames } from '../../report/list-names';
import { wrap } from '../../report/renderers/wrap';
import type { FunctionUse } from '../inventory';
import type { SupportStatus } from '../../model/support-status';
import { limitEntries } from './limit-entries';
import { nameComponent } from './name-component';

/** How many names in a line, and how many entries in a list. */
export interface TextLimits {
  readonly names?: number;
  readonly entries: number;
}

const titles: Readonly<Record<SupportStatus, string>> = {
  runs: 'Functions that still run, and what calls them',
  off: 'Functions that do not run as the app stands, and what calls them',
  'only-if-called': 'Functions that run only if something else calls them, and what called them',
  unknown: 'Functions of which it is not known whether they run, and what calls them',
  ended: 'Functions that no longer run, and what called them',
};

function nameFunction({ name, webhook, private: isPrivate }: FunctionUse): string {
  const notes = [webhook === undefined ? undefined : `webhook ${webhook}`, isPrivate ? 'private' : undefined];
  const told = notes.filter((note) => note !== undefined);
  return told.length ? `${name} (${told.join(', ')})` : name;
}

function renderFunction(called: FunctionUse, names: number | undefined): string[] {
  const callers = called.calledBy.map((caller) =>
    caller.disabled ? `${nameComponent(caller)} (disabled)` : nameComponent(caller),
  );
  return wrap(`${nameFunction(called)} <- ${listNames(callers, { limit: names })}`, '  ');
}

function renderUncalled(functions: readonly FunctionUse[], names: number | undefined): string[] {
  if (functions.length === 0) return [];
  return [
    'Functions that nothing here calls',
    ...wrap(listNames(functions.map(nameFunction), { limit: names }), '  '),
    ...wrap(
      'Clients could call any that is not private, and not every call inside a source can be seen.',
      '      ',
    ),
    '',
  ];
}

/** The functions by what became of them, each with what calls it, in lines of text. */
export function renderFunctions(functions: readonly FunctionUse[], { names, entries }: TextLimits): string[] {
  const groups = Object.entries(titles).flatMap(([life, title]) => {
    const reached = functions.filter((called) => called.reached && called.life === life);
    if (reached.length === 0) return [];
    return [title, ...limitEntries(reached, entries, (called) => renderFunction(called, names)), ''];
  });
  return [
    ...groups,
    ...renderUncalled(
      functions.filter(({ reached }) => !reached),
      names,
    ),
  ];
}
