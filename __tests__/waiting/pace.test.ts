import { describe, expect, test } from '@jest/globals'
import { Pace } from '../../src/waiting/pace.ts'

const aPace = (perSecond = 10, chance = 0) => new Pace(perSecond, () => chance)

describe('the budget', () => {
  test('lets the first request go at once, and the next after its share of a second', () => {
    const pace = aPace(4)
    expect(pace.freeAtMs('own')).toBe(0)
    pace.take('own', 1_000)
    expect(pace.freeAtMs('own')).toBe(1_250)
  })

  test.each([
    [0.25, 4_000],
    [2.5, 400],
    [100, 10],
  ])('of %d a second is %d ms apart', (perSecond, gapMs) => {
    expect(aPace(perSecond).gapMs('own')).toBe(gapMs)
  })

  test('of the shared quota is 5 a second at most, and its requests count for both', () => {
    const pace = aPace(50)
    pace.take('control', 0)
    expect(pace.freeAtMs('own')).toBe(20)
    expect(pace.freeAtMs('control')).toBe(200)
    pace.take('own', 20)
    expect(pace.freeAtMs('control')).toBe(200)
    expect(aPace(2).gapMs('control')).toBe(500)
  })
})

describe('a refusal', () => {
  test('slows down by a third and pauses: half a second, and a whole one for each that follows in a row', () => {
    const pace = aPace()
    const pauses = [1_000, 10_000, 20_000].map((atMs) => {
      pace.refused(atMs - 20, atMs)
      return pace.freeAtMs('own') - atMs
    })
    expect(pauses).toEqual([500, 1_000, 1_000])
    expect(1_000 / pace.gapMs('own')).toBeCloseTo(10 * 0.66 ** 3)
  })

  test('of a request that was under way at the last one tells nothing new', () => {
    const pace = aPace()
    pace.refused(980, 1_000)
    const gapMs = pace.gapMs('own')
    pace.refused(990, 1_010)
    expect(pace.gapMs('own')).toBe(gapMs)
    expect(pace.freeAtMs('own')).toBe(1_500)
  })

  test('is not asked again before Retry-After, even one that was under way', () => {
    const pace = aPace()
    pace.refused(980, 1_000, 3_000)
    expect(pace.freeAtMs('own')).toBe(4_000)
    pace.refused(990, 1_010, 8_000)
    expect(pace.freeAtMs('own')).toBe(9_010)
  })

  test('never shortens a pause that lasts longer', () => {
    const pace = aPace()
    pace.refused(980, 1_000, 30_000)
    pace.refused(1_100, 1_200, 1_000)
    expect(pace.freeAtMs('own')).toBe(31_000)
  })

  test.each([
    [10, 1],
    [0.1, 0.1],
  ])('time and again leaves a rate (budget %d a second: %d)', (perSecond, slowest) => {
    const pace = aPace(perSecond)
    for (let nth = 1; nth <= 50; nth += 1) pace.refused(nth * 20_000 - 20, nth * 20_000)
    expect(1_000 / pace.gapMs('own')).toBeCloseTo(slowest)
  })
})

describe('answers', () => {
  /** Seconds of answers, five a second, until the rate is back. */
  function recoverySeconds(pace: Pace, fromMs: number, perSecond: number): number {
    for (let beat = 1; beat < 3_000; beat += 1) {
      pace.answered(fromMs + beat * 200)
      if (1_000 / pace.gapMs('own') >= perSecond) return beat / 5
    }
    return Number.POSITIVE_INFINITY
  }

  test('bring the whole rate back, slowly near the one that was refused, and no more than it', () => {
    const pace = aPace()
    pace.refused(980, 1_000)
    const seconds = recoverySeconds(pace, 1_000, 10)
    expect(seconds).toBeGreaterThan(5)
    expect(seconds).toBeLessThan(30)
    pace.answered(90_000)
    expect(pace.gapMs('own')).toBe(100)
  })

  test('after a long silence count like any other', () => {
    const pace = aPace()
    for (const atMs of [1_000, 5_000, 10_000]) pace.refused(atMs - 20, atMs)
    const rate = 1_000 / pace.gapMs('own')
    pace.answered(500_000)
    expect(1_000 / pace.gapMs('own')).toBeLessThanOrEqual(rate * 1.25 + 1e-9)
  })

  test('end the run of refusals, so that the next pause is short again', () => {
    const pace = aPace()
    for (const atMs of [1_000, 5_000, 10_000]) pace.refused(atMs - 20, atMs)
    pace.answered(13_000)
    pace.refused(19_980, 20_000)
    expect(pace.freeAtMs('own')).toBe(20_500)
  })
})

describe('the rate, answer by answer', () => {
  const rateOf = (pace: Pace) => 1_000 / pace.gapMs('own')

  test('climbs by a fiftieth a second near the one that was refused, however many answers a second bring', () => {
    const pace = aPace()
    pace.refused(980, 1_000)
    pace.answered(2_000)
    expect(rateOf(pace)).toBeCloseTo(6.6 * 1.02, 6)
    pace.answered(2_500)
    expect(rateOf(pace)).toBeCloseTo(6.6 * 1.02 ** 1.5, 6)
    pace.answered(60_000)
    expect(rateOf(pace)).toBeCloseTo(6.6 * 1.02 ** 2.5, 6)
  })

  test('climbs by a quarter an answer well below it', () => {
    const pace = aPace()
    pace.refused(980, 1_000)
    pace.refused(9_980, 10_000)
    pace.answered(10_100)
    expect(rateOf(pace)).toBeCloseTo(10 * 0.66 ** 2 * 1.25, 6)
    pace.answered(10_200)
    expect(rateOf(pace)).toBeCloseTo(10 * 0.66 ** 2 * 1.25 ** 2, 6)
    pace.answered(11_200)
    expect(rateOf(pace)).toBeCloseTo(10 * 0.66 ** 2 * 1.25 ** 2 * 1.02, 6)
  })

  test('climbs by a quarter an answer again where it is a tenth above it', () => {
    const pace = aPace(40)
    pace.refused(980, 1_000)
    pace.answered(2_000)
    pace.refused(2_980, 3_000)
    const refusedAt = 40 * 0.66 * 1.02
    let seconds = 0
    while (rateOf(pace) < refusedAt * 1.1) {
      const before = rateOf(pace)
      seconds += 1
      pace.answered(3_000 + seconds * 1_000)
      expect(rateOf(pace) / before).toBeCloseTo(1.02, 6)
    }
    expect(seconds).toBe(26)
    const before = rateOf(pace)
    pace.answered(40_000)
    expect(rateOf(pace)).toBeCloseTo(before * 1.25, 6)
    pace.answered(41_000)
    expect(rateOf(pace)).toBe(40)
  })

  test('is cut once for all that were under way, and again for one that started then', () => {
    const pace = aPace()
    pace.refused(980, 1_000)
    pace.refused(999, 1_020)
    expect(rateOf(pace)).toBeCloseTo(6.6, 6)
    pace.refused(1_000, 1_020)
    expect(rateOf(pace)).toBeCloseTo(6.6 * 0.66, 6)
  })

  test('is not paused by an answer, nor changed where nothing was refused', () => {
    const pace = aPace(0.5)
    pace.answered(5_000)
    expect([rateOf(pace), pace.freeAtMs('own'), pace.freeAtMs('control')]).toEqual([0.5, 0, 0])
  })

  test('chance makes the pause shorter, by a half at most', () => {
    const pace = aPace(10, 0.5)
    pace.refused(980, 1_000)
    expect(pace.freeAtMs('own')).toBe(1_375)
    expect(pace.freeAtMs('control')).toBe(1_375)
  })
})

/** A quota over a sliding second, which others use too. */
function underQuota(perSecond: number, quota: number, others: number) {
  const pace = aPace(perSecond)
  let accepted: number[] = []
  let otherMs = 0
  const counts = { asked: 0, refused: 0, refusedLate: 0, askedLate: 0 }
  const isAccepted = (atMs: number) => {
    accepted = accepted.filter((t) => t > atMs - 1_000)
    if (accepted.length >= quota) return false
    accepted.push(atMs)
    return true
  }
  for (let nowMs = 0; nowMs < 120_000; ) {
    nowMs = Math.max(nowMs, pace.freeAtMs('own')) + 0.5
    for (; others > 0 && otherMs < nowMs; otherMs += 1_000 / others) isAccepted(otherMs)
    pace.take('own', nowMs)
    const isLate = nowMs > 10_000
    counts.asked += 1
    counts.askedLate += isLate ? 1 : 0
    if (isAccepted(nowMs)) pace.answered(nowMs + 2)
    else {
      pace.refused(nowMs, nowMs + 2)
      counts.refused += 1
      counts.refusedLate += isLate ? 1 : 0
    }
  }
  return counts
}

test.each([
  [10, 5, 0],
  [20, 15, 7.5],
  [100, 15, 7.5],
  [100, 60, 0],
])(
  'budget %d under a quota of %d of which others use %d: after ten seconds few are refused, and most of it is used',
  (perSecond, quota, others) => {
    const { asked, refused, askedLate, refusedLate } = underQuota(perSecond, quota, others)
    expect(refusedLate).toBeGreaterThan(0)
    expect(refusedLate / askedLate).toBeLessThan(0.03)
    expect((asked - refused) / 120).toBeGreaterThan((quota - others) / 1.5)
  },
)
