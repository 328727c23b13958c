import type { FindingInput } from '../model/finding';
import { nameEntry, type FoundEntry } from './list-entries';
import { oldPaths } from './old-addresses';
import type { AppFacts, Entry } from './runtime/types';

function tellOne(found: FoundEntry, entry: Entry, facts: AppFacts): FindingInput[] {
  const about = { component: 'endpoints', subject: nameEntry(found), at: found.at } as const;
  const [before = ''] = oldPaths(entry, facts.client_app_id);
  return [
    {
      code: 'cloud-run/url-changed',
      ...about,
      message: `Its address was that of App Services with the path ${before}; the service answers there, and at ${entry.route}. Its host is told when it is deployed.`,
    },
    ...(found.inPlainText
      ? [
          {
            code: 'cloud-run/secret-literal',
            ...about,
            at: found.inPlainText,
            message:
              'Its secret stands in plain text in the app, and is not in the project: whoever could read the app knows it.',
            action: `Give ${entry.secret ?? 'it'} a new value, and tell it to the callers.`,
          } as const,
        ]
      : []),
    ...(found.disabled
      ? [
          {
            code: 'cloud-run/disabled-entry',
            ...about,
            message:
              'It is switched off: requests are answered with 404. "disabled" in app/routes.json switches it on.',
          } as const,
        ]
      : []),
  ];
}

/** The entries that never answer, as an earlier one has their method and route. */
function tellShadowed(found: readonly FoundEntry[]): FindingInput[] {
  const seen = new Map<string, FoundEntry>();
  return found.flatMap((entry): FindingInput[] => {
    const name = nameEntry(entry);
    const other = seen.get(name);
    if (!other) {
      if (!entry.disabled) seen.set(name, entry);
      return [];
    }
    const isWebhook = entry.kind === 'webhook' && other.kind === 'endpoint';
    return [
      {
        code: 'cloud-run/route-shadowed',
        ...(isWebhook && { severity: 'info' as const }),
        component: 'endpoints',
        subject: name,
        at: entry.at,
        message: isWebhook
          ? 'An endpoint has the same method and route, and answers there; the webhook answers at its old path only.'
          : 'Another entry has the same method and route, and answers in its place.',
        ...(isWebhook ? {} : { action: 'Take one of both out of the app.' }),
      },
    ];
  });
}

/** What holds for every entry, and is told once. */
function tellOfAll(facts: AppFacts): FindingInput[] {
  const about = { component: 'endpoints', subject: 'all entries' } as const;
  return [
    {
      code: 'cloud-run/error-text',
      ...about,
      message:
        'What a function throws is told to its caller, as App Services did. ERROR_DETAIL=hide answers "internal error".',
    },
    ...(facts.allowed_request_origins
      ? []
      : [
          {
            code: 'cloud-run/open-origins',
            ...about,
            message:
              'The app lists no origins, so that browsers may call from any, as they could. allowed_request_origins in app/app.json lists them.',
          } as const,
        ]),
    {
      code: 'cloud-run/limit',
      ...about,
      message:
        'A request is answered within 295 seconds, with a body of 18 MB at most; DEADLINE_MS and MAX_BODY_BYTES change that, up to the 32 MiB of Cloud Run.',
    },
  ];
}

/** What is to be said of the entries of a project. */
export function tellOfEntries(
  found: readonly FoundEntry[],
  entries: readonly Entry[],
  facts: AppFacts,
): FindingInput[] {
  return [
    ...found.flatMap((each, index) => {
      const entry = entries[index];
      return entry ? tellOne(each, entry, facts) : [];
    }),
    ...tellShadowed(found),
    ...tellOfAll(facts),
  ];
}
