import { isConfigurationCopy } from './configuration-copy';
import { isCredentialFile } from './credential-file';
import { isSecretFile } from './secret-file';

/**
 * Whether a file's text is never shown, by its name: files of secrets, files that tools keep credentials in, and copies of
 * configurations, whose secrets nobody takes out.
 *
 * @param path of the file in the app
 */
export function mayHoldSecrets(path: string): boolean {
  return isSecretFile(path) || isCredentialFile(path) || isConfigurationCopy(path);
}
