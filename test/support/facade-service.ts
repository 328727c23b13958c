const { mongoService } = require('../../src/cloud-run/runtime/mongo');
const { toEjson } = require('../../src/cloud-run/runtime/ejson');

/** What the facade hands to the scope of its request, in order. */
export interface TrackedService {
  readonly service: any;
  readonly tracked: Promise<unknown>[];
}

/** A data source as a source gets it by `context.services.get`, in a request of its own. */
export function trackedService(uri: string, { preserveNumberTypes = false } = {}): TrackedService {
  process.env.FACADE_TEST_URI = uri;
  const tracked: Promise<unknown>[] = [];
  const track = (work: Promise<unknown>): Promise<unknown> => {
    const handed = work.then((value) => value);
    tracked.push(handed);
    return handed;
  };
  return {
    service: mongoService('FACADE_TEST_URI', { track, preserveNumberTypes }),
    tracked,
  };
}

/** A value as an answer writes it, with the types of BSON. */
export function written(value: unknown): unknown {
  return JSON.parse(toEjson(value));
}
