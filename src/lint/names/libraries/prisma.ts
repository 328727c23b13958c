import { members, part, work, type Things } from './member';

/** Prisma's client; prisma.io/docs. What its models give is sent when it is awaited. */
export const prisma: Things = {
  '@prisma/client': { PrismaClient: part('prisma constructor') },
  'prisma constructor': { new: part('prisma client') },
  'prisma client': {
    ...members('$transaction $disconnect', work()),
    // The first query connects by itself.
    $connect: part(),
    ...members('$executeRaw $executeRawUnsafe', part('prisma write')),
    ...members('$queryRaw $queryRawUnsafe', part()),
    $extends: part('prisma client'),
    '*': part('prisma model'),
  },
  'prisma model': members(
    'create createMany createManyAndReturn update updateMany upsert delete deleteMany',
    part('prisma write'),
  ),
  'prisma write': {},
};
