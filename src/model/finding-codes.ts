import { cloudRunCodes } from './cloud-run-codes';
import { lintRules } from './lint-rules';
import type { Severity } from './severity';

export type { Severity };

interface CodeFacts {
  readonly severity: Severity;
  /** What the code stands for, in a few words. */
  readonly title: string;
  /** Where the rule comes from: an entry of docs/sources.md. */
  readonly source: string;
}

const facts = (severity: Severity, title: string, source: string): CodeFacts => ({ severity, title, source });

/**
 * Every finding that a run can raise. docs/findings.md has a section for each but the rules of lint, which have a page each
 * in docs/rules/; tests hold them together.
 */
export const findingCodes = {
  'json/byte-order-mark': facts('info', 'A JSON file starts with a byte order mark', 'files/lenient'),
  'json/comment': facts('warning', 'A JSON file has comments', 'files/lenient'),
  'json/trailing-comma': facts('info', 'A JSON file has a trailing comma', 'files/lenient'),
  'json/json5': facts('info', 'A JSON file uses JSON5 spelling', 'files/lenient'),
  'json/crlf': facts('info', 'JSON files have CR LF line ends', 'files/lenient'),
  'json/duplicate-key': facts('warning', 'A key occurs twice in an object', 'files/duplicate-key'),
  'json/empty': facts('warning', 'A JSON file is empty', 'files/empty'),
  'json/skipped': facts('error', 'A file that is not JSON is left out', 'files/broken'),
  'json/unexpected-shape': facts(
    'error',
    'A JSON file holds another kind of value than its place demands',
    'files/shape',
  ),
  'access/unreadable': facts(
    'error',
    'What limits access cannot be read, so that access is denied',
    'safety/access',
  ),
  'file/beside-the-app': facts('info', 'Files beside the app are left alone', 'files/beside'),
  'file/not-searched': facts('info', 'A folder could not be searched for apps', 'files/beside'),
  'file/symbolic-link': facts('warning', 'A link or special file is left out', 'files/links'),
  'file/unknown': facts('info', 'A file that no tool of MongoDB reads', 'files/unknown'),
  'file/copy-left-out': facts(
    'warning',
    'A copy of a configuration, or of secrets, is left out',
    'safety/secrets',
  ),
  'file/holds-credentials': facts('warning', 'A file that tools keep credentials in', 'safety/secrets'),
  'file/would-be-misread': facts(
    'warning',
    'A file is left out because the target would misread it',
    'files/misread',
  ),
  'file/other-layout': facts('warning', 'Files of another layout are left out', 'layouts/two'),
  'file/left-alone': facts(
    'info',
    'Files of another layout that hold nothing that the app lacks',
    'layouts/two',
  ),
  'environment/unknown': facts('warning', 'An environment that App Services does not have', 'docs/config'),
  'function/listed-twice': facts('error', 'A manifest lists a function twice', 'cli/realm-cli-2'),
  'file/renamed-after-its-name': facts('info', 'A file is named after the name inside it', 'names/identity'),
  'key/unknown': facts('warning', 'A key that no version knows', 'docs/config'),
  'key/clash': facts('warning', 'One thing is said in two places', 'exporter/20210101'),
  'key/left-out': facts('warning', 'A key that has no place in the target', 'docs/config'),
  'key/unexpected-value': facts('warning', 'A value of another kind than its key demands', 'docs/config'),
  'settings/region-of-location': facts(
    'info',
    'A location became the AWS region that it stood for first',
    'docs/regions',
  ),
  'settings/region-elsewhere': facts(
    'warning',
    'The provider region is none of its location',
    'docs/regions',
  ),
  'value/was-private': facts('info', 'A value of 2018 was private', 'exporter/20210101'),
  'rule/of-2018': facts('warning', 'A data access rule of before mid-2018', 'exporter/2018-rules'),
  'rule/without-collection': facts('error', 'A rule that belongs to no collection', 'cli/realm-cli-2'),
  'provider/name-is-not-type': facts(
    'warning',
    'A provider is called otherwise than its type',
    'docs/config',
  ),
  'reference/unknown-id': facts('warning', 'An id that nothing in the folder has', 'exporter/20210101'),
  'reference/guessed-service': facts('warning', 'A service was inferred', 'exporter/20210101'),
  'reference/missing-function': facts(
    'error',
    'A function that does not exist is referred to',
    'references/function',
  ),
  'reference/missing-data-source': facts(
    'error',
    'A data source that does not exist is referred to',
    'references/data-source',
  ),
  'reference/differs-by-case': facts(
    'error',
    'A reference differs from the name by case only',
    'references/case',
  ),
  'reference/left-out-service': facts(
    'error',
    'A service that a decision left out is referred to',
    'decisions/default',
  ),
  'expansion/unknown-value': facts(
    'warning',
    'An expansion of a value that no environment has',
    'docs/expansions',
  ),
  'expansion/not-everywhere': facts(
    'warning',
    'An expansion of a value that some environments lack',
    'docs/expansions',
  ),
  'function/without-source': facts('error', 'A function without source', 'cli/realm-cli-2'),
  'function/not-in-manifest': facts('info', 'A source that the manifest does not list', 'docs/config'),
  'function/typescript': facts('warning', 'TypeScript beside functions is not deployed', 'docs/config'),
  'function/dependencies': facts('info', 'How dependencies are pushed', 'docs/dependencies'),
  'source/rewritten': facts('info', 'A source was changed on request', 'safety/sources'),
  'source/rewrite-refused': facts('warning', 'A source was not changed as requested', 'safety/sources'),
  'source/nothing-to-rewrite': facts('info', 'A request to change sources changed none', 'safety/sources'),
  'data-source/without-config': facts('error', 'A data source without config.json', 'cli/realm-cli-2'),
  'data-source/server-key': facts('info', "A key of the server's own records", 'docs/legacy-config'),
  'trigger/two-processors': facts('error', 'A trigger with two processors', 'docs/config'),
  'trigger/without-function': facts('error', 'A trigger that calls nothing', 'exporter/20230101'),
  'trigger/operation': facts('error', 'An operation that the trigger cannot watch', 'docs/triggers'),
  'trigger/wildcard': facts('warning', 'A trigger on *, which is no wildcard', 'docs/triggers'),
  'trigger/change-event': facts(
    'warning',
    'A match or project that does not fit the change event',
    'docs/triggers',
  ),
  'trigger/document-not-sent': facts(
    'warning',
    'A match or project of a document that is not sent',
    'docs/triggers',
  ),
  'trigger/option': facts('error', 'An option that another one rules out', 'docs/triggers'),
  'trigger/schedule': facts('error', 'A schedule that is no CRON expression', 'docs/triggers'),
  'trigger/no-change-stream': facts(
    'error',
    'A trigger on a data source without change streams',
    'docs/triggers',
  ),
  'name/not-allowed': facts('error', 'A name that App Services does not take', 'docs/config'),
  'endpoint/route': facts('error', 'A route that is no path', 'docs/endpoints'),
  'endpoint/same-route': facts('error', 'Two endpoints with one method and route', 'docs/endpoints'),
  'service/left-out': facts('info', 'A third-party service is left out', 'exporter/20230101'),
  'service/rule-left-out': facts('info', 'A rule of a third-party service is left out', 'exporter/20230101'),
  'webhook/became-endpoint': facts('info', 'A webhook becomes an endpoint', 'docs/convert-webhooks'),
  'webhook/converted-before': facts('info', 'A webhook was converted before', 'docs/convert-webhooks'),
  'webhook/route-taken': facts('error', 'Two webhooks lead to one route', 'docs/convert-webhooks'),
  'webhook/incomplete': facts('error', 'A webhook lacks its config.json or source.js', 'cli/realm-cli-2'),
  'webhook/parsed-payload': facts('warning', 'A GitHub or Twilio webhook', 'docs/convert-webhooks'),
  'webhook/secret-in-plain-text': facts(
    'warning',
    'A webhook holds its secret in plain text',
    'safety/secrets',
  ),
  'webhook/secret-unknown': facts('warning', "A webhook's secret was not exported", 'docs/convert-webhooks'),
  'secret/file-left-out': facts('warning', 'secrets.json is left out', 'safety/secrets'),
  'secret/in-place-of-name': facts(
    'error',
    'A secret stands where the name of one belongs',
    'safety/secrets',
  ),
  'secret/to-create': facts('info', 'A secret must exist before a push', 'docs/secrets'),
  'decision/default-taken': facts('warning', 'A decision was taken by default', 'decisions/default'),
  'decision/answer-unused': facts(
    'warning',
    'An answer to a question that was not asked',
    'decisions/default',
  ),
  'decision/answer-overruled': facts(
    'info',
    'The command line answers otherwise than the answers file',
    'decisions/default',
  ),
  'hosting/metadata-without-file': facts(
    'warning',
    'Hosting metadata for a file that is not there',
    'cli/realm-cli-2',
  ),
  'source/unreadable': facts('warning', 'A source that could not be read', 'files/sources'),
  'source/syntax-error': facts('warning', 'A source that is not JavaScript', 'docs/functions'),
  'source/no-export': facts('warning', 'A source without a function to run', 'docs/functions'),
  'source/several-exports': facts('info', 'A source that exports more than once', 'docs/functions'),
  'source/module-syntax': facts('warning', 'A source with import or export', 'docs/functions'),
  'source/unresolved-name': facts('info', 'A name that could not be followed', 'references/sources'),
  'source/third-party-service': facts(
    'warning',
    'A source calls a service that is left out',
    'exporter/20230101',
  ),
  'source/left-out-service': facts(
    'warning',
    'A source calls a service that a decision left out',
    'decisions/default',
  ),
  'source/missing-service': facts(
    'warning',
    'A source gets a service that does not exist',
    'references/sources',
  ),
  'source/missing-value': facts(
    'warning',
    'A source reads a value that does not exist',
    'references/sources',
  ),
  'source/missing-function': facts(
    'warning',
    'A source calls a function that does not exist',
    'references/sources',
  ),
  'source/missing-environment-value': facts(
    'warning',
    'A source reads an environment value that does not exist',
    'references/sources',
  ),
  'source/differs-by-case': facts('warning', 'A name in a source differs by case only', 'references/case'),
  'source/missing-package': facts(
    'warning',
    'A package that the functions do not bring along',
    'docs/dependencies',
  ),
  'source/unsupported-package': facts(
    'warning',
    'A package that App Services cannot load',
    'docs/dependencies',
  ),
  'source/require-at-top-level': facts(
    'warning',
    'A package that is required outside of a function',
    'docs/dependencies',
  ),
  'source/old-host': facts('warning', 'A host of the old platform in a source', 'docs/end-of-life'),
  'source/secret-in-plain-text': facts(
    'warning',
    'A source holds a credential in plain text',
    'safety/secrets',
  ),
  'source/request-in-trigger': facts(
    'warning',
    'A request or response in a function of a trigger',
    'docs/functions',
  ),
  'function/never-called': facts('info', 'A function that nothing calls', 'references/sources'),
  'endpoint/secret-missing': facts('warning', 'An endpoint that validates with no secret', 'docs/secrets'),
  'ledger/gap': facts('error', 'A value without an account', 'ledger/closes'),
  'output/invalid': facts('error', 'The output breaks a rule of the target', 'docs/config'),
  ...cloudRunCodes,
  ...lintRules,
} as const satisfies Record<string, CodeFacts>;

/** The stable code of a finding. */
export type FindingCode = keyof typeof findingCodes;

// What these codes tell of is left out, so that a push does not meet it.
const leftOut: ReadonlySet<FindingCode> = new Set([
  'json/skipped',
  'json/unexpected-shape',
  'access/unreadable',
  'rule/without-collection',
  'webhook/route-taken',
  'webhook/incomplete',
  'secret/in-place-of-name',
]);

/**
 * Whether a push of the new app fails on what a code tells of, as realm-cli 2 and the server checked it. It accepts what is
 * only told as a warning, but for a secret that nothing names.
 */
export function refusesPush(code: FindingCode): boolean {
  if (code === 'endpoint/secret-missing') return true;
  return findingCodes[code].severity === 'error' && !leftOut.has(code);
}
