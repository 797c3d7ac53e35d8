import { describe, expect, test } from '@jest/globals'
import { backoffMs } from '../../src/waiting/backoff.ts'

const walk = (random: number) => [1, 2, 3, 4, 5, 6, 50, 5_000].map((nth) => backoffMs(nth, 250, 5_000, random))

describe('back-off', () => {
  test('doubles up to its limit, and stays there', () => {
    expect(walk(0)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000])
  })
  test('chance takes up to a half, never more', () => {
    expect(walk(1)).toEqual(walk(0).map((ms) => ms / 2))
    expect(walk(0.5)).toEqual(walk(0).map((ms) => ms * 0.75))
  })
})
