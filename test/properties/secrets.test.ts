import fc from 'fast-check';
import { printAnswers, type Plan } from '../../src';
import { printError } from '../../src/cli/print-error';
import { renderDiffs } from '../../src/plan/render-diffs';
import { listFindings } from '../../src/report/list-findings';
import { renderHtmlReport } from '../../src/plan/render-html-report';
import { renderJson } from '../../src/report/renderers/render-json';
import { renderMarkdown } from '../../src/report/renderers/render-markdown';
import { renderSarif } from '../../src/report/renderers/render-sarif';
import { renderText } from '../../src/report/renderers/render-text';
import { sample, type Sample } from './arbitraries/sample';
import { bytesOfPlan, options, planOf, refusalOf, trials, withApp } from './run-sample';

const mark = /hush-\d+-hush/g;

// Texts that were copied into the app as values of its own are not what is looked for; the marks are in no arbitrary.
function expectNone(text: string, where: string): void {
  expect([where, text.match(mark) ?? []]).toEqual([where, []]);
}

function everyPlan(numRuns: number, look: (plan: Plan) => void): void {
  const withSecrets = sample.filter(({ secrets }: Sample) => secrets.length > 0);
  fc.assert(
    fc.property(withSecrets, options, (app, given) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, given);
        if (plan) look(plan);
      }),
    ),
    trials(numRuns),
  );
}

test('no value of secrets.json and no secret of a webhook is in a file that is written', () => {
  everyPlan(90, (plan) => {
    for (const [path, bytes] of bytesOfPlan(plan)) expectNone(bytes.toString('latin1'), path);
  });
});

test('no secret is in a report', () => {
  everyPlan(70, ({ report }) => {
    expectNone(renderJson(report, { written: false }), 'JSON');
    expectNone(renderMarkdown(report, { written: true, verbose: true }), 'Markdown');
    expectNone(renderSarif(listFindings(report)), 'SARIF');
    expectNone(renderText(report, { written: true, verbose: true }), 'verbose text');
    expectNone(renderText(report, { written: false, verbose: false }), 'text');
  });
});

test('no secret is in the answers that are saved', () => {
  everyPlan(70, ({ report }) => {
    expectNone(printAnswers(report.decisions), 'answers');
  });
});

test('no secret is in an HTML report', () => {
  everyPlan(60, (plan) => {
    expectNone(renderHtmlReport(plan, { written: false }), 'HTML');
  });
});

test('no secret is in a diff', () => {
  everyPlan(90, (plan) => {
    expectNone(renderDiffs(plan), 'diff');
  });
});

test('no secret is in the message that refuses an app', () => {
  const broken = sample.map((app): Sample => ({
    ...app,
    files: app.files.map((file) =>
      file.bytes.includes('hush-') ? { ...file, bytes: file.bytes.subarray(0, -3) } : file,
    ),
  }));
  fc.assert(
    fc.property(broken, options, (app, given) =>
      withApp(app, (folder) => {
        const refusal = refusalOf(folder, given);
        if (refusal) expectNone(printError(refusal), 'refusal');
      }),
    ),
    trials(60),
  );
});
