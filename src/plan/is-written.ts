import { join } from 'node:path';
import { UnreadableInput } from '../model/unreadable-input';
import { openInput } from '../reader/open-input';
import { nameInput } from '../reader/name-input';
import type { Plan } from './plan';

/** Whether a folder holds every file of a plan as the plan would write it; what else is in it does not matter. */
export function isWritten({ files }: Pick<Plan, 'files'>, out: string): boolean {
  return files.every(({ path, bytes }) => {
    if (!('text' in bytes)) return false;
    try {
      return (
        openInput(nameInput(join(out, path)), ({ readAll }) => readAll()).toString('utf8') === bytes.text
      );
    } catch (error) {
      if (error instanceof UnreadableInput) return false;
      throw error;
    }
  });
}
