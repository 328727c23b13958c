// An app with 113 endpoints that hand on their response to one function, as an app in production has them: scenario 163.
import { join } from 'node:path';
import { makeProject, type Made } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { sendBytes } from './support/send-bytes';
import { startProject } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

const COUNT = 113;
const folder = makeTemporaryFolder();

function make(count: number): Made {
  const names = Array.from({ length: count }, (_, i) => `proposal${i}`);
  return makeProject(join(folder, String(count)), {
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
}

/** The shortest of three starts: how long one takes is also a matter of what else the machine does. */
async function shortestStart({ folder: made, env }: Made): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const running = await startProject(made, env);
    times.push(running.startedAfter);
    await running.stop();
  }
  return Math.min(...times);
}

test('scenario 163: 113 endpoints start about as fast as one, and each answers', async () => {
  const many = make(COUNT);
  expect((await shortestStart(many)) / (await shortestStart(make(1)))).toBeLessThan(2);
  const running = await startProject(many.folder, many.env);
  try {
    for (let i = 0; i < COUNT; i++) {
      const request = writeRequest({ path: `/proposal${i}?status=201` });
      const { status, body } = await sendBytes(running.port, request);
      expect([status, body.toString()]).toEqual([201, `{"name":"proposal${i}"}`]);
    }
  } finally {
    await running.stop();
  }
});
