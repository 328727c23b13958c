import { dirname, relative, resolve, sep } from 'node:path';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import rooms from './eslint.rooms.cjs';

const { FS, ROOMS, OPENERS } = rooms;
const FS_WRITERS =
  /^(write|append|output|create(?!ReadStream)|ensure|empty|mk|move|remove|rename|rm|unlink|copy|cp|link|symlink|f?truncate|[fl]?ch(mod|own)|[fl]?utimes)/;

/** What opens a file, or reads one that it opens itself. */
const FS_OPENERS = /^(open(?!dir)|read(?!dir|link)|createReadStream|cp|copy|promises$)/;

/** Packages that belong to some rooms only, and globals alike. */
const KEPT_PACKAGES = [
  ...FS,
  'process',
  'console',
  'child_process',
  'prompts',
  'ts-morph',
  'commander',
  'yauzl',
  'json5',
];
const KEPT_GLOBALS = ['process', 'console'];

/** The room that a file stands in: `migrations`, a folder of src/, or `index`; undefined outside both. */
function roomOf(file) {
  const [top, room, below] = relative(import.meta.dirname, file).split(sep);
  if (top === 'migrations') return top;
  if (top !== 'src' || room === undefined) return undefined;
  return below === undefined ? room.replace(/\.[cm]?[jt]s$/, '') : room;
}

/**
 * no-restricted-imports matches the written text and static imports only. The same `../model` means two things in
 * src/report/ and in src/report/renderers/, and the heavy packages are loaded by import(): so this resolves.
 */
const keepRoomsApart = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unknown: 'src/{{room}} is not among the rooms of eslint.rooms.cjs: add it there.',
      room: '{{from}} may not import from {{to}}.',
      types: '{{from}} may import only types from {{to}}: use `import type`.',
      package: '{{from}} may not import {{name}}.',
      writes: '{{name}} of a file system module writes: only src/tree may.',
      opens:
        '{{name}} opens files: only those of OPENERS in eslint.rooms.cjs do. Input is read by reader/open-input.',
      named: 'Import file system functions by name, so that one can see that none of them writes.',
    },
  },
  create(context) {
    const from = roomOf(context.filename);
    if (from === undefined) return {};
    const room = ROOMS[from];
    if (room === undefined) {
      return { Program: (node) => context.report({ node, messageId: 'unknown', data: { room: from } }) };
    }
    const writes = room.writes ?? false;
    const opens = OPENERS.includes(
      relative(import.meta.dirname, context.filename)
        .split(sep)
        .join('/'),
    );
    const reads = from === 'report' && /[\\/]html[\\/]load-asset\.ts$/.test(context.filename);

    function checkRelative(node, specifier, typeOnly) {
      const target = resolve(dirname(context.filename), specifier);
      const to = roomOf(target) ?? (relative(import.meta.dirname, target) === 'src' ? 'index' : undefined);
      if (to === undefined) {
        // package.json, for its version, is all that the command needs from outside.
        if (from !== 'cli') context.report({ node, messageId: 'room', data: { from, to: specifier } });
      } else if (to !== from && !room.rooms.includes(to)) {
        const mayHaveTypes = room.types?.includes(to);
        if (mayHaveTypes && typeOnly) return;
        context.report({ node, messageId: mayHaveTypes ? 'types' : 'room', data: { from, to } });
      }
    }

    function checkFsName(node, name) {
      if (!writes && FS_WRITERS.test(name)) context.report({ node, messageId: 'writes', data: { name } });
      if (!opens && FS_OPENERS.test(name)) context.report({ node, messageId: 'opens', data: { name } });
    }

    /** `fs.readFile` is fine, `fs.writeFile` is not, and whatever else is done with the whole module cannot be seen. */
    function checkFsUses(binding) {
      for (const variable of context.sourceCode.getDeclaredVariables(binding)) {
        for (const { identifier } of variable.references) {
          let use = identifier.parent;
          if (use.type === 'MemberExpression' && use.property.name === 'promises') use = use.parent;
          if (use.type === 'TSQualifiedName') continue;
          if (use.type === 'MemberExpression' && !use.computed) checkFsName(use, use.property.name);
          else context.report({ node: use, messageId: 'named' });
        }
      }
    }

    function checkFs(node) {
      if (node.type !== 'ImportDeclaration') return context.report({ node, messageId: 'named' });
      for (const specifier of node.specifiers) {
        const name = specifier.imported?.name;
        if (name === undefined || name === 'default' || name === 'promises') checkFsUses(specifier);
        else checkFsName(specifier, name);
      }
    }

    function check(node, source, typeOnly = false) {
      const specifier = source?.type === 'Literal' ? source.value : source?.quasis?.[0]?.value.cooked;
      if (typeof specifier !== 'string') return;
      if (specifier.startsWith('.')) return checkRelative(node, specifier, typeOnly);
      const name = specifier.replace(/^node:/, '');
      const kept = KEPT_PACKAGES.find((k) => name === k || name.startsWith(`${k}/`));
      if (kept === undefined) return;
      if (!room.packages.includes(kept) && !(reads && FS.includes(kept)))
        context.report({ node, messageId: 'package', data: { from, name } });
      else if (FS.includes(kept) && !typeOnly) checkFs(node);
    }

    const allTypes = (node, kind) =>
      node[kind] === 'type' ||
      (node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier[kind] === 'type'));
    return {
      ImportDeclaration: (node) => check(node, node.source, allTypes(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source, allTypes(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      TSExternalModuleReference: (node) => check(node, node.expression),
      "CallExpression[callee.name='require']": (node) => check(node, node.arguments[0]),
      "CallExpression[callee.object.name='require'][callee.property.name='resolve']": (node) =>
        check(node, node.arguments[0]),
    };
  },
};

const OURS = ['src/**/*.ts', 'migrations/**/*.ts'];
/** What the script of the HTML report takes from the browser; TypeScript checks how. */
const PAGE_GLOBALS = [
  'document',
  'window',
  'navigator',
  'location',
  'Element',
  'FormData',
  'HTMLDetailsElement',
  'HTMLElement',
  'HTMLInputElement',
  'Node',
];
const PLAIN_JS = ['**/*.js', '**/*.mjs', '**/*.cjs'];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'src/typings/',
      'test/fixtures/',
      'test/lint-cases/',
      'docs/example-app/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: OURS,
    plugins: { rooms: { rules: { 'keep-apart': keepRoomsApart } } },
    rules: {
      'rooms/keep-apart': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  {
    files: OURS,
    ignores: ['src/cli/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', { globals: KEPT_GLOBALS, checkGlobalObject: true }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: PLAIN_JS,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        module: 'writable',
        require: 'readonly',
        URL: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // The runtime of Cloud Run projects: what Node has as globals, its own timers apart, which functions must not get.
    files: ['src/cloud-run/runtime/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['Buffer', 'URLSearchParams', 'structuredClone'].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/report/html/page/*.mjs'],
    languageOptions: {
      globals: {
        console: 'off',
        process: 'off',
        module: 'off',
        require: 'off',
        URL: 'off',
        ...Object.fromEntries(PAGE_GLOBALS.map((name) => [name, 'readonly'])),
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
);
