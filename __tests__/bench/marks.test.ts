/** What the benchmark makes of its measurements. */
import { describe, expect, test } from '@jest/globals'
import { noticesOf } from '../../bench/fleets.ts'
import { countFiveMinutes, judge, type Mark, type Measured, marksOf, tableOfMarks } from '../../bench/marks.ts'
import type { Sample } from '../../bench/sample.ts'
import { sharingOf } from '../../bench/shared-quota.ts'

const aSample = (more: Partial<Sample> = {}): Sample => ({
  wholeMs: 100,
  firstMs: 80,
  lagMs: 200,
  cpuSeconds: 0.1,
  peakMiB: 70,
  requests: 1,
  log: [],
  ...more,
})

const aMark = (figure: number, most: number): Mark => ({ name: 'a mark', figure, most, unit: 'x', of: '' })

const aMeasurement: Measured = {
  alreadyReady: { action: [aSample()], cli: [aSample({ wholeMs: 400 })], sdk: [aSample({ firstMs: 100 })] },
  moments: {},
  fleets: [
    { size: 100, budget: 100, samples: [aSample({ cpuSeconds: 0.3, requests: 101 })] },
    { size: 1_000, budget: 100, samples: [aSample({ cpuSeconds: 2.1, peakMiB: 160, requests: 1_000 })] },
  ],
  oneByOne: [{ lagMs: 10, allowedMs: 20 }],
  sharing: { tookMs: 21_000, requests: 160, refused: 10, lateRequests: 100, lateRefused: 4 },
  fiveMinutes: 200,
  archiveBytes: 650_000,
}

describe('a mark', () => {
  test.each([
    [0.27, 0.27, 'met'],
    [0.28, 0.27, 'MISSED'],
    [Number.NaN, 0.27, 'not measured'],
    [1, Number.NaN, 'MISSED'],
  ])('of %d where %d is wanted is %s', (figure, most, expected) => expect(judge(aMark(figure, most))).toBe(expected))

  test.each([
    ['already ready: whole step, of the CLI', 0.25, 'met'],
    ['spawn to first request, of the bare SDK script', 0.8, 'met'],
    ['mean lag, ten moments, of the CLI', Number.NaN, 'not measured'],
    ['requests wasted in those fleets', 1, 'MISSED'],
    ['CPU per look, marginal', 2, 'met'],
    ['1,000 functions, peak memory', 160, 'MISSED'],
    ['shared quota: refused after ten seconds', 4, 'MISSED'],
    ['shared quota: every function ready, of the free quota', 1.05, 'met'],
    ['the archive that a runner downloads', 650, 'met'],
  ])('%s', (name, figure, verdict) => {
    const mark = marksOf(aMeasurement).find((one) => one.name === name) ?? aMark(Number.NaN, 0)
    expect(Number(mark.figure.toFixed(4))).toBe(figure)
    expect(judge(mark)).toBe(verdict)
  })

  test('that was missed says so in its row', () => {
    expect(tableOfMarks([aMark(2, 1)])).toContain('| a mark | 2 x | 1 x | MISSED |')
  })
})

test('a function is noticed by the last request for it, and its clock begins with the first', () => {
  const log = [
    { name: 'a', atMs: 100 },
    { name: 'b', atMs: 200 },
    { name: 'a', atMs: 1_150 },
    { name: 'b', atMs: 1_700 },
  ]
  // a is ready at 1100 with both awaited, b at 1600 alone, where the schedule's gap is longer.
  expect(noticesOf(['a', 'b'], 1_000, 400, 10, log)).toEqual([
    { lagMs: 50, allowedMs: 250 },
    { lagMs: 100, allowedMs: 250 },
  ])
})

test('requests of others do not count, and the first ten seconds are told apart', () => {
  const log = [
    { name: 'others', atMs: 0, status: 429 },
    { name: 'a', atMs: 100, status: 429 },
    { name: 'a', atMs: 500, status: 200 },
    { name: 'b', atMs: 10_200, status: 429 },
    { name: 'b', atMs: 12_100, status: 200 },
  ]
  expect(sharingOf(log)).toEqual({ tookMs: 12_000, requests: 4, refused: 2, lateRequests: 2, lateRefused: 1 })
})

test('over five minutes the action asks less often than the CLI, which asks once a second', async () => {
  const requests = await countFiveMinutes()
  expect(requests).toBeGreaterThan(150)
  expect(requests).toBeLessThan(300)
})
