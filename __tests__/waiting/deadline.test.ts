/** The engine on a virtual clock: the timeout, the last looks, and the limit to an answer. */
import { describe, expect, test } from '@jest/globals'
import { fault, HANG, READY, WAITING, World } from './world.ts'

const TIMEOUT_MS = 30_000

describe('the last looks', () => {
  test.each([1, 10, 100])(
    'of %i functions: each once more, the last just before the timeout, none after it',
    async (count) => {
      const world = new World({ count, timeoutMs: TIMEOUT_MS })
      const { results, endedMs } = await world.run()
      const last = Array.from({ length: count }, (_, index) => world.startsOf(index).at(-1) ?? 0)
      // A round takes 100 ms a function; the engine may begin a little sooner, since timers are late.
      expect(Math.min(...last)).toBeGreaterThan(TIMEOUT_MS - count * 103 - 10)
      expect(Math.max(...last)).toBeGreaterThan(TIMEOUT_MS - 15)
      expect(Math.max(...world.starts.map(({ atMs }) => atMs))).toBeLessThanOrEqual(TIMEOUT_MS)
      expect(new Set(results)).toEqual(new Set(['timed-out']))
      expect(endedMs).toBeLessThanOrEqual(TIMEOUT_MS + 20)
    },
  )

  test('begin with the function that was unseen for longest', async () => {
    const world = new World({ count: 20, timeoutMs: TIMEOUT_MS, answerMs: (index) => (index * 173) % 400 })
    await world.run()
    const lastRound = world.starts.slice(-20).map(({ index }) => index)
    const seenBefore = lastRound.map((index) => world.startsOf(index).at(-2) ?? 0)
    expect(new Set(lastRound).size).toBe(20)
    expect(seenBefore).toEqual(seenBefore.toSorted((a, b) => a - b))
  })

  test('see what became ready just before', async () => {
    const world = new World({
      timeoutMs: TIMEOUT_MS,
      pollInterval: 20_000,
      show: (_, atMs) => (atMs > 29_900 ? READY : WAITING),
    })
    expect((await world.run()).results).toEqual(['ready'])
  })

  test('come even where the poll-interval is longer than the timeout', async () => {
    const world = new World({ timeoutMs: 5_000, pollInterval: 60_000 })
    await world.run()
    expect(world.starts).toHaveLength(2)
    expect(world.startsOf(0)[1]).toBeGreaterThan(4_980)
  })

  test('come again where the round got shorter: what became ready after its look is seen', async () => {
    const world = new World({
      count: 30,
      timeoutMs: 4_500,
      show: (index, atMs) =>
        index < 25 ? (atMs > 2_000 ? fault('expired') : WAITING) : atMs > 4_000 ? READY : WAITING,
      groupOf: (index) => (index < 25 ? 'one' : 'another'),
    })
    expect((await world.run()).results.slice(25)).toEqual(Array(5).fill('ready'))
  })

  test('keep nobody from being looked at for the first time, once there is room', async () => {
    const world = new World({
      count: 20,
      timeoutMs: 2_000,
      show: (index) => (index === 0 ? fault('expired') : WAITING),
      groupOf: (index) => (index === 19 ? 'another' : 'one'),
    })
    await world.run()
    expect(world.startsOf(19)[0]).toBeLessThanOrEqual(200)
  })

  test('keep the budget', async () => {
    const world = new World({ count: 40, timeoutMs: 20_000, maxRequestsPerSecond: 3 })
    await world.run()
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(1_000 / 3 - 1e-6)
  })
})

describe('after the timeout', () => {
  const slow = [150, 300, 450, 600, 750, 900]

  test.each(slow)(
    'nothing is asked of a function whose answer was %i ms under way, though another is outstanding',
    async (slowMs) => {
      const world = new World({
        count: 5,
        timeoutMs: 10_000,
        answerMs: (index, atMs) => (atMs < 9_000 ? 20 : index === 0 ? HANG : slowMs),
      })
      await world.run()
      expect(Math.max(...world.starts.map(({ atMs }) => atMs))).toBeLessThanOrEqual(10_000)
    },
  )

  test('the second request of a look is not asked either', async () => {
    const world: World = new World({
      timeoutMs: 10_000,
      pollInterval: 60_000,
      maxRequestsPerSecond: 100,
      look: async (index, ask) => {
        await world.look(index, ask)
        return world.look(index, ask)
      },
      answerMs: () => 50,
    })
    expect(await world.run()).toMatchObject({ results: ['timed-out'], requests: 3 })
    expect(Math.max(...world.starts.map(({ atMs }) => atMs))).toBeLessThanOrEqual(10_000)
  })
})

describe('an answer that is outstanding at the timeout', () => {
  const late = (answerMs: number) =>
    new World({
      timeoutMs: 10_000,
      answerMs: (_, atMs) => (atMs > 9_900 ? answerMs : 20),
      show: (_, atMs) => (atMs > 10_000 ? READY : WAITING),
    })

  test('counts when it comes within a second', async () => {
    expect(await late(950).run()).toMatchObject({ results: ['ready'] })
  })

  test.each([1_100, HANG])('is given up after a second (%d ms)', async (answerMs) => {
    expect(await late(answerMs).run()).toMatchObject({ results: ['timed-out'], endedMs: 11_000 })
  })
})

describe('timeout 0', () => {
  test.each([1, 10, 100])(
    'looks at each of %i functions once, in the order given, however long the budget makes it',
    async (count) => {
      const world = new World({ count, timeoutMs: 0, startMs: 80, show: (index) => (index === 3 ? READY : WAITING) })
      const { results, endedMs } = await world.run()
      expect(world.starts.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index))
      expect(results).toEqual(world.starts.map(({ index }) => (index === 3 ? 'ready' : 'timed-out')))
      expect(endedMs).toBeCloseTo(80 + (count - 1) * 100 + 20, 3)
    },
  )

  test('gives the last answer a second, and those before it as long as the others take', async () => {
    const world = new World({
      count: 30,
      timeoutMs: 0,
      answerMs: (index) => (index === 29 ? HANG : index === 0 ? 2_500 : 20),
      show: () => READY,
    })
    const { results, endedMs } = await world.run()
    expect(results.slice(0, 29)).toEqual(Array.from({ length: 29 }, () => 'ready'))
    expect(results[29]).toBe('timed-out')
    expect(endedMs).toBeCloseTo(2_900 + 1_000, 3)
  })

  test('ends though the wait for a function was over before it was looked at', async () => {
    const world = new World({
      count: 3,
      timeoutMs: 0,
      show: (index) => (index === 0 ? fault('expired') : WAITING),
      groupOf: (index) => (index === 1 ? 'another' : 'one'),
      answerMs: (index) => (index === 0 ? 120 : 20),
    })
    expect(await world.run()).toMatchObject({ results: ['error', 'timed-out', 'error'], endedMs: 120 })
  })

  test('wakes nobody', async () => {
    const world = new World({ timeoutMs: 0, show: () => ({ seen: { state: 'Inactive' } }) })
    expect(await world.run()).toMatchObject({ requests: 1 })
  })
})

test('a timeout that is over before the first look asks nothing', async () => {
  const world = new World({ timeoutMs: 50, startMs: 60 })
  expect(await world.run()).toMatchObject({ results: ['timed-out'], requests: 0 })
})

test('an answer has 5 s; then it is given up, deaf or not, and asked again', async () => {
  const world = new World({ answerMs: (_, atMs) => (atMs < 1_000 ? HANG : 20), show: () => READY })
  world.clock.chance = 0
  const { results } = await world.run()
  expect(results).toEqual(['ready'])
  expect(world.startsOf(0)).toEqual([0, 5_250])
})
