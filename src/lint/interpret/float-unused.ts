import { ts } from 'ts-morph';
import { isLazyWrite } from '../names/library-members';
import type { Value } from './domain';
import type { Flow } from './flow';
import type { Run } from './run';
import { writtenName } from './written-name';

/** What nothing takes up: a write that is made when it is awaited, and that nothing can await any more. */
export function floatUnused(run: Run, site: ts.Node, value: Value, flow: Flow): void {
  if (value.kind !== 'library' || !isLazyWrite(value.what)) return;
  const inner = ts.isArrowFunction(site) ? site.body : site;
  const called = ts.isCallExpression(inner) ? writtenName(inner.expression) : 'the query';
  run.start(site, 'work', called, { isLazy: true }, flow);
}
