// The same answers under the version of the framework before: what the runtime rests on is in both.
import { mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkAnswer } from './support/check-answer';
import { makeProject } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { copiesOf, readScenarioFile, wholeApp } from './support/read-scenarios';
import { sendBytes } from './support/send-bytes';
import { startProject } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

const root = makeTemporaryFolder();
const installed = join(__dirname, '../../node_modules');

test.each(['requests', 'errors', 'execute'])('version 4: %s', async (name) => {
  const file = readScenarioFile(name);
  const made = makeProject(join(root, name), wholeApp(file), file);
  const modules = join(made.folder, 'node_modules');
  unlinkSync(modules);
  mkdirSync(join(modules, '@google-cloud'), { recursive: true });
  symlinkSync(join(installed, 'mongodb'), join(modules, 'mongodb'));
  symlinkSync(join(installed, 'functions-framework-4'), join(modules, '@google-cloud/functions-framework'));
  const running = await startProject(made.folder, { ...made.env, ...file.env });
  try {
    for (const { scenario, requests = [] } of file.scenarios) {
      for (const step of requests) {
        const here = [step].flat().filter(({ env }) => env === undefined);
        for (const { send, expect: expected } of here.flatMap(copiesOf)) {
          const answer = await sendBytes(running.port, writeRequest(send), send.method);
          try {
            checkAnswer(answer, expected);
          } catch (error) {
            throw new Error(`scenario ${scenario}, ${send.method ?? 'GET'} ${send.path}`, { cause: error });
          }
        }
      }
    }
  } finally {
    await running.stop();
  }
});
