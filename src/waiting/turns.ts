/** Requests wait here for their turn, and get a limit to their answer. */
import type { Clock } from './clock.ts'
import type { Lane, Pace } from './pace.ts'

/** No answer came in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** The wait for this function is over; what was asked is of no use any more. */
export class Over extends Error {
  override readonly name = 'Over'
}

/** How a look sends its requests. Both reject with `NoAnswer` or `Over`, and pass on what `send` rejects with. */
export interface Ask {
  /** Waits for a turn, counts the request, and sends it. `send` is given the signal that gives it up. */
  request<T>(lane: Lane, send: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** The same for what is no request to Lambda (credentials): no turn, not counted. */
  prepare<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T>
}

interface Waiting {
  readonly lane: Lane
  readonly begin: () => void
}

export class Turns {
  readonly #waiting: Waiting[] = []
  readonly #pace: Pace
  constructor(pace: Pace) {
    this.#pace = pace
  }

  /** Resolves when a request may start; rejects with `Over` when `signal` is aborted before. */
  next(lane: Lane, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        signal.removeEventListener('abort', giveUp)
        const place = this.#waiting.indexOf(turn)
        if (place >= 0) this.#waiting.splice(place, 1)
      }
      const giveUp = () => {
        leave()
        reject(new Over())
      }
      const begin = () => {
        leave()
        resolve()
      }
      const turn: Waiting = { lane, begin }
      if (signal.aborted) return giveUp()
      signal.addEventListener('abort', giveUp)
      this.#waiting.push(turn)
    })
  }

  /** Lets the first request begin that may at `nowMs`; says whether there was one. */
  grant(nowMs: number): boolean {
    const turn = this.#waiting.find(({ lane }) => this.#pace.freeAtMs(lane) <= nowMs)
    if (!turn) return false
    this.#pace.take(turn.lane, nowMs)
    turn.begin()
    return true
  }

  isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** The first moment at which one of those that wait may begin; Infinity where none waits. */
  nextAtMs(): number {
    return Math.min(...this.#waiting.map(({ lane }) => this.#pace.freeAtMs(lane)))
  }
}

/** Runs `send` for at most `limitMs`, even where it is deaf to its signal; gives back its timer and its listener whatever happens. */
export async function limited<T>(
  send: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  clock: Clock,
  over: AbortSignal,
): Promise<T> {
  if (over.aborted) throw new Over()
  const giveUp = new AbortController()
  const settled = new AbortController()
  let end = (_why: Error) => {}
  const givenUp = new Promise<never>((_, reject) => {
    end = (why) => {
      giveUp.abort(why)
      reject(why)
    }
  })
  const onOver = () => end(new Over())
  over.addEventListener('abort', onOver)
  const bell = clock.sleep(limitMs, settled.signal).then(() => {
    if (!settled.signal.aborted) end(new NoAnswer(`no answer within ${limitMs / 1_000} s`))
  })
  try {
    return await Promise.race([send(giveUp.signal), givenUp])
  } catch (error) {
    throw giveUp.signal.aborted ? giveUp.signal.reason : error
  } finally {
    over.removeEventListener('abort', onOver)
    // Without a reason of its own, each abort makes an error with a stack: 1,000 functions wait long enough to feel it.
    settled.abort('settled')
    await bell
  }
}
