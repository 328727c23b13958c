/** Whether an error says that code called itself too often: the text of a source decides how deeply it is nested. */
export const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && /call stack/.test(error.message);
