import { alternativesOf } from '../interpret/value';
import type { Value } from '../interpret/domain';
import type { Rule } from './rule';

/** What a value is, with its article, if it is surely neither text nor binary. */
function describeWrong(value: Value): string | undefined {
  switch (value.kind) {
    case 'literal':
      if (typeof value.value === 'string') return undefined;
      return value.value === null || value.value === undefined
        ? String(value.value)
        : `a ${typeof value.value}`;
    case 'data':
      return value.what;
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    case 'promise':
      return 'a promise';
    case 'closure':
      return 'a function';
    case 'platform':
      return value.what === 'cursor' ? 'a cursor' : undefined;
    default:
      return undefined;
  }
}

/** `setBody` with what is neither text nor BSON.Binary. */
export const bodyType: Rule = ({ on, report }) => {
  on('respond', ({ node, method, args }) => {
    const [body] = args;
    if (method !== 'setBody' || !body) return;
    const wrong = alternativesOf(body).map(describeWrong);
    if (wrong.length === 0 || wrong.some((each) => each === undefined)) return;
    report({
      rule: 'endpoint/body-type',
      at: node,
      message: `setBody() is given ${[...new Set(wrong)].join(' or ')}; a body is text or a BSON.Binary.`,
      action: 'Turn it into text: JSON.stringify(value), or EJSON.stringify(value).',
    });
  });
};
