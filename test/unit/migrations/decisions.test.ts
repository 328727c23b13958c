import { decisionKinds, resolveDecision, type ResolvedDecision } from '../../../src/model/decision';
import { richRuns } from '../../support/rich-apps/runs';
import { migrateTree } from '../../support/run-stages';

const decisions = new Map<string, ResolvedDecision>();

beforeAll(() => {
  for (const { tree, options } of richRuns) {
    for (const decision of migrateTree(tree, options).decisions) decisions.set(decision.id, decision);
  }
});

test('the rich apps ask most of what can be asked', () => {
  expect(new Set([...decisions.values()].map(({ kind }) => kind)).size).toBeGreaterThan(10);
});

test('every default and every choice is an answer that its decision accepts', () => {
  for (const decision of decisions.values()) {
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
  for (const { id, kind, question, why, choices } of decisions.values()) {
    expect(decisionKinds).toHaveProperty([kind]);
    expect(id === kind || id.startsWith(`${kind}:`)).toBe(true);
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(why).toMatch(/^\S.*\.$/);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
    for (const { leadsTo } of choices) expect(leadsTo).not.toBe('');
  }
});
