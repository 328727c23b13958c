import { ts } from 'ts-morph';
import { errorName } from '../names/callback-methods';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** Errors in functions that are called later, where no one can catch them. */
export const callbacks: Rule = ({ on, report }) => {
  on('thrownInCallback', ({ thrown }) => {
    for (const { node } of thrown) {
      if (!node) continue;
      report({
        rule: 'http/throw-in-callback',
        at: node,
        message:
          'An error that is thrown in a callback reaches no caller: the framework answers 500 at best, and on a connection that requests share the request hangs.',
        action: 'Respond with an error and return, or reject a promise that the handler awaits.',
      });
    }
  });
  on('callback', ({ node, closure, isShared, isLibrary }) => {
    const [parameter] = closure.node.parameters;
    const name = parameter?.name;
    if (
      name &&
      ts.isIdentifier(name) &&
      (isLibrary || errorName.test(name.text)) &&
      !isUsed(name, closure.node)
    ) {
      report({
        rule: 'http/callback-error-ignored',
        at: name,
        message: `The callback never looks at ${name.text}: when the call fails, it goes on with nothing at hand.`,
        action: 'Check it first, respond with an error and return.',
      });
    }
    if (isShared && !isLibrary) {
      report({
        rule: 'http/shared-client-callback',
        at: statementOf(node),
        message:
          'The callback is called on a client that all requests share: an error in it is taken for one of the request that opened the connection, and this request hangs.',
        action: "Use the client's promises, and await them.",
      });
    }
  });

  function isUsed(name: ts.Identifier, owner: ts.Node): boolean {
    let isFound = false;
    const visit = (node: ts.Node): void => {
      isFound ||= ts.isIdentifier(node) && node !== name && node.text === name.text;
      if (!isFound) ts.forEachChild(node, visit);
    };
    ts.forEachChild(owner, visit);
    return isFound;
  }
};
