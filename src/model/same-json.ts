import type { Json } from './json';

/** Whether two nodes hold the same values. The order of keys says nothing; numbers count as they are spelled. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (a.kind === 'scalar' && b.kind === 'scalar')
    return a.value === b.value && (a.raw ?? String(a.value)) === (b.raw ?? String(b.value));
  if (a.kind === 'array' && b.kind === 'array')
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => {
        const other = b.items[index];
        return other !== undefined && sameJson(item, other);
      })
    );
  if (a.kind !== 'object' || b.kind !== 'object' || a.members.length !== b.members.length) return false;
  const others = new Map(b.members.map(({ key, value }) => [key, value]));
  return a.members.every(({ key, value }) => {
    const other = others.get(key);
    return other !== undefined && sameJson(value, other);
  });
}
