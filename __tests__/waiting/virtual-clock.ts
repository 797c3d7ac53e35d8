/** A clock that stands still until it is told otherwise, so that an hour's wait takes a moment and is the same each time. */
import type { Clock } from '../../src/waiting/clock.ts'

interface Timer {
  readonly atMs: number
  readonly ring: () => void
}

/** So many timers at one and the same moment are a loop that never sleeps. */
const SPIN = 5_000

export class VirtualClock implements Clock {
  readonly #timers = new Set<Timer>()
  #nowMs: number
  #atOnce = 0
  /** How often somebody went to sleep. */
  sleeps = 0
  /** What chance says, always. */
  chance = 0.5

  constructor(startMs = 0) {
    this.#nowMs = startMs
  }

  readonly now = (): number => this.#nowMs
  readonly random = (): number => this.chance

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      this.sleeps += 1
      const ring = () => {
        this.#timers.delete(timer)
        signal.removeEventListener('abort', ring)
        resolve()
      }
      const timer = { atMs: this.#nowMs + Math.max(ms, 0), ring }
      this.#timers.add(timer)
      signal.addEventListener('abort', ring)
    })

  /** Timers that nobody gave back. */
  get pending(): number {
    return this.#timers.size
  }

  /** Lets `ms` pass, timer by timer. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms
    await settle()
    while (this.#ringNext(untilMs)) await settle()
    this.#nowMs = untilMs
  }

  /** Lets time pass until `work` is done. Throws where nothing would ever end it, or it takes longer than `mostMs`. */
  async finish<T>(work: Promise<T>, mostMs = 86_400_000): Promise<T> {
    let done = false
    const end = () => {
      done = true
    }
    work.then(end, end)
    await settle()
    while (!done) {
      if (!this.#ringNext(mostMs)) throw new Error(`nothing ends it, at ${this.#nowMs} ms`)
      await settle()
    }
    return work
  }

  #ringNext(untilMs: number): boolean {
    let next: Timer | undefined
    for (const timer of this.#timers) if (!next || timer.atMs < next.atMs) next = timer
    if (!next || next.atMs > untilMs) return false
    this.#atOnce = next.atMs > this.#nowMs ? 0 : this.#atOnce + 1
    if (this.#atOnce > SPIN) throw new Error(`it spins, at ${this.#nowMs} ms`)
    this.#nowMs = Math.max(this.#nowMs, next.atMs)
    next.ring()
    return true
  }
}

/** Lets everything happen that needs no time. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
