// A process that runs the built command again and again, each time in another folder: most of a run's time goes into loading
// the compiler, and hundreds of them would take as many seconds. What depends on a process of its own has one.
const { readFileSync, writeFileSync } = require('node:fs');

const { CommanderError, defineCommand } = require('../../dist/src/cli/options.js');
const { migrate } = require('../../dist/src/cli/migrate.js');
const { explainCrash } = require('../../dist/src/cli/explain-crash.js');
const { printError } = require('../../dist/src/cli/print-error.js');

// From here on the peak is that of the next run; only Linux can tell.
function forgetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Then it is the peak of all runs so far, which must keep within the same bounds.
  }
}

function peakKilobytes() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

async function run(args) {
  let out = '';
  const command = defineCommand('0.0.0', async (app, flags) => {
    process.exitCode = await migrate(app, flags, async (text) => {
      out += text;
    });
  });
  let error = '';
  const write = process.stderr.write;
  process.stderr.write = (text) => {
    error += text;
    return true;
  };
  process.exitCode = 0;
  try {
    await command.parseAsync(['node', 'migrate-functions', ...args]);
  } catch (thrown) {
    process.exitCode = 1;
    const failure = explainCrash(thrown);
    if (failure) error += printError(failure);
    else if (!(thrown instanceof CommanderError)) error += thrown.stack;
  } finally {
    process.stderr.write = write;
  }
  return { code: process.exitCode, out, error };
}

process.on('message', async ({ args, folder, environment }) => {
  Object.assign(process.env, environment);
  process.chdir(folder);
  forgetPeak();
  const before = process.cpuUsage();
  const ran = await run(args);
  const { user, system } = process.cpuUsage(before);
  process.chdir('/');
  process.exitCode = 0;
  process.send({ ...ran, cpuMs: (user + system) / 1000, peakKilobytes: peakKilobytes() });
});
