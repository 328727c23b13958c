import { members, work, type Things } from './member';

/** The modular SDKs for clients, whose functions build queries and references but for these; firebase.google.com/docs/reference/js. */
export const firestoreForClients: Things = {
  'firebase/firestore': members(
    'getDoc getDocs getDocFromServer getDocsFromServer setDoc addDoc updateDoc deleteDoc runTransaction getCountFromServer getAggregateFromServer',
    work(),
  ),
  'firebase/database': members('get set push update remove runTransaction', work()),
  'firebase/storage': members(
    'uploadBytes uploadString deleteObject getDownloadURL getBytes listAll',
    work(),
  ),
  'firebase/auth': members(
    'signInWithEmailAndPassword createUserWithEmailAndPassword signInWithCustomToken sendPasswordResetEmail sendEmailVerification signOut updateProfile deleteUser',
    work(),
  ),
};
