import type { SourceCollection } from '../model/source-facts';

type Way = Pick<SourceCollection, 'service' | 'database' | 'collection'>;

const oneOrNone = (names: readonly string[]): readonly (string | undefined)[] =>
  names.length ? names : [undefined];

/** Every way to a collection through the names that each of its parts can have; a part without a name is left out. */
export function listWays(
  services: readonly string[],
  databases: readonly string[],
  collections: readonly string[],
): Way[] {
  return oneOrNone(services).flatMap((service) =>
    oneOrNone(databases).flatMap((database) =>
      oneOrNone(collections).map((collection) => ({
        ...(service !== undefined && { service }),
        ...(database !== undefined && { database }),
        ...(collection !== undefined && { collection }),
      })),
    ),
  );
}
