/** A world for the engine: functions that answer as a test says, and a book of all that the engine did. */
import type { Judgement } from '../../src/verdict/judge.ts'
import type { Memory } from '../../src/verdict/memory.ts'
import type { Observation, Trouble } from '../../src/verdict/seen.ts'
import type { Change, Outcome } from '../../src/waiting/outcome.ts'
import { type Ask, NoAnswer } from '../../src/waiting/turns.ts'
import { type Waiter, wait } from '../../src/waiting/wait.ts'
import { VirtualClock } from './virtual-clock.ts'

export const WAITING: Observation = { seen: { state: 'Pending' } }
export const READY: Observation = { seen: { state: 'Active' } }
export const FAILED: Observation = { seen: { state: 'Failed' } }
export const HANG = Number.POSITIVE_INFINITY

export function fault(kind: 'throttled' | 'passing' | 'rejected' | 'expired', retryAfterMs?: number): Observation {
  const asked = { operation: 'GetFunction' as const, message: kind }
  if (kind !== 'throttled') return { trouble: { ...asked, kind } }
  return { trouble: { ...asked, kind, ...(retryAfterMs !== undefined && { retryAfterMs }) } }
}

interface Event {
  readonly index: number
  readonly atMs: number
}

export interface Plot {
  readonly count: number
  /** What a look at a function shows that is answered now. */
  readonly show: (index: number, atMs: number) => Observation
  /** How long an answer takes; `HANG`: it never comes, and is deaf to being given up. */
  readonly answerMs: (index: number, atMs: number) => number
  readonly startMs: number
}

/** Ends by State and by the troubles that do; asks for a wake once where the State is `Inactive`. */
export function judgeSimply(_: number, before: Memory, observation: Observation): Judgement {
  const { seen, trouble, wake } = observation
  const news = seen !== undefined && seen.state !== before.seen?.state
  const { trouble: _past, ...lasting } = before
  const memory: Memory = { ...lasting, ...(seen && { seen }), ...(trouble && { trouble }) }
  if (wake !== undefined) return { verdict: { result: 'wait' }, memory, news: true }
  if (seen?.state === 'Active') return { verdict: { result: 'ready', cause: 'ready' }, memory, news }
  if (seen?.state === 'Failed') return { verdict: { result: 'failed', cause: 'state-failed' }, memory, news }
  if (isTheEnd(trouble)) return { verdict: { result: 'error', cause: 'trouble', trouble }, memory, news }
  if (seen?.state === 'Inactive' && before.wake === undefined)
    return { verdict: { result: 'wait', wake: true }, memory: { ...memory, wake: ASKED }, news }
  return { verdict: { result: 'wait' }, memory, news }
}

const ASKED = { kind: 'asked', tries: 1, leftInactive: false, wasPending: false } as const

const isTheEnd = (trouble: Trouble | undefined): trouble is Trouble =>
  trouble?.kind === 'rejected' || trouble?.kind === 'expired'

export class World {
  readonly clock: VirtualClock
  readonly cancel = new AbortController()
  /** Listeners that are on the signal of the cancel now. */
  listeners = 0
  /** When looks began, and when requests started. */
  readonly looks: Event[] = []
  readonly starts: Event[] = []
  readonly changes: Change[] = []
  readonly silences: { readonly atMs: number; readonly waiting: readonly number[] }[] = []
  readonly #plot: Plot
  readonly #more: Partial<Waiter<number>>

  constructor({ count = 1, show, answerMs, startMs = 0, ...more }: Partial<Plot & Waiter<number>> = {}) {
    this.#plot = { count, show: show ?? (() => WAITING), answerMs: answerMs ?? (() => 20), startMs }
    this.#more = more
    this.clock = new VirtualClock(startMs)
    this.#countListeners()
  }

  /** Begins the wait; time has to be told to pass. */
  begin(): Promise<{ outcomes: readonly Outcome[]; requests: number }> {
    return wait<number>({
      subjects: Array.from({ length: this.#plot.count }, (_, index) => index),
      look: (index, ask) => this.look(index, ask),
      wake: async (index, ask) => ({ wake: (await this.#ask(index, ask)).trouble ?? 'accepted' }),
      judge: judgeSimply,
      judgeTheEnd: () => ({ result: 'timed-out', cause: 'timeout' }),
      plan: () => ({ lanes: ['own'], notBeforeMs: 0 }),
      groupOf: () => 'one',
      isShared: ({ trouble }) => trouble?.kind === 'expired',
      timeoutMs: 60_000,
      pollInterval: 'auto',
      failFast: false,
      maxRequestsPerSecond: 10,
      clock: this.clock,
      cancel: this.cancel.signal,
      onChange: (change) => this.changes.push(change),
      onSilence: (atMs, waiting) => this.silences.push({ atMs, waiting: waiting.map(({ index }) => index) }),
      ...this.#more,
    })
  }

  /** Waits to the end. */
  async run(): Promise<{ outcomes: readonly Outcome[]; requests: number; results: string[]; endedMs: number }> {
    const { outcomes, requests } = await this.clock.finish(this.begin())
    return { outcomes, requests, results: outcomes.map(({ final }) => final.result), endedMs: this.clock.now() }
  }

  look(index: number, ask: Ask): Promise<Observation> {
    this.looks.push({ index, atMs: this.clock.now() })
    return this.#ask(index, ask)
  }

  /** When requests for a function started. */
  startsOf(index: number): number[] {
    return this.starts.filter((start) => start.index === index).map(({ atMs }) => atMs)
  }

  /** The times between one start and the next. */
  gaps(starts: readonly number[] = this.starts.map(({ atMs }) => atMs)): number[] {
    return starts.slice(1).map((atMs, place) => atMs - (starts[place] ?? 0))
  }

  async #ask(index: number, ask: Ask): Promise<Observation> {
    try {
      return await ask.request('own', (signal) => this.#answer(index, signal))
    } catch (error) {
      if (error instanceof NoAnswer) return fault('passing')
      throw error
    }
  }

  async #answer(index: number, signal: AbortSignal): Promise<Observation> {
    const atMs = this.clock.now()
    this.starts.push({ index, atMs })
    const answerMs = this.#plot.answerMs(index, atMs)
    if (answerMs === HANG) await new Promise(() => {})
    await this.clock.sleep(answerMs, signal)
    if (signal.aborted) throw signal.reason
    return this.#plot.show(index, this.clock.now())
  }

  #countListeners(): void {
    const { signal } = this.cancel
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (...listener: Parameters<typeof add>) => {
      this.listeners += 1
      add(...listener)
    }
    signal.removeEventListener = (...listener: Parameters<typeof remove>) => {
      this.listeners -= 1
      remove(...listener)
    }
  }
}
