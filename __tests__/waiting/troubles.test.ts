/** The engine on a virtual clock: what throttling and passing faults do to its rhythm. */
import { describe, expect, test } from '@jest/globals'
import type { Observation } from '../../src/verdict/seen.ts'
import type { Waiter } from '../../src/waiting/wait.ts'
import { fault, READY, WAITING, World } from './world.ts'

describe('throttling', () => {
  const COUNT = 30
  /** Requests that start within a second of the wait, on average between two moments. */
  const rate = (world: World, fromMs: number, toMs: number) =>
    (world.starts.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length * 1_000) / (toMs - fromMs)

  test('of one function slows all down together, and they recover together', async () => {
    const world = new World({
      count: COUNT,
      timeoutMs: 120_000,
      show: (index, atMs) => (index < 10 && atMs > 20_000 && atMs < 40_000 ? fault('throttled') : WAITING),
    })
    await world.run()
    expect(rate(world, 10_000, 20_000)).toBeGreaterThan(9)
    expect(rate(world, 30_000, 40_000)).toBeLessThan(5)
    expect(rate(world, 100_000, 115_000)).toBeGreaterThan(9)
    const calm = world.starts.filter(({ index, atMs }) => index >= 10 && atMs > 30_000 && atMs < 40_000)
    expect(calm.length / 10).toBeLessThan(5)
  })

  test('finds its way below a quota that others share', async () => {
    let tokens = 0
    let lastMs = 0
    let refused = 0
    const world = new World({
      count: COUNT,
      timeoutMs: 120_000,
      show: (_, atMs) => {
        tokens = Math.min(4, tokens + ((atMs - lastMs) * 4) / 1_000)
        lastMs = atMs
        if (tokens < 1) {
          refused += 1
          return fault('throttled')
        }
        tokens -= 1
        return WAITING
      },
    })
    await world.run()
    expect(rate(world, 20_000, 110_000)).toBeGreaterThan(2)
    expect(rate(world, 20_000, 110_000)).toBeLessThan(4.5)
    expect(refused / world.starts.length).toBeLessThan(0.15)
  })

  test('never speeds anybody up beyond the budget', async () => {
    const world = new World({
      count: COUNT,
      show: (_, atMs) => (Math.floor(atMs / 3_000) % 2 ? fault('throttled') : WAITING),
    })
    await world.run()
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(100 - 1e-6)
  })

  test('with Retry-After: nobody asks before that', async () => {
    const world = new World({
      count: 5,
      show: (index, atMs) => (index === 0 && atMs > 1_000 && atMs < 3_000 ? fault('throttled', 7_000) : WAITING),
      timeoutMs: 20_000,
    })
    await world.run()
    const refusedMs = (world.startsOf(0).find((atMs) => atMs + 20 > 1_000) ?? 0) + 20
    const meanwhile = world.starts.filter(({ atMs }) => atMs > refusedMs && atMs < refusedMs + 7_000)
    expect(meanwhile).toEqual([])
    expect(world.starts.some(({ atMs }) => atMs >= refusedMs + 7_000 && atMs < refusedMs + 7_500)).toBe(true)
  })

  test('is never the end of the wait', async () => {
    const world = new World({ show: (_, atMs) => (atMs < 40_000 ? fault('throttled') : READY) })
    expect((await world.run()).results).toEqual(['ready'])
  })
})

describe('a passing fault', () => {
  const gapsOf = async (chance: number, pollInterval: 'auto' | number = 'auto') => {
    const world = new World({ show: () => fault('passing'), answerMs: () => 0, pollInterval, timeoutMs: 50_000 })
    world.clock.chance = chance
    await world.run()
    return world.gaps(world.startsOf(0))
  }

  test('is asked again, twice as late each time, 5 s at most', async () => {
    expect((await gapsOf(0)).slice(0, 7)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  })

  test('up to half as late by chance, though never nearer than the rhythm of the looks', async () => {
    expect((await gapsOf(1)).slice(0, 7)).toEqual([250, 250, 500, 1_000, 2_000, 2_500, 2_500])
  })

  test('is not asked again sooner than a fixed poll-interval', async () => {
    expect((await gapsOf(0, 1_500)).slice(0, 5)).toEqual([1_500, 1_500, 1_500, 2_000, 4_000])
  })

  test('is forgotten after an answer', async () => {
    const world = new World({
      show: (_, atMs) => (atMs % 6_000 < 3_000 ? fault('passing') : WAITING),
      answerMs: () => 0,
    })
    await world.run()
    const answeredMs = world.startsOf(0).find((atMs) => atMs >= 3_000) ?? 0
    const [next, after] = world.startsOf(0).filter((atMs) => atMs > answeredMs)
    expect((next ?? 0) - answeredMs).toBeLessThanOrEqual(500)
    expect((after ?? 0) - (next ?? 0)).toBeLessThanOrEqual(500)
  })

  test('of one function slows no other', async () => {
    const world = new World({
      count: 2,
      show: (index) => (index === 0 ? fault('passing') : WAITING),
      timeoutMs: 20_000,
    })
    await world.run()
    expect(Math.max(...world.gaps(world.startsOf(1)))).toBeLessThanOrEqual(700)
    expect(world.startsOf(0).length).toBeLessThan(12)
  })
})

describe('the back-off of one function', () => {
  const startsWith = async (show: (atMs: number) => Observation, more: Partial<Waiter<number>> = {}) => {
    const world: World = new World({ show: (_, atMs) => show(atMs), answerMs: () => 0, timeoutMs: 50_000, ...more })
    world.clock.chance = 0
    await world.run()
    return world.startsOf(0)
  }

  test('is the same where it is throttled, after the pause that all make', async () => {
    const starts = await startsWith(() => fault('throttled'))
    expect(starts.slice(0, 7)).toEqual([0, 500, 1_500, 2_500, 4_500, 8_500, 13_500])
  })

  test('is the same for an endpoint that is not reached', async () => {
    const unreached: Observation = {
      trouble: { kind: 'unreachable', operation: 'GetFunction', message: '', endpoint: 'x', tls: false, sinceMs: 0 },
    }
    expect((await startsWith(() => unreached)).slice(0, 6)).toEqual([0, 250, 750, 1_750, 3_750, 7_750])
  })

  test('is not cut short by the answer to a wake', async () => {
    const world: World = new World({
      show: (_, atMs) => (atMs === 0 ? { seen: { state: 'Inactive' } } : fault('passing')),
      answerMs: () => 0,
      timeoutMs: 20_000,
      wake: async () => {
        await world.clock.sleep(3_000, new AbortController().signal)
        return { wake: 'accepted' }
      },
    })
    world.clock.chance = 0
    await world.run()
    expect(world.startsOf(0).slice(0, 7)).toEqual([0, 250, 500, 1_000, 2_000, 4_000, 8_000])
  })
})

test('faults that say nothing of the budget do not bring a throttled pace back', async () => {
  const world = new World({
    count: 40,
    timeoutMs: 60_000,
    show: (_, atMs) => (atMs < 6_000 ? fault('throttled') : fault('passing')),
  })
  await world.run()
  const rate = (fromMs: number, toMs: number) =>
    (world.starts.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length * 1_000) / (toMs - fromMs)
  expect(rate(40_000, 50_000)).toBeLessThan(rate(7_000, 12_000) + 0.5)
})
