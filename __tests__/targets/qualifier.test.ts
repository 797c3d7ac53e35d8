import { expect, test } from '@jest/globals'
import { isAlias, isQualifier, isVersion, nearestQualifier } from '../../src/targets/qualifier.ts'

test.each([
  // text, version, alias, qualifier
  ['7', true, false, true],
  ['1234567890', true, false, true],
  ['live', false, true, true],
  ['7a', false, true, true],
  ['blue-green_2', false, true, true],
  ['$LATEST', false, false, true],
  ['$LATEST.PUBLISHED', false, false, true],
  ['$latest', false, false, false],
  ['', false, false, false],
  ['a.b', false, false, false],
  ['a b', false, false, false],
  [' live', false, false, false],
  ['live ', false, false, false],
  ['a'.repeat(128), false, true, true],
  ['a'.repeat(129), false, false, false],
  ['7'.repeat(128), true, false, true],
  ['7'.repeat(129), false, false, false],
])('%j: version %s, alias %s, qualifier %s', (text, version, alias, qualifier) => {
  expect([isVersion(text), isAlias(text), isQualifier(text)]).toEqual([version, alias, qualifier])
})

test('no qualifier is neither version nor alias', () => {
  expect([isVersion(undefined), isAlias(undefined)]).toEqual([false, false])
})

test.each([
  ['$latest', '$LATEST'],
  ['latest.published', '$LATEST.PUBLISHED'],
  ['latest$', undefined],
  ['newest!', undefined],
])('%s is near to %s', (text, nearest) => {
  expect(nearestQualifier(text)).toBe(nearest)
})
