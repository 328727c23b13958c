// What reaches the server, as a recording server sees it: scenario 136.
import { join } from 'node:path';
import { BSON } from 'mongodb';
import { startRecording, type RecordingServer } from '../servers/recording/start-recording';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { makeProject } from './support/make-project';
import { sendBytes } from './support/send-bytes';
import { startProject, type Running } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

const folder = makeTemporaryFolder();
let server: RecordingServer;
let project: Running;

beforeAll(async () => {
  server = await startRecording();
  const { folder: made, env } = makeProject(join(folder, 'recorded'), {
    services: [{ name: 'mongodb-atlas', type: 'mongodb-atlas', config: { clusterName: 'Cluster0' } }],
    functions: {
      minKey: [
        'exports = () => context.services.get("mongodb-atlas").db("db").collection("c").find(',
        '  { date: { $gt: BSON.MinKey, $lt: BSON.MaxKey } }, { _id: 0 },',
        ').sort({ date: 1 });',
      ],
    },
    endpoints: [{ route: '/minKey' }],
  });
  project = await startProject(made, { ...env, MONGODB_URI: server.uri });
});
afterAll(async () => {
  await project.stop();
  await server.stop();
});

test('scenario 136: BSON.MinKey in a filter reaches the server as MinKey', async () => {
  const answer = await sendBytes(project.port, writeRequest({ path: '/minKey' }));
  expect(answer.body.toString()).toBe('[]');
  const found = server.commands.find((command) => 'find' in command);
  const { find, filter, projection, sort } = BSON.EJSON.serialize(found ?? {}, { relaxed: true });
  expect({ find, filter, projection, sort }).toEqual({
    find: 'c',
    filter: { date: { $gt: { $minKey: 1 }, $lt: { $maxKey: 1 } } },
    projection: { _id: 0 },
    sort: { date: 1 },
  });
});
