/** Mutation testing of what decides about an app: `npm run test:mutation`. docs/reliability.md judges what survives. */
export default {
  plugins: ['@stryker-mutator/mocha-runner', './test/mutation/ignore-prose.mjs'],
  mutate: ['migrations/**/*.ts', 'src/engine/**/*.ts', 'src/references/**/*.ts'],
  ignorers: ['prose'],
  testRunner: 'mocha',
  mochaOptions: {
    require: ['./test/mutation/jest-in-mocha.cjs'],
    // The quick tests of the three rooms: they run once for each change.
    spec: ['test/unit/{migrations,engine,references}/**/*.test.ts', 'test/fixtures.test.ts'],
    // The first compares lines of the sources, which a change moves. The second migrates before any test runs: whatever runs then
    // counts as loaded, and would cost a new process for each change.
    ignore: ['test/unit/engine/ledger-breaks.test.ts', 'test/unit/migrations/decisions.test.ts'],
    // It isolates modules, which only Jest can.
    grep: '^(?!.*is planned without the compiler)',
  },
  coverageAnalysis: 'perTest',
  // What is computed while modules load cannot be switched, and would cost a process each.
  ignoreStatic: true,
  // It would add comments to the sources of fixtures.
  disableTypeChecks: false,
  concurrency: 1,
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: '.stryker/incremental.json',
  tempDirName: '.stryker/sandboxes',
  htmlReporter: { fileName: '.stryker/report.html' },
  jsonReporter: { fileName: '.stryker/report.json' },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
