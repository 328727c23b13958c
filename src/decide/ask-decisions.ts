import type { Answers, ResolvedDecision } from '../model/decision';
import { OpenQuestions } from '../model/open-questions';
import { UserError } from '../model/user-error';
import type { Report } from '../report/report';
import { groupQuestions, type QuestionGroup } from './group-questions';
import { noteSharedSecret } from './note-shared-secret';

/** What is asked at once. */
export interface Question {
  /** One decision, or several that one answer serves. */
  readonly decisions: QuestionGroup;
  /** Which question it is, from 1. */
  readonly number: number;
  /** How many there are as far as one knows: an answer can raise others. */
  readonly total: number;
  /** Whether there is an earlier question. */
  readonly canGoBack: boolean;
  /** Whether the defaults can be taken from here on. */
  readonly hasDefault: boolean;
  /** What should be said about an answer that is accepted, as a part of a sentence. */
  readonly noteOn: (answer: string) => string | undefined;
}

/** What one replies to a question: an answer that it accepts, or what else to do. */
export type Reply =
  { readonly answer: string } | { readonly command: 'back' | 'defaults' | 'one by one' | 'stop' };

/** Puts a question to somebody. */
export type Ask = (question: Question) => Promise<Reply>;

/** What a plan must tell for its decisions to be asked. */
export interface Planned {
  readonly report: Pick<Report, 'decisions' | 'secrets'>;
}

/** One thing that was replied; going back undoes the last one. */
interface Step {
  readonly reply: 'answer' | 'one by one' | 'defaults';
  readonly ids: readonly string[];
}

/** What planning with the answers so far came to: a plan, or the error that names what it cannot do without. */
type Round<T> = Planned['report'] & ({ readonly plan: T } | { readonly error: OpenQuestions });

class Interview<T extends Planned> {
  private readonly answers: Map<string, string>;
  private steps: Step[] = [];
  /** What the question was about that one went back to. */
  private reopened: readonly string[] = [];

  constructor(
    private readonly plan: (answers: Answers) => T,
    private readonly ask: Ask,
    given: Answers,
  ) {
    this.answers = new Map(given);
  }

  async run(): Promise<T> {
    for (;;) {
      const round = this.planRound();
      if (!round) continue;
      if (this.questionsOf(round).length === 0) {
        if ('plan' in round) return round.plan;
        throw round.error;
      }
      await this.askRound(round);
    }
  }

  /** Plans with the answers so far; undefined when some of them do not fit any more and were taken back. */
  private planRound(): Round<T> | undefined {
    try {
      const plan = this.plan(this.answers);
      return { plan, ...plan.report };
    } catch (error) {
      if (!(error instanceof OpenQuestions)) throw error;
      if (error.refused.length === 0) return { error, decisions: error.decisions, secrets: [] };
      // Another answer of the same round can change what a decision accepts.
      const refused = new Set(error.refused.map(({ decision }) => decision.id));
      const asked = this.steps.flatMap(({ reply, ids }) => (reply === 'answer' ? ids : []));
      if ([...refused].some((id) => !asked.includes(id))) throw error;
      for (const id of refused) this.answers.delete(id);
      this.steps = this.steps
        .map((step) => ({ ...step, ids: step.ids.filter((id) => !refused.has(id)) }))
        .filter(({ ids }) => ids.length > 0);
      return undefined;
    }
  }

  private questionsOf({ decisions }: Round<T>): QuestionGroup[] {
    const takesDefaults = this.steps.some(({ reply }) => reply === 'defaults');
    const apart = this.steps.flatMap(({ reply, ids }) => (reply === 'one by one' ? ids : []));
    const open = decisions.filter(({ id, answeredBy, choices, text }) => {
      if (answeredBy === 'answer' || this.answers.has(id)) return false;
      return answeredBy === 'nobody' || (!takesDefaults && (choices.length > 1 || text !== undefined));
    });
    const isReopened = (group: QuestionGroup): boolean => group.some(({ id }) => this.reopened.includes(id));
    return groupQuestions(open, new Set(apart)).sort((a, b) => Number(isReopened(b)) - Number(isReopened(a)));
  }

  /** Asks until the round has no open questions, or somebody goes back, perhaps beyond the start of the round. */
  private async askRound(round: Round<T>): Promise<void> {
    for (;;) {
      const questions = this.questionsOf(round);
      const [next] = questions;
      if (!next) return;
      const reply = await this.ask(this.describe(round, next, questions.length));
      this.reopened = [];
      const ids = next.map(({ id }) => id);
      if ('answer' in reply) {
        for (const id of ids) this.answers.set(id, reply.answer);
        this.steps.push({ reply: 'answer', ids });
      } else if (reply.command === 'stop') throw new UserError('Stopped. Nothing was written.');
      else if (reply.command === 'back') return this.goBack();
      else this.steps.push({ reply: reply.command, ids });
    }
  }

  private describe(round: Round<T>, group: QuestionGroup, left: number): Question {
    const [first] = group;
    const answered = this.steps.filter(({ reply }) => reply === 'answer').length;
    const present = (): ResolvedDecision[] =>
      round.decisions.map((decision) => ({
        ...decision,
        answer: this.answers.get(decision.id) ?? decision.answer,
      }));
    return {
      decisions: group,
      number: answered + 1,
      total: answered + left,
      canGoBack: this.steps.length > 0,
      hasDefault: first.default !== undefined,
      noteOn: (answer) => noteSharedSecret(first, answer, present(), round.secrets),
    };
  }

  private goBack(): void {
    const undone = this.steps.pop();
    if (!undone) return;
    if (undone.reply === 'answer') for (const id of undone.ids) this.answers.delete(id);
    this.reopened = undone.ids;
  }
}

/**
 * Asks the decisions of a run that nobody has answered, plans again with the answers, and so on until no new ones come
 * up. What `ask` gets as an answer is not looked at again before it is planned with: it must be one that fits.
 *
 * @param plan plans with some answers, as `planMigration` does
 * @param given the answers that are there already; those to a decision are not asked for
 * @returns the plan with all answers, defaults that were left to the end included
 * @throws UserError when somebody stops, and whatever `plan` throws but for questions that can be asked
 */
export async function askDecisions<T extends Planned>(
  plan: (answers: Answers) => T,
  ask: Ask,
  given: Answers = new Map(),
): Promise<T> {
  return new Interview(plan, ask, given).run();
}
