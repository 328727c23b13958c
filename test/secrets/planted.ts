import { randomBytes } from 'node:crypto';

/** A secret that was put somewhere, with how it may be recognised wherever it gets to. */
export interface PlantedSecret {
  readonly place: string;
  /** A part of it that occurs nowhere else. */
  readonly mark: string;
  /** Whether the contract carries it: a plain value, a source, a hosted file, whatever nobody can tell from text. */
  readonly isCarried: boolean;
}

const base62 = (length: number): string =>
  randomBytes(length * 4)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length);
const hexadecimal = (length: number): string => {
  const text = randomBytes(length).toString('hex').slice(0, length);
  // One in some thousands has only digits or only letters, and could be anything.
  return /\d/.test(text) && /[a-f]/.test(text) ? text : hexadecimal(length);
};

/** Forms of secrets, each made of a mark that is random. */
const forms = {
  google: () => [base62(24), (mark: string) => `GOCSPX-${mark}`],
  stripe: () => [base62(24), (mark: string) => `sk_live_${mark}`],
  github: () => [base62(36), (mark: string) => `ghp_${mark}`],
  npm: () => [base62(36), (mark: string) => `npm_${mark}`],
  sendgrid: () => [base62(43), (mark: string) => `SG.abcdefghijklmnop.${mark}`],
  slack: () => [base62(24), (mark: string) => `https://hooks.slack.com/services/T0123/B0123/${mark}`],
  discord: () => [base62(40), (mark: string) => `https://discord.com/api/webhooks/123456789/${mark}`],
  jwt: () => [base62(43), (mark: string) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${mark}`],
  bearer: () => [base62(32), (mark: string) => `Bearer ${mark}`],
  basic: () => {
    const mark = Buffer.from(`shop:${base62(20)}`).toString('base64');
    return [mark, () => `Basic ${mark}`];
  },
  mongo: () => [base62(16), (mark: string) => `mongodb+srv://shop:${mark}@c.example.mongodb.net/db`],
  https: () => [base62(16), (mark: string) => `https://shop:${mark}@registry.example.org/a.git`],
  connection: () => [`p1${base62(14)}`, (mark: string) => `Server=s;User Id=u;Password=${mark};Encrypt=true`],
  query: () => [`q2${base62(18)}`, (mark: string) => `https://api.example.org/v1?api_key=${mark}&a=b`],
  pem: () => [
    base62(64),
    (mark: string) => `-----BEGIN PRIVATE KEY-----\n${mark}\n-----END PRIVATE KEY-----`,
  ],
  hex32: () => [hexadecimal(32), (mark: string) => mark],
  hex64: () => [hexadecimal(64), (mark: string) => mark],
  aws: () => [base62(40), (mark: string) => mark],
  uuid: () => {
    const mark = [8, 4, 4, 4, 12].map(hexadecimal).join('-');
    return [mark, () => mark];
  },
  symbols: () => [`${base62(12)}`, (mark: string) => `!${mark}#?`],
  // A word without a digit after `password:` could be prose.
  word: () => [`Sommer7${base62(9)}`, (mark: string) => mark],
} satisfies Record<string, () => readonly [string, (mark: string) => string]>;

/** The name of a form. */
export type SecretForm = keyof typeof forms;

/** Makes secrets, and keeps what was made: every one is another, and none is known before the run. */
export class Planter {
  readonly planted: PlantedSecret[] = [];

  private make(form: SecretForm, place: string, isCarried: boolean): string {
    const [mark, write] = forms[form]();
    this.planted.push({ place, mark, isCarried });
    return write(mark);
  }

  /** A secret that must be nowhere but in the input. */
  hidden(place: string, form: SecretForm): string {
    return this.make(form, place, false);
  }

  /** A secret that stands in what is carried as it is; it must be in no report and no message. */
  carried(place: string, form: SecretForm): string {
    return this.make(form, place, true);
  }
}
