import { toBytes, type Expected } from './read-scenarios';
import type { Answer } from './send-bytes';

/** What every server adds, and no scenario is about. */
const OF_THE_SERVER = new Set(['date', 'connection', 'keep-alive']);

/** Compares an answer with what was expected of it. */
export function checkAnswer(answer: Answer, expected: Expected): void {
  const { status, body } = answer;
  const text = body.toString();
  expect({ status, text: status === expected.status ? undefined : text }).toEqual({
    status: expected.status,
    text: undefined,
  });
  checkBody(body, expected);
  if (expected.headers?.['any'] !== true) checkHeaders(answer, expected);
}

function checkBody(body: Buffer, { body: bytes, json, matches, error }: Expected): void {
  const text = body.toString();
  if (bytes !== undefined) {
    const wanted = toBytes(bytes);
    // As text it is told where they differ.
    if (!body.equals(wanted)) expect(text).toBe(wanted.toString());
    expect(body.equals(wanted)).toBe(true);
  } else if (matches !== undefined) {
    expect(text).toMatch(new RegExp(matches));
  } else if (error !== undefined) {
    const [code, words] = error;
    const about: unknown =
      typeof words === 'string' ? words : expect.stringContaining(words === undefined ? '' : words.contains);
    expect(JSON.parse(text)).toEqual({ error: about, error_code: code });
  } else {
    expect(JSON.parse(text)).toEqual(json);
  }
}

function checkHeaders({ status, headers, body }: Answer, expected: Expected): void {
  const found: Record<string, string[]> = {};
  for (const [name, value] of headers) (found[name.toLowerCase()] ??= []).push(value);
  const wanted: Record<string, string | string[] | null | true> = {
    vary: 'Origin',
    ...(body.length > 0 && { 'content-type': 'application/json' }),
    ...(status !== 204 && status !== 304 && { 'content-length': String(body.length) }),
    ...expected.headers,
  };
  const lines = Object.entries(wanted).filter(([, value]) => value !== null);
  expect(
    Object.fromEntries(
      Object.entries(found)
        .filter(([name]) => !OF_THE_SERVER.has(name))
        .sort(),
    ),
  ).toEqual(Object.fromEntries(lines.map(([name, value]) => [name, [value].flat()])));
}
