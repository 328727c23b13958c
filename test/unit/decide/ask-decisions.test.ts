import { askDecisions, type Planned, type Question, type Reply } from '../../../src/decide/ask-decisions';
import {
  resolveDecision,
  type Answers,
  type Decision,
  type RefusedAnswer,
  type ResolvedDecision,
} from '../../../src/model/decision';
import { OpenQuestions } from '../../../src/model/open-questions';
import { UserError } from '../../../src/model/user-error';
import { questionOf } from './decision-of';

interface FakePlan extends Planned {
  readonly answers: Record<string, string>;
}

/** Plans as the library does: decisions are raised depending on the answers, and open ones are refused. */
const planOf =
  (raise: (answerTo: (decision: Decision) => string | undefined) => void) =>
  (answers: Answers): FakePlan => {
    const decisions: ResolvedDecision[] = [];
    const refused: RefusedAnswer[] = [];
    raise((decision) => {
      const resolved = resolveDecision(decision, answers);
      if ('answeredBy' in resolved) decisions.push(resolved);
      else refused.push(resolved);
      return 'answeredBy' in resolved ? resolved.answer : decision.default;
    });
    if (refused.length || decisions.some(({ answeredBy }) => answeredBy === 'nobody'))
      throw new OpenQuestions('open', { decisions, refused });
    return { report: { decisions, secrets: [] }, answers: Object.fromEntries(answers) };
  };

const plain = ['cluster:a', 'name', 'provider-region'].map((id) =>
  questionOf(id, { kind: id.split(':')[0] as Decision['kind'] }),
);
const plainPlan = planOf((answerTo) => plain.forEach(answerTo));

/** Replies from a list, and notes the questions as `number/total ids`. */
function script(...replies: (string | Reply)[]): {
  asked: string[];
  ask: (question: Question) => Promise<Reply>;
} {
  const asked: string[] = [];
  return {
    asked,
    ask: (question) => {
      asked.push(`${question.number}/${question.total} ${question.decisions.map(({ id }) => id).join(' ')}`);
      const reply = replies.shift();
      if (reply === undefined) throw new Error(`not expected: ${asked.at(-1)}`);
      return Promise.resolve(typeof reply === 'string' ? { answer: reply } : reply);
    },
  };
}
const back: Reply = { command: 'back' };
const defaults: Reply = { command: 'defaults' };
const oneByOne: Reply = { command: 'one by one' };
const stop: Reply = { command: 'stop' };

test('all that nobody has answered is asked in its order, and the plan is made with the answers', async () => {
  const { asked, ask } = script('Cluster0', 'leave-out');
  const plan = await askDecisions(plainPlan, ask, new Map([['name', 'Cluster0']]));
  expect(asked).toEqual(['1/2 cluster:a', '2/2 provider-region']);
  expect(plan.answers).toEqual({ name: 'Cluster0', 'cluster:a': 'Cluster0', 'provider-region': 'leave-out' });
  expect(plan.report.decisions.map(({ answeredBy }) => answeredBy)).toEqual(['answer', 'answer', 'answer']);
});

test('nothing is asked when nothing is open, or nothing can be chosen', async () => {
  const only = questionOf('name', { kind: 'name', choices: [{ value: 'leave-out', leadsTo: 'that' }] });
  const { ask } = script();
  const plan = await askDecisions(
    planOf((answerTo) => void answerTo(only)),
    ask,
  );
  expect(plan.answers).toEqual({});
});

test('one choice and a text is something to choose', async () => {
  const named = questionOf('name', {
    kind: 'name',
    choices: [{ value: 'leave-out', leadsTo: 'that' }],
    text: { pattern: /^[a-z]+$/, hint: 'Letters.' },
  });
  const { asked, ask } = script('shop');
  const plan = await askDecisions(
    planOf((answerTo) => void answerTo(named)),
    ask,
  );
  expect([asked, plan.answers]).toEqual([['1/1 name'], { name: 'shop' }]);
});

describe('going back', () => {
  test('leads to the previous question, whose answer is forgotten', async () => {
    const { asked, ask } = script('Cluster0', 'Cluster0', back, back, 'leave-out', 'leave-out', 'leave-out');
    const { answers } = await askDecisions(plainPlan, ask);
    expect(asked.map((line) => line.slice(0, 3))).toEqual(['1/3', '2/3', '3/3', '2/3', '1/3', '2/3', '3/3']);
    expect(asked[3]).toBe('2/3 name');
    expect(asked[4]).toBe('1/3 cluster:a');
    expect(new Set(Object.values(answers))).toEqual(new Set(['leave-out']));
  });

  test('is offered from the second question on', async () => {
    const offers: boolean[] = [];
    await askDecisions(plainPlan, ({ canGoBack }) => {
      offers.push(canGoBack);
      return Promise.resolve({ answer: 'Cluster0' });
    });
    expect(offers).toEqual([false, true, true]);
  });

  // The second question is raised by the first, so that both are asked in different rounds.
  const raising = planOf((answerTo) => {
    const one = questionOf('mongodb-service:db', { kind: 'mongodb-service' });
    if (answerTo(one) === 'Cluster0') answerTo(questionOf('cluster:db'));
    answerTo(questionOf('name', { kind: 'name' }));
  });

  test('crosses rounds, and takes back what the answer had raised', async () => {
    const { asked, ask } = script('Cluster0', 'Cluster0', back, back, 'leave-out', 'leave-out');
    const { answers } = await askDecisions(raising, ask);
    expect(asked).toEqual([
      '1/2 mongodb-service:db',
      '2/2 name',
      '3/3 cluster:db',
      '2/3 name',
      '1/2 mongodb-service:db',
      '2/2 name',
    ]);
    expect(answers).toEqual({ 'mongodb-service:db': 'leave-out', name: 'leave-out' });
  });

  test('undoes that the defaults were taken', async () => {
    const open = questionOf('layout', { kind: 'layout', default: undefined });
    const plan = planOf((answerTo) => [plain[0]!, open, plain[1]!].forEach(answerTo));
    const { asked, ask } = script(defaults, back, 'Cluster0', 'Cluster0', 'Cluster0');
    const { answers } = await askDecisions(plan, ask);
    expect(asked).toEqual(['1/3 cluster:a', '1/1 layout', '1/3 cluster:a', '2/3 layout', '3/3 name']);
    expect(Object.keys(answers)).toHaveLength(3);
  });
});

describe('taking the defaults', () => {
  test('ends the questions, and leaves them as what nobody answered', async () => {
    const { asked, ask } = script('Cluster0', defaults);
    const plan = await askDecisions(plainPlan, ask);
    expect(asked).toHaveLength(2);
    expect(plan.answers).toEqual({ 'cluster:a': 'Cluster0' });
    expect(plan.report.decisions.map(({ answeredBy }) => answeredBy)).toEqual([
      'answer',
      'default',
      'default',
    ]);
  });

  test('asks what has none, in later rounds, too', async () => {
    const plan = planOf((answerTo) => {
      answerTo(plain[0]!);
      if (answerTo(questionOf('layout', { kind: 'layout', default: undefined })))
        answerTo(questionOf('sync-service', { kind: 'sync-service', default: undefined }));
    });
    const { asked, ask } = script(defaults, 'Cluster0', 'leave-out');
    expect((await askDecisions(plan, ask)).answers).toEqual({
      layout: 'Cluster0',
      'sync-service': 'leave-out',
    });
    expect(asked).toEqual(['1/2 cluster:a', '1/1 layout', '2/2 sync-service']);
  });

  test('is not offered for what has none', async () => {
    const offers: boolean[] = [];
    const open = questionOf('layout', { kind: 'layout', default: undefined });
    await askDecisions(
      planOf((answerTo) => [open, plain[0]!].forEach(answerTo)),
      ({ hasDefault }) => {
        offers.push(hasDefault);
        return Promise.resolve({ answer: 'Cluster0' });
      },
    );
    expect(offers).toEqual([false, true]);
  });
});

describe('decisions that are alike', () => {
  const twins = planOf((answerTo) =>
    ['cluster:a', 'cluster:b', 'cluster:c'].map((id) => questionOf(id)).forEach(answerTo),
  );

  test('are asked once, and answered each', async () => {
    const { asked, ask } = script('Cluster0');
    const { answers } = await askDecisions(twins, ask);
    expect(asked).toEqual(['1/1 cluster:a cluster:b cluster:c']);
    expect(answers).toEqual({ 'cluster:a': 'Cluster0', 'cluster:b': 'Cluster0', 'cluster:c': 'Cluster0' });
  });

  test('are asked one by one if that is wanted, and together again after going back', async () => {
    const { asked, ask } = script(
      oneByOne,
      'Cluster0',
      back,
      back,
      oneByOne,
      'Cluster0',
      'leave-out',
      'Cluster0',
    );
    const { answers } = await askDecisions(twins, ask);
    expect(asked).toEqual([
      '1/1 cluster:a cluster:b cluster:c',
      '1/3 cluster:a',
      '2/3 cluster:b',
      '1/3 cluster:a',
      '1/1 cluster:a cluster:b cluster:c',
      '1/3 cluster:a',
      '2/3 cluster:b',
      '3/3 cluster:c',
    ]);
    expect(answers).toEqual({ 'cluster:a': 'Cluster0', 'cluster:b': 'leave-out', 'cluster:c': 'Cluster0' });
  });
});

test('stopping is an error that says that nothing was written', async () => {
  const { ask } = script('Cluster0', stop);
  const error: unknown = await askDecisions(plainPlan, ask).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toBe('Stopped. Nothing was written.');
});

test('an answer that another answer makes unfit is asked again', async () => {
  const plan = planOf((answerTo) => {
    const which = answerTo(questionOf('layout', { kind: 'layout' }));
    const choices = [
      { value: 'leave-out', leadsTo: 'a' },
      { value: which === 'Cluster0' ? 'new' : 'old', leadsTo: 'b' },
    ];
    answerTo(questionOf('name', { kind: 'name', choices }));
  });
  const { asked, ask } = script('Cluster0', 'old', 'new');
  expect((await askDecisions(plan, ask)).answers).toEqual({ layout: 'Cluster0', name: 'new' });
  expect(asked).toEqual(['1/2 layout', '2/2 name', '2/2 name']);
});

test('an answer that was given and is refused ends it before anything is asked', async () => {
  const { ask } = script();
  const given = new Map([['name', 'mars']]);
  await expect(askDecisions(plainPlan, ask, given)).rejects.toBeInstanceOf(OpenQuestions);
});

test('what planning throws goes on', async () => {
  const { ask } = script();
  const fail = (): FakePlan => {
    throw new UserError('broken files');
  };
  await expect(askDecisions(fail, ask)).rejects.toThrow('broken files');
});

test('a question knows who shares the secret that an answer names, earlier answers included', async () => {
  const secrets = ['a', 'b'].map((subject) =>
    questionOf(`webhook-secret:${subject}`, {
      kind: 'webhook-secret',
      choices: [
        { value: `${subject}_secret`, leadsTo: 'this secret' },
        { value: 'none', leadsTo: 'no secret' },
      ],
      default: `${subject}_secret`,
      text: { pattern: /^\w+$/, hint: 'Letters.' },
    }),
  );
  const notes: (string | undefined)[] = [];
  await askDecisions(
    planOf((answerTo) => secrets.forEach(answerTo)),
    ({ noteOn }) => {
      notes.push(noteOn('mine'), noteOn('b_secret'));
      return Promise.resolve({ answer: 'mine' });
    },
  );
  const [a, b] = ['a', 'b'].map((subject) => `the webhook ${subject} uses this secret, too`);
  expect(notes).toEqual([undefined, b, a, undefined]);
});
