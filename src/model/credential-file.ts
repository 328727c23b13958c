const names = new RegExp(
  [
    String.raw`\.env(?:\.[^/]*)?`,
    String.raw`[^/]*\.env`,
    String.raw`\.(?:npmrc|yarnrc(?:\.yml)?|netrc|pgpass|my\.cnf|git-credentials|htpasswd|pypirc|dockercfg)`,
    String.raw`\.docker/config\.json`,
    String.raw`\.(?:aws|ssh|gcloud|azure|kube)/[^/]*`,
    '_netrc',
    String.raw`id_(?:rsa|dsa|ecdsa|ed25519)`,
    String.raw`[^/]*\.(?:pem|key|p12|pfx|p8|pkcs12|jks|keystore|ppk|kdbx|asc)`,
    String.raw`[^/]*service[ _-]?account[^/]*\.json`,
    String.raw`[^/]*firebase-adminsdk[^/]*\.json`,
    // The console of Google calls a key after its project and its id.
    String.raw`[^/]*-[0-9a-f]{12}\.json`,
    String.raw`(?:[^/]*[ ._-])?credentials?(?:\.(?:json|ya?ml|txt|csv|ini))?`,
    String.raw`(?:client_secret|google-services)[^/]*\.json`,
  ]
    .map((name) => `(?:^|/)${name}$`)
    .join('|'),
  'i',
);
const examples = /(?:^|\/)\.env[^/]*\.(?:example|sample|template|dist)$/i;

/**
 * Whether a file is called as one that tools keep credentials in: the environment, the settings of package managers,
 * private keys, the key of a service account. Only its name is looked at.
 *
 * @param path of the file in the app
 */
export function isCredentialFile(path: string): boolean {
  return names.test(path) && !examples.test(path);
}
