/** The exported names that scripts run or deploy as functions, by what calls them. */
export interface ScriptTargets {
  readonly http: string[];
  readonly events: string[];
  /** The folders that scripts say the functions are in. */
  readonly sources: string[];
}

function optionIn(command: string, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const [, value] = new RegExp(`(?:^|\\s)${name}(?:=|\\s+)["']?([\\w./-]+)`).exec(command) ?? [];
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * Reads which functions the scripts of a package run or deploy: functions-framework-nodejs, "Configure the Functions
 * Framework" (`function` is the target where none is named); `gcloud functions deploy` (the entry point is the name
 * where none is given), `gcloud run deploy --function`.
 */
export function readScriptTargets(scripts: readonly string[]): ScriptTargets {
  const found: ScriptTargets = { http: [], events: [], sources: [] };
  for (const command of scripts.flatMap((script) => script.split(/&&|\|\||[;|\n]/))) {
    const [, named] = /\bFUNCTION_TARGET=["']?([\w-]+)/.exec(command) ?? [];
    if (/\bfunctions-framework\b/.test(command) && !/\binstall\b|\bnpm i\b|\bnpm add\b/.test(command)) {
      const target = named ?? optionIn(command, '--target') ?? 'function';
      const signature =
        optionIn(command, '--signature-type') ?? /\bFUNCTION_SIGNATURE_TYPE=["']?(\w+)/.exec(command)?.[1];
      (signature === undefined || signature === 'http' ? found.http : found.events).push(target);
      const source = optionIn(command, '--source');
      if (source !== undefined) found.sources.push(source);
    } else if (/\bgcloud\s+(?:beta\s+|alpha\s+)?functions\s+deploy\b/.test(command)) {
      const [, name] = /\bdeploy\s+["']?([\w-]+)/.exec(command) ?? [];
      const target = optionIn(command, '--entry-point') ?? name;
      const isEvent = /--trigger-(?!http)/.test(command);
      if (target !== undefined) (isEvent ? found.events : found.http).push(target);
    } else if (/\bgcloud\s+(?:beta\s+)?run\s+deploy\b/.test(command)) {
      const target = optionIn(command, '--function');
      if (target !== undefined) found.http.push(target);
    } else if (named !== undefined) found.http.push(named);
  }
  return found;
}
