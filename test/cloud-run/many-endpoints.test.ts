// An app with 113 endpoints that hand on their response to one function, as an app in production has them: scenario 163.
import { join } from 'node:path';
import { makeProject } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { sendBytes } from './support/send-bytes';
import { startProject } from './support/start-project';
import { writeRequest } from './support/write-request';

const COUNT = 113;
const START_MS = 3000;
const folder = makeTemporaryFolder();

test('scenario 163: 113 endpoints start in time, and each answers', async () => {
  const names = Array.from({ length: COUNT }, (_, i) => `proposal${i}`);
  const { folder: made, env } = makeProject(join(folder, 'many'), {
    functions: {
      ...Object.fromEntries(
        names.map((name) => [
          name,
          `exports = (request, response) => { context.functions.execute('handle', request, response, '${name}'); };`,
        ]),
      ),
      handle: [
        'exports = ({ query }, response, name) => {',
        "  response.setHeader('Content-Type', 'application/json');",
        '  response.setStatusCode(query.status === undefined ? 200 : Number(query.status));',
        '  response.setBody(JSON.stringify({ name }));',
        '};',
      ],
    },
    endpoints: names.map((name) => ({ route: `/${name}`, respond_result: false })),
  });
  const running = await startProject(made, env);
  try {
    expect(running.startedAfter).toBeLessThan(START_MS);
    for (const name of names) {
      const { status, body } = await sendBytes(running.port, writeRequest({ path: `/${name}?status=201` }));
      expect([status, body.toString()]).toEqual([201, `{"name":"${name}"}`]);
    }
  } finally {
    await running.stop();
  }
});
