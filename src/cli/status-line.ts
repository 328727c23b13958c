import type { OnProgress, Stage } from '../model/progress';

const titles: Readonly<Record<Stage, string>> = {
  unpacking: 'Unpacking',
  reading: 'Reading',
  migrating: 'Migrating',
  checking: 'Checking',
  writing: 'Writing',
  reporting: 'Reporting',
};

// Quick runs show nothing, and drawing more often costs time and cannot be read.
const delay = 500;
const interval = 100;

const clearLine = '\r\u001b[K';

/** The one line that says what a long run is doing. */
export interface StatusLine {
  readonly show: OnProgress;
  /** Takes the line away; anything else that is written to the terminal must come after. */
  readonly clear: () => void;
}

/** What tells whether somebody watches. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A status line on a terminal: from half a second after the start on, one line that is overwritten. Without somebody who
 * watches it does nothing: no terminal, a terminal that cannot overwrite, CI, --quiet.
 *
 * @param now milliseconds that only grow
 */
export function openStatusLine(
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
  quiet: boolean,
  now: () => number = () => performance.now(),
): StatusLine {
  if (!terminal.isTTY || quiet || environment['CI'] || environment['TERM'] === 'dumb')
    return { show: () => undefined, clear: () => undefined };
  const start = now();
  let shown: { readonly stage: Stage; readonly at: number } | undefined;
  return {
    show: (stage, files) => {
      const at = now();
      if (at - start < delay || (shown?.stage === stage && at - shown.at < interval)) return;
      shown = { stage, at };
      const count = files === undefined ? '' : ` ${files.toLocaleString('en-US')} files`;
      terminal.write(`${clearLine}${titles[stage]}${count} ...`);
    },
    clear: () => {
      if (shown) terminal.write(clearLine);
      shown = undefined;
    },
  };
}
