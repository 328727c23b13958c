import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { commandFile, plainEnvironment } from './run-command';
import { temporaryFolder } from './temporary-folder';

/** Whether terminals can be made here: `script` of util-linux makes them. */
export const canMakeTerminals = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

const started: ChildProcess[] = [];

afterEach(() => {
  // A test that fails leaves a question behind that waits for ever.
  for (const run of started.splice(0)) if (run.exitCode === null) run.kill('SIGKILL');
});

/** The keys that tests press. */
export const keys = {
  enter: '\r',
  up: '\u001b[A',
  down: '\u001b[B',
  escape: '\u001b',
  backspace: '\u007f',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
} as const;

/** How a command is started in a terminal. */
export interface TerminalOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Added to the line of the shell: `2>/dev/null`. */
  readonly redirect?: string;
}

/** A command that runs in a terminal of its own. */
export interface InTerminal {
  /** Waits until a text is shown that was not waited for before. Give a part that is one line of the screen. */
  waitFor(text: string | RegExp): Promise<void>;
  type(text: string): void;
  /** Ends what is typed, as a pipe that runs dry. */
  endInput(): void;
  kill(signal: NodeJS.Signals): void;
  /** Takes the terminal away, as closing its window does. */
  close(): void;
  /** Waits for the end of the command: its exit code, and all that was shown, without colours. */
  ended(): Promise<{ code: number; shown: string }>;
}

const patience = 30_000;
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Starts the built command in a terminal of 100 columns. */
export function startInTerminal(args: readonly string[], options: TerminalOptions = {}): InTerminal {
  const codeFile = join(temporaryFolder(), 'code');
  const command = [process.execPath, commandFile, ...args].map(quote).join(' ');
  // The outer shell outlives the terminal to tell the code; the inner one becomes the command and tells its process.
  const line = [
    'stty cols 100 rows 40',
    'trap : HUP INT',
    `sh -c 'echo "pid $$"; exec "$@"' sh ${command} ${options.redirect ?? ''}`,
    `echo $? >${quote(codeFile)}`,
  ].join('; ');
  const run = spawn('script', ['-qfc', line, '/dev/null'], {
    env: { ...plainEnvironment(), SHELL: '/bin/sh', TERM: 'xterm', ...options.env },
    cwd: options.cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(run);
  // The command may end before it has read everything.
  run.stdin.on('error', () => undefined);
  const closed = once(run, 'close');
  let raw = '';
  run.stdout.setEncoding('utf8').on('data', (text: string) => (raw += text));
  const shown = (): string => stripVTControlCharacters(raw).replaceAll('\r', '');
  let from = 0;

  async function waitUntil(isSo: () => boolean, what: string): Promise<void> {
    for (const end = Date.now() + patience; !isSo(); await setTimeout(10))
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; shown so far:\n${shown()}`);
  }

  return {
    async waitFor(text) {
      const found = (): { at: number; length: number } | undefined => {
        const rest = shown().slice(from);
        const match = typeof text === 'string' ? text : text.exec(rest)?.[0];
        const at = match === undefined ? -1 : rest.indexOf(match);
        return at < 0 ? undefined : { at, length: match!.length };
      };
      await waitUntil(() => found() !== undefined, String(text));
      const { at, length } = found()!;
      from += at + length;
    },
    type: (text) => void run.stdin.write(text),
    endInput: () => void run.stdin.end(),
    kill: (signal) => void process.kill(Number(/pid (\d+)/.exec(shown())![1]), signal),
    close: () => void run.kill('SIGKILL'),
    async ended() {
      await closed;
      const isThere = (): boolean => existsSync(codeFile) && readFileSync(codeFile, 'utf8') !== '';
      await waitUntil(isThere, 'the end');
      return { code: Number(readFileSync(codeFile, 'utf8')), shown: shown() };
    },
  };
}
