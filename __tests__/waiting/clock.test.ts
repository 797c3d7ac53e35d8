/** The real clock: a few milliseconds of it. */
import { getEventListeners } from 'node:events'
import { expect, test } from '@jest/globals'
import { realClock } from '../../src/waiting/clock.ts'

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

test('sleeps for about as long as it is told, and leaves no listener', async () => {
  const { signal } = new AbortController()
  const startMs = realClock.now()
  await realClock.sleep(5, signal)
  expect(realClock.now() - startMs).toBeGreaterThanOrEqual(4)
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})

test('wakes up when it is aborted, and leaves no timer and no listener', async () => {
  const nap = new AbortController()
  const before = timers()
  const sleep = realClock.sleep(60_000, nap.signal)
  expect(timers()).toBe(before + 1)
  expect(getEventListeners(nap.signal, 'abort')).toHaveLength(1)
  nap.abort()
  await sleep
  expect(timers()).toBe(before)
  expect(getEventListeners(nap.signal, 'abort')).toHaveLength(0)
})

test('does not fall asleep when it is aborted already, and takes no time below 0', async () => {
  const before = timers()
  await realClock.sleep(60_000, AbortSignal.abort())
  await realClock.sleep(-5, new AbortController().signal)
  expect(timers()).toBe(before)
})

test('sleeps longer than a timer of Node can, until it is aborted', async () => {
  const nap = new AbortController()
  let awake = false
  const sleep = realClock.sleep(Number.POSITIVE_INFINITY, nap.signal).then(() => {
    awake = true
  })
  await realClock.sleep(5, new AbortController().signal)
  expect(awake).toBe(false)
  nap.abort()
  await sleep
})

test('never runs backwards, and chance is in [0, 1)', () => {
  const times = Array.from({ length: 1_000 }, () => realClock.now())
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  const chances = Array.from({ length: 1_000 }, () => realClock.random())
  expect(Math.min(...chances)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...chances)).toBeLessThan(1)
  expect(new Set(chances).size).toBeGreaterThan(900)
})
