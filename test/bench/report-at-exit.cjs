// node --require report-at-exit.cjs SCRIPT: when the process ends, writes to the file named by BENCH_REPORT how much
// memory it used at its peak, how much time of the processor, how many modules it loaded, and whether ts-morph was one of
// them.
const { readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { isMainThread } = require('node:worker_threads');

const TS_MORPH = /(^|[\\/]node_modules[\\/])ts-morph([\\/]|$)/;
const report = process.env.BENCH_REPORT;

if (report && isMainThread) {
  let tsMorph = false;
  const load = Module._load;
  Module._load = function (request, ...rest) {
    if (TS_MORPH.test(request)) tsMorph = true;
    return load.call(this, request, ...rest);
  };

  process.on('exit', () => {
    const loaded = Object.keys(require.cache);
    const peak = peakKilobytes();
    const { user, system } = process.cpuUsage();
    tsMorph ||= loaded.some((file) => TS_MORPH.test(file));
    writeFileSync(
      report,
      JSON.stringify({ peakKilobytes: peak, cpuMs: (user + system) / 1000, modules: loaded.length, tsMorph }),
    );
  });
}

/**
 * On Linux, maxRSS survives exec: a small child of a big parent reports the parent's peak. VmHWM belongs to the
 * program that runs now.
 */
function peakKilobytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
