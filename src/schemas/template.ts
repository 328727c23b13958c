/** Whether a text has a template expansion, `%(%%environment.values.x)`: it may stand for any text. */
export function isTemplate(text: string): boolean {
  return text.includes('%(');
}
