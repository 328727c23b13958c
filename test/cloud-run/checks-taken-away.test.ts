// Each check of the runtime is taken away in turn, and a scenario must notice. A check that none of them misses might be
// missing in a project, too.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAnswer } from './support/check-answer';
import { makeProject, type Made } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { startPeer, type Peer } from './support/peer';
import { copiesOf, readScenarioFile, wholeApp } from './support/read-scenarios';
import { sendBytes } from './support/send-bytes';
import { startServer } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

type Change = [what: string, file: string, text: string, instead: string];

/** What is taken away, by the file of scenarios that must notice. */
const CHANGES: Record<string, Change[]> = {
  'vendor-app': [
    ['validation', 'answer-request', 'validate(entry, sent, body, settings);', ''],
    ['the secret', 'validate', 'return validateSecret(secret, sent);', 'return;'],
    ['that there is a secret', 'validate', "throw refusal('the query has no secret');", 'return;'],
    ['that the secret is right', 'validate', "throw refusal('the secret in the query is another');", ';'],
    [
      'that the secret is set',
      'validate',
      'throw refusal(`the environment variable ${entry.secret} is not set, so that nobody is let in`);',
      'return;',
    ],
    ['the first of several secrets', 'validate', 'sent.pairs.find(', 'sent.pairs.findLast('],
    ['equality', 'equal-secrets', 'return timingSafeEqual(digest(one), digest(other));', 'return true;'],
  ],
  signatures: [
    [
      'the signature',
      'validate',
      'return validateSignature(entry, secret, sent, body, settings);',
      'return;',
    ],
    ['that the signature is right', 'validate', "throw refusal('the signature is missing or another');", ';'],
    [
      'that there is a signature',
      'validate',
      'if (given === undefined) return false;',
      'if (given === undefined) return true;',
    ],
    ['whose header it is', 'validate', "entry.kind === 'webhook'", 'true'],
    ['that all of it is compared', 'validate', '{64})$/i', '{64})/i'],
  ],
  'parsed-webhooks': [
    ['what GitHub signs', 'validate', 'return signsGithub(secret, sent, body);', 'return true;'],
    [
      'what Twilio signs',
      'validate',
      'return signsTwilio(secret, sent, body, settings.publicUrl);',
      'return true;',
    ],
    [
      'that Twilio signed',
      'service-signatures',
      'if (given === undefined || publicUrl === undefined) return false;',
      'if (given === undefined || publicUrl === undefined) return true;',
    ],
    [
      'that GitHub signed rightly',
      'service-signatures',
      "sha1 !== undefined && equalSecrets(sha1, `sha1=${hmac('sha1', secret, body).toString('hex')}`)",
      'sha1 !== undefined',
    ],
  ],
  origins: [
    ['the origin', 'answer-request', 'checkOrigin(sent, app.facts);', ''],
    [
      'credentials in headers of browsers',
      'cors',
      "filter((name) => name !== '' && !CREDENTIALS.includes(name.toLowerCase()))",
      "filter((name) => name !== '')",
    ],
  ],
  auth: [
    ['authentication', 'answer-request', 'await authenticate(app, entry, sent, body, scope)', 'undefined'],
    [
      'that nobody decided',
      'authenticate',
      'throw invalidSession(\n        `no decision',
      'return invalidSession(\n        `no decision',
    ],
    ['credentials where nobody decided', 'authenticate', 'demandCredentials(sent);\n      throw', 'throw'],
    ['the shared key', 'authenticate', 'return checkSharedKey(sent);', 'return undefined;'],
    [
      'that the shared key is one of them',
      'authenticate',
      "throw invalidSession('the key is none of ENDPOINT_API_KEYS');",
      ';',
    ],
    ['the empty key', 'authenticate', "return keys.filter((key) => key !== '');", 'return keys;'],
    ['the token', 'authenticate', 'return jwtUser(app, sent, scope);', 'return undefined;'],
    ['the algorithm of the token', 'custom-jwt', "readPart(header)['alg'] !== algorithm", 'false'],
    ['the signature of the token', 'custom-jwt', "throw new Error('its signature is another');", ';'],
    ['that the token expires', 'custom-jwt', "claims['exp'] <= now", 'false'],
    ['that the token says until when', 'custom-jwt', "typeof claims['exp'] !== 'number' ||", ''],
    ['from when the token holds', 'custom-jwt', "throw new Error('it does not hold yet');", ''],
    ['the user of the token', 'custom-jwt', "throw new Error('it does not say whom it is about');", ';'],
    ['the audience of the token', 'custom-jwt', "throw new Error('it is for another audience');", ''],
    ['auth.js', 'authenticate', 'return hookUser(app, entry, sent, body);', 'return undefined;'],
    [
      'what auth.js returns',
      'authenticate',
      "throw invalidSession('auth.js returned neither { user } nor { runAsSystem: true }');",
      'return undefined;',
    ],
    [
      'errors of auth.js',
      'authenticate',
      'throw invalidSession(`auth.js threw: ${describeValue(error)}`);',
      'return undefined;',
    ],
    ['that auth.js says true', 'authenticate', "answer['runAsSystem'] === true", "answer['runAsSystem']"],
    ['can_evaluate', 'execute', 'mustBeAllowed(call, found, context, args);', ''],
    ['can_evaluate that cannot be compiled', 'load-app', 'return () => false;', 'return () => true;'],
  ],
  routes: [['that an entry is off', 'route', 'if (entry.disabled === true) continue;', '']],
  requests: [
    ['the size of bodies', 'read-body', 'length > limit ? reject(tooLarge(limit)) : resolve', 'resolve'],
  ],
  execute: [
    ['the depth', 'execute', 'if (depth > DEEPEST)', 'if (false)'],
    [
      'that what is synchronous stays so',
      'execute',
      'return isPromise(value) ? scope.track(value) : value;',
      'return scope.track(Promise.resolve(value));',
    ],
    [
      'that what is asynchronous is waited for',
      'execute',
      'return isPromise(value) ? scope.track(value) : value;',
      'return value;',
    ],
  ],
  errors: [
    ['the deadline', 'track', 'this.#finish(this.failure ?? deadlineExceeded())', 'undefined'],
    ['errors of callbacks', 'process', "scope.fail(error, 'thrown');", ''],
  ],
  'floating-work': [
    ['waiting for work', 'track', 'this.#pending += 1;', ''],
    ['waiting for what packages send', 'track', 'this.#exchanges.add(exchange);', ''],
    ['rejections that nobody handles', 'process', "scope.fail(reason, 'rejected', promise);", ''],
  ],
  values: [
    [
      'that a secret is there',
      'context',
      'throw new Error(`secret ${value.secret} is not set`)',
      'return undefined',
    ],
    ['which hop is the caller', 'settings', "integer('TRUSTED_HOPS', 0, 100, 0)", '0'],
  ],
};

const root = makeTemporaryFolder();
let peer: Peer;
beforeAll(async () => {
  peer = await startPeer();
});
afterAll(() => peer.close());

describe.each(Object.entries(CHANGES))('scenarios of %s notice', (name, changes) => {
  const file = readScenarioFile(name);
  let made: Made;
  beforeAll(() => {
    made = makeProject(join(root, name), wholeApp(file), { ...file, peer: peer.origin });
    writeFileSync(
      join(made.folder, 'host.js'),
      "require('node:http').createServer(require('./index').api).listen(process.env.PORT, '127.0.0.1');\n",
    );
  });

  test('nothing as long as all is there', async () => {
    expect(await failingScenarios(made.folder)).toEqual([]);
  });

  test.each(changes)('the lack of %s', async (what, module, text, instead) => {
    const folder = join(root, name, what.replaceAll(/\W/g, '-'));
    cpSync(made.folder, folder, { recursive: true, verbatimSymlinks: true });
    const path = join(folder, 'runtime', `${module}.js`);
    const source = readFileSync(path, 'utf8');
    expect(source.split(text)).toHaveLength(2);
    writeFileSync(path, source.replace(text, instead));
    expect(await failingScenarios(folder)).not.toEqual([]);
  });

  /** The numbers of scenarios whose answers are other ones. */
  async function failingScenarios(folder: string): Promise<number[]> {
    const failing = new Set<number>();
    const requests = file.scenarios.flatMap(({ scenario, requests = [] }) =>
      requests.map((step) => ({ scenario, step: [step].flat().flatMap(copiesOf) })),
    );
    const environments = new Set(
      requests.flatMap(({ step }) => step.map(({ env }) => JSON.stringify(env ?? {}))),
    );
    for (const environment of environments) {
      const running = await startServer(folder, ['host.js'], {
        ...made.env,
        ...file.env,
        ...(JSON.parse(environment) as Record<string, string>),
      });
      try {
        for (const { scenario, step } of requests) {
          const here = step.filter(({ env }) => JSON.stringify(env ?? {}) === environment);
          const outcomes = await Promise.allSettled(
            here.map(async ({ send, expect: expected }) =>
              checkAnswer(await sendBytes(running.port, writeRequest(send), send.method, 3000), expected),
            ),
          );
          if (outcomes.some(({ status }) => status === 'rejected')) failing.add(scenario);
        }
      } finally {
        await running.stop();
      }
      // One is enough, and not every mutant ends its requests.
      if (failing.size > 0) break;
    }
    return [...failing];
  }
});
