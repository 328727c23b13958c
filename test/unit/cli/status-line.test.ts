import { openStatusLine, type StatusLine } from '../../../src/cli/status-line';

/** A status line with what it writes, and a clock that is set by hand. */
function open({ isTTY = true, environment = {}, quiet = false } = {}): {
  status: StatusLine;
  written: string[];
  at: (time: number) => void;
} {
  const written: string[] = [];
  let time = 1000;
  const terminal = { isTTY, write: (text: string) => written.push(text) };
  const status = openStatusLine(terminal, environment, quiet, () => time);
  return { status, written, at: (later) => (time = 1000 + later) };
}

const line = (text: string): string => `\r\u001b[K${text}`;

test('nothing is shown in the first half second, and then nothing is cleared', () => {
  const { status, written, at } = open();
  status.show('reading', 1);
  at(499);
  status.show('reading', 400);
  status.clear();
  expect(written).toEqual([]);
});

test('from then on one line is overwritten, at most ten times a second within a stage', () => {
  const { status, written, at } = open();
  at(500);
  status.show('reading', 1234);
  at(599);
  status.show('reading', 1300);
  at(600);
  status.show('reading', 1400);
  expect(written).toEqual([line('Reading 1,234 files ...'), line('Reading 1,400 files ...')]);
});

test('a new stage is shown at once', () => {
  const { status, written, at } = open();
  at(500);
  status.show('reading', 7);
  status.show('migrating');
  status.show('writing', 0);
  expect(written).toEqual([line('Reading 7 files ...'), line('Migrating ...'), line('Writing 0 files ...')]);
});

test('it is cleared once', () => {
  const { status, written, at } = open();
  at(500);
  status.show('checking');
  status.clear();
  status.clear();
  expect(written).toEqual([line('Checking ...'), line('')]);
});

test.each([
  ['without a terminal', { isTTY: false }],
  ['in CI', { environment: { CI: 'true' } }],
  ['on a terminal that cannot overwrite', { environment: { TERM: 'dumb' } }],
  ['with --quiet', { quiet: true }],
])('%s nothing is ever written', (_, options) => {
  const { status, written, at } = open(options);
  at(5000);
  status.show('reading', 1);
  status.clear();
  expect(written).toEqual([]);
});
