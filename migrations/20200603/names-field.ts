import { getText, someJson, type Json } from '../../src/model/json';

const ofField = /%%(?:this|prev)(?!Root)/;

/** Whether an expression is about the field that it stands at, so that it says something else at another one. */
export function namesField(expression: Json): boolean {
  return someJson(
    expression,
    (node) =>
      ofField.test(getText(node) ?? '') ||
      (node.kind === 'object' && node.members.some(({ key }) => ofField.test(key))),
  );
}
