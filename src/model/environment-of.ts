import { getText, type Json } from './json';

/** The environment that an app is set to; undefined where it has none, which files also say by `none` and by an empty text. */
export function environmentOf(settings: Json | undefined): string | undefined {
  const set = getText(settings, 'environment');
  return set === '' || set === 'none' ? undefined : set;
}
