/**
 * What is going to happen, by the time at which it happens. Nothing runs by itself: whoever asks the time first lets
 * happen what is due, each at its own moment. So there are no timers to give back, and tests bring their own clock.
 */

export interface Agenda {
  /** The moment of what is happening; outside of that, the clock's. In ms. */
  now(): number
  /** Lets `run` happen `ms` from now. */
  after(ms: number, run: () => void): void
  /** Lets happen all that is due by now, in its order, and what follows from it. */
  settle(): void
  /** When the last thing that is known of happens or happened; 0 before there was any. */
  lastMs(): number
}

interface Entry {
  readonly dueMs: number
  readonly run: () => void
}

/** Takes a clock in ms. */
export function makeAgenda(clock: () => number): Agenda {
  const entries: Entry[] = []
  let happeningMs: number | undefined
  let lastMs = 0

  const now = () => happeningMs ?? clock()

  const takeNext = (untilMs: number): Entry | undefined => {
    const next = entries.reduce<Entry | undefined>((a, b) => (a === undefined || b.dueMs < a.dueMs ? b : a), undefined)
    if (next === undefined || next.dueMs > untilMs) return undefined
    entries.splice(entries.indexOf(next), 1)
    return next
  }

  return {
    now,
    after(ms, run) {
      entries.push({ dueMs: now() + ms, run })
      lastMs = Math.max(lastMs, now() + ms)
    },
    settle() {
      const untilMs = clock()
      for (let next = takeNext(untilMs); next !== undefined; next = takeNext(untilMs)) {
        happeningMs = next.dueMs
        next.run()
      }
      happeningMs = undefined
    },
    lastMs: () => lastMs,
  }
}
