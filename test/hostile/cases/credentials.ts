import type { Tree } from '../../support/write-tree';
import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

// Put together here, so that no scanner of repositories takes them for real.
const tail = 'q7Zp4Rk9Xw2Lm5Tn8Vb3Yc6H';
const credentials: readonly (readonly [string, string, string])[] = [
  ['a Google client secret', `GOCSPX-${tail}9_-ab`, tail],
  ['a Slack hook', `https://hooks.slack.com/services/T0000AAAA/B0000BBBB/${tail}`, tail],
  ['a database address', `mongodb+srv://admin:${tail}@cluster0.abcde.mongodb.net/shop`, tail],
  ['an address with a password', `see https://admin:${tail}@example.com/x for more`, tail],
  ['a bearer token', `Authorization: Bearer ${tail}${tail}`, tail],
  ['a connection string', `Server=db;User Id=sa;Password=${tail};`, tail],
  ['an AWS key', `AKIA${tail.toUpperCase().slice(0, 16)}`, tail.toUpperCase().slice(2, 16)],
  ['a Stripe key', `sk_live_${tail}`, tail],
  ['a GitHub token', `ghp_${tail}${tail.slice(0, 12)}`, tail],
  ['a JSON web token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${tail}`, tail],
  ['a SendGrid key', `SG.${tail.slice(0, 22)}.${tail}${tail.slice(0, 19)}`, tail],
];

const inValue = (text: string): Tree => ({
  'values/link.json': { name: 'link', value: { nested: [{ text }] } },
});
const inSource = (text: string): Tree => ({
  'functions/tidy/source.js': `exports = async () => {\n  const link = ${JSON.stringify(text)}; // ${text}\n  return link;\n};\n`,
});
const asName = (text: string): Tree => ({
  'auth_providers/oauth2-google.json': {
    name: 'oauth2-google',
    type: 'oauth2-google',
    config: { clientId: 'shop' },
    secret_config: { clientSecret: text },
    disabled: false,
  },
});
const asFromSecret = (text: string): Tree => ({
  'values/key.json': { name: 'key', value: text, from_secret: true },
});

const spots: readonly (readonly [string, (text: string) => Tree, RegExp])[] = [
  ['a value', inValue, /Plan: /],
  ['a source', inSource, /secret-in-plain-text/],
  ["the place of a provider's secret", asName, /auth_providers\/oauth2-google\.json/],
  ["the place of a value's secret", asFromSecret, /values\/key\.json/],
];

/** Credentials where they should not be: no output shows them. */
export const credentialCases: readonly HostileCase[] = spots.flatMap(([spot, make, says]) =>
  credentials.map(([what, text, hidden]): HostileCase => ({
    name: `${what} in ${spot}`,
    app: { ...baseApps[20200603], ...make(text) },
    hidden: [hidden],
    exit: 0,
    says,
  })),
);
