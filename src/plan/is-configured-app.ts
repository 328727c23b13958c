import { get, getText, type Json } from '../model/json';
import type { ReadResult } from '../reader/open-app';

type Test = (root: Json) => boolean;

const isList: Test = ({ kind }) => kind === 'array';
const isObject: Test = ({ kind }) => kind === 'object';
const hasType: Test = (root) => getText(root, 'type') !== undefined;

/** The files that only an app of App Services has, and what they hold; any other program may have files of their names. */
const configuration: readonly (readonly [RegExp, Test])[] = [
  [/^(?:stitch|config|realm_config|root_config)\.json$/, isObject],
  [/^functions\/config\.json$/, isList],
  [/^functions\/[^/]+\/config\.json$/, (root) => get(root, 'private') !== undefined],
  [/^https?_endpoints\/config\.json$/, isList],
  [/^auth\/(?:providers|custom_user_data)\.json$/, isObject],
  [/^auth_providers\/[^/]+\.json$/, hasType],
  [/^(?:data_sources|services)\/[^/]+\/config\.json$/, hasType],
  [
    /^(?:triggers|event_subscriptions)\/[^/]+\.json$/,
    (root) => get(root, 'config') !== undefined && hasType(root),
  ],
  [/^(?:hosting|sync)\/config\.json$/, isObject],
];

/**
 * Whether what was read is an app of App Services: by its root file, or by configuration that no other program has. A
 * folder called auth is none.
 */
export const isConfiguredApp = ({ documents }: ReadResult): boolean =>
  documents.some(({ path, document }) =>
    configuration.some(([pattern, test]) => document && pattern.test(path) && test(document.root)),
  );
