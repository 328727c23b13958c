const language = [
  ...['globalThis', 'undefined', 'NaN', 'Infinity', 'arguments', 'eval', 'isFinite', 'isNaN'],
  ...['parseFloat', 'parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['escape', 'unescape', 'Object', 'Function', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date'],
  ...[
    'String',
    'RegExp',
    'JSON',
    'Promise',
    'Proxy',
    'Reflect',
    'Intl',
    'WebAssembly',
    'Atomics',
    'Iterator',
  ],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'],
  ...['URIError', 'SuppressedError', 'Array', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Int8Array'],
  ...['Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Map', 'Set'],
  ...['WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'DisposableStack', 'AsyncDisposableStack'],
  // The global object inherits them.
  ...['constructor', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'toString'],
  ...['valueOf'],
];

const node = [
  ...['require', 'module', 'exports', '__dirname', '__filename', 'global', 'process', 'console', 'Buffer'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
  ...['queueMicrotask', 'structuredClone', 'performance', 'atob', 'btoa', 'crypto', 'fetch', 'navigator'],
  ...['URL', 'URLSearchParams', 'URLPattern', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal'],
  ...['Blob', 'File', 'FormData', 'Headers', 'Request', 'Response', 'WebSocket', 'CloseEvent', 'Event'],
  ...['EventTarget', 'EventSource', 'CustomEvent', 'MessageChannel', 'MessageEvent', 'MessagePort'],
  ...['BroadcastChannel', 'DOMException', 'Crypto', 'CryptoKey', 'SubtleCrypto', 'ReadableStream'],
  ...['WritableStream', 'TransformStream', 'CompressionStream', 'DecompressionStream', 'TextEncoderStream'],
  ...['TextDecoderStream', 'Performance', 'PerformanceEntry', 'PerformanceObserver', 'Storage'],
];

/** MongoDB's docs on functions, "Globals". */
const platform = ['context', 'utils', 'BSON', 'EJSON'];

/** What an App Services source may name without declaring it: there, or in Node, where it is to run later. */
export const platformGlobals: ReadonlySet<string> = new Set([...language, ...node, ...platform]);
