import { ts } from 'ts-morph';
import { contains } from '../contains';
import type { Ending } from '../interpret/events';
import type { World } from '../interpret/domain';
import { noteBranch } from './note-branch';
import { asksForNothing } from './asks-for-nothing';
import { asksForLastItem } from './last-item';
import type { Found, Rule } from './rule';
import { lineOf, statementOf } from './statement-of';

const hangs = 'The caller waits until the platform gives up, with 504, and the time is billed.';

function isValue(ending: Ending): ending is Ending & { readonly node: ts.Node } {
  const { value, node, isPromise } = ending;
  if (!node || (ts.isReturnStatement(node) && !node.expression)) return false;
  // Handing back a promise looks like an answer, whatever it comes to.
  return (
    isPromise ||
    (!(value.kind === 'literal' && (value.value === undefined || value.value === null)) &&
      value.kind !== 'response')
  );
}

/** A concise body has no statement of its own: the function is shown. */
const placeOfReturn = (node: ts.Node): ts.Node => (ts.isArrowFunction(node.parent) ? node.parent : node);

/** Of a callback that is not written out, the name of the method that it is handed to. */
function placeOfCatch(node: ts.Node): ts.Node {
  if (!ts.isCallExpression(node)) return node;
  return ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node;
}

function describePath(world: World, from: ts.Node): string {
  const { passedBy } = world;
  return passedBy ? ` ${noteBranch(passedBy, lineOf(passedBy, from))}` : '';
}

/** What answers with the last item of a list, where no other branch was passed by on the way. */
function findLastItem({ passedBy, endedIn }: World): ts.Node | undefined {
  if (passedBy && asksForLastItem(passedBy)) return passedBy;
  if (!endedIn || (passedBy && contains(endedIn, passedBy))) return undefined;
  const find = (node: ts.Node): ts.Node | undefined =>
    asksForLastItem(node) ? node : ts.forEachChild(node, find);
  return find(endedIn);
}

function findInWorld(world: World, ending: Ending, handler: ts.Node, isEverSent: boolean): Found {
  const { flushedBy, statusBy, caughtBy, endedIn, passedBy } = world;
  // What another module decides may follow from what was decided before.
  const isUnsure =
    passedBy &&
    (asksForNothing(passedBy) || passedBy.getSourceFile() !== (endedIn ?? handler).getSourceFile());
  const worth = isUnsure ? ({ severity: 'warning' } as const) : {};
  const last = findLastItem(world);
  if (last) {
    return {
      rule: 'http/cannot-prove',
      at: last,
      message: 'The request is answered with the last item of a list, and never if the list is empty.',
      action: 'Respond after the loop, when the work for all items is done.',
    };
  }
  if (world.escapedBy) {
    return {
      rule: 'http/cannot-prove',
      at: statementOf(world.escapedBy),
      message: 'Whether the request is answered depends on code that cannot be seen from here.',
      action: 'See to it that it responds exactly once on every path.',
    };
  }
  if (flushedBy) {
    return {
      rule: 'http/write-without-end',
      at: flushedBy,
      message: `The response is written to and never ended. ${hangs}`,
      action: 'Call res.end() when all is written, on every path.',
    };
  }
  if (isValue(ending) && !ending.leadsToResponse) {
    return {
      rule: 'http/returned-instead-of-sent',
      at: placeOfReturn(ending.node),
      message: `The functions framework ignores what a handler returns, and nothing is sent. ${hangs}`,
      action: 'Send it: res.json(value) or res.send(text), after awaiting it.',
    };
  }
  if (statusBy) {
    return {
      rule: 'http/status-without-end',
      at: statusBy,
      message: `A status is set, and the response is never sent. ${hangs}`,
      action: 'Add .end(), or use res.sendStatus(code).',
      edits: [{ start: statusBy.getEnd(), end: statusBy.getEnd(), text: '.end()' }],
    };
  }
  if (caughtBy) {
    return {
      rule: 'http/catch-without-response',
      at: placeOfCatch(caughtBy),
      message: `The error is caught, and the request is never answered. ${hangs}`,
      action: 'Respond with an error, or throw the error again.',
    };
  }
  if (endedIn) {
    return {
      rule: 'http/path-without-response',
      at: endedIn,
      ...worth,
      message: `The callback that is to respond can end without a response.${describePath(world, endedIn)} ${hangs}`,
      action: 'Respond on this path, too.',
    };
  }
  if (!isEverSent) {
    return {
      rule: 'http/no-response',
      at: handler,
      message: `The handler never responds. ${hangs}`,
      action: 'Send a response when the work is done: res.send(...), res.json(...) or res.sendStatus(204).',
    };
  }
  const left = ending.node && ts.isReturnStatement(ending.node) ? ending.node : undefined;
  return {
    rule: 'http/path-without-response',
    at: left ?? handler,
    ...(left ? {} : worth),
    message: `${left ? 'The handler returns here without a response.' : 'The handler can reach its end without a response.'}${describePath(world, left ?? handler)} ${hangs}`,
    action: 'Respond on this path, too.',
  };
}

/** A response that is missing: the most exact of the rules that can tell why. */
export const missingResponse: Rule = ({ on, handler, report }) => {
  let isEverSent = false;
  on('send', () => {
    isEverSent = true;
  });
  on('escape', () => {
    isEverSent = true;
  });
  on('end', ({ endings }) => {
    for (const ending of endings) {
      for (const world of ending.worlds) {
        if (world.sends === 0 && !world.handedOnBy) report(findInWorld(world, ending, handler, isEverSent));
      }
    }
  });
};
