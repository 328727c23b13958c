import { positionIn, startsOfLines } from '../model/place';
import type { SourcePosition } from '../model/source-facts';

const byteOrderMark = '\ufeff';

/** Tells where an offset stands in the text that it was made for. */
export type PositionOf = (offset: number) => SourcePosition;

/** Turns offsets of a text into positions; the lines are split once for all of them, when the first is asked for. */
export function positionsIn(text: string): PositionOf {
  let starts: readonly number[] | undefined;
  const mark = text.startsWith(byteOrderMark) ? 1 : 0;
  return (offset) => {
    starts ??= startsOfLines(text);
    const { line, column } = positionIn(starts, offset);
    return { offset, line, column: line === 1 ? Math.max(1, column - mark) : column };
  };
}
