// Without types, only names tell what starts work. Those here are the methods of drivers and clients that return a
// promise wherever they occur, or wherever they are called on what another module exports.

/** Methods that are work on any object. */
const alwaysWork = new Set([
  ...['insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany'],
  ...['findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete', 'findByIdAndUpdate', 'findByIdAndDelete'],
  ...['bulkWrite', 'publishMessage', 'sendMail', 'sendEachForMulticast'],
]);

/** Methods that are work on what another module exports. */
const importedWork = new Set([
  ...['insert', 'update', 'upsert', 'replace', 'delete', 'remove', 'save', 'saveAll', 'persist', 'findOne'],
  ...[
    'publish',
    'send',
    'sendMessage',
    'sendEmail',
    'sendSms',
    'upload',
    'enqueue',
    'query',
    'execute',
    'exec',
  ],
  ...['commit', 'post', 'put', 'patch', 'fetch', 'request', 'connect', 'notify', 'create', 'invoke'],
]);

/** Those of them that hardly any module has but to store or to send something elsewhere. */
const likelyWork = new Set([
  ...['insert', 'upsert', 'save', 'saveAll', 'persist', 'publish', 'enqueue', 'upload'],
  ...['sendMessage', 'sendEmail', 'sendSms'],
]);

/** Methods that are work on a client of a service, or on a part of it. */
const serviceWork = new Set([
  ...importedWork,
  ...[
    'set',
    'add',
    'write',
    'run',
    'del',
    'incr',
    'decr',
    'expire',
    'hset',
    'lpush',
    'rpush',
    'sadd',
    'zadd',
  ],
  ...['move', 'copy', 'close', 'quit', 'disconnect', 'destroy', 'flush', 'store'],
]);
const serviceWorkNames = /^(?:insert|update|delete|publish|send|upload|save|create|put|import)(?=[A-Z])/;
const makesParts = /(?:Stream|Client|Query|Batch|Transaction|Session|Options)$/;

/** Packages of databases, clouds and the like: what they make are clients, whose methods ask a server. */
const servicePackages =
  /^(?:@google-cloud\/(?!functions-framework|logging).*|pg|mysql2\/promise|ioredis|redis|@aws-sdk\/.*|@azure\/.*|stripe|twilio|nodemailer|@sendgrid\/.*|@slack\/.*|openai)$/;

/** Whether what a package makes are clients of a service. */
export const isServicePackage = (module: string | undefined): boolean =>
  module !== undefined && servicePackages.test(module);

// Writes that are collected, and sent by a commit.
const collects = /batch|bulk|transaction|\btx\b|\bt$|writer|pipeline|multi/i;

/** Names of functions that say that they start work, and may be mistaken. */
const sayingWork =
  /^(?:send|publish|insert|save|upsert|upload|enqueue|persist|store|notify|fetch|delete|remove|update|write|archive)(?=[A-Z])/;

/** Built-in modules all of whose functions return promises. */
const promiseModules = new Set([
  'fs/promises',
  'dns/promises',
  'timers/promises',
  'stream/promises',
  'readline/promises',
]);

/** Packages whose own function, or whose methods of any name, return promises. */
const promisePackages =
  /^(?:axios|got|node-fetch|undici|superagent|needle|fs-extra|@octokit\/.*|@slack\/.*|@sendgrid\/mail|nodemailer)$/;

/** Built-in modules, and packages, whose functions are done when they return. */
const directModules =
  /^(?:assert|buffer|crypto|events|os|path|punycode|querystring|string_decoder|url|util|zlib|fs|child_process|perf_hooks|async_hooks|dns|net|http|https|stream|process|debug|winston|pino|bunyan|log4js|loglevel|lodash|lodash\..*|underscore|ramda|moment|dayjs|date-fns|luxon|uuid|nanoid|joi|zod|yup|ajv|express|cors|helmet|body-parser|cookie|cookie-parser|ejs|mustache|handlebars|jsonwebtoken|jose|chalk|ms|qs|semver|validator|dotenv|@google-cloud\/(?:logging-.*|functions-framework))$/;

const looksLikeLog =
  /log(?:s|ger|ging)?$|metrics?$|tracer?$|trace$|stats$|counters?$|registry$|telemetry$|debug$/i;

/** How sure a name is to start work. */
export type WorkGuess = 'work' | 'likely' | 'perhaps' | 'none';

const bare = (module: string): string => module.replace(/^node:/, '');

/** Whether a module's functions are done when they return. */
export const isDirectModule = (module: string): boolean => directModules.test(bare(module));

/** Whether a module is part of Node. */
export const isBuiltIn = (module: string): boolean =>
  module.startsWith('node:') ||
  /^(?:assert|buffer|child_process|crypto|dns|events|fs|http|https|net|os|path|stream|timers|url|util|zlib)(?:\/|$)/.test(
    module,
  );

/** Whether a call of what a module exports is work. */
export function guessImported(module: string, path: readonly string[]): WorkGuess {
  const from = bare(module);
  const name = path.at(-1);
  if (promiseModules.has(from) || (from === 'fs' && path[0] === 'promises' && path.length > 1)) return 'work';
  if (name === 'default' || name === undefined) return promisePackages.test(from) ? 'work' : 'none';
  if (alwaysWork.has(name)) return 'work';
  if (
    isDirectModule(from) ||
    looksLikeLog.test(from) ||
    path.slice(0, -1).some((part) => looksLikeLog.test(part))
  )
    return 'none';
  if (promisePackages.test(from))
    return /^(?:create|default|is[A-Z]|set|all$|spread$|extend)/.test(name) ? 'none' : 'work';
  if (importedWork.has(name) && isServicePackage(module)) return 'work';
  if (likelyWork.has(name)) return 'likely';
  if (importedWork.has(name)) return 'perhaps';
  return sayingWork.test(name) ? 'perhaps' : 'none';
}

/** Whether a method of something unknown is work. */
export const guessMethod = (name: string): WorkGuess => (alwaysWork.has(name) ? 'work' : 'none');

/**
 * Whether a method of something that another module made is work.
 *
 * @param receiver what the method is called on, as it is written
 */
export function guessOfClient(module: string | undefined, receiver: string, name: string): WorkGuess {
  if (alwaysWork.has(name)) return 'work';
  if (looksLikeLog.test(receiver)) return 'none';
  if (isServicePackage(module)) {
    if (collects.test(receiver)) return name === 'commit' || name === 'exec' ? 'work' : 'none';
    return serviceWork.has(name) || (serviceWorkNames.test(name) && !makesParts.test(name)) ? 'work' : 'none';
  }
  if (/^(?:delete|remove|replace|create|exec|put|update)$/.test(name)) return 'none';
  return importedWork.has(name) ? 'perhaps' : 'none';
}

/** Whether a function that no declaration in sight explains is work: one of Node's globals. */
export const isWorkGlobal = (name: string): boolean => name === 'fetch';
