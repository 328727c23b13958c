import { fork, type ChildProcess } from 'node:child_process';
import { request as open } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CaseRequest } from './read-cases';

/** What a caller sees of a request: an answer, none, or the end of the connection. */
type Answer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly crash: boolean;
      readonly body: string;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'closed' };

/** What the process noted of a request: what outlived its response, and what was logged as an error. */
interface Noted {
  readonly left: readonly string[];
  readonly log: string;
}

/** What is seen of a case from outside. */
export type Seen = (Answer & Noted) | { readonly kind: 'process-ends'; readonly code: number | null };

const framework = join(require.resolve('@google-cloud/functions-framework'), '../main.js');

// Long enough for what a case still does after its answer: calls to the database take 20 ms.
const settling = 80;
// What should have come and has not, on a machine with much else to do.
const lateAfter = 5000;

/** A process of the functions framework that serves cases, one at a time; started anew when one of them ends it. */
export class CaseHost {
  private child: ChildProcess | undefined;
  private port = Promise.resolve(0);
  private end: Promise<number | null> = Promise.resolve(null);

  /**
   * @param files the cases by name
   * @param temporary the folder for temporary files of the cases
   */
  constructor(
    private readonly files: Readonly<Record<string, string>>,
    private readonly temporary: string,
  ) {}

  /**
   * Sends what a case says, and sees what comes of it. No answer counts as none only if another request is answered
   * meanwhile.
   *
   * @param patience how many milliseconds to wait for an answer
   * @param isEnough whether this is what was to come; until it is, or some seconds have passed, more may come
   */
  async see(
    name: string,
    request: CaseRequest,
    patience: number,
    isEnough: (seen: Seen) => boolean,
  ): Promise<Seen> {
    const port = await this.start();
    const { path = '/', then } = request;
    let sent = this.send(port, name, request, path);
    if (then !== undefined) {
      await sent.answer;
      sent = this.send(port, name, request, then);
    }
    await Promise.race([sent.answer, wait(patience, undefined, { ref: false })]);
    const last = Date.now() + lateAfter;
    for (;;) {
      await wait(settling);
      const seen = await this.look(port, sent.answer);
      if (isEnough(seen) || Date.now() > last) {
        sent.drop();
        return seen;
      }
    }
  }

  private async look(port: number, sent: Promise<Answer>): Promise<Seen> {
    const control = this.child && (await this.send(port, 'control', {}, '/').answer);
    if (control?.kind !== 'answer') return { kind: 'process-ends', code: await this.end };
    const answer = await Promise.race([sent, Promise.resolve<Answer>({ kind: 'none' })]);
    const { left, log } = JSON.parse(control.body) as { left: string[]; log: string[] };
    return { ...answer, left, log: log.join('\n') };
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.end;
  }

  private send(port: number, name: string, { method = 'GET', body, db }: CaseRequest, path: string) {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      'x-case': name,
      ...(db && { 'x-db': db }),
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': text.length }),
    };
    const sent = open({ host: '127.0.0.1', port, method, path, headers, agent: false });
    const answer = new Promise<Answer>((resolve) => {
      const closed = (): void => resolve({ kind: 'closed' });
      sent.on('error', closed);
      sent.on('response', (response) => {
        let got = '';
        const { statusCode: status = 0, headers: given } = response;
        response.setEncoding('utf8').on('data', (chunk) => (got += chunk));
        response.on('error', closed);
        response.on('end', () =>
          resolve({ kind: 'answer', status, crash: given['x-google-status'] === 'crash', body: got }),
        );
      });
    });
    sent.end(text);
    return { answer, drop: () => sent.destroy() };
  }

  private start(): Promise<number> {
    if (this.child) return this.port;
    const child = fork(
      framework,
      ['--target', 'serveCase', '--source', join(__dirname, 'serve-cases.cjs'), '--signature-type', 'http'],
      { env: { ...process.env, CASES: JSON.stringify(this.files), TMPDIR: this.temporary }, silent: true },
    );
    let said = '';
    child.stderr!.on('data', (chunk) => (said += chunk));
    child.stdout!.resume();
    this.child = child;
    this.end = new Promise((resolve) => {
      child.once('exit', (code) => {
        this.child = undefined;
        resolve(code);
      });
    });
    this.port = new Promise((resolve, reject) => {
      child.once('message', (message) => resolve((message as { port: number }).port));
      child.once('exit', (code) => reject(new Error(`The framework ended with ${code}: ${said}`)));
    });
    return this.port;
  }
}
