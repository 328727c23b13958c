import { firebaseAdmin } from './libraries/firebase-admin';
import { firestore } from './libraries/firestore';
import { firestoreForClients } from './libraries/firestore-for-clients';
import { googleCloud } from './libraries/google-cloud';
import type { Member, Things } from './libraries/member';
import { mongodb } from './libraries/mongodb';
import { mongoose } from './libraries/mongoose';
import { prisma } from './libraries/prisma';
import { realtimeDatabase } from './libraries/realtime-database';

const things = new Map(
  Object.entries<Things[string]>({
    ...firebaseAdmin,
    ...firestore,
    ...realtimeDatabase,
    ...firestoreForClients,
    ...googleCloud,
    ...mongodb,
    ...mongoose,
    ...prisma,
  }),
);

/** What is only sent when something awaits it. */
const lazyWrites = new Set(['mongoose write', 'prisma write']);

/** The module that the tables know by this name: firebase is firebase-admin in older code for clients. */
const moduleOf = (module: string): string =>
  module === 'firebase' || module === 'firebase/app' ? 'firebase-admin' : module;

/** Whether what a module exports, and what that makes, is known. */
export const isKnownLibrary = (module: string): boolean => things.has(moduleOf(module));

/** A member of a kind of thing; undefined when the kind has none of that name. */
export function libraryMember(of: string, name: string): Member | undefined {
  const members = things.get(of);
  if (!members) return undefined;
  if (Object.hasOwn(members, name)) return members[name];
  // Of a client that has a member for each model, any name is one.
  return /^[a-z]/.test(name) && name !== 'then' && name !== 'await' ? members['*'] : undefined;
}

/** What a module exports under a path of names; undefined when that is not known. */
export function libraryExport(module: string, path: readonly string[]): Member | undefined {
  let found: Member | undefined = { gives: moduleOf(module) };
  for (const name of path) {
    if (name === 'default' && found?.gives === moduleOf(module)) continue;
    found = found?.gives === undefined ? undefined : libraryMember(found.gives, name);
  }
  return found;
}

/** Whether a kind of thing is a write that is made when it is awaited, and not before. */
export const isLazyWrite = (of: string): boolean => lazyWrites.has(of);
