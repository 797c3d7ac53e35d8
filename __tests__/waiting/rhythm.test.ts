/** The engine on a virtual clock: what the budget allows, and that it is shared fairly. How often it looks: intervals.test.ts. */
import { describe, expect, test } from '@jest/globals'
import { HANG, READY, WAITING, World } from './world.ts'

/** Two starts may be this much nearer than the budget says: sums of fractions are not exact. */
const ROUNDING_MS = 1e-6

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
      plan: (index) => ({ lanes: ['control'], notBeforeMs: (world.startsOf(index).at(-1) ?? 0) + 1_000 }),
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
      plan: () => ({ lanes: ['own', 'control'], notBeforeMs: 0 }),
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
