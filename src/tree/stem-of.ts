/**
 * The part of a name that the name of something beside it may begin with: a file name has at most 255 bytes, of which this
 * one may take all.
 */
export const stemOf = (name: string): string => [...name].slice(0, 40).join('');
