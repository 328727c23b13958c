// The function that the functions framework serves in test/lint/behaviour.test.ts: it calls the handler of the case that
// the request names, in the same tick and with the same request and response, so that for the handler nothing lies
// between. What the cases require (a database, an emitter, a pool) is brought along, and notes what outlives a response.
const { AsyncLocalStorage } = require('node:async_hooks');
const { EventEmitter } = require('node:events');
const { readFileSync, realpathSync } = require('node:fs');
const { Server } = require('node:http');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const cases = JSON.parse(process.env.CASES);
// A module knows itself by its real path, and a folder of cases may be a link.
const files = new Set(Object.values(cases).map((file) => realpathSync(file)));

/** What became of the request that is served. */
const requests = new AsyncLocalStorage();
let last = { left: new Set() };
let log = [];

const { error: printError } = console;
console.error = (...parts) => {
  log.push(parts.join(' '));
  printError(...parts);
};

const timers = { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval };
const kinds = { setTimeout: 'timer', setInterval: 'interval' };
for (const [name, start] of Object.entries(timers)) {
  globalThis[name] = (callback, ms, ...values) => {
    const running = requests.getStore()?.[kinds[name]];
    const timer = start(
      (...args) => {
        if (name === 'setTimeout') running?.delete(timer);
        return callback(...args);
      },
      ms,
      ...values,
    );
    running?.add(timer);
    return timer;
  };
}
for (const name of ['clearTimeout', 'clearInterval']) {
  const clear = globalThis[name];
  globalThis[name] = (timer) => {
    for (const kind of Object.values(kinds)) requests.getStore()?.[kind].delete(timer);
    clear(timer);
  };
}

/** A call to the database: 20 ms, and an error when the request asked for one. */
function work(result) {
  const request = requests.getStore();
  if (request?.finished) request.left.add('work');
  const call = {};
  request?.work.add(call);
  return new Promise((resolve, reject) => {
    timers.setTimeout(() => {
      request?.work.delete(call);
      if (request?.db === 'down') reject(new Error('the database is down'));
      else resolve(result);
    }, 20);
  });
}

const db = {
  find: () => work([{ id: '1' }, { id: '2' }]),
  findOne: ({ id = '1' }) => work(id === 'none' ? undefined : { id }),
  insertOne: () => work({ insertedId: '3' }),
  insert: () => work({ id: '3' }),
  updateOne: () => work(),
  deleteOne: () => work(),
};

const events = new EventEmitter();
const addListener = events.on.bind(events);
const removeListener = events.removeListener.bind(events);
events.on = (name, listener) => {
  requests.getStore()?.listener.add(listener);
  return addListener(name, listener);
};
events.removeListener = (name, listener) => {
  requests.getStore()?.listener.delete(listener);
  return removeListener(name, listener);
};

/** The connection is made by the first query, as in drivers: its events belong to the domain of that request. */
function createPool() {
  let connection;
  return {
    query(_sql, [id], callback) {
      connection ??= new EventEmitter().on('rows', (answer, rows) => answer(null, rows));
      const rows = id === undefined ? [{}] : [{ values: [id] }];
      timers.setTimeout(() => connection.emit('rows', callback, rows), 5);
    },
  };
}

const pages = { sendPage: (res, name) => res.send(`page ${name}`) };

let registered;
const framework = { http: (_name, handler) => (registered = handler), cloudEvent: () => undefined };

const brought = { db, events, pool: { createPool }, pages };
const load = Module._load;
Module._load = function (request, parent, ...rest) {
  if (files.has(parent?.filename)) {
    if (request === '@google-cloud/functions-framework') return framework;
    const name = /^\.\.?\/(\w+)$/.exec(request)?.[1];
    if (name in brought) return brought[name];
  }
  return load.call(this, request, parent, ...rest);
};
Module._extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};

// All of them first: in the framework, too, a module is loaded outside of any request.
const handlers = new Map();
for (const [name, file] of Object.entries(cases)) {
  registered = undefined;
  const exported = Object.values(require(file));
  handlers.set(name, registered ?? exported[0]);
}

function serveCase(req, res) {
  const name = req.get('x-case');
  if (name === 'control') {
    res.json({ left: [...last.left], log });
    return;
  }
  const running = { work: new Set(), timer: new Set(), interval: new Set(), listener: new Set() };
  const request = { ...running, left: new Set(), finished: false, db: req.get('x-db') };
  last = request;
  log = [];
  res.on('finish', () => {
    request.finished = true;
    for (const [kind, left] of Object.entries(running)) if (left.size > 0) request.left.add(kind);
  });
  return requests.run(request, () => handlers.get(name)(req, res));
}

module.exports = { serveCase };

// Only on loopback, and on a port that is free: the framework knows neither option.
const { listen } = Server.prototype;
Server.prototype.listen = function (_port, callback) {
  return listen.call(this, 0, '127.0.0.1', () => {
    callback();
    process.send({ port: this.address().port });
  });
};
