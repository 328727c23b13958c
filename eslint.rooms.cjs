// The rooms of the house, as data: eslint.config.mjs enforces them, and a test compares them with docs/architecture.md.
// CommonJS, so that jest can load it, too.

/** The modules that reach the file system. */
const FS = ['fs', 'fs/promises', 'fs-extra'];

/**
 * The rooms of src/ and what each may see. `rooms` are imported freely, `types` for their types only; a room always
 * sees itself. `packages` are those of KEPT_PACKAGES that it may import; all other packages are open to every room.
 */
const LEAF = { rooms: ['model'], packages: ['child_process'] };
const SRC_ROOMS = [
  'model',
  'reader',
  'engine',
  'decide',
  'syntax',
  'sources',
  'lint',
  'references',
  'schemas',
  'compare',
  'writer',
  'tree',
  'report',
  'inspect',
];
const ROOMS = {
  migrations: { rooms: ['model', 'engine'], packages: [] },
  model: { rooms: [], packages: ['child_process'] },
  engine: { rooms: ['model'], packages: [] },
  reader: { ...LEAF, packages: [...FS, 'child_process', 'json5'] },
  syntax: { ...LEAF, packages: ['child_process', 'ts-morph'] },
  sources: { rooms: ['model', 'syntax'], packages: ['child_process', 'ts-morph'] },
  lint: { rooms: ['model', 'syntax'], packages: ['child_process', 'ts-morph'] },
  references: LEAF,
  inspect: { rooms: ['model', 'references', 'report'], packages: ['child_process'] },
  schemas: LEAF,
  compare: { rooms: ['model', 'reader'], types: ['engine', 'report', 'tree'], packages: ['child_process'] },
  writer: LEAF,
  tree: { rooms: ['model', 'reader', 'writer'], packages: [...FS, 'child_process', 'yauzl'], writes: true },
  report: { rooms: ['model', 'engine'], types: ['tree'], packages: ['child_process'] },
  decide: { rooms: ['model', 'reader', 'report'], packages: ['child_process', 'prompts'] },
  'cloud-run': { rooms: ['model', 'sources', 'writer'], packages: ['child_process'] },
  plan: { rooms: [...SRC_ROOMS, 'cloud-run', 'migrations'], packages: [...FS, 'child_process'] },
  index: { rooms: [...SRC_ROOMS, 'plan', 'cloud-run'], packages: [...FS, 'child_process'] },
  cli: {
    rooms: [...SRC_ROOMS, 'cloud-run', 'plan', 'index'],
    packages: [...FS, 'process', 'console', 'child_process', 'commander', 'json5'],
  },
};

/**
 * The files that open files. Input is opened by the first of them alone, so that what reading refused is opened by nobody:
 * a link out of the app, a named pipe. The others open what the user gave as an archive, what they write, and what the
 * package ships.
 */
const OPENERS = [
  'src/reader/open-input.ts',
  'src/tree/unzip-app.ts',
  'src/tree/write-files.ts',
  'src/plan/read-shipped.ts',
  'src/report/html/load-asset.ts',
  'src/cli/read-version.ts',
];

module.exports = { FS, ROOMS, OPENERS };
