/** The engine on a virtual clock: how often it looks, what the budget allows, and that it is shared fairly. */
import { describe, expect, test } from '@jest/globals'
import { HANG, READY, WAITING, World } from './world.ts'

/** Two starts may be this much nearer than the budget says: sums of fractions are not exact. */
const ROUNDING_MS = 1e-6

/** The contract's sentence: how far apart looks are, `waitedMs` into the wait. */
function contractGapMs(waitedMs: number): number {
  if (waitedMs < 30_000) return Math.min(Math.max(250, waitedMs / 20), 500)
  return Math.min(waitedMs / 60, 2_000)
}

describe('auto', () => {
  test('looks as far apart as the contract says, over more than five minutes', async () => {
    const world = new World({ timeoutMs: 400_000, maxRequestsPerSecond: 1_000 })
    await world.run()
    const starts = world.startsOf(0).filter((atMs) => atMs < 397_000)
    const wrong = world
      .gaps(starts)
      .map((gapMs, place) => ({ atMs: starts[place] ?? 0, gapMs }))
      .filter(({ atMs, gapMs }) => Math.abs(gapMs - contractGapMs(atMs)) > 0.001)
    expect(wrong).toEqual([])
    expect(starts[0]).toBe(0)
    expect(starts.length).toBeGreaterThan(290)
  })

  test('counts from one start to the next, however long the answer takes', async () => {
    const world = new World({ answerMs: () => 240, timeoutMs: 4_000, maxRequestsPerSecond: 1_000 })
    await world.run()
    expect(world.gaps(world.startsOf(0)).slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 250))
  })

  test('never looks nearer than the plan of a function says', async () => {
    const world = new World({ plan: () => ({ lanes: ['own'], leastGapMs: 1_000 }), timeoutMs: 50_000 })
    await world.run()
    const gaps = world.gaps(world.startsOf(0)).slice(0, -1)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000 - ROUNDING_MS)
    expect(gaps[0]).toBeCloseTo(1_000)
  })

  test.each([
    ['as soon as a verdict would change', 40, 0, 60],
    ['but not nearer than the plan says', 40, 1_000, 1_000],
    ['and no later than it would have', 700, 0, 250],
  ])('looks %s', async (_, afterMs, leastGapMs, gapMs) => {
    const world = new World({
      judge: (_index, memory, _seen, atMs) => ({
        verdict: { result: 'wait', lookByMs: atMs + afterMs },
        memory,
        news: false,
      }),
      plan: () => ({ lanes: ['own'], leastGapMs }),
      maxRequestsPerSecond: 1_000,
      timeoutMs: 5_000,
    })
    await world.run()
    expect(world.gaps(world.startsOf(0)).slice(0, 3)).toEqual([gapMs, gapMs, gapMs])
  })
})

describe('a fixed poll-interval', () => {
  test.each([100, 700, 5_000])('of %i ms is kept', async (pollInterval) => {
    const world = new World({ pollInterval, timeoutMs: 60_000, maxRequestsPerSecond: 100 })
    await world.run()
    const gaps = world.gaps(world.startsOf(0).filter((atMs) => atMs < 59_000))
    expect(gaps.every((gapMs) => Math.abs(gapMs - pollInterval) < 0.001)).toBe(true)
    expect(gaps.length).toBeGreaterThanOrEqual(58_000 / pollInterval - 1)
  })

  test('is kept even where a verdict would change sooner', async () => {
    const world = new World({
      judge: (_index, memory, _seen, atMs) => ({
        verdict: { result: 'wait', lookByMs: atMs + 40 },
        memory,
        news: false,
      }),
      pollInterval: 1_000,
      timeoutMs: 5_000,
    })
    await world.run()
    expect(world.startsOf(0).slice(0, 4)).toEqual([0, 1_000, 2_000, 3_000])
  })
})

describe('the budget', () => {
  const fleets = [1, 10, 100].flatMap((count) => [0.5, 2.5, 10, 33.3, 100].map((rate) => [count, rate] as const))

  test.each(fleets)('%i functions start requests at least 1/%d s apart, to the end', async (count, rate) => {
    const world = new World({
      count,
      maxRequestsPerSecond: rate,
      timeoutMs: 40_000,
      answerMs: (index) => 10 + index * 7,
    })
    await world.run()
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(1_000 / rate - ROUNDING_MS)
    expect(world.starts.length).toBeGreaterThan(count === 1 && rate > 2 ? 60 : 10)
  })

  test('is used up where there are functions enough', async () => {
    const world = new World({ count: 100, timeoutMs: 60_000 })
    await world.run()
    expect(world.starts.length).toBeGreaterThan(570)
  })

  test('on the shared quota is 5 a second at most, whatever the input says', async () => {
    const world: World = new World({
      count: 40,
      maxRequestsPerSecond: 50,
      plan: () => ({ lanes: ['control'], leastGapMs: 1_000 }),
      look: (index, ask) =>
        ask.request('control', async (signal) => {
          world.starts.push({ index, atMs: world.clock.now() })
          await world.clock.sleep(30, signal)
          return WAITING
        }),
    })
    await world.run()
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(200 - ROUNDING_MS)
    expect(world.starts.length).toBeGreaterThan(270)
    for (let index = 0; index < 40; index += 1)
      expect(longestUnseen(world, index, 60_000)).toBeLessThanOrEqual(1.5 * 8_000)
  })

  test('counts each request of a look that makes two', async () => {
    const world: World = new World({
      count: 10,
      plan: () => ({ lanes: ['own', 'control'], leastGapMs: 0 }),
      look: async (index, ask) => {
        const note = async () => {
          world.starts.push({ index, atMs: world.clock.now() })
          return WAITING
        }
        await ask.request('own', note)
        return ask.request('control', note)
      },
    })
    const { requests } = await world.run()
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(100 - ROUNDING_MS)
    expect(requests).toBe(world.starts.length)
  })
})

/** The longest time for which a function went unseen, the time before its first look and after its last included. */
function longestUnseen(world: World, index: number, untilMs: number): number {
  return Math.max(...world.gaps([0, ...world.startsOf(index), untilMs]))
}

describe('fairness', () => {
  test('no function goes unseen for more than 1.5 times an even round', async () => {
    const world = new World({ count: 100, timeoutMs: 100_000, answerMs: (index) => (index * 37) % 900 })
    await world.run()
    const unseen = Array.from({ length: 100 }, (_, index) => longestUnseen(world, index, 100_000))
    expect(Math.max(...unseen)).toBeLessThanOrEqual(15_000)
  })

  test('nor where others hang, time and again', async () => {
    const world = new World({ count: 60, timeoutMs: 60_000, answerMs: (index) => (index % 6 === 0 ? HANG : 20) })
    await world.run()
    for (let index = 0; index < 60; index += 1) {
      if (index % 6 !== 0) expect(longestUnseen(world, index, 60_000)).toBeLessThanOrEqual(9_000)
    }
  })

  test('nor where others are new again and again, which have short gaps', async () => {
    const world = new World({
      count: 30,
      timeoutMs: 60_000,
      show: (index, atMs) => (index > 20 && atMs > 9_000 ? READY : WAITING),
    })
    await world.run()
    expect(longestUnseen(world, 0, 60_000)).toBeLessThanOrEqual(4_500)
  })

  test('a slow answer for one holds back no other', async () => {
    const startsWith = async (slowMs: number) => {
      const world = new World({
        count: 3,
        maxRequestsPerSecond: 100,
        timeoutMs: 30_000,
        answerMs: (index) => (index === 0 ? slowMs : 20),
      })
      await world.run()
      return world
    }
    const quick = await startsWith(20)
    for (const slowMs of [4_900, HANG]) {
      const slow = await startsWith(slowMs)
      for (const index of [1, 2]) {
        const [lost, most] = [quick, slow].map((world) => world.startsOf(index).length)
        expect(most).toBeGreaterThanOrEqual((lost ?? 0) - 1)
        expect(Math.max(...slow.gaps(slow.startsOf(index)))).toBeLessThanOrEqual(700)
      }
    }
  })
})
