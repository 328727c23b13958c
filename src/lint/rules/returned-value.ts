import { ts } from 'ts-morph';
import type { Ending } from '../interpret/events';
import { alternativesOf, promisesOf } from '../interpret/value';
import type { SourceKind } from '../source-kind';
import type { Found, Rule } from './rule';
import { lineOf } from './statement-of';

function isValue(ending: Ending): ending is Ending & { readonly node: ts.Node } {
  const { value, node } = ending;
  if (!node || (ts.isReturnStatement(node) && !node.expression)) return false;
  // `return response.setBody(text)` gives the response, which is no result.
  return !alternativesOf(value).every(
    (each) =>
      each.kind === 'response' ||
      (each.kind === 'literal' && (each.value === undefined || each.value === null)),
  );
}

const placeOf = (node: ts.Node): ts.Node => (ts.isArrowFunction(node.parent) ? node.parent : node);

function describeShadowed(body: ts.Node, at: ts.Node): Found {
  return {
    rule: 'endpoint/return-shadowed',
    at,
    message: `The body is set on line ${lineOf(body, at)}, so that the value that is returned is not sent.`,
    action: 'Return nothing, or do not set the body.',
  };
}

/**
 * What an endpoint or webhook returns, beside what it sets. With respond_result false the answer is 204 where the function
 * did not touch the response, and what it set where it did: CLOUD-RUN.md, section 0; realm-kotlin's tests of endpoints.
 *
 * @param respondResult whether the configuration lets the result be the response
 */
export function returnedValue(kind: SourceKind, respondResult: boolean): Rule {
  return ({ on, report }) => {
    on('leave', (ending) => {
      if (!isValue(ending)) return;
      const at = placeOf(ending.node);
      const touched = ending.worlds.flatMap(({ touchedBy }) => touchedBy ?? [])[0];
      const body = ending.worlds.flatMap(({ bodyBy }) => bodyBy ?? [])[0];
      if (kind === 'webhook' && touched) {
        report({
          rule: 'endpoint/webhook-return-ignored',
          at,
          message: `A webhook that touched its response, on line ${lineOf(touched, at)}, does not answer with what it returns.`,
          action: 'Give it to response.setBody() as text, or return nothing.',
        });
      } else if (body) report(describeShadowed(body, at));
      else if (!respondResult) reportDiscarded(ending, at);
    });

    // Its cause is in the configuration, however many values the function returns.
    let isReported = false;

    function reportDiscarded({ given, worlds }: Ending, at: ts.Node): void {
      if (isReported) return;
      // Whoever has the response may set it, and a promise is returned to be waited for.
      if (worlds.some(({ escapedBy }) => escapedBy) || promisesOf(given).length > 0) return;
      isReported = true;
      report({
        rule: 'endpoint/result-discarded',
        at,
        message:
          'The value goes nowhere: with respond_result false, a function that does not touch its response answers 204, without a body.',
        action: 'Set respond_result to true, give it to response.setBody() as text, or return nothing.',
      });
    }
  };
}
