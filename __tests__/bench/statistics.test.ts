/** Figures of the benchmark: medians and tables. */
import { expect, test } from '@jest/globals'
import { mean, median, spread, table } from '../../bench/statistics.ts'

test.each([
  [[], Number.NaN],
  [[5], 5],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected))

test('the mean', () => expect(mean([1, 2, 6])).toBe(3))

test.each([
  [[], '-'],
  [[Number.NaN], '-'],
  [[12.34], '12'],
  [[3, 1, 2], '2 (1 to 3)'],
])('%j is written as %s', (values, expected) => expect(spread(values)).toBe(expected))

test('a table has its text at the left and its figures at the right', () => {
  expect(table(['', 'ms'], [['cli', '7']])).toBe('|  | ms |\n| --- | ---: |\n| cli | 7 |')
})
