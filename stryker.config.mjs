// Manual: https://stryker-mutator.io/docs/stryker-js/configuration . `npm run mutate`; what came of it: docs/mutation.md .
export default {
  mutate: ['src/{verdict,waiting,inputs,targets}/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'jest.mutate.config.mjs' },
  // jest runs ES modules in contexts of its own.
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // jest keeps what it loaded as ES modules: a runner gets slower with each mutant.
  maxTestRunnerReuse: 25,
  // There is none: TypeScript 7 lacks the API with which Stryker would rewrite one. swc reads none, and checks no types.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
  // What the tests of these rooms do not read is not copied. Everything that is written goes where git and biome do not look.
  ignorePatterns: ['dist', 'lib', 'docs', 'bench', 'simulator', 'coverage', '.github'],
  tempDirName: 'coverage/stryker',
  cleanTempDir: 'always',
  incrementalFile: 'coverage/mutation/incremental.json',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'coverage/mutation/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: false },
  thresholds: { high: 98, low: 95, break: 95 },
}
