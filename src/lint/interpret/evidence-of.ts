import type { WorkGuess } from '../names/work-names';
import type { Evidence } from './events';

/** What is known of work by the tables of names, and by whether the source awaits the same call elsewhere. */
export function evidenceOf(guess: WorkGuess, isAwaited: boolean): Evidence {
  if (guess === 'work') return {};
  return isAwaited || guess === 'likely' ? { isLikely: true } : { isGuess: true };
}
