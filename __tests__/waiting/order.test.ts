/** The engine on a virtual clock: in which order looks ask, how often near the end, and that nothing runs on afterwards. */
import { getEventListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { HANG, READY, WAITING, World } from './world.ts'

/** Runs to the end; every look prepares for so long first, as credentials need it. */
function prepared(prepareMs: readonly number[], more: ConstructorParameters<typeof World>[0]): World {
  const world: World = new World({
    count: prepareMs.length,
    maxRequestsPerSecond: 1_000,
    look: async (index, ask) => {
      await ask.prepare((signal) => world.clock.sleep(prepareMs[index] ?? 0, signal))
      return world.look(index, ask)
    },
    ...more,
  })
  return world
}

describe('a look that needs time before it asks', () => {
  test('is not overtaken by those after it, though others are answered meanwhile', async () => {
    const world = prepared([0, 200, 10], { answerMs: () => 50, timeoutMs: 240 })
    await world.run()
    expect(world.starts.slice(0, 3).map(({ index }) => index)).toEqual([0, 1, 2])
    expect(world.startsOf(1)).toEqual([201])
  })

  test('has 5 s for it', async () => {
    const fates: unknown[] = []
    const world: World = new World({
      look: async (index, ask) => {
        if (fates.length === 0) await ask.prepare(() => new Promise(() => {})).catch((error) => fates.push(error))
        return world.look(index, ask)
      },
      show: () => READY,
    })
    await world.run()
    expect(fates).toMatchObject([{ name: 'NoAnswer' }])
    expect(world.starts).toEqual([{ index: 0, atMs: 5_000 }])
  })

  test('gets it with a timeout of 0 too', async () => {
    const world = prepared([0, 3_000], { timeoutMs: 0, show: () => READY })
    expect((await world.run()).results).toEqual(['ready', 'ready'])
  })
})

test('the two requests of a look follow one another, though others wait: it shows one moment, not two', async () => {
  const world: World = new World({
    count: 10,
    maxRequestsPerSecond: 50,
    timeoutMs: 20_000,
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
  await world.run()
  const apart = Array.from({ length: 10 }, (_, index) =>
    world.gaps(world.startsOf(index)).filter((_gap, at) => at % 2 === 0),
  )
  expect(apart.flat().length).toBeGreaterThan(50)
  // No longer than the shared quota makes any two of its requests wait.
  expect(Math.max(...apart.flat())).toBeLessThanOrEqual(200)
})

describe('timeout 0', () => {
  test('gives a look its second request, however long the budget makes that', async () => {
    const world: World = new World({
      count: 2,
      timeoutMs: 0,
      maxRequestsPerSecond: 0.5,
      plan: () => ({ lanes: ['own', 'own'], notBeforeMs: 0 }),
      look: async (index, ask) => {
        await world.look(index, ask)
        return world.look(index, ask)
      },
      show: () => READY,
    })
    expect(await world.run()).toMatchObject({ results: ['ready', 'ready'], requests: 4 })
  })

  test('looks at nobody twice, though another answer is awaited', async () => {
    const world = new World({ count: 2, timeoutMs: 0, answerMs: (index) => (index === 0 ? 5 : HANG) })
    expect(await world.run()).toMatchObject({ results: ['timed-out', 'timed-out'], requests: 2, endedMs: 1_100 })
  })
})

describe('the end of the timeout', () => {
  const quick = () => new World({ timeoutMs: 10_000, answerMs: () => 2, maxRequestsPerSecond: 1_000 })

  test('is the end of the wait where no answer is outstanding', async () => {
    expect((await quick().run()).endedMs).toBe(10_000)
  })

  test('has one last look, not several', async () => {
    const world = quick()
    await world.run()
    expect(world.startsOf(0).filter((atMs) => atMs > 9_900)).toHaveLength(1)
  })
})

describe('nothing runs on after the wait', () => {
  test('neither a look that tidies up, nor a listener', async () => {
    let tidied = 0
    const world: World = new World({
      count: 3,
      answerMs: () => HANG,
      look: async (index, ask) => {
        try {
          return await world.look(index, ask)
        } finally {
          await world.clock.sleep(5, new AbortController().signal)
          tidied += 1
        }
      },
    })
    const work = world.begin()
    await world.clock.advance(1_000)
    world.cancel.abort()
    await world.clock.finish(work)
    expect(tidied).toBe(3)
    expect(getEventListeners(world.cancel.signal, 'abort')).toHaveLength(0)
  })

  test('a function that is awaited no more is asked no more', async () => {
    const world = new World({ count: 2, show: (index) => (index === 0 ? READY : WAITING), timeoutMs: 3_000 })
    await world.run()
    expect(world.startsOf(0)).toHaveLength(1)
  })
})
