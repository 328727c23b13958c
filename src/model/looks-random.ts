const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
// Words that have digits, so that a name with some of them looks like what a machine made.
const wordsWithDigits =
  /o?auth[02]|sha\d{1,3}|md5|aes\d{3}|[ehpr]s(?:256|384|512)|base64|utf8|p12|x509|ec2|s3|k8s|v\d/gi;
const shortest = 10;
const long = 20;

// A capital begins a word, and several are an abbreviation.
const runsOf = (text: string): string[] => text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];

/** How long the words and numbers of a text are, which nothing separates but their kind of character. */
function averageRun(text: string): number {
  const runs = runsOf(text);
  return runs.reduce((sum, { length }) => sum + length, 0) / Math.max(1, runs.length);
}

/** Whether letters cannot be pronounced: they have hardly a vowel, or too many of the rarest letters. */
function isUnpronounceable(letters: string): boolean {
  if (letters.length < 16) return false;
  const count = (kind: RegExp): number => letters.match(kind)?.length ?? 0;
  return (
    /[bcdfghjklmnpqrstvwxz]{7}/i.test(letters) ||
    count(/[aeiouy]/gi) < letters.length / 5 ||
    count(/[jqxz]/gi) > letters.length / 8
  );
}

function isRandomPart(given: string): boolean {
  if (given.length < shortest) return false;
  const isHexadecimal = /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(given);
  if (isHexadecimal && given.length >= 16 && /\d/.test(given) && /[a-f]/i.test(given)) return true;
  const part = given.replace(wordsWithDigits, '');
  const numbers = part.match(/\d+/g)?.length ?? 0;
  const average = averageRun(part);
  if (numbers >= 3 || (numbers > 0 && average < 2.4)) return true;
  return part.length >= 16 && (average < 2.6 || isUnpronounceable(part.replace(/\d/g, '')));
}

/**
 * Whether a text, or a part of it between punctuation, looks like what a machine made up rather than like the words and
 * numbers of which people make names. It is a guess: chance makes words, too.
 */
export function looksRandom(text: string): boolean {
  if (uuid.test(text)) return true;
  const words = text.replace(wordsWithDigits, '');
  return (words.length >= long && averageRun(words) < 3) || text.split(/[^A-Za-z0-9]+/).some(isRandomPart);
}
