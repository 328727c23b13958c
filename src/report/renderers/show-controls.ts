/**
 * A line with its control characters spelled out. Names are the user's, or those of whoever made the app: a terminal
 * would obey what stands in them, and a line break would make one line look like two.
 */
export function showControls(line: string): string {
  return line.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
