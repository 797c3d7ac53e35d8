import { getEventListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { Pace } from '../../src/waiting/pace.ts'
import { limited, NoAnswer, Over, Turns } from '../../src/waiting/turns.ts'
import { settle, VirtualClock } from './virtual-clock.ts'

const never = () => new Promise<never>(() => {})

/** What became of a promise, once it is settled. */
function fateOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value,
    (error) => error,
  )
}

describe('turns', () => {
  function aQueue() {
    const turns = new Turns(new Pace(10, () => 0))
    const begun: string[] = []
    const queue = (name: string, lane: 'own' | 'control', signal = new AbortController().signal) =>
      turns.next(lane, signal).then(() => begun.push(name))
    return { turns, begun, queue }
  }

  test('come in the order of asking, one at a time', async () => {
    const { turns, begun, queue } = aQueue()
    queue('first', 'own')
    queue('second', 'own')
    expect([turns.nextAtMs(), turns.isEmpty()]).toEqual([0, false])
    expect([turns.grant(0), turns.grant(0), turns.grant(99)]).toEqual([true, false, false])
    await settle()
    expect(begun).toEqual(['first'])
    expect(turns.nextAtMs()).toBe(100)
    expect(turns.grant(100)).toBe(true)
    await settle()
    expect(begun).toEqual(['first', 'second'])
    expect(turns.isEmpty()).toBe(true)
    expect(turns.nextAtMs()).toBe(Number.POSITIVE_INFINITY)
  })

  test('of a lane that is full let the other lane pass', async () => {
    const { turns, begun, queue } = aQueue()
    queue('control 1', 'control')
    queue('control 2', 'control')
    queue('own', 'own')
    expect([turns.grant(0), turns.grant(100), turns.grant(199), turns.grant(200)]).toEqual([true, true, false, true])
    await settle()
    expect(begun).toEqual(['control 1', 'own', 'control 2'])
  })

  test('of those that gave up are nobody elses loss', async () => {
    const { turns, begun, queue } = aQueue()
    const over = new AbortController()
    const gone = fateOf(queue('gone', 'own', over.signal))
    queue('there', 'own')
    over.abort()
    expect(await gone).toBeInstanceOf(Over)
    expect(turns.grant(0)).toBe(true)
    await settle()
    expect(begun).toEqual(['there'])
    expect(await fateOf(turns.next('own', over.signal))).toBeInstanceOf(Over)
    expect(turns.isEmpty()).toBe(true)
  })
})

describe('a turn that is over', () => {
  test('leaves no listener, had or given up', async () => {
    const turns = new Turns(new Pace(10, () => 0))
    const over = new AbortController()
    const had = turns.next('own', over.signal)
    turns.grant(0)
    await had
    expect(getEventListeners(over.signal, 'abort')).toHaveLength(0)
    const gone = fateOf(turns.next('own', over.signal))
    over.abort()
    expect(await gone).toMatchObject({ name: 'Over' })
    expect(getEventListeners(over.signal, 'abort')).toHaveLength(0)
  })

  test('before it began takes nobody else out of the queue', async () => {
    const turns = new Turns(new Pace(10, () => 0))
    let begun = false
    const there = turns.next('own', new AbortController().signal).then(() => {
      begun = true
    })
    await fateOf(turns.next('own', AbortSignal.abort()))
    expect(turns.grant(0)).toBe(true)
    await there
    expect(begun).toBe(true)
  })
})

describe('a limit', () => {
  test('is told with its time', async () => {
    const clock = new VirtualClock()
    const fate = fateOf(limited(never, 5_000, clock, new AbortController().signal))
    await clock.advance(5_000)
    expect(await fate).toMatchObject({ name: 'NoAnswer', message: 'no answer within 5 s' })
  })

  test('gives up nothing that was answered, and leaves no listener', async () => {
    const over = new AbortController()
    let heard: AbortSignal | undefined
    const send = async (signal: AbortSignal) => {
      heard = signal
    }
    await limited(send, 5_000, new VirtualClock(), over.signal)
    await settle()
    expect(heard?.aborted).toBe(false)
    expect(getEventListeners(over.signal, 'abort')).toHaveLength(0)
  })

  test('passes on an answer and an error, and gives its timer back', async () => {
    const clock = new VirtualClock()
    const { signal } = new AbortController()
    expect(await limited(async () => 'answer', 5_000, clock, signal)).toBe('answer')
    const error = new Error('reset')
    expect(await fateOf(limited(() => Promise.reject(error), 5_000, clock, signal))).toBe(error)
    expect(clock.pending).toBe(0)
  })

  test('gives up after its time, even what is deaf to it', async () => {
    const clock = new VirtualClock()
    let heard: AbortSignal | undefined
    const send = (signal: AbortSignal) => {
      heard = signal
      return never()
    }
    const fate = fateOf(limited(send, 5_000, clock, new AbortController().signal))
    await clock.advance(4_999)
    expect(heard?.aborted).toBe(false)
    await clock.advance(1)
    expect(heard?.aborted).toBe(true)
    expect(await fate).toBeInstanceOf(NoAnswer)
    expect(clock.pending).toBe(0)
  })

  test('says why it was given up, whatever the sender makes of it', async () => {
    const clock = new VirtualClock()
    const send = (signal: AbortSignal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('AbortError'))))
    const late = fateOf(limited(send, 100, clock, new AbortController().signal))
    await clock.advance(100)
    expect(await late).toBeInstanceOf(NoAnswer)
    const over = new AbortController()
    const ended = fateOf(limited(send, 100, clock, over.signal))
    over.abort()
    expect(await ended).toBeInstanceOf(Over)
    expect(clock.pending).toBe(0)
  })

  test('sends nothing when it is over already', async () => {
    let sent = false
    const send = async () => {
      sent = true
    }
    expect(await fateOf(limited(send, 100, new VirtualClock(), AbortSignal.abort()))).toBeInstanceOf(Over)
    expect(sent).toBe(false)
  })
})
