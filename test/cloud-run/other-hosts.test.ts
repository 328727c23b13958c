// A project without the framework: under http.createServer and under Express, with the same answers. This is scenario 162.
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { checkAnswer } from './support/check-answer';
import { makeProject, type Made } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { copiesOf, readScenarioFile, wholeApp } from './support/read-scenarios';
import { sendBytes } from './support/send-bytes';
import { startServer, type Running } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

const root = makeTemporaryFolder();

const HOSTS: Record<string, string[]> = {
  'http.createServer': [
    "const { api } = require('./index');",
    "require('node:http').createServer(api).listen(process.env.PORT, '127.0.0.1');",
  ],
  Express: [
    "const { api } = require('./index');",
    "require('express')().use(api).listen(process.env.PORT, '127.0.0.1');",
  ],
};

// Those among scenarios 1 to 60 whose apps need no database.
const FILES = ['results', 'vendor-app', 'signatures', 'requests', 'responses'];

describe.each(FILES)('scenario 162: %s', (name) => {
  const file = readScenarioFile(name);
  let made: Made;
  beforeAll(() => {
    made = makeProject(join(root, name), wholeApp(file), file);
  });

  test.each(Object.entries(HOSTS))('under %s', async (host, lines) => {
    const script = `host-${host.toLowerCase().replace(/\W/g, '-')}.js`;
    writeFileSync(join(made.folder, script), lines.join('\n'));
    const running: Running = await startServer(made.folder, [script], { ...made.env, ...file.env });
    try {
      for (const { scenario, requests = [] } of file.scenarios) {
        if (scenario > 60 && scenario !== 83 && scenario !== 84) continue;
        for (const request of requests
          .flat()
          .filter(({ env }) => env === undefined)
          .flatMap(copiesOf)) {
          const { send, expect: expected } = request;
          const answer = await sendBytes(running.port, writeRequest(send), send.method);
          // Express adds its name to each answer, and no project of ours is asked.
          const headers = answer.headers.filter(([header]) => header.toLowerCase() !== 'x-powered-by');
          try {
            checkAnswer({ ...answer, headers }, expected);
          } catch (error) {
            throw new Error(`scenario ${scenario}, ${send.method ?? 'GET'} ${send.path}`, { cause: error });
          }
        }
      }
    } finally {
      await running.stop();
    }
  });
});
