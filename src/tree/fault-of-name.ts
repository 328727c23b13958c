const separator = /[/\\]/;
const controlCharacter = /\p{Cc}/u;
const halfCharacter = /\p{Cs}/u;
// `:` is worse than refused there: NTFS would write to a stream of another file.
const refusedByWindows = /[<>:"|?*]/;
// With any ending, or spaces before it, these still open the device.
const device = /^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[1-9¹²³]) *(?:\.|$)/i;
const trailing = /[. ]$/;
const maximumBytes = 255;

/**
 * What is wrong with a name that becomes the name of a file or folder, whole or with an ending. The rules are the same on
 * every system, so that a tree that is written on one can be checked out on any other.
 *
 * @returns the end of a sentence that starts with the name; undefined when nothing is wrong
 */
export function faultOfName(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name === '.' || name === '..') return 'leads to another folder';
  if (separator.test(name)) return 'holds a path separator';
  if (controlCharacter.test(name)) return 'holds a control character';
  if (halfCharacter.test(name)) return 'holds half of a UTF-16 pair, which no file name can hold';
  if (refusedByWindows.test(name))
    return 'holds one of the characters < > : " | ? *, which Windows refuses in a file name';
  if (device.test(name)) return 'is what Windows calls a device';
  return undefined;
}

/** The same for one segment of a path, as it will stand on the disk. */
export function faultOfSegment(segment: string): string | undefined {
  const fault = faultOfName(segment);
  if (fault) return fault;
  if (trailing.test(segment)) return 'ends with a dot or a space, which Windows drops';
  // A UTF-16 unit takes up to three bytes.
  if (segment.length * 3 <= maximumBytes) return undefined;
  const bytes = Buffer.byteLength(segment);
  return bytes > maximumBytes ? `is ${bytes} bytes long, and file systems allow ${maximumBytes}` : undefined;
}
