import { isKeyOf } from './is-key-of';
import { keysOf } from './keys-of';
import type { Severity } from './severity';

/** What is known of a rule. */
export interface RuleFacts {
  readonly severity: Severity;
  /** What the rule reports, in a few words. */
  readonly title: string;
  /** Where the rule comes from: an entry of docs/sources.md. */
  readonly source: string;
}

const ruleOf =
  (source: string) =>
  (severity: Severity, title: string): RuleFacts => ({ severity, title, source });

const http = ruleOf('framework/responses');
const endpoint = ruleOf('docs/endpoints');
const source = ruleOf('docs/functions');
const lint = ruleOf('lint/comments');

/** The rules that check function sources; docs/rules/ has a page for each. */
export const lintRules = {
  'http/no-response': http('error', 'A handler that never responds'),
  'http/path-without-response': http('error', 'A path that ends without a response'),
  'http/catch-without-response': http('error', 'A caught error that is never answered'),
  'http/returned-instead-of-sent': http('error', 'A value that is returned and not sent'),
  'http/sent-twice': http('error', 'A response that is sent twice'),
  'http/maybe-sent-twice': http('error', 'A response that may be sent twice'),
  'http/header-after-response': http('error', 'A header or status that is set after the response'),
  'http/floating-before-response': http('error', 'Work that still runs when the response is sent'),
  'http/handled-but-not-awaited': http('error', 'Work that is handled but not awaited'),
  'http/async-iteration': http('error', 'An async callback that nothing waits for'),
  'http/work-after-response': http('error', 'Work after the response'),
  'http/timer-outlives-response': http('warning', 'A timer that outlives the response'),
  'http/interval-never-ends': http('error', 'An interval that never ends'),
  'http/listener-outlives-response': http('warning', 'A listener that outlives the response'),
  'http/throw-in-callback': http('error', 'An error thrown in a callback'),
  'http/callback-error-ignored': http('warning', 'A callback that ignores its error'),
  'http/shared-client-callback': http('warning', 'A callback on a client that requests share'),
  'http/empty-rejection': http('error', 'An error without a value'),
  'http/unhandled-rejection': http('warning', 'A rejection that nothing handles'),
  'http/work-at-load': http('warning', 'Work that is started when the module loads'),
  'http/number-sent': http('error', 'A number that is sent as the body'),
  'http/two-argument-send': http('error', 'A response with two arguments'),
  'http/chained-after-send-status': http('error', 'A response that is sent again after sendStatus'),
  'http/bad-status': http('error', 'A status that does not exist'),
  'http/write-without-end': http('error', 'A stream of writes that never ends'),
  'http/pipe-without-error-path': http('warning', 'A pipe that has no way to fail'),
  'http/status-without-end': http('error', 'A status that is set and never sent'),
  'http/request-without-error-listener': http('warning', 'A request whose failure nothing hears'),
  'http/body-already-read': http('error', 'A body that is read a second time'),
  'http/signature-over-parsed-body': http('warning', 'A signature over a body that was parsed'),
  'http/process-exit': http('error', 'An exit of the whole process'),
  'http/next-parameter': http('error', 'A parameter that is never given'),
  'http/temporary-file-kept': http('info', 'A temporary file that is not removed'),
  'http/abort-controller': http('warning', 'A signal that cannot be trusted'),
  'http/cannot-prove': http('info', 'A response that cannot be proved'),
  'endpoint/response-set-too-late': endpoint('error', 'A response that is set after the function ended'),
  'endpoint/return-shadowed': endpoint('info', 'A returned value beside a body'),
  'endpoint/result-discarded': endpoint('warning', 'A result that the endpoint does not respond with'),
  'endpoint/body-type': endpoint('warning', 'A body that is neither text nor binary'),
  'endpoint/body-unguarded': endpoint('warning', 'A request body that may be missing'),
  'endpoint/header-case': endpoint('warning', 'A header that is read in another case'),
  'endpoint/repeated-query': endpoint('warning', 'A repeated query parameter'),
  'endpoint/webhook-return-ignored': endpoint('info', 'A returned value that a webhook ignores'),
  'endpoint/unknown-response-member': endpoint('error', 'A member that the response does not have'),
  'source/floating-work': source('error', 'Work that nothing waits for'),
  'source/cursor-returned': source('info', 'A cursor that is returned'),
  'source/module-state': source('warning', 'State that is kept between calls'),
  'source/thrown-promise': source('warning', 'A promise that is thrown'),
  'source/undeclared-variable': source('warning', 'A variable that is never declared'),
  'lint/syntax-error': lint('error', 'A source that cannot be parsed'),
  'lint/suppression-without-reason': lint('warning', 'A suppression without a reason'),
  'lint/unused-suppression': lint('info', 'A suppression that suppresses nothing'),
} as const satisfies Record<string, RuleFacts>;

/** The stable code of a lint rule. */
export type LintRule = keyof typeof lintRules;

/** The codes of all rules. */
export const lintRuleNames = keysOf(lintRules);

/** Whether there is a rule of this name. */
export const isLintRule = (name: string): name is LintRule => isKeyOf(lintRules, name);

/** The page that explains a rule, from the root of the package. */
export const pageOfRule = (rule: LintRule): string => `docs/rules/${rule}.md`;
