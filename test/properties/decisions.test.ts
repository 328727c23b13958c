import fc from 'fast-check';
import { UserError, type Plan } from '../../src';
import { answerOf } from './answer-of';
import { sample } from './arbitraries/sample';
import { options, planOf, refusalOf, textsOfPlan, trials, withApp } from './run-sample';

const defaultsOf = (plan: Plan): [string, string][] =>
  plan.report.decisions.flatMap((decision): [string, string][] =>
    decision.answeredBy === 'default' ? [[decision.id, decision.default!]] : [],
  );

test('answering every decision with its default gives the same bytes as not answering', () => {
  fc.assert(
    fc.property(sample, options, (app, given) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, given);
        if (!plan) return;
        const answered = planOf(folder, { ...given, answers: new Map(defaultsOf(plan)) });
        expect(answered && textsOfPlan(answered)).toEqual(textsOfPlan(plan));
        expect(defaultsOf(answered!)).toEqual([]);
      }),
    ),
    trials(100),
  );
});

test('answering one decision with its default gives the same bytes', () => {
  fc.assert(
    fc.property(sample, options, fc.nat(), (app, given, pick) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, given);
        const defaults = plan ? defaultsOf(plan) : [];
        if (!plan || defaults.length === 0) return;
        const answers = new Map([defaults[pick % defaults.length]!]);
        const answered = planOf(folder, { ...given, answers });
        expect(answered && textsOfPlan(answered)).toEqual(textsOfPlan(plan));
      }),
    ),
    trials(60),
  );
});

test('whatever is answered, the answer counts, every value has an account, and running again with it changes nothing', () => {
  fc.assert(
    fc.property(sample, options, fc.infiniteStream(fc.nat({ max: 7 })), (app, given, picks) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, given);
        if (!plan) return;
        const wanted = plan.report.decisions.map((decision): [string, string] => [
          decision.id,
          answerOf(decision, picks.next().value ?? 0),
        ]);
        const answers = new Map(wanted);
        const answered = planOf(folder, { ...given, answers });
        // Another layout or folder is another app, which may be refused.
        if (!answered)
          return expect(wanted.some(([id]) => /^(?:layout|app-folder|duplicate)/.test(id))).toBe(true);
        const counted = answered.report.decisions.filter(({ id }) => answers.has(id));
        for (const { id, answer, answeredBy } of counted)
          expect([answer, answeredBy]).toEqual([answers.get(id), 'answer']);
        expect(answered.report.findings.filter(({ code }) => code === 'ledger/gap')).toEqual([]);
      }),
    ),
    trials(100),
  );
});

test('an answer that no decision accepts is refused, with the decision and its choices', () => {
  fc.assert(
    fc.property(sample, options, fc.nat(), (app, given, pick) =>
      withApp(app, (folder) => {
        const decisions = planOf(folder, given)?.report.decisions ?? [];
        const decision = decisions[pick % decisions.length];
        if (!decision) return;
        const answers = new Map([[decision.id, ' not an answer ']]);
        const error = refusalOf(folder, { ...given, answers });
        expect(error).toBeInstanceOf(UserError);
        expect(error!.problems).toContainEqual(
          expect.objectContaining({
            message: expect.stringContaining(`" not an answer " is no answer to ${decision.id}`),
            action: expect.stringContaining(decision.choices[0]!.value),
          }),
        );
      }),
    ),
    trials(60),
  );
});
