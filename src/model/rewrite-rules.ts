/** The changes of function sources that one can ask for; none is made unasked. docs/rewrites.md has a section for each. */
export const rewriteRules = {
  'http-service': 'calls of a third-party HTTP service become calls of context.http',
  'hook-signature': 'the header X-Hook-Signature of a signed webhook becomes Endpoint-Signature',
  'parsed-payload': 'the function of a GitHub or Twilio webhook parses the body itself',
} as const;

/** The name of a change that one can ask for. */
export type RewriteRule = keyof typeof rewriteRules;
