// As the vendor's page on replacing third-party services with npm modules says it.
const awsSdk = 'Use the aws-sdk package (version 2) with keys in values that refer to secrets.';
const replacements: ReadonlyMap<string, string> = new Map([
  ['http', 'Call context.http, or a package such as axios, from the function.'],
  ['aws', awsSdk],
  ['aws-ses', awsSdk],
  ['aws-s3', awsSdk],
  ['twilio', 'Use the twilio package with the account in values that refer to secrets.'],
  ['github', 'Parse the body of the request in the function that receives the webhook.'],
  ['gcm', 'Use the firebase-admin package to send notifications.'],
]);

/** What to do about the calls of a third-party service of a type, as a sentence. */
export function replacementOf(type: string | undefined): string {
  return replacements.get(type ?? '') ?? 'Replace its calls in the functions.';
}
