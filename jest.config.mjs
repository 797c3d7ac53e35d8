// Manual: https://jestjs.io/docs/configuration . ESM, TypeScript through swc (no type check: `npm run typecheck` does that).
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Those are slow: `npm run fire`, a part of `npm run check`.
  testPathIgnorePatterns: ['/node_modules/', '/__tests__/fire/'],
  // Stryker's copies of the project.
  modulePathIgnorePatterns: ['<rootDir>/coverage/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  // Not covered here: main.ts, which main.test.ts and bundle.test.ts run in processes of their own, and `satisfies never`.
  collectCoverage: true,
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts'],
  coverageReporters: ['text'],
  // Both cores: many tests wait for a process or an answer, not for the processor.
  maxWorkers: '100%',
}
