// `npm run fire`: machines that try to break the action, too slow for every `npm test`. `FIRE=20` makes them run twenty times as long.
import config from './jest.config.mjs'

export default {
  ...config,
  testMatch: ['<rootDir>/__tests__/fire/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  collectCoverage: false,
}
