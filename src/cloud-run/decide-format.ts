import { placeOf } from '../model/place';
import { nameEntry, type FoundEntry } from './list-entries';
import type { ProjectInput } from './project-input';
import type { Entry } from './runtime/types';

/** Decides in which format an entry answers with its result: as its file says, else as is decided. */
export function decideFormat(entry: FoundEntry, input: ProjectInput): Entry['format'] {
  if (entry.format) return entry.format;
  const name = nameEntry(entry);
  const place = placeOf(entry.at);
  const answer = input.decide({
    id: `result-format:${name}`,
    kind: 'result-format',
    subject: name,
    question: `In which format does ${name} answer with its result?`,
    why: 'Its file has no return_type.',
    choices: [
      {
        value: 'EJSON',
        leadsTo:
          'the types of MongoDB are told: 5 is {"$numberInt":"5"}, as App Services answered by default',
      },
      { value: 'JSON', leadsTo: 'plain JSON: 5 is 5' },
    ],
    default: 'EJSON',
    ...(place && { place }),
  });
  input.report({
    code: 'cloud-run/result-format',
    component: 'endpoints',
    subject: name,
    at: entry.at,
    message: `Its file has no return_type; its results are ${answer}${answer === 'EJSON' ? ', in which the integer 5 is {"$numberInt":"5"}' : ''}.`,
  });
  return answer === 'JSON' ? 'JSON' : 'EJSON';
}
