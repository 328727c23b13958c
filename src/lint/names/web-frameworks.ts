/** Packages whose function, or whose `Router`, makes something that calls handlers as Express does. */
const routerPackages = /^(?:express|express-promise-router|@root\/async-router|router)$/;

/** Whether a call of what a module exports makes an application or a router. */
export function makesRouter(module: string, path: readonly string[]): boolean {
  const [name, ...more] = path.filter((each) => each !== 'default');
  return routerPackages.test(module) && more.length === 0 && (name === undefined || name === 'Router');
}

/** Packages that wrap an async handler, and give the errors of its promise to `next`. */
export const passesToNext = /^(?:express-async-handler|express-async-wrap|async-middleware)$/;

/** Whether a module is one of Firebase's, in either generation. */
export const isFirebase = (module: string): boolean => /^firebase-functions(?:\/|$)/.test(module);

/**
 * Whether a call of what a module exports registers a handler of HTTP requests: functions-framework-nodejs, "docs",
 * `functions.http`; Firebase's "Call functions via HTTP requests", `onRequest` of both generations. Which of the
 * arguments it is stands in `handlerIn`.
 */
export function registersHandler(module: string, path: readonly string[]): boolean {
  const name = path.at(-1);
  if (module === '@google-cloud/functions-framework') return name === 'http';
  return isFirebase(module) && name === 'onRequest';
}
