import { listNames } from '../list-names';

const shown = 5;

/** Where the app was found, and which others were not read: sentences for the head of a report. */
export function describeFolder(
  { folder, others = [] }: { readonly folder?: string; readonly others?: readonly string[] },
  show: (name: string) => string = (name) => name,
): string[] {
  const names = listNames(others, { limit: shown, show });
  return [
    ...(folder === undefined ? [] : [`The app is in ${show(folder)}.`]),
    ...(others.length === 0
      ? []
      : [
          others.length === 1
            ? `Another app is in ${names}, and is no part of this run.`
            : `Other apps are in ${names}, and are no part of this run.`,
        ]),
  ];
}
