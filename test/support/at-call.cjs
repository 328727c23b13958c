// node --require at-call.cjs: counts the calls of the file system that a run makes itself, and does something just before
// one of them. AT_CALL is JSON: `log`, a file that gets the calls, one a line; and which call is meant, by `index`, or by
// `name`, a regular expression of its `path`, and which of those it is, `nth`; what is done is `signal`, sent to the run,
// or `shell`, a line.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');

const { log, index, name, path, nth = 1, signal, shell } = JSON.parse(process.env.AT_CALL);
const wanted = path === undefined ? undefined : new RegExp(path);
const calls = [];
const opened = new Map();
let left = nth;

function isMeant(called, at) {
  if (index !== undefined) return calls.length === index;
  return called === name && wanted.test(at) && --left === 0;
}

function act() {
  if (shell !== undefined) spawnSync('sh', ['-ec', shell], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (signal !== undefined) process.kill(process.pid, signal);
}

const own = [
  'openSync',
  'readSync',
  'writeSync',
  'closeSync',
  'writeFileSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'chmodSync',
  'readdirSync',
];
for (const called of own) {
  const original = fs[called];
  fs[called] = (...given) => {
    const at = typeof given[0] === 'number' ? (opened.get(given[0]) ?? '') : String(given[0]);
    calls.push(`${called} ${at}`);
    if (isMeant(called, at)) act();
    const result = original(...given);
    if (called === 'openSync') opened.set(result, at);
    return result;
  };
}

const write = fs.appendFileSync;
if (log !== undefined) process.on('exit', () => write(log, `${calls.join('\n')}\n`));
