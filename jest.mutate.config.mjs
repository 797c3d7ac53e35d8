// The tests that `npm run mutate` runs against each mutant: those of the four rooms, in few seconds.
import config from './jest.config.mjs'

const ROOMS = ['verdict', 'waiting', 'inputs', 'targets']

export default {
  ...config,
  testEnvironment: './jest.mutate.environment.cjs',
  testMatch: ROOMS.map((room) => `<rootDir>/__tests__/${room}/**/*.test.ts`),
  // A million looks, and crowds of a hundred functions: right for each commit, too slow for each mutant.
  testPathIgnorePatterns: ['/node_modules/', '/verdict/sweep.test.ts', '/waiting/rhythm.test.ts'],
  collectCoverage: false,
}
