import type { ts } from 'ts-morph';

/** Whether a node is another one, or stands inside of it; nodes of two files never do. */
export const contains = (outer: ts.Node, inner: ts.Node): boolean =>
  outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;
