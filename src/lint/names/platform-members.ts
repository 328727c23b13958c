import { unknown } from '../interpret/value';
import type { PlatformThing, Value } from '../interpret/domain';

const platform = (what: PlatformThing): Value => ({ kind: 'platform', what });

/** What a member of `context`, or of what is reached through it, is; MongoDB's docs on the context of functions. */
export function platformMember(of: PlatformThing, name: string): Value {
  if (of !== 'context') return unknown;
  switch (name) {
    case 'services':
      return platform('services');
    case 'functions':
      return platform('functions');
    case 'http':
      return platform('http');
    case 'request':
      return { kind: 'request', part: 'context' };
    default:
      return platform('other');
  }
}

/** What a call on the platform gives: a value at hand, or work with the value that it comes to. */
export interface PlatformCall {
  readonly value: Value;
  readonly isWork: boolean;
}

const given = (value: Value): PlatformCall => ({ value, isWork: false });
const work = (value: Value = unknown): PlatformCall => ({ value, isWork: true });
const data = (what: string): Value => ({ kind: 'data', what });

const readers: Readonly<Record<string, PlatformCall>> = {
  find: given(platform('cursor')),
  aggregate: given(platform('cursor')),
  watch: given(platform('cursor')),
  count: work(data('a number')),
  countDocuments: work(data('a number')),
  estimatedDocumentCount: work(data('a number')),
  distinct: work(data('an array')),
};

const finders = new Set(['findOne', 'findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete']);
const writers = new Set([
  ...['insertOne', 'insertMany'],
  ...['updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany', 'bulkWrite'],
]);

const cursorReads: Readonly<Record<string, PlatformCall>> = {
  toArray: work(data('an array')),
  next: work(),
  forEach: work(),
  hasNext: work(),
  tryNext: work(),
  close: work(),
  count: work(data('a number')),
  isClosed: given(unknown),
  isExhausted: given(unknown),
  map: given(platform('cursor')),
};

const httpMethods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head']);
const serviceActions = new Set([...httpMethods, 'send']);

/** What a method of the platform does; undefined for one that is not known to do anything. */
export function platformCall(of: PlatformThing, name: string): PlatformCall | undefined {
  switch (of) {
    case 'services':
      return name === 'get' ? given(platform('service')) : undefined;
    case 'service':
      if (name === 'db') return given(platform('database'));
      if (serviceActions.has(name)) return work();
      // The sub-services of AWS, called for a region: s3("eu-west-1"), ses(...), lambda(...).
      return /^(?:s3|ses|sns|sqs|lambda|kinesis|firehose|[a-z]+[0-9]?)$/.test(name)
        ? given(platform('sub-service'))
        : undefined;
    case 'sub-service':
      return /^[A-Z]/.test(name) ? work() : undefined;
    case 'database':
      if (name === 'collection') return given(platform('collection'));
      return /^get(?:CollectionNames|DBNames)$/.test(name) ? work(data('an array')) : undefined;
    case 'collection':
      if (finders.has(name)) return work(data('a document'));
      return readers[name] ?? (writers.has(name) ? work(data('a result')) : undefined);
    case 'cursor':
      return cursorReads[name] ?? given(platform('cursor'));
    case 'functions':
      return name === 'execute' ? work() : undefined;
    case 'http':
      return httpMethods.has(name) ? work() : undefined;
    default:
      return undefined;
  }
}
