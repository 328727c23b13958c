import { ts } from 'ts-morph';
import type { Closure, Value } from './interpret/domain';
import type { Run } from './interpret/run';
import { unknown } from './interpret/value';
import type { SourceKind } from './source-kind';

const writtenExports = /(?:^|[\s;])(?:module\.)?exports\s*=(?![=>])/;

/** Whether a text is an App Services source: one that assigns its function to `exports` itself. */
export function isPlatformSource(text: string): boolean {
  return /(?:^|[;{}\n\r])\s*(?:var\s+|let\s+)?exports\s*=(?!=)/.test(text) && writtenExports.test(text);
}

/** The function of an App Services source. */
export function findPlatformFunction(run: Run): Closure | undefined {
  // A source may set module.exports besides, for tests that run elsewhere.
  for (const name of ['', 'module.exports']) {
    const exported = run.exported.get(name)?.value;
    if (exported?.kind === 'closure') return exported;
  }
  return undefined;
}

const usesResponse = /\.\s*(?:setBody|setStatusCode|setHeader|addHeader)\s*\(/;

const nameOf = (parameter: ts.ParameterDeclaration | undefined): string =>
  parameter && ts.isIdentifier(parameter.name) ? parameter.name.text : '';

/** Whether the function answers a request: by what calls it, or if that is not known, by what it does. */
export function isEndpoint(kind: SourceKind, { node }: Closure): boolean {
  if (kind !== 'unknown') return kind === 'endpoint' || kind === 'webhook';
  const response = nameOf(node.parameters[1]);
  return (
    response !== '' &&
    usesResponse.test(node.getText()) &&
    new RegExp(`\\b${response.replace(/\$/g, '\\$')}\\s*\\.`).test(node.getText())
  );
}

/** What the platform gives to the function. */
export function platformArguments(kind: SourceKind, closure: Closure): Value[] {
  if (!isEndpoint(kind, closure)) return [];
  const request: Value =
    kind === 'webhook' || kind === 'endpoint' || kind === 'unknown'
      ? { kind: 'request', part: 'all' }
      : unknown;
  return [request, { kind: 'response' }];
}
