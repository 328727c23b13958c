import { ts } from 'ts-morph';
import type { Value } from '../interpret/domain';
import { isUnanswered } from '../interpret/world';
import { keepsConnections } from '../names/keeps-connections';
import { errorName } from '../names/callback-methods';
import type { Rule } from './rule';
import { lineOf, statementOf } from './statement-of';

/** Whether a client is known to keep connections between requests. */
const isOnConnection = (client: Value): boolean =>
  client.kind === 'library'
    ? /^mongo/.test(client.what)
    : client.kind === 'client' && keepsConnections(client.module);

/** Errors in functions that are called later, where no one can catch them. */
export const callbacks: Rule = ({ on, report }) => {
  on('thrownInCallback', ({ thrown }) => {
    const failing = thrown.filter(({ worlds }) => worlds.some(isUnanswered));
    // Where a caller gets no answer, that counts.
    const told = failing.some(({ node }) => node) ? failing : thrown;
    const [first, ...others] = [...new Set(told.flatMap(({ node }) => node ?? []))].sort(
      (a, b) => a.pos - b.pos,
    );
    if (!first) return;
    const also =
      others.length > 0
        ? ` The same goes for those on the lines ${others.map((node) => lineOf(node, first)).join(', ')}.`
        : '';
    report({
      rule: 'http/throw-in-callback',
      at: first,
      // The caller has its answer; the process fails, with the other requests that it has at hand.
      ...(told !== failing && { severity: 'warning' }),
      message:
        told === failing
          ? `An error that is thrown in a callback reaches no caller: the framework answers 500 at best, and on a connection that requests share the request hangs.${also}`
          : `An error that is thrown in a callback ends the process, after the response was sent: other requests that it has at hand get none.${also}`,
      action: 'Respond with an error and return, or reject a promise that the handler awaits.',
    });
  });
  on('callback', ({ node, closure, client, isLibrary }) => {
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
        // What is only told that something is over misses nothing.
        ...(closure.node.parameters.length < 2 && { severity: 'info' }),
      });
    }
    if (client && !isLibrary) {
      report({
        rule: 'http/shared-client-callback',
        at: statementOf(node),
        message:
          'The callback is called on a client that all requests share: an error in it is taken for one of the request that opened the connection, and this request hangs.',
        action: "Use the client's promises, and await them.",
        // One that opens a connection for each call, as of mail, is not shared by what it does.
        ...(!isOnConnection(client) && { severity: 'info' }),
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
