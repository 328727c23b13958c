import { members, part, work, type Things } from './member';

const services = {
  firestore: part('firestore'),
  database: part('database'),
  auth: part('auth'),
  storage: part('storage'),
  messaging: part('messaging'),
};

const auth = work();
const accounts =
  'createUser updateUser deleteUser deleteUsers getUser getUserByEmail getUserByPhoneNumber getUsers importUsers listUsers';
const tokens =
  'setCustomUserClaims revokeRefreshTokens verifyIdToken createCustomToken createSessionCookie verifySessionCookie';
const links = 'generatePasswordResetLink generateEmailVerificationLink generateSignInWithEmailLink';

/** firebase-admin, as a whole and in its parts; firebase.google.com/docs/reference/admin/node. */
export const firebaseAdmin: Things = {
  'firebase-admin': { ...services, ...members('initializeApp app', part('firebase-admin')) },
  'firebase-admin/app': {},
  'firebase-admin/firestore': { getFirestore: part('firestore'), initializeFirestore: part('firestore') },
  'firebase-admin/database': { ...members('getDatabase getDatabaseWithUrl', part('database')) },
  'firebase-admin/auth': { getAuth: part('auth') },
  'firebase-admin/storage': { getStorage: part('storage') },
  'firebase-admin/messaging': { getMessaging: part('messaging') },
  auth: members(`${accounts} ${tokens} ${links}`, auth),
  messaging: members(
    'send sendAll sendEach sendMulticast sendEachForMulticast sendToDevice sendToTopic sendToCondition subscribeToTopic unsubscribeFromTopic',
    work(),
  ),
};
