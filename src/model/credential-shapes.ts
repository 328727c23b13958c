/** A form of credential that tells by itself what it is. */
export interface CredentialShape {
  /** With its article, as it stands in a sentence. */
  readonly kind: string;
  /**
   * A regular expression for the whole of it; its first group is what may be shown. Texts are as long as whoever wrote them
   * likes: each form starts with something fixed, and what may repeat is one class of characters.
   */
  readonly form: string;
  /** Made to be published: it is masked like the others, but nobody needs to be warned of it. */
  readonly isPublic?: true;
}

/** The forms of keys that well-known services give out, and of addresses that are keys. */
export const credentialShapes: readonly CredentialShape[] = [
  { kind: 'an AWS access key', form: '(A[KS]IA)[0-9A-Z]{12,}' },
  { kind: 'a Stripe key', form: '((?:sk|rk)_(?:live|test)_|whsec_)\\w+' },
  { kind: 'a public Stripe key', form: '(pk_(?:live|test)_)\\w+', isPublic: true },
  { kind: 'a SendGrid key', form: '(SG\\.)[\\w-]+\\.[\\w-]+' },
  { kind: 'a Slack token', form: '(xox[abeprs]-|xapp-\\d-)[\\w-]+' },
  { kind: 'a GitHub token', form: '(gh[pousr]_|github_pat_)\\w{20,}' },
  { kind: 'a GitLab token', form: '(gl(?:pat|dt|rt|ptt|ft)-)[\\w-]{16,}' },
  { kind: 'an npm token', form: '(npm_)[A-Za-z0-9]{30,}' },
  { kind: 'a PyPI token', form: '(pypi-)[\\w-]{50,}' },
  { kind: 'a Google API key', form: '(AIza)[\\w-]{30,}' },
  { kind: 'a Google client secret', form: '(GOCSPX-)[\\w-]{8,}' },
  { kind: 'a Google access token', form: '(ya29\\.)[\\w-]{20,}' },
  {
    kind: 'an API key of a language model',
    form: '(sk-(?:proj-|ant-|svcacct-|or-)?)(?=[A-Za-z_-]*\\d)[\\w-]{20,}',
  },
  { kind: 'a Facebook access token', form: '(EAA)[A-Za-z0-9]{60,}' },
  { kind: 'a Twilio key', form: '(SK)[0-9a-f]{32}(?![\\w-])' },
  { kind: 'the id of a Twilio account', form: '(AC)[0-9a-f]{32}(?![\\w-])', isPublic: true },
  { kind: 'a Mailgun key', form: '(key-)[0-9a-f]{32}(?![\\w-])' },
  { kind: 'a Mailchimp key', form: '()[0-9a-f]{32}-us\\d{1,2}(?![\\w-])' },
  { kind: 'a Shopify token', form: '(shp(?:at|ca|pa|ss)_)[0-9a-fA-F]{32}' },
  { kind: 'a Square token', form: '(sq0(?:atp|csp|idp)-)[\\w-]{20,}' },
  { kind: 'a DigitalOcean token', form: '(do[opr]_v1_)[0-9a-f]{40,}' },
  { kind: 'a Hugging Face token', form: '(hf_)[A-Za-z0-9]{30,}' },
  { kind: 'an Atlassian token', form: '(ATATT3)[\\w=-]{20,}' },
  { kind: 'a token of a Telegram bot', form: '()\\d{8,10}:[\\w-]{35}(?![\\w-])' },
  { kind: 'a JSON web token', form: '(eyJ)[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]*' },
  {
    kind: 'the address of a Slack webhook',
    form: '(hooks\\.slack\\.com/(?:services|workflows|triggers)/)[\\w/-]{8,}',
  },
  {
    kind: 'the address of a Discord webhook',
    form: '((?:discord|discordapp)\\.com/api/webhooks/)\\d{5,}/[\\w-]{8,}',
  },
  { kind: 'the address of a Teams webhook', form: '(webhook\\.office\\.com/webhook\\w{0,4}/)[\\w@/-]{8,}' },
  { kind: 'the address of a Zapier webhook', form: '(hooks\\.zapier\\.com/hooks/catch/)[\\w/-]{8,}' },
];
