import { unknown } from '../interpret/value';
import type { PlatformThing, RequestPart, Value } from '../interpret/domain';

/** What a call on the platform gives: a value at hand, or work with the value that it comes to. */
export interface PlatformCall {
  readonly value: Value;
  readonly isWork: boolean;
}

/** What is known of a thing that App Services gives. */
interface Thing {
  readonly members?: Readonly<Record<string, Value>>;
  /** What every other member is. */
  readonly otherMember?: Value;
  readonly methods?: Readonly<Record<string, PlatformCall>>;
  /** What every other method does whose name has a form. */
  readonly otherMethods?: { readonly named: RegExp; readonly call: PlatformCall };
}

const platform = (what: PlatformThing): Value => ({ kind: 'platform', what });
const request = (part: RequestPart): Value => ({ kind: 'request', part });
const data = (what: string): Value => ({ kind: 'data', what });

const given = (value: Value): PlatformCall => ({ value, isWork: false });
const work = (value: Value = unknown): PlatformCall => ({ value, isWork: true });

/** Methods that do the same. */
const all = (names: readonly string[], call: PlatformCall): Readonly<Record<string, PlatformCall>> =>
  Object.fromEntries(names.map((name) => [name, call]));

const httpMethods = all(['get', 'post', 'put', 'patch', 'delete', 'head'], work());

/**
 * What App Services gives a source: `context`, all that is reached through it, and the request. MongoDB's docs on the
 * context of functions, on the MongoDB API reference, and on HTTPS endpoints.
 */
const things: Readonly<Record<PlatformThing, Thing>> & Readonly<Record<`request ${RequestPart}`, Thing>> = {
  context: {
    members: {
      services: platform('services'),
      functions: platform('functions'),
      http: platform('http'),
      request: request('context'),
    },
    otherMember: platform('other'),
  },
  services: { methods: { get: given(platform('service')) } },
  service: {
    methods: { db: given(platform('database')), ...httpMethods, send: work() },
    // The sub-services of AWS, called for a region: s3("eu-west-1"), ses(...), lambda(...).
    otherMethods: { named: /^[a-z]+[0-9]?$/, call: given(platform('sub-service')) },
  },
  'sub-service': { otherMethods: { named: /^[A-Z]/, call: work() } },
  database: {
    methods: {
      collection: given(platform('collection')),
      ...all(['getCollectionNames', 'getDBNames'], work(data('an array'))),
    },
  },
  collection: {
    methods: {
      ...all(['find', 'aggregate', 'watch'], given(platform('cursor'))),
      ...all(['count', 'countDocuments', 'estimatedDocumentCount'], work(data('a number'))),
      distinct: work(data('an array')),
      ...all(
        ['findOne', 'findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete'],
        work(data('a document')),
      ),
      ...all(['insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne'], work(data('a result'))),
      ...all(['deleteOne', 'deleteMany', 'bulkWrite'], work(data('a result'))),
    },
  },
  cursor: {
    methods: {
      toArray: work(data('an array')),
      ...all(['next', 'forEach', 'hasNext', 'tryNext', 'close'], work()),
      count: work(data('a number')),
      ...all(['isClosed', 'isExhausted'], given(unknown)),
    },
    // sort(), limit(), map() and the like give the cursor back.
    otherMethods: { named: /^/, call: given(platform('cursor')) },
  },
  functions: { methods: { execute: work() } },
  http: { methods: httpMethods },
  other: {},
  'request all': {
    members: { body: request('body'), headers: request('headers'), query: request('query') },
  },
  'request context': { members: { requestHeaders: request('headers') } },
  'request query': { otherMember: request('parameter') },
  'request body': {},
  'request headers': {},
  'request parameter': {},
  'request route': {},
};

function memberOf({ members = {}, otherMember = unknown }: Thing, name: string): Value {
  return Object.hasOwn(members, name) ? (members[name] ?? unknown) : otherMember;
}

/** What a member of `context`, or of what is reached through it, is. */
export const platformMember = (of: PlatformThing, name: string): Value => memberOf(things[of], name);

/** What a member of a request, or of a part of it, is. */
export const requestMember = (part: RequestPart, name: string): Value =>
  memberOf(things[`request ${part}`], name);

/** What a method of the platform does; undefined for one that is not known to do anything. */
export function platformCall(of: PlatformThing, name: string): PlatformCall | undefined {
  const { methods = {}, otherMethods } = things[of];
  if (Object.hasOwn(methods, name)) return methods[name];
  return otherMethods?.named.test(name) ? otherMethods.call : undefined;
}

/** Methods of the buffered response; whatever else is called on it is not there. */
export const platformSetters: ReadonlySet<string> = new Set([
  ...['setStatusCode', 'setBody', 'setHeader', 'addHeader', 'removeHeader'],
]);
