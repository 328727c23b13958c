import type { Severity } from './finding-codes';

interface RuleFacts {
  readonly severity: Severity;
  /** What the rule reports, in a few words. */
  readonly title: string;
}

const rule = (severity: Severity, title: string): RuleFacts => ({ severity, title });

/** The rules that check function sources; docs/rules/ has a page for each. */
export const lintRules = {
  'http/no-response': rule('error', 'A handler that never responds'),
  'http/path-without-response': rule('error', 'A path that ends without a response'),
  'http/catch-without-response': rule('error', 'A caught error that is never answered'),
  'http/returned-instead-of-sent': rule('error', 'A value that is returned and not sent'),
  'http/sent-twice': rule('error', 'A response that is sent twice'),
  'http/maybe-sent-twice': rule('warning', 'A response that may be sent twice'),
  'http/header-after-response': rule('error', 'A header or status that is set after the response'),
  'http/floating-before-response': rule('error', 'Work that still runs when the response is sent'),
  'http/handled-but-not-awaited': rule('error', 'Work that is handled but not awaited'),
  'http/async-iteration': rule('error', 'An async callback that nothing waits for'),
  'http/work-after-response': rule('error', 'Work after the response'),
  'http/timer-outlives-response': rule('warning', 'A timer that outlives the response'),
  'http/interval-never-ends': rule('error', 'An interval that never ends'),
  'http/listener-outlives-response': rule('warning', 'A listener that outlives the response'),
  'http/throw-in-callback': rule('error', 'An error thrown in a callback'),
  'http/callback-error-ignored': rule('error', 'A callback that ignores its error'),
  'http/shared-client-callback': rule('warning', 'A callback on a client that requests share'),
  'http/empty-rejection': rule('error', 'An error without a value'),
  'http/work-at-load': rule('error', 'Work that is started when the module loads'),
  'http/number-sent': rule('error', 'A number that is sent as the body'),
  'http/two-argument-send': rule('error', 'A response with two arguments'),
  'http/chained-after-send-status': rule('error', 'A response that is sent again after sendStatus'),
  'http/bad-status': rule('error', 'A status that does not exist'),
  'http/write-without-end': rule('error', 'A stream of writes that never ends'),
  'http/pipe-without-error-path': rule('warning', 'A pipe that has no way to fail'),
  'http/status-without-end': rule('error', 'A status that is set and never sent'),
  'http/process-exit': rule('error', 'An exit of the whole process'),
  'http/next-parameter': rule('error', 'A parameter that is never given'),
  'http/temporary-file-kept': rule('info', 'A temporary file that is not removed'),
  'http/abort-controller': rule('warning', 'A signal that cannot be trusted'),
  'http/cannot-prove': rule('info', 'A response that cannot be proved'),
  'endpoint/response-set-too-late': rule('error', 'A response that is set after the function ended'),
  'endpoint/return-shadowed': rule('info', 'A returned value beside a body'),
  'endpoint/result-discarded': rule('warning', 'A result that the endpoint does not respond with'),
  'endpoint/body-type': rule('warning', 'A body that is neither text nor binary'),
  'endpoint/body-unguarded': rule('warning', 'A request body that may be missing'),
  'endpoint/header-case': rule('warning', 'A header that is read in another case'),
  'endpoint/repeated-query': rule('warning', 'A repeated query parameter'),
  'endpoint/webhook-return-ignored': rule('info', 'A returned value that a webhook ignores'),
  'source/floating-work': rule('error', 'Work that nothing waits for'),
  'source/cursor-returned': rule('error', 'A cursor that is returned'),
  'source/module-state': rule('warning', 'State that is kept between calls'),
} as const satisfies Record<string, RuleFacts>;

/** The stable code of a lint rule. */
export type LintRule = keyof typeof lintRules;
