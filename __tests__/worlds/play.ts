/** Plays a world to its end on a virtual clock, and gives back everything that can be asked about it. */
import { getEventListeners } from 'node:events'
import type { Change, Outcome } from '../../src/waiting/outcome.ts'
import { VirtualClock } from '../waiting/virtual-clock.ts'
import type { Book } from './book.ts'
import { Lambda } from './lambda.ts'
import { type Machine, REAL } from './machine.ts'
import { chanceOf, type World } from './world.ts'

export interface Played {
  readonly world: World
  readonly book: Book
  readonly outcomes: readonly Outcome[]
  readonly requests: number
  readonly changes: readonly Change[]
  readonly silences: readonly { readonly atMs: number; readonly waiting: readonly number[] }[]
  readonly endedMs: number
  /** When the cancel came, if it came before the end. */
  readonly cancelledMs?: number
  readonly left: { readonly timers: number; readonly listeners: number }
}

/** Plays it with the real judgement and engine, unless told otherwise. Throws where nothing ever ends it. */
export async function play(world: World, machine: Machine = REAL): Promise<Played> {
  const clock = new VirtualClock(world.startMs)
  const lambda = new Lambda(world, clock, machine)
  const cancel = new AbortController()
  const signals = new SignalWatch()
  const changes: Change[] = []
  const silences: { atMs: number; waiting: number[] }[] = []
  const cancelling = cancelAt(world, clock, cancel)
  try {
    const work = machine.wait<number>({
      subjects: world.functions.map((_, index) => index),
      look: (index, ask) => lambda.look(index, ask),
      wake: (index, ask) => lambda.wake(index, ask),
      judge: (index, memory, observation, atMs) => machine.judge(desiredOf(world, index), memory, observation, atMs),
      judgeTheEnd: machine.judgeTheEnd,
      plan: (index) => lambda.plan(index),
      groupOf: (index) => world.functions[index]?.region ?? '',
      isShared: ({ trouble }) => trouble !== undefined && machine.isSharedTrouble(trouble),
      timeoutMs: world.timeoutMs,
      pollInterval: world.pollInterval,
      failFast: world.failFast,
      maxRequestsPerSecond: world.maxRequestsPerSecond,
      clock: { now: clock.now, random: chanceOf(world.seed + 2), sleep: lateSleep(world, clock) },
      cancel: cancel.signal,
      onChange: (change) => changes.push(change),
      onSilence: (atMs, waiting) => silences.push({ atMs, waiting: waiting.map(({ index }) => index) }),
    })
    const { outcomes, requests } = await clock.finish(work)
    const endedMs = clock.now()
    const cancelledMs = cancelling.done()
    const { deafTimers } = lambda.book
    const left = { timers: clock.pending - deafTimers, listeners: signals.listeners() - deafTimers }
    return { world, book: lambda.book, outcomes, requests, changes, silences, endedMs, left, ...cancelledMs }
  } finally {
    signals.close()
  }
}

function desiredOf(world: World, index: number) {
  const it = world.functions[index]
  if (!it) throw new Error(`there is no function ${index}`)
  return it.desired
}

/** Timers are never early, and may be late. */
function lateSleep({ lateMs, seed }: World, clock: VirtualClock) {
  const chance = chanceOf(seed + 3)
  return (ms: number, signal: AbortSignal) => clock.sleep(Math.max(ms, 0) + chance() * lateMs, signal)
}

/** `done` gives its timer back, and says when the cancel came. */
function cancelAt({ cancelMs, startMs }: World, clock: VirtualClock, cancel: AbortController) {
  const noMore = new AbortController()
  if (cancelMs !== undefined)
    clock.sleep(cancelMs - startMs, noMore.signal).then(() => {
      if (!noMore.signal.aborted) cancel.abort()
    })
  return {
    done: () => {
      noMore.abort()
      return cancel.signal.aborted && cancelMs !== undefined ? { cancelledMs: Math.max(cancelMs, startMs) } : {}
    },
  }
}

const ADD = EventTarget.prototype.addEventListener

/** Notes every signal that anybody listens to, so that at the end it can be seen whether all listeners were given back. */
class SignalWatch {
  readonly #heard = new Set<EventTarget>()
  constructor() {
    const heard = this.#heard
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...how: Parameters<typeof ADD>) {
      heard.add(this)
      return ADD.apply(this, how)
    }
  }

  listeners(): number {
    return [...this.#heard].reduce((sum, target) => sum + getEventListeners(target as AbortSignal, 'abort').length, 0)
  }

  close(): void {
    EventTarget.prototype.addEventListener = ADD
  }
}
