import type { Readable, Writable } from 'node:stream';
import type { Choice as PromptChoice, PromptObject } from 'prompts';
import { acceptsAnswer, decisionKinds, type Decision } from '../model/decision';
import { showText } from '../report/renderers/show-text';
import { wrap } from '../report/renderers/wrap';
import type { Question, Reply } from './ask-decisions';
import {
  describeChoices,
  describeDecision,
  describeSubject,
  nameChoice,
  sortChoices,
} from './describe-decision';

/** Where questions are asked. There must be somebody at both ends: without, prompts never come back. */
export interface Terminal {
  /** What is typed, key by key; a question that is open when it ends must be called off. */
  readonly input: Readable;
  readonly output: Writable;
  /** Calls off the question that is open, which is then answered with stop. */
  readonly signal: AbortSignal;
}

/** What prompts gives a text field that it draws. */
interface TextField {
  value: string;
  msg: string;
  error: boolean;
  errorMsg: string;
  done?: boolean;
}

// More of them fill the screen; one by one shows each.
const subjectsShown = 20;

function describeGroup({ decisions, noteOn }: Question): string[] {
  const [first, ...more] = decisions;
  if (more.length === 0) return describeDecision(first, { noteOn });
  const hidden = decisions.length - subjectsShown;
  return [
    ...wrap(`${decisionKinds[first.kind].title}: one answer for ${decisions.length} decisions`, ''),
    ...decisions.slice(0, subjectsShown).flatMap((decision) => wrap(describeSubject(decision), '  * ')),
    ...(hidden > 0 ? [`  * and ${hidden} more`] : []),
    ...wrap(`The first one: ${first.question}`, ''),
    ...wrap(first.why, '  '),
    ...describeChoices(first),
  ];
}

/** What a decision says of the texts that it accepts beside its choices. */
type TextRules = NonNullable<Decision['text']>;

/** What can be picked from the list: a reply, or to type a text. */
type Pick = Reply | { readonly text: TextRules };

interface Listed extends PromptChoice {
  readonly value: Pick;
}

function listPicks({ decisions, canGoBack, hasDefault }: Question): Listed[] {
  const [first, ...more] = decisions;
  const answers = sortChoices(first).map(({ value }): [string, Pick] => [
    showText(nameChoice(value, first)),
    { answer: value },
  ]);
  const others: [string, Pick | false][] = [
    ['Another value', first.text !== undefined && { text: first.text }],
    ['One by one', more.length > 0 && { command: 'one by one' }],
    ['Back to the previous question', canGoBack && { command: 'back' }],
    ['Take the defaults for all that is left', hasDefault && { command: 'defaults' }],
    ['Stop, write nothing', { command: 'stop' }],
  ];
  return [...answers, ...others].flatMap(([title, value]) => (value ? { title, value } : []));
}

/** What is wrong with a text that was typed; undefined when the decision accepts it. */
function faultOf(typed: string, decision: Decision, text: TextRules): string | undefined {
  return typed === '' || acceptsAnswer(decision, typed) ? undefined : text.hint;
}

function textField({ decisions: [first], noteOn }: Question, text: TextRules): Omit<PromptObject, 'name'> {
  const message = 'Value (empty goes back to the choices)';
  return {
    type: 'text',
    message,
    validate: (typed: string) => faultOf(typed, first, text) ?? true,
    // prompts validates on Enter only; drawing comes with every key.
    onRender(this: TextField) {
      if (this.done) return;
      const fault = faultOf(this.value, first, text);
      const note = this.value && !fault ? noteOn(this.value) : undefined;
      this.error = fault !== undefined;
      this.errorMsg = fault ?? '';
      this.msg = note ? `${message}; ${showText(note)}` : message;
    },
  };
}

/** Asks one thing; undefined when it was not answered: Ctrl+C, Ctrl+D, Escape, or the end of the input. */
async function prompt(
  question: Omit<PromptObject, 'name'>,
  { input, output, signal }: Terminal,
): Promise<unknown> {
  const { default: prompts } = await import('prompts');
  if (signal.aborted) return undefined;
  // prompts has no way to be called off but by a key; only so does it leave the terminal as it was.
  const abort = (): void => void input.emit('keypress', undefined, { name: 'abort' });
  signal.addEventListener('abort', abort);
  try {
    const replies: { readonly reply?: unknown } = await prompts({
      ...question,
      name: 'reply',
      stdin: input,
      stdout: output,
    });
    return replies.reply;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Asks a question on a terminal, with what one needs to know to answer it. */
export async function promptQuestion(question: Question, terminal: Terminal): Promise<Reply> {
  const head = `Question ${question.number} of ${question.total}`;
  terminal.output.write(`\n${[head, ...describeGroup(question)].map(showText).join('\n')}\n\n`);
  const choices = listPicks(question);
  for (;;) {
    const picked = await prompt(
      {
        type: 'select',
        message: 'Answer',
        hint: 'arrow keys, then Enter; Ctrl+C stops',
        choices,
      },
      terminal,
    );
    const pick = choices.find(({ value }) => value === picked)?.value;
    if (pick === undefined) return { command: 'stop' };
    if (!('text' in pick)) return pick;
    const typed = await prompt(textField(question, pick.text), terminal);
    if (typeof typed !== 'string') return { command: 'stop' };
    if (typed !== '') return { answer: typed };
  }
}
