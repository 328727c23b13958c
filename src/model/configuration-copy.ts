// What is added behind the ending: `x.json.bak`, `x.json~`, `x.json.1`, `#x.json#`.
const behind =
  /\.json(?:~+|#|\.(?:bak\w*|backup|old|orig(?:inal)?|save|sav|swp|swo|tmp|temp|copy|prev|previous|rej|\d+|~\d+~)|[ _-](?:bak|backup|old|orig|copy)|\.\d{4}[\w.-]*)$/i;
// What is added before it: `x.old.json`, `x copy.json`, `x (1).json`, `copy of x.json`.
const before =
  /[ ._-](?:bak\d*|backup\d*|old\d*|orig(?:inal)?|copy|copy \d+|prev(?:ious)?|tmp|temp)\.json$| ?\(\d+\)\.json$|(?:^|\/)copy of [^/]*\.json$/i;

/**
 * Whether a file is called as a copy of a JSON file is, which an editor, a tool or a person put beside it.
 *
 * @param path of the file in the app
 */
export function isConfigurationCopy(path: string): boolean {
  return behind.test(path) || before.test(path);
}
