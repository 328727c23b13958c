/** A form of key that a well-known service gives out. */
export interface CredentialShape {
  /** With its article, as it stands in a sentence. */
  readonly kind: string;
  /** A regular expression for the whole key; its first group is what may be shown of it. */
  readonly form: string;
  /** Made to be published: it is masked like the others, but nobody needs to be warned of it. */
  readonly isPublic?: true;
}

/** The forms of keys that tell by themselves what they are. */
export const credentialShapes: readonly CredentialShape[] = [
  { kind: 'an AWS access key', form: '(AKIA)[0-9A-Z]{12,}' },
  { kind: 'a Stripe key', form: '((?:sk|rk)_(?:live|test)_)\\w+' },
  { kind: 'a public Stripe key', form: '(pk_(?:live|test)_)\\w+', isPublic: true },
  { kind: 'a SendGrid key', form: '(SG\\.)[\\w-]+\\.[\\w-]+' },
  { kind: 'a Slack token', form: '(xox[abprs]-)[\\w-]+' },
  { kind: 'a GitHub token', form: '(gh[pousr]_)\\w{20,}' },
  { kind: 'a Google API key', form: '(AIza)[\\w-]{30,}' },
  { kind: 'a JSON web token', form: '(eyJ)[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]*' },
  { kind: 'a private key', form: '(-----BEGIN )[A-Z ]+-----[\\s\\S]*' },
];

/** Words in the name of a thing that holds a secret. */
export const secretWords =
  'secret(?!_?name|_?config)|passw|pwd|token|credential|api_?-?key|private_?-?key|access_?-?key|auth_?-?key|signing_?-?key';
