import type { FileChange } from '../report';

/** What happens to a file, as reports show it: a sign, and a word or two. */
export const fileActions: Readonly<Record<FileChange['action'], { sign: string; meaning: string }>> = {
  create: { sign: '+', meaning: 'create' },
  move: { sign: '>', meaning: 'move' },
  rewrite: { sign: '~', meaning: 'rewrite' },
  'leave-out': { sign: '-', meaning: 'not carried over' },
  keep: { sign: '=', meaning: 'unchanged' },
};
