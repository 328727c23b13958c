const holes =
  /your|example|placeholder|change_?me|dummy|sample|todo|fake|redacted|x{4}|\*{3}|\.{3}|[<>{}]|%\(|\$\{|^\$\w+$|^%[sdj]$|^%\w+%$/i;
const words = /^(?:pass(?:word|wd)?|pwd|secret|token|user(?:name)?|apikey|null|undefined|true|false)$/i;

/** Whether what stands in the place of a credential is a hole to fill in, and no credential. */
export function isPlaceholder(text: string): boolean {
  return holes.test(text) || words.test(text);
}
