// MongoDB's App Services documentation, "Compatible Node.js Modules": what functions have of Node 10.18.
const supported = new Set([
  ...['assert', 'buffer', 'events', 'net', 'os', 'path', 'punycode', 'querystring', 'stream'],
  ...['string_decoder', 'timers', 'tls', 'tty', 'url', 'zlib'],
  // In part.
  ...['crypto', 'dgram', 'dns', 'fs', 'http', 'https', 'http2', 'process', 'util'],
]);

// Modules of Node that the page lists as missing, or does not list.
const unsupported = new Set([
  ...['child_process', 'cluster', 'domain', 'readline', 'v8', 'vm'],
  ...['async_hooks', 'console', 'constants', 'diagnostics_channel', 'inspector', 'module', 'perf_hooks'],
  ...['repl', 'sys', 'trace_events', 'wasi', 'worker_threads'],
  ...['dns/promises', 'fs/promises', 'readline/promises', 'stream/promises', 'timers/promises'],
]);

/** Whether functions have a module of Node; undefined for what is none of Node's. */
export function hasModule(name: string): boolean | undefined {
  const bare = name.replace(/^node:/, '');
  if (unsupported.has(bare)) return false;
  if (supported.has(bare)) return true;
  const isOfNode = bare !== name || supported.has(bare.replace(/\/.*/, ''));
  return isOfNode ? false : undefined;
}
