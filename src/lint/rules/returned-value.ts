import { ts } from 'ts-morph';
import type { Ending } from '../interpret/events';
import type { SourceKind } from '../source-kind';
import type { Rule } from './rule';
import { lineOf } from './statement-of';

function isValue(ending: Ending): ending is Ending & { readonly node: ts.Node } {
  const { value, node } = ending;
  if (!node || (ts.isReturnStatement(node) && !node.expression)) return false;
  return !(value.kind === 'literal' && (value.value === undefined || value.value === null));
}

const placeOf = (node: ts.Node): ts.Node => (ts.isArrowFunction(node.parent) ? node.parent : node);

/**
 * What an endpoint or webhook returns, beside what it sets.
 *
 * @param respondResult whether the configuration lets the result be the response
 */
export function returnedValue(kind: SourceKind, respondResult: boolean): Rule {
  return ({ on, report }) => {
    on('respond', ({ node, method }) => {
      if (respondResult) return;
      report({
        rule: 'endpoint/result-discarded',
        at: node,
        message: `${method}() has no effect: with respond_result false the answer is always 204, without a body.`,
        action: 'Set respond_result to true, or take the call out.',
      });
    });
    on('leave', (ending) => {
      if (!isValue(ending)) return;
      const at = placeOf(ending.node);
      if (!respondResult) {
        report({
          rule: 'endpoint/result-discarded',
          at,
          message:
            'The value goes nowhere: with respond_result false the answer is always 204, without a body.',
          action: 'Set respond_result to true, or return nothing.',
        });
        return;
      }
      const touched = ending.worlds.flatMap(({ touchedBy }) => touchedBy ?? [])[0];
      const body = ending.worlds.flatMap(({ bodyBy }) => bodyBy ?? [])[0];
      if (kind === 'webhook' && touched) {
        report({
          rule: 'endpoint/webhook-return-ignored',
          at,
          message: `A webhook that touched its response, on line ${lineOf(touched)}, does not answer with what it returns.`,
          action: 'Give it to response.setBody() as text, or return nothing.',
        });
      } else if (kind !== 'webhook' && body) {
        report({
          rule: 'endpoint/return-shadowed',
          at,
          message: `The body is set on line ${lineOf(body)}, so that the value that is returned is not sent.`,
          action: 'Return nothing, or do not set the body.',
        });
      }
    });
  };
}
