import { flagOf, type Decision } from '../model/decision';
import { placeOf } from '../model/place';
import { nameEntry, type FoundEntry } from './list-entries';
import type { ProjectInput } from './project-input';
import type { RunAs } from './run-as';
import type { Entry } from './runtime/types';

type Auth = Entry['auth'];

const auths: readonly Auth[] = ['refuse', 'shared-key', 'custom-jwt', 'hook', 'open'];

const because: Readonly<Record<Exclude<RunAs, 'system'>, string>> = {
  application: 'Its function ran as the user who called, and users of the app ended with App Services.',
  user: 'Its function ran as one user of the app, and users ended with App Services.',
  script: 'A script decided as which user of the app its function ran, and users ended with App Services.',
};

function authDecision(
  entry: FoundEntry,
  runAs: Exclude<RunAs, 'system'>,
): Decision & { readonly default: string } {
  const name = nameEntry(entry);
  const place = placeOf(entry.at);
  return {
    id: `endpoint-auth:${name}`,
    kind: 'endpoint-auth',
    subject: name,
    question: `Who may call ${name}?`,
    why: because[runAs],
    choices: [
      {
        value: 'refuse',
        leadsTo: 'nobody: each request is answered with 400 or 401, as one without a valid user was',
      },
      {
        value: 'shared-key',
        leadsTo: 'whoever sends one of the keys in ENDPOINT_API_KEYS as the header apiKey; it runs as system',
      },
      {
        value: 'custom-jwt',
        leadsTo: 'whoever sends a token that CUSTOM_JWT_KEY proves; context.user is made of its claims',
      },
      { value: 'hook', leadsTo: 'whom auth.js of the project lets in; as it is written, nobody' },
      { value: 'open', leadsTo: 'everybody, as the system user: more than the app allowed' },
    ],
    default: 'refuse',
    ...(place && { place }),
  };
}

/** Decides who may call an entry, and tells of what is refused and of what is opened. */
export function decideAuth(entry: FoundEntry, runAs: RunAs, input: ProjectInput): Auth {
  if (runAs === 'system') return 'system';
  const decision = authDecision(entry, runAs);
  const answer = input.decide(decision);
  const auth = auths.find((each) => each === answer) ?? 'refuse';
  const about = { component: 'endpoints', subject: nameEntry(entry), at: entry.at } as const;
  if (auth === 'refuse')
    input.report({
      code: 'cloud-run/auth-refused',
      ...about,
      message: `${because[runAs]} Nobody is let in: each request is answered with 400 or 401.`,
      action: `Say who may call it: ${flagOf(decision, 'shared-key')}, or another of its choices.`,
    });
  if (auth === 'open')
    input.report({
      code: 'cloud-run/auth-open',
      ...about,
      message: `It asked for a user of the app, and now everybody on the internet may call it, as the system user.`,
      action: `Let in only who should call it: ${flagOf(decision, 'shared-key')}, or another of its choices.`,
    });
  return auth;
}
