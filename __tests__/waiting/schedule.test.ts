import { expect, test } from '@jest/globals'
import { autoGapMs } from '../../src/waiting/schedule.ts'

test.each([
  [0, 250],
  [5_000, 250],
  [6_000, 300],
  [10_000, 500],
  [29_999, 500],
  [30_000, 500],
  [36_000, 600],
  [60_000, 1_000],
  [120_000, 2_000],
  [300_000, 2_000],
])('%i ms into the wait, looks are %i ms apart', (waitedMs, gapMs) => {
  expect(autoGapMs(waitedMs)).toBe(gapMs)
})
