import { get, getText } from '../../model/json';
import { isTemplate } from '../../model/template';
import { ofTrigger, type TriggerRule } from './trigger-parts';

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: RegExp;
}

// App Services docs, "CRON Expressions". A Sunday is 0; that 7 is one, too, is left to the server.
const fields: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i },
  { name: 'day of the week', from: 0, to: 7, names: /^(?:sun|mon|tue|wed|thu|fri|sat)$/i },
];

function fitsValue(text: string, { from, to, names }: Field): boolean {
  return /^\d{1,2}$/.test(text) ? Number(text) >= from && Number(text) <= to : names?.test(text) === true;
}

function fitsField(text: string, field: Field): boolean {
  return text.split(',').every((item) => {
    const [range = '', step, ...more] = item.split('/');
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
    if (range === '*' || range === '?') return true;
    const [start = '', end, ...rest] = range.split('-');
    return rest.length === 0 && fitsValue(start, field) && (end === undefined || fitsValue(end, field));
  });
}

function adviceFor(words: readonly string[]): string {
  const [, ...five] = words;
  const ordinary =
    five.length === fields.length && fields.every((field, at) => fitsField(five[at] ?? '', field));
  return ordinary
    ? `App Services has no field for seconds: write ${JSON.stringify(five.join(' '))}.`
    : 'Write the five fields of a CRON expression before you push: minute, hour, day of the month, month, day of the week.';
}

/** The schedule of a scheduled trigger is a CRON expression of five fields. */
export const checkSchedule: TriggerRule = (trigger) => {
  const { type, config } = trigger;
  const node = get(config, 'schedule');
  const schedule = getText(node);
  if (type !== 'SCHEDULED' || schedule === undefined || isTemplate(schedule)) return [];
  const words = schedule.split(/\s+/).filter(Boolean);
  const wrong = fields.find((field, at) => !fitsField(words[at] ?? '', field));
  if (words.length === fields.length && !wrong) return [];
  const says =
    words.length === fields.length && wrong
      ? `The schedule ${JSON.stringify(schedule)} is no CRON expression: its field for the ${wrong.name} cannot be read.`
      : `The schedule ${JSON.stringify(schedule)} is no CRON expression of five fields: it has ${words.length}.`;
  return [ofTrigger(trigger, 'trigger/schedule', node, says, adviceFor(words))];
};
