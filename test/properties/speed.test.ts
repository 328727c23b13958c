import fc from 'fast-check';
import { planMigration } from '../../src';
import { sample } from './arbitraries/sample';
import { options, withApp } from './run-sample';
test('speed', () => {
  let t = Date.now(); const lap = (n: string) => { process.stderr.write(`${n} ${Date.now() - t}\n`); t = Date.now(); };
  const samples = fc.sample(fc.tuple(sample, options), { numRuns: 300, seed: 1 }); lap('generate');
  for (const [app] of samples) withApp(app, () => 0); lap('write');
  const plans: any[] = [];
  for (const [app, o] of samples) withApp(app, (p) => { try { plans.push(planMigration(p, o)); } catch { /**/ } }); lap('write+plan');
  for (const [app, o] of samples) withApp(app, (p) => { try { plans.push(planMigration(p, o)); } catch { /**/ } }); lap('write+plan');
  for (const p of plans) p.report.ledger.entries(); lap('entries');
});
