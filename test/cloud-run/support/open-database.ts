import { BSON, MongoClient } from 'mongodb';
import { buildFerretdb, startFerretdb, type StartedServer } from '../../support/start-ferretdb';
import type { ScenarioFile } from './read-scenarios';

const given = process.env['MONGODB_URI'];
const built = given === undefined ? buildFerretdb() : undefined;

/** Why there is no database here; undefined if there is one: that of MONGODB_URI, or FerretDB. */
export const noDatabase = built && 'missing' in built ? built.missing : undefined;

/** Why there are no transactions. */
export const noReplicaSet =
  given === undefined ? 'FerretDB has no transactions; set MONGODB_URI to a replica set' : undefined;

/** Starts a database that holds documents, by `'database.collection'`. */
export async function openDatabase(documents: ScenarioFile['documents'] = {}): Promise<StartedServer> {
  const server = await start();
  const client = new MongoClient(server.uri);
  const names = new Set(Object.keys(documents).map((path) => path.split('.')[0] ?? ''));
  const clear = async (): Promise<void> => {
    for (const name of names) await client.db(name).dropDatabase();
  };
  await clear();
  for (const [path, given] of Object.entries(documents)) {
    const [database, collection = ''] = path.split('.');
    const list: unknown[] = Array.isArray(given)
      ? given
      : Array.from({ length: given.count }, (_, i) => ({ _id: { $numberInt: String(i) } }));
    const parsed = BSON.EJSON.parse(JSON.stringify(list), { relaxed: false }) as BSON.Document[];
    await client.db(database).collection(collection).insertMany(parsed);
  }
  return {
    uri: server.uri,
    stop: async () => {
      await clear();
      await client.close();
      await server.stop();
    },
  };
}

async function start(): Promise<StartedServer> {
  if (given !== undefined) return { uri: given, stop: async () => undefined };
  if (built === undefined || 'missing' in built) throw new Error(`no database: ${noDatabase}`);
  return startFerretdb(built.program);
}
