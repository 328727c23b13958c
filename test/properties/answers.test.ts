import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  askDecisions,
  OpenQuestions,
  planMigration,
  printAnswers,
  readAnswers,
  UserError,
  type Plan,
  type PlanOptions,
  type Question,
  type Reply,
} from '../../src';
import { temporaryFolder } from '../support/temporary-folder';
import { answerOf } from './answer-of';
import { sample } from './arbitraries/sample';
import { options, planOf, textsOfPlan, trials, withApp, writeFiles } from './run-sample';

/** Plans with the answers of another plan, saved to a file and read back. */
function replay(plan: Plan, app: string, folder: string, given: PlanOptions): Plan | undefined {
  const path = join(folder, 'answers.json5');
  writeFileSync(path, printAnswers(plan.report.decisions));
  return planOf(app, { ...given, answers: new Map(), answersFile: readAnswers(path) });
}

function expectSame(replayed: Plan | undefined, plan: Plan): void {
  expect(replayed && textsOfPlan(replayed)).toEqual(textsOfPlan(plan));
  const { decisions, findings } = replayed!.report;
  expect(decisions.map(({ id, answer }) => [id, answer])).toEqual(
    plan.report.decisions.map(({ id, answer }) => [id, answer]),
  );
  expect(decisions.filter(({ answeredBy }) => answeredBy !== 'answer')).toEqual([]);
  expect(findings.filter(({ code }) => code.startsWith('decision/'))).toEqual([]);
  expect(printAnswers(decisions)).toBe(printAnswers(plan.report.decisions));
}

test('saved defaults read back give the same bytes, with every decision answered', () => {
  fc.assert(
    fc.property(sample, options, (tree, given) =>
      withApp(tree, (app, folder) => {
        const plan = planOf(app, given);
        if (plan) expectSame(replay(plan, app, folder, given), plan);
      }),
    ),
    trials(50),
  );
});

test('so do saved answers, whatever was answered', () => {
  fc.assert(
    fc.property(sample, options, fc.infiniteStream(fc.nat({ max: 7 })), (tree, given, picks) =>
      withApp(tree, (app, folder) => {
        const first = planOf(app, given);
        const pick = (): number => picks.next().value ?? 0;
        const answers = new Map(first?.report.decisions.map((one) => [one.id, answerOf(one, pick())]));
        const plan = planOf(app, { ...given, answers });
        // Another layout or folder is another app, which may be refused.
        if (plan) expectSame(replay(plan, app, folder, given), plan);
      }),
    ),
    trials(50),
  );
});

test('asking until nothing is open answers everything, and the answers alone give the same bytes', async () => {
  const picked = fc.infiniteStream(fc.nat({ max: 7 }));
  let all = 0;
  const property = fc.asyncProperty(sample, options, picked, async (tree, given, picks) => {
    const folder = temporaryFolder();
    writeFiles(folder, tree.files);
    const planWith = (answers: PlanOptions['answers']): Plan => planMigration(folder, { ...given, answers });
    let asked = 0;
    const ask = ({ decisions: [first] }: Question): Promise<Reply> => {
      all++;
      expect(asked++).toBeLessThan(100);
      return Promise.resolve({ answer: answerOf(first, picks.next().value ?? 0) });
    };
    let plan: Plan;
    try {
      plan = await askDecisions(planWith, ask);
    } catch (error) {
      // An app may be refused for other reasons.
      expect(error).toBeInstanceOf(UserError);
      expect(error).not.toBeInstanceOf(OpenQuestions);
      return;
    }
    const { decisions } = plan.report;
    const open = decisions.filter(
      ({ answeredBy, choices, text }) => answeredBy !== 'answer' && (choices.length > 1 || text),
    );
    expect(open).toEqual([]);
    const answers = new Map(decisions.map(({ id, answer }) => [id, answer!]));
    expect(textsOfPlan(planWith(answers))).toEqual(textsOfPlan(plan));
  });
  const parameters = trials(40);
  await fc.assert(property, parameters);
  // Otherwise this looked at next to nothing.
  expect(all).toBeGreaterThan(parameters.numRuns! / 2);
});
