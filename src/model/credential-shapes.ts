/** A form of credential that tells by itself what it is. */
export interface CredentialShape {
  /** With its article, as it stands in a sentence. */
  readonly kind: string;
  /** What it starts with, which may be shown, as the source of a regular expression: a few texts, and no repetition. */
  readonly lead: string;
  /**
   * What follows, which is masked. Texts are as long as whoever wrote them likes, so that what may repeat is one class of
   * characters.
   */
  readonly rest: string;
  /** Made to be published: it is masked like the others, but nobody needs to be warned of it. */
  readonly isPublic?: true;
}

/** The forms of keys that well-known services give out, and of addresses that are keys. */
export const credentialShapes: readonly CredentialShape[] = [
  { kind: 'an AWS access key', lead: 'A[KS]IA', rest: '[0-9A-Z]{12,}' },
  { kind: 'a Stripe key', lead: '(?:sk|rk)_(?:live|test)_|whsec_', rest: '\\w+' },
  { kind: 'a public Stripe key', lead: 'pk_(?:live|test)_', rest: '\\w+', isPublic: true },
  { kind: 'a SendGrid key', lead: 'SG\\.', rest: '[\\w-]+\\.[\\w-]+' },
  { kind: 'a Slack token', lead: 'xox[abeprs]-|xapp-\\d-', rest: '[\\w-]+' },
  { kind: 'a GitHub token', lead: 'gh[pousr]_|github_pat_', rest: '\\w{20,}' },
  { kind: 'a GitLab token', lead: 'gl(?:pat|dt|rt|ptt|ft)-', rest: '[\\w-]{16,}' },
  { kind: 'an npm token', lead: 'npm_', rest: '[A-Za-z0-9]{30,}' },
  { kind: 'a PyPI token', lead: 'pypi-', rest: '[\\w-]{50,}' },
  { kind: 'a Google API key', lead: 'AIza', rest: '[\\w-]{30,}' },
  { kind: 'a Google client secret', lead: 'GOCSPX-', rest: '[\\w-]{8,}' },
  { kind: 'a Google access token', lead: 'ya29\\.', rest: '[\\w-]{20,}' },
  {
    kind: 'an API key of a language model',
    lead: 'sk-',
    rest: '(?=[A-Za-z_-]*\\d)[\\w-]{20,}',
  },
  { kind: 'a Facebook access token', lead: 'EAA', rest: '[A-Za-z0-9]{60,}' },
  { kind: 'a Twilio key', lead: 'SK', rest: '[0-9a-f]{32}(?![\\w-])' },
  { kind: 'the id of a Twilio account', lead: 'AC', rest: '[0-9a-f]{32}(?![\\w-])', isPublic: true },
  { kind: 'a Mailgun key', lead: 'key-', rest: '[0-9a-f]{32}(?![\\w-])' },
  { kind: 'a Shopify token', lead: 'shp(?:at|ca|pa|ss)_', rest: '[0-9a-fA-F]{32}' },
  { kind: 'a Square token', lead: 'sq0(?:atp|csp|idp)-', rest: '[\\w-]{20,}' },
  { kind: 'a DigitalOcean token', lead: 'do[opr]_v1_', rest: '[0-9a-f]{40,}' },
  { kind: 'a Hugging Face token', lead: 'hf_', rest: '[A-Za-z0-9]{30,}' },
  { kind: 'an Atlassian token', lead: 'ATATT3', rest: '[\\w=-]{20,}' },
  { kind: 'a token of a Telegram bot', lead: 'api\\.telegram\\.org/bot', rest: '\\d{6,}:[\\w-]{20,}' },
  { kind: 'a JSON web token', lead: 'eyJ', rest: '[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]*' },
  {
    kind: 'the address of a Slack webhook',
    lead: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/',
    rest: '[\\w/-]{8,}',
  },
  {
    kind: 'the address of a Discord webhook',
    lead: '(?:discord|discordapp)\\.com/api/webhooks/',
    rest: '\\d{5,}/[\\w-]{8,}',
  },
  {
    kind: 'the address of a Teams webhook',
    lead: 'webhook\\.office\\.com/webhook\\w{0,4}/',
    rest: '[\\w@/-]{8,}',
  },
  { kind: 'the address of a Zapier webhook', lead: 'hooks\\.zapier\\.com/hooks/catch/', rest: '[\\w/-]{8,}' },
];
