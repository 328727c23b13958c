import { decisionKinds, resolveDecision, type ResolvedDecision } from '../../../src/model/decision';
import { richRuns } from '../../support/rich-apps/runs';
import { migrateTree } from '../../support/run-stages';

// Each test asks anew: what runs before all tests cannot be told apart by mutation testing, which then starts a process
// for each change.
const decide = (): Map<string, ResolvedDecision> =>
  new Map(
    richRuns.flatMap(({ tree, options }) =>
      migrateTree(tree, options).decisions.map((decision) => [decision.id, decision]),
    ),
  );

test('the rich apps ask most of what can be asked', () => {
  expect(new Set([...decide().values()].map(({ kind }) => kind)).size).toBeGreaterThan(10);
});

test('every default and every choice is an answer that its decision accepts', () => {
  for (const decision of decide().values()) {
    const answers = [
      ...decision.choices.map(({ value }) => value),
      ...(decision.default ? [decision.default] : []),
    ];
    expect(answers.length).toBeGreaterThan(1);
    for (const answer of answers) {
      expect(resolveDecision(decision, new Map([[decision.id, answer]]))).toMatchObject({
        answer,
        answeredBy: 'answer',
      });
    }
  }
});

test('every decision is known by its kind, asks a question, says why, and where it can where', () => {
  for (const { id, kind, question, why, choices } of decide().values()) {
    expect(decisionKinds).toHaveProperty([kind]);
    expect(id === kind || id.startsWith(`${kind}:`)).toBe(true);
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(why).toMatch(/^\S.*\.$/);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
    for (const { leadsTo } of choices) expect(leadsTo).not.toBe('');
  }
});
