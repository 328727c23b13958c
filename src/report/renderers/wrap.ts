/** The columns that every terminal has. */
export const width = 80;

/** A text in lines of at most 80 columns: the first after `lead`, the others indented as far. Long words stay whole. */
export function wrap(text: string, lead: string): string[] {
  const margin = ' '.repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = margin;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
