import { credentialShapes } from './credential-shapes';
import { isGivenOut } from './is-given-out';
import { isPlaceholder } from './is-placeholder';
import { looksRandom } from './looks-random';

/** What looks like a credential in a text. */
export interface FoundCredential {
  /** With its article, as it stands in a sentence. */
  readonly kind: string;
  /** Where what must not be shown starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Where the whole of it starts: what stands before `start` may be shown, and says what it is. */
  readonly from: number;
  /** Made to be published: it is masked like the others, but nobody needs to be warned of it. */
  readonly isPublic?: true;
}

// Most texts have none, and how they begin tells it in hardly any time.
const anyLead = new RegExp(credentialShapes.map(({ lead }) => lead).join('|'));
// Each begins where a word begins, so that no text is looked through again from each of its characters.
const anyShape = new RegExp(
  `(?<![\\w-])(?:${credentialShapes.map(({ lead, rest }) => `(?:${lead})${rest}`).join('|')})`,
  'g',
);
const shapes = credentialShapes.map((shape) => ({
  ...shape,
  pattern: new RegExp(`^(${shape.lead})${shape.rest}$`),
}));
// A placeholder has the form without the contents.
const emptyForm = /x{6}|X{6}|\.{3}/;

const privateKey =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]{0,40}-----|[\s\S]*)/g;
const beginning = '-----BEGIN '.length;
// What follows `://` up to the path; a password may hold a colon and, unescaped, an @.
const authority = /:\/\/([^\s/?#"'`<>\\]{3,400})/g;
const longestScheme = /[a-z][a-z0-9+.-]*$/i;
const header = /(?<![\w-])((Basic|Bearer|Token|ApiKey|Splunk)[ \t]{1,4})([\w+/=.~-]{12,})/gi;
const inQuery =
  /([?&](?:api_?-?key|access_?token|auth_?token|client_?secret|token|secret|password|passwd|pwd|sig|signature|access_?key|private_?key)=)([^&#\s"'`<>\\]+)/gi;
const inConnection =
  /(?<![\w-])((?:password|pwd|accountkey|sharedaccesskey|sharedsecretvalue)[ ]?=[ ]?)([^;&\s"'`<>\\]{4,})(;)?/gi;
const fortyCharacters = /(?<![\w+/=.-])[A-Za-z0-9+/]{40}(?![\w+/=.-])/g;

function findShapes(text: string): FoundCredential[] {
  if (!anyLead.test(text)) return [];
  return [...text.matchAll(anyShape)].flatMap(({ index, 0: whole }): FoundCredential[] => {
    if (emptyForm.test(whole)) return [];
    for (const { kind, pattern, isPublic } of shapes) {
      const lead = pattern.exec(whole)?.[1];
      if (lead === undefined) continue;
      const [start, end] = [index + lead.length, index + whole.length];
      return [{ kind, from: index, start, end, ...(isPublic && { isPublic }) }];
    }
    return [];
  });
}

function findPrivateKeys(text: string): FoundCredential[] {
  if (!text.includes('PRIVATE KEY')) return [];
  return [...text.matchAll(privateKey)]
    .filter(([whole]) => !emptyForm.test(whole))
    .map(({ index, 0: whole }) => ({
      kind: 'a private key',
      from: index,
      start: index + beginning,
      end: index + whole.length,
    }));
}

/** Passwords before the host of an address, and tokens that stand there alone. */
function findInAddresses(text: string): FoundCredential[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(authority)].flatMap(({ index, 1: whole = '' }): FoundCredential[] => {
    const user = whole.slice(0, Math.max(0, whole.lastIndexOf('@')));
    const colon = user.indexOf(':');
    const password = colon < 0 ? user : user.slice(colon + 1);
    const isOne = colon < 0 ? looksRandom(user) : password !== '' && !/^\*+$/.test(password);
    if (!isOne || isPlaceholder(password) || /^\$/.test(password)) return [];
    const start = index + '://'.length;
    const scheme = longestScheme.exec(text.slice(Math.max(0, index - 16), index))?.[0] ?? '';
    return [
      { kind: 'an address with a password', from: index - scheme.length, start, end: start + user.length },
    ];
  });
}

/** Whether what follows `Basic` is a name and a password, in base64. */
function isBasic(scheme: string, token: string): boolean {
  if (scheme.toLowerCase() !== 'basic' || token.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token))
    return false;
  return /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(atob(token));
}

function findHeaders(text: string): FoundCredential[] {
  return [...text.matchAll(header)].flatMap(
    ({ index, 1: lead = '', 2: scheme = '', 3: token = '' }): FoundCredential[] => {
      if (!isBasic(scheme, token) && !(isGivenOut(token) && !/^[a-z]+\d*$/i.test(token))) return [];
      const start = index + lead.length;
      return [{ kind: 'the header of an authorisation', from: index, start, end: start + token.length }];
    },
  );
}

function findInQueries(text: string): FoundCredential[] {
  return [...text.matchAll(inQuery)].flatMap(({ index, 1: lead = '', 2: value = '' }): FoundCredential[] => {
    if (!isGivenOut(value)) return [];
    const start = index + lead.length;
    return [{ kind: 'an address with a secret', from: start, start, end: start + value.length }];
  });
}

function findInConnections(text: string): FoundCredential[] {
  return [...text.matchAll(inConnection)].flatMap(
    ({ index, 1: lead = '', 2: value = '', 3: ends = '' }): FoundCredential[] => {
      // Between semicolons it can hardly be anything else; elsewhere it must look like one.
      const isOne = ends || text.charAt(index - 1) === ';' ? !isPlaceholder(value) : isGivenOut(value);
      if (!isOne || /^[\w.]+\(|^\$/.test(value)) return [];
      const start = index + lead.length;
      return [{ kind: 'a connection string with a password', from: index, start, end: start + value.length }];
    },
  );
}

// The secret half of an AWS key has no mark of its own but its length.
function findSecretHalves(text: string): FoundCredential[] {
  return [...text.matchAll(fortyCharacters)]
    .filter(([key]) => /[A-Z]/.test(key) && /[a-z]/.test(key) && /\d/.test(key) && looksRandom(key))
    .map(({ index, 0: key }) => ({
      kind: 'an AWS secret key',
      from: index,
      start: index,
      end: index + key.length,
    }));
}

/**
 * What a text holds that looks like a credential by its form alone, wherever it stands in it, in the order of the text. No
 * two overlap. It takes time in proportion to the text, whatever the text is.
 */
export function findCredentials(text: string): FoundCredential[] {
  if (text.length < 8) return [];
  const all = [
    ...findPrivateKeys(text),
    ...findShapes(text),
    ...findInAddresses(text),
    ...findHeaders(text),
    ...findInQueries(text),
    ...findInConnections(text),
    ...findSecretHalves(text),
  ];
  if (all.length < 2) return all;
  let end = 0;
  return all
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((each) => each.start >= end && (end = each.end) > 0);
}
