/** Whether a text has a template expansion, `%(%%environment.values.x)`: it may stand for any text. */
export function isTemplate(text: string): boolean {
  return text.includes('%(');
}

/** Whether a text is one expansion and nothing else: what it stands for may be of any kind. */
export function isExpansion(text: string): boolean {
  return /^%\(%%[\w.]+\)$/.test(text);
}
