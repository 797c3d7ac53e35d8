// A mutant is dead at the first test that fails: the rest, in this file and the next ones, need not run (jest's own `bail` counts files).
const { TestEnvironment } = require('jest-environment-node')

let dead

module.exports = class extends TestEnvironment {
  handleTestEvent({ name, test }) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__
    if (mutant === undefined) return
    if (name === 'test_done' && test.errors.length > 0) dead = mutant
    if (name === 'test_start' && dead === mutant) test.mode = 'skip'
  }
}
