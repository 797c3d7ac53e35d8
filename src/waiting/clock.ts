/**
 * The only clock, and the only source of chance. The room `waiting` is the engine: it knows when to look and when to
 * stop, never what a look is or means. Whoever calls it brings the clock, so that tests can bring a virtual one.
 */
export interface Clock {
  /** Milliseconds since the start of the step; never runs backwards. */
  now(): number
  /** Resolves after `ms`, or as soon as `signal` is aborted; never rejects. Leaves no timer and no listener behind. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** In [0, 1). */
  random(): number
}

/** Node's timers wrap around above this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The real one. The step starts with the process, so its time origin is the start of the step. */
export const realClock: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS))
      signal.addEventListener('abort', end)
    }),
}
