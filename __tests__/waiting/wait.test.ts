/** The engine on a virtual clock: how a wait ends, and what is told on the way. */
import { describe, expect, test } from '@jest/globals'
import { FAILED, fault, HANG, judgeSimply, READY, WAITING, World } from './world.ts'

describe('every wait', () => {
  test('ends when the last function has its verdict, and gives the outcomes in the order given', async () => {
    const world = new World({ count: 3, show: (index, atMs) => (atMs > (3 - index) * 2_000 ? READY : WAITING) })
    const { results, outcomes, requests, endedMs } = await world.run()
    expect(results).toEqual(['ready', 'ready', 'ready'])
    expect(endedMs).toBeGreaterThan(6_000)
    expect(endedMs).toBeLessThan(6_600)
    expect(outcomes.map(({ waitedMs }) => Math.floor(waitedMs / 2_000))).toEqual([3, 2, 1])
    expect(outcomes.map((outcome) => outcome.requests)).toEqual([0, 1, 2].map((index) => world.startsOf(index).length))
    expect(requests).toBe(world.starts.length)
  })

  test('of no function ends at once', async () => {
    expect(await new World({ count: 0 }).run()).toMatchObject({ results: [], requests: 0, endedMs: 0 })
  })

  test('never looks at one function twice at once', async () => {
    const world = new World({ answerMs: () => 3_000, timeoutMs: 30_000 })
    await world.run()
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(3_000)
  })

  test('sleeps between the looks', async () => {
    const world = new World({ count: 100, answerMs: (index) => (index % 10 === 0 ? HANG : 20) })
    await world.run()
    // A look: its limit, its answer, and the loop's own naps for turn, answer and budget.
    expect(world.clock.sleeps).toBeLessThan(world.starts.length * 8)
  })

  test('gives back every timer and listener, and looks no more', async () => {
    for (const end of ['ready', 'timeout', 'cancel', 'fail-fast'] as const) {
      const show = (index: number, atMs: number) => {
        if (atMs < 4_000 || end === 'timeout') return WAITING
        return end === 'fail-fast' && index === 1 ? FAILED : READY
      }
      const world = new World({
        count: 5,
        show,
        answerMs: (index) => (index === 4 && end !== 'ready' ? HANG : 20),
        timeoutMs: 20_000,
        failFast: end === 'fail-fast',
      })
      const work = world.begin()
      await world.clock.advance(3_000)
      expect(world.listeners).toBe(1)
      if (end === 'cancel') world.cancel.abort()
      await world.clock.finish(work)
      const { length } = world.starts
      expect({ end, pending: world.clock.pending, listeners: world.listeners }).toEqual({
        end,
        pending: 0,
        listeners: 0,
      })
      await world.clock.advance(60_000)
      expect(world.starts).toHaveLength(length)
    }
  })
})

describe('cancel', () => {
  const moments = Array.from({ length: 25 }, (_, place) => place * 137)
  test.each(moments)('at %i ms ends the wait in the same moment, whatever is under way', async (atMs) => {
    const world = new World({
      count: 12,
      answerMs: (index) => [20, 300, HANG][index % 3] ?? 0,
      show: (index) => (index === 0 ? READY : WAITING),
    })
    const work = world.begin()
    await world.clock.advance(atMs)
    world.cancel.abort()
    const { outcomes } = await world.clock.finish(work)
    expect(world.clock.now()).toBe(atMs)
    const [first, ...others] = outcomes.map(({ final }) => final.result)
    expect(first).toBe(atMs >= 20 ? 'ready' : 'cancelled')
    expect(new Set(others)).toEqual(new Set(['cancelled']))
    expect(world.clock.pending).toBe(0)
  })

  test('before the start asks nothing', async () => {
    const world = new World({ count: 2 })
    world.cancel.abort()
    expect(await world.run()).toMatchObject({ results: ['cancelled', 'cancelled'], requests: 0, endedMs: 0 })
    expect(world.looks).toEqual([])
  })
})

describe('fail-fast', () => {
  const show = (index: number, atMs: number) => (index === 1 && atMs > 2_000 ? FAILED : index === 0 ? READY : WAITING)

  test('gives up the others as soon as one failed, and not because one is ready', async () => {
    const world = new World({ count: 4, show, failFast: true, answerMs: (index) => (index === 3 ? HANG : 20) })
    const { results, outcomes, endedMs } = await world.run()
    expect(results).toEqual(['ready', 'failed', 'unfinished', 'unfinished'])
    expect(outcomes[2]?.final).toEqual({ result: 'unfinished', cause: 'fail-fast' })
    expect(endedMs).toBeLessThan(2_600)
  })

  test('off, the others are waited for', async () => {
    const world = new World({ count: 4, show, timeoutMs: 10_000 })
    expect((await world.run()).results).toEqual(['ready', 'failed', 'timed-out', 'timed-out'])
  })
})

describe('a trouble', () => {
  test('that is shared ends its group, and no other', async () => {
    const world = new World({
      count: 4,
      groupOf: (index) => (index < 2 ? 'here' : 'there'),
      show: (index, atMs) => (index === 0 && atMs > 1_000 ? fault('expired') : WAITING),
      timeoutMs: 10_000,
    })
    const { results, outcomes } = await world.run()
    expect(results).toEqual(['error', 'error', 'timed-out', 'timed-out'])
    expect(outcomes[1]?.final.trouble?.kind).toBe('expired')
    expect(outcomes[1]?.waitedMs).toBe(outcomes[0]?.waitedMs)
  })

  test('that is not shared ends its function alone', async () => {
    const world = new World({
      count: 2,
      show: (index) => (index === 0 ? fault('rejected') : WAITING),
      timeoutMs: 10_000,
    })
    expect((await world.run()).results).toEqual(['error', 'timed-out'])
  })
})

describe('a bug', () => {
  test('in a look ends the wait for its function, and for no other', async () => {
    const world: World = new World({
      count: 3,
      look: (index, ask) => (index === 1 ? Promise.reject(new TypeError('oops')) : world.look(index, ask)),
      show: (_, atMs) => (atMs > 2_000 ? READY : WAITING),
    })
    const { results, outcomes } = await world.run()
    expect(results).toEqual(['ready', 'error', 'ready'])
    expect(outcomes[1]?.final).toMatchObject({ cause: 'internal', trouble: { name: 'TypeError', message: 'oops' } })
  })

  test('is a failure to fail-fast', async () => {
    const world: World = new World({
      count: 2,
      failFast: true,
      look: (index, ask) => (index === 0 ? Promise.reject(new TypeError('oops')) : world.look(index, ask)),
    })
    expect(await world.run()).toMatchObject({ results: ['error', 'unfinished'], endedMs: 0 })
  })

  test('in the judgement likewise', async () => {
    const world = new World({
      count: 2,
      judge: (index, before, observation) => {
        if (index === 0) throw new RangeError('oops')
        return judgeSimply(index, before, observation)
      },
      show: () => READY,
    })
    expect((await world.run()).results).toEqual(['error', 'ready'])
  })
})

describe('the wake', () => {
  const show = (_: number, atMs: number) => ({ seen: { state: atMs < 8_000 ? 'Inactive' : 'Active' } })

  test('runs beside the looks, once, from the same budget', async () => {
    const world: World = new World({
      show,
      maxRequestsPerSecond: 4,
      wake: async (_, ask) => {
        await ask.request('own', (signal) => {
          world.starts.push({ index: -1, atMs: world.clock.now() })
          return world.clock.sleep(4_000, signal)
        })
        return { wake: 'accepted' }
      },
    })
    const { results, requests } = await world.run()
    const [woken, ...again] = world.startsOf(-1)
    expect(results).toEqual(['ready'])
    expect(again).toEqual([])
    expect(requests).toBe(world.starts.length)
    const meanwhile = world.startsOf(0).filter((atMs) => atMs > (woken ?? 0) && atMs < (woken ?? 0) + 4_000)
    expect(meanwhile.length).toBeGreaterThan(10)
    expect(Math.min(...world.gaps())).toBeGreaterThanOrEqual(250 - 1e-6)
  })

  test('that hangs neither holds up the end nor outlives it', async () => {
    const world = new World({
      show,
      // The first limit to an answer passes at 5 s; the second request is under way when the function is ready.
      wake: async (_, ask) => {
        await ask.request('own', () => new Promise(() => {})).catch(() => {})
        return ask.request('own', () => new Promise(() => {}))
      },
    })
    const { results, endedMs } = await world.run()
    expect(results).toEqual(['ready'])
    expect(endedMs).toBeLessThan(8_600)
    expect(world.clock.pending).toBe(0)
  })
})

describe('what is told', () => {
  test('is what is new, and what ended the wait', async () => {
    const states = ['Pending', 'Inactive', 'Pending', 'Active']
    const world = new World({
      show: (_, atMs) => ({ seen: { state: states[Math.floor(atMs / 5_000)] ?? 'Active' } }),
      wake: async () => ({ wake: 'accepted' }),
    })
    const { outcomes } = await world.run()
    const told = world.changes.map(({ observation, before, final }) => [
      before?.seen?.state,
      observation.wake ?? observation.seen?.state,
      final?.result,
    ])
    expect(told).toEqual([
      [undefined, 'Pending', undefined],
      ['Pending', 'Inactive', undefined],
      ['Inactive', 'accepted', undefined],
      ['Inactive', 'Pending', undefined],
      ['Pending', 'Active', 'ready'],
    ])
    expect(outcomes[0]?.timeline).toEqual(world.changes)
  })

  test('after every 30 s of silence is who is still awaited', async () => {
    const world = new World({
      count: 2,
      show: (index, atMs) => (index === 0 && atMs > 40_000 ? READY : WAITING),
      timeoutMs: 120_000,
    })
    await world.run()
    const changedMs = world.changes.at(-1)?.atMs ?? 0
    expect(world.silences.map(({ waiting }) => waiting)).toEqual([[0, 1], [1], [1]])
    const since = world.silences.map(({ atMs }) => atMs)
    expect(since[0]).toBeCloseTo((world.changes[1]?.atMs ?? 0) + 30_000, 0)
    expect(since[1]).toBeCloseTo(changedMs + 30_000, 0)
    expect(since[2]).toBeCloseTo(changedMs + 60_000, 0)
  })

  test('is kept up to 50 changes: the first ten and the newest', async () => {
    let looks = 0
    const world = new World({
      show: () => {
        looks += 1
        return { seen: { state: `Phase${looks}` } }
      },
    })
    const { outcomes } = await world.run()
    const kept = outcomes[0]?.timeline.map(({ observation }) => Number(observation.seen?.state?.slice(5))) ?? []
    expect(looks).toBeGreaterThan(60)
    expect(kept).toHaveLength(50)
    expect(kept.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(kept.slice(10)).toEqual(Array.from({ length: 40 }, (_, place) => looks - 39 + place))
  })
})
