import { hideCredentials } from '../model/hide-credentials';
import { isGivenOut } from '../model/is-given-out';
import { looksRandom } from '../model/looks-random';
import { mask } from '../model/mask';
import { secretWords } from '../model/secret-words';

// `PASSWORD=...`, `apiKey: "..."`, as files of settings, comments and prose write it. Names are bounded, so that a long one
// is not looked through from each of its characters.
const given = new RegExp(
  `(?<![\\w-])([\\w-]{0,60}(?:${secretWords})[\\w-]{0,30}["'\`]?[ \\t]{0,8}(?:[:=]|=>)[ \\t]{0,8}["'\`]?)([^\\s"'\`,;(){}]{6,})`,
  'gi',
);
const longText = /(?<![\w+/=-])[\w+/=-]{32,}(?![\w+/=-])/g;

/** Long texts that nobody wrote by hand: digests, too, as nothing tells them from keys. */
const isKey = (text: string): boolean => /\d/.test(text) && /[a-z]/i.test(text) && looksRandom(text);

/**
 * A text in no form that is known, as it may be shown: what looks like a credential by its form, what is given to something
 * that is called like one, and long texts without words are masked.
 */
export function maskPlainText(text: string): string {
  return hideCredentials(text)
    .replace(given, (whole, lead: string, value: string) => (isGivenOut(value) ? `${lead}${mask}` : whole))
    .replace(longText, (whole) => (isKey(whole) ? mask : whole));
}
