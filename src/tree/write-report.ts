import { replaceFile } from './replace-file';

/**
 * Writes a report; an earlier one is replaced. Missing folders are made.
 *
 * @throws UserError when the file cannot be written
 */
export function writeReport(path: string, text: string): void {
  replaceFile(path, text, 'The report');
}
