/** The engine on a virtual clock: what an outcome and a change hold, to the last field, and what ends whom. */
import { describe, expect, test } from '@jest/globals'
import type { Judgement } from '../../src/verdict/judge.ts'
import type { Memory } from '../../src/verdict/memory.ts'
import type { Observation } from '../../src/verdict/seen.ts'
import { FAILED, fault, judgeSimply, READY, WAITING, World } from './world.ts'

/** Remembers all that an outcome may hold. */
function judgeFully(index: number, before: Memory, observation: Observation, atMs: number): Judgement {
  const { verdict, memory, news } = judgeSimply(index, before, observation)
  const { seen, provisioned } = observation
  return { verdict, news, memory: { ...memory, ...(seen && { seenAtMs: atMs }), ...(provisioned && { provisioned }) } }
}

describe('what is known at the end', () => {
  test('is what was seen, when, and the provisioned concurrency', async () => {
    const provisioned = { status: 'READY' }
    const world = new World({ judge: judgeFully, show: () => ({ ...READY, provisioned }) })
    const { outcomes } = await world.run()
    expect(outcomes[0]?.known).toStrictEqual({ seen: { state: 'Active' }, seenAtMs: 20, provisioned })
  })

  test('is what was seen before, and the trouble that came then', async () => {
    const world = new World({
      judge: judgeFully,
      show: (_, atMs) => (atMs < 1_000 ? WAITING : fault('rejected')),
    })
    const { outcomes } = await world.run()
    const { trouble } = fault('rejected')
    expect(outcomes[0]?.known).toStrictEqual({ seen: { state: 'Pending' }, seenAtMs: expect.any(Number), trouble })
    expect(outcomes[0]?.final).toEqual({ result: 'error', cause: 'trouble', trouble })
  })

  test('is nothing of a function that was not seen', async () => {
    const world = new World({ judge: judgeFully, timeoutMs: 50, startMs: 60 })
    expect((await world.run()).outcomes[0]).toStrictEqual({
      final: { result: 'timed-out', cause: 'timeout' },
      known: {},
      waitedMs: 60,
      requests: 0,
      timeline: [],
    })
  })

  test('cannot be changed', async () => {
    expect(Object.isFrozen((await new World({ show: () => READY }).run()).outcomes[0])).toBe(true)
  })
})

test('a change has the function, the moment, what was seen and what was known, and no end that it is not', async () => {
  const world = new World({ show: (_, atMs) => (atMs < 300 ? WAITING : READY) })
  const { outcomes } = await world.run()
  expect(world.changes).toStrictEqual([
    { index: 0, atMs: 20, observation: WAITING, before: {} },
    { index: 0, atMs: 520, observation: READY, before: WAITING, final: { result: 'ready', cause: 'ready' } },
  ])
  expect(outcomes[0]?.timeline).toEqual(world.changes)
})

test('an end is told, even one that shows nothing new', async () => {
  let looks = 0
  const world = new World({
    judge: (_index, memory) => {
      looks += 1
      return { verdict: looks < 3 ? { result: 'wait' } : { result: 'ready', cause: 'ready' }, memory, news: false }
    },
  })
  await world.run()
  expect(world.changes.map(({ final }) => final?.result)).toEqual(['ready'])
})

describe('the end of a wait is told from the others', () => {
  test('cancelled', async () => {
    const world = new World()
    const work = world.begin()
    await world.clock.advance(1_000)
    world.cancel.abort()
    const { outcomes } = await world.clock.finish(work)
    expect(outcomes[0]).toMatchObject({ final: { result: 'cancelled', cause: 'cancelled' }, waitedMs: 1_000 })
  })

  test('out of time: as the judgement says, by what it remembers', async () => {
    const world = new World({
      timeoutMs: 2_000,
      judgeTheEnd: ({ seen }) => ({ result: 'not-found', cause: seen?.state === 'Pending' ? 'not-found' : 'internal' }),
    })
    expect((await world.run()).outcomes[0]?.final).toEqual({ result: 'not-found', cause: 'not-found' })
  })

  test.each([
    ['an Error', new TypeError('oops'), 'TypeError', 'oops'],
    ['what is none', 'thrown', 'Error', 'not an Error was thrown'],
  ])('a bug that throws %s', async (_, thrown, name, message) => {
    const world = new World({ look: () => Promise.reject(thrown) })
    const { outcomes } = await world.run()
    expect(outcomes[0]?.final).toEqual({
      result: 'error',
      cause: 'internal',
      trouble: { kind: 'rejected', operation: 'GetFunction', name, message },
    })
  })

  test('a bug in the wake', async () => {
    const world = new World({
      count: 2,
      show: (index, atMs) => ({ seen: { state: index === 0 ? 'Inactive' : atMs > 3_000 ? 'Active' : 'Pending' } }),
      wake: () => Promise.reject(new RangeError('oops')),
    })
    expect((await world.run()).outcomes.map(({ final }) => final.cause)).toEqual(['internal', 'ready'])
  })
})

describe('a function whose wait is over', () => {
  test('is told of no more, though the answer to its wake comes', async () => {
    const world = new World({
      count: 2,
      show: (index, atMs) => {
        if (index === 1) return atMs > 6_000 ? READY : WAITING
        return { seen: { state: atMs < 1_000 ? 'Inactive' : 'Active' } }
      },
      // Deaf to being given up: it answers when the function is ready already.
      wake: async () => {
        await world.clock.sleep(4_000, new AbortController().signal)
        return { wake: 'accepted' }
      },
    })
    const { results } = await world.run()
    expect(results).toEqual(['ready', 'ready'])
    expect(world.changes.map(({ index, atMs }) => [index, Math.floor(atMs / 1_000)])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 6],
    ])
  })

  test('keeps its outcome, though its look goes wrong afterwards', async () => {
    const world: World = new World({
      count: 2,
      failFast: true,
      maxRequestsPerSecond: 1_000,
      look: async (index, ask) => {
        if (index === 0) return world.look(index, ask)
        await world.clock.sleep(3_000, new AbortController().signal)
        throw new Error('too late')
      },
      show: () => FAILED,
    })
    const { outcomes } = await world.run()
    expect(outcomes.map(({ final }) => final.cause)).toEqual(['state-failed', 'fail-fast'])
  })
})

describe('a trouble that is shared', () => {
  test('is known of each function that it ends, and ends only those that the judgement says', async () => {
    const expired = fault('expired')
    const world = new World({
      count: 3,
      show: (index, atMs) => (index === 0 && atMs > 1_000 ? expired : WAITING),
      judge: (index, memory, observation) => {
        const judged = judgeSimply(index, memory, observation)
        return index === 2 ? { ...judged, verdict: { result: 'wait' } } : judged
      },
      timeoutMs: 5_000,
    })
    const { outcomes } = await world.run()
    expect(outcomes.map(({ final }) => final.cause)).toEqual(['trouble', 'trouble', 'timeout'])
    expect(outcomes[1]?.known).toEqual({ ...WAITING, ...expired })
    expect(outcomes[2]?.known).toEqual(WAITING)
  })

  test('is none where there is no trouble', async () => {
    const world = new World({
      count: 2,
      isShared: () => true,
      show: (index) => (index === 0 ? READY : WAITING),
      judge: (index, memory, observation) => {
        const { seen } = observation
        return judgeSimply(index, memory, seen ? observation : FAILED)
      },
      timeoutMs: 2_000,
    })
    expect((await world.run()).results).toEqual(['ready', 'timed-out'])
  })

  test('that does not end the wait for the first ends it for nobody', async () => {
    const world = new World({
      count: 2,
      isShared: () => true,
      show: (_, atMs) => (atMs < 2_000 ? fault('passing') : READY),
    })
    expect((await world.run()).results).toEqual(['ready', 'ready'])
  })
})

test('silence is told with what is known, 30 s after the start at the earliest', async () => {
  const told: unknown[] = []
  const world = new World({
    startMs: 5_000,
    judge: (_index, _memory, { seen }) => ({ verdict: { result: 'wait' }, memory: seen ? { seen } : {}, news: false }),
    onSilence: (atMs, waiting) => told.push({ atMs, waiting }),
    timeoutMs: 80_000,
  })
  await world.run()
  expect(told).toEqual([35_000, 65_000].map((atMs) => ({ atMs, waiting: [{ index: 0, known: WAITING }] })))
})
