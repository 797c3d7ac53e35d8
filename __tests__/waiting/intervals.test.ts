/** The engine on a virtual clock: how far apart its looks at one function are. */
import { describe, expect, test } from '@jest/globals'
import { World } from './world.ts'

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

  test('never looks before the plan of a function says, which a look may put off', async () => {
    let configurationAtMs = Number.NEGATIVE_INFINITY
    const world: World = new World({
      plan: () => ({ lanes: ['own'], notBeforeMs: configurationAtMs + 1_000 }),
      look: async (index, ask) => {
        // The first look is denied, and asks once more.
        if (world.starts.length === 0) await world.look(index, ask)
        configurationAtMs = world.clock.now()
        return world.look(index, ask)
      },
      answerMs: () => 400,
      timeoutMs: 20_000,
    })
    await world.run()
    expect(world.startsOf(0).slice(0, 5)).toEqual([0, 400, 1_400, 2_400, 3_400])
  })

  test.each([
    ['as soon as a verdict would change', 40, 0, 60],
    ['but not nearer than the plan says', 40, 1_000, 1_000],
    ['and no later than it would have', 700, 0, 250],
  ])('looks %s', async (_, afterMs, leastMs, gapMs) => {
    const world: World = new World({
      judge: (_index, memory, _seen, atMs) => ({
        verdict: { result: 'wait', lookByMs: atMs + afterMs },
        memory,
        news: false,
      }),
      plan: () => ({ lanes: ['own'], notBeforeMs: world.clock.now() - 20 + leastMs }),
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
