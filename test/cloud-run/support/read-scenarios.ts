import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import type { AppParts } from './write-app';

/** Bytes, as scenarios write them. */
export type Bytes =
  string | { base64: string } | { repeat: [text: string, times: number] } | { chunks: string[] };

/** What is sent. */
export interface Sent {
  method?: string;
  path: string;
  headers?: [name: string, value: string | { repeat: [text: string, times: number] }][];
  body?: Bytes;
}

/** What must be answered. */
export interface Expected {
  status: number;
  headers?: Record<string, string | string[] | null | true>;
  body?: Bytes;
  json?: unknown;
  matches?: string;
  error?: [code: string, text?: string | { contains: string }];
}

/** A request and its answer; `copies` of it are sent at once. */
export interface Request {
  send: Sent;
  expect: Expected;
  copies?: number;
  env?: Record<string, string>;
  log?: [pattern: string, lines: number];
}

/** A row of the specification's table. */
export interface Scenario {
  scenario: number;
  what: string;
  mark: string;
  source: string;
  functions?: AppParts['functions'];
  endpoints?: AppParts['endpoints'];
  webhooks?: AppParts['webhooks'];
  requests?: (Request | Request[])[];
  /** A test file for what data cannot say. */
  test?: string;
  needs?: string[];
}

/** A file: an app, and scenarios that one process answers. */
export interface ScenarioFile {
  about: string;
  app: AppParts;
  answers?: Record<string, string>;
  secrets?: Record<string, string>;
  env?: Record<string, string>;
  project?: Record<string, string[]>;
  documents?: Record<string, Record<string, unknown>[] | { count: number }>;
  needs?: string[];
  scenarios: Scenario[];
}

const FOLDER = join(__dirname, '../scenarios');

/** The files below scenarios/, by name without extension. */
export function readScenarios(): Map<string, ScenarioFile> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json5'));
  return new Map(
    names.map((name) => [
      name.replace('.json5', ''),
      JSON5.parse<ScenarioFile>(readFileSync(join(FOLDER, name), 'utf8')),
    ]),
  );
}

/** One file of them. */
export function readScenarioFile(name: string): ScenarioFile {
  const file = readScenarios().get(name);
  if (file === undefined) throw new Error(`there is no ${name}.json5`);
  return file;
}

/** The app of a file, with what its scenarios add. */
export function wholeApp({ app, scenarios }: ScenarioFile): AppParts {
  return {
    ...app,
    functions: Object.assign({}, app.functions, ...scenarios.map(({ functions }) => functions)),
    endpoints: [...(app.endpoints ?? []), ...scenarios.flatMap(({ endpoints = [] }) => endpoints)],
    webhooks: [...(app.webhooks ?? []), ...scenarios.flatMap(({ webhooks = [] }) => webhooks)],
  };
}

/** A request, once for each copy, with its number in place of `{i}`. */
export function copiesOf(request: Request): Request[] {
  const { copies = 1, ...rest } = request;
  if (copies === 1) return [rest];
  const text = JSON.stringify(rest);
  return Array.from({ length: copies }, (_, i) => JSON.parse(text.replaceAll('{i}', String(i))) as Request);
}

/** The bytes that a scenario writes. */
export function toBytes(bytes: Bytes): Buffer {
  if (typeof bytes === 'string') return Buffer.from(bytes);
  if ('base64' in bytes) return Buffer.from(bytes.base64, 'base64');
  if ('repeat' in bytes) return Buffer.from(bytes.repeat[0].repeat(bytes.repeat[1]));
  return Buffer.from(bytes.chunks.join(''));
}
