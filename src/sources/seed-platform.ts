import type { Scopes } from '../syntax/build-scopes';
import type { FoundExport } from './find-exports';
import type { Seed } from './follow-platform';
import { platformGlobals } from './platform-value';

/** Where App Services comes into a source: its globals, and the parameters of the function that it runs. */
export function seedPlatform(exported: FoundExport | undefined, scopes: Scopes): Seed[] {
  const globals = platformGlobals.flatMap((name) =>
    scopes.globalUses(name).map((use): Seed => [use, { kind: 'member', path: name }]),
  );
  const [request, response] = exported?.fn?.parameters ?? [];
  return [
    ...globals,
    ...(request ? [[request.name, { kind: 'member', path: 'request' }] as const] : []),
    ...(response ? [[response.name, { kind: 'member', path: 'response' }] as const] : []),
  ];
}
