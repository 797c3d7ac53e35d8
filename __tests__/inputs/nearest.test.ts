/** The nearest word, against the definition of an edit distance: every pair of short words, written as a recursion. */
import { expect, test } from '@jest/globals'
import { findNearest } from '../../src/inputs/nearest.ts'

const WORDS = ['', ...['a', 'b'].flatMap((one) => [one, `${one}a`, `${one}b`, `${one}ba`, `${one}ab`, `${one}bab`])]

function distance(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length
  const rest = distance(from.slice(1), to.slice(1)) + (from[0] === to[0] ? 0 : 1)
  return Math.min(rest, distance(from.slice(1), to) + 1, distance(from, to.slice(1)) + 1)
}

test('it is the one that takes the fewest changes of a letter, the first of equals', () => {
  for (const text of WORDS)
    for (const one of WORDS)
      for (const other of WORDS) {
        const nearest = distance(text, other) < distance(text, one) ? other : one
        expect([text, one, other, findNearest(text, [one, other])]).toEqual([text, one, other, nearest])
      }
})

test.each([
  ['PENDING', 'Pending'],
  ['pending', 'PENDING'],
])('%s is near to %s, whatever their case', (text, nearest) => {
  expect(findNearest(text, ['xendinx', nearest])).toBe(nearest)
})

test('a word is nearest to itself, however long', () => {
  const long = 'a'.repeat(250)
  expect(findNearest(long, [long, long.slice(1)])).toBe(long)
})
