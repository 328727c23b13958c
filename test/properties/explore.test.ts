import fc from 'fast-check';
import { planMigration, UserError } from '../../src';
import { sample } from './arbitraries/sample';
import { options, withApp } from './run-sample';

const classify = (app: any, opts: any): [string, string] => withApp(app, (path) => {
  try {
    const plan = planMigration(path, opts);
    const gaps = plan.report.findings.filter((f) => f.code === 'ledger/gap');
    if (gaps[0]) return ['GAP ' + gaps[0].message.replace(/"line.*$/, '').replace(/^.*close: /, '').replace(/\/(?!config).*?\//g, '/*/').slice(0,60), gaps[0].message];
    return [`ok ${app.version}->${plan.report.input.version}`, ''];
  } catch (e) {
    if (e instanceof UserError) return ['UserError ' + e.message.replace(/\/tmp\S*/, '') + ' / ' + e.problems.map((p) => p.message.replace(/"[^"]*"/g, '""').slice(0, 110)).sort()[0], JSON.stringify(e.problems[0])];
    return ['CRASH ' + (e as Error).stack!.split('\n').slice(0, 3).join(' | '), ''];
  }
});
test('explore', () => {
  const samples = fc.sample(fc.tuple(sample, options), { numRuns: Number(process.env.N ?? 400), seed: Number(process.env.SEED ?? 1) });
  const count: Record<string, number> = {};
  for (const [app, opts] of samples) { const [k, m] = classify(app, opts); if (process.env.SHOW && new RegExp(process.env.SHOW).test(k)) process.stderr.write(`@@ ${k} ${m} ${JSON.stringify(opts)} ${fc.stringify(app)}\n`); count[k] = (count[k] ?? 0) + 1; }
  let out = Object.entries(count).sort().map(([k, n]) => `${n} ${k}`).join('\n');
  if (process.env.SHRINK) {
    for (const k of Object.keys(count)) if (!out.includes(`=== ${k}`)) if (new RegExp(process.env.SHRINK).test(k)) {
      const r = fc.check(fc.property(sample, options, (app, opts) => classify(app, opts)[0] !== k), { numRuns: Number(process.env.N ?? 400) * 2, seed: Number(process.env.SEED ?? 1), interruptAfterTimeLimit: 20000 });
      if (r.counterexample) out += `\n\n=== ${k}\n${classify(...r.counterexample)[1]}\n${JSON.stringify(r.counterexample[1])}\n${fc.stringify(r.counterexample[0])}`;
    }
  }
  require('fs').writeFileSync('/tmp/explore.txt', out + '\n');
}, 600000);
