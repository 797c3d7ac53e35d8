/**
 * One budget for all requests, spread evenly, and what throttling makes of it. All functions slow down together and
 * recover together: the rate falls by a third when a request is refused, then climbs. Near the rate that was refused it
 * climbs slowly, since a quota that others share seldom grows within seconds; below and above that it climbs fast.
 */
import { backoffMs } from './backoff.ts'

/**
 * What a request counts on besides the budget. `control` is the account's quota of 15 a second for nearly all calls of
 * the control plane; GetFunction and Invoke have quotas of their own
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export type Lane = 'own' | 'control'

/** Of the shared quota of 15 a second, a good neighbour takes a third. */
const CONTROL_PER_SECOND = 5
/** However often Lambda refuses: a request a second is kind to any quota, and notices when there is room again. */
const SLOWEST_PER_SECOND = 1
const LONGEST_PAUSE_MS = 1_000
/** What a refusal leaves of the rate. */
const CUT = 0.66
/** Growth of the rate: per second near the rate that was refused, and per answer elsewhere. */
const SLOWLY = 1.02
const FAST = 1.25

export class Pace {
  readonly #most: number
  readonly #random: () => number
  #rate: number
  #ceiling = Number.POSITIVE_INFINITY
  #nextMs = 0
  #nextControlMs = 0
  #pausedUntilMs = 0
  #refusedInARow = 0
  #cutAtMs = Number.NEGATIVE_INFINITY
  #grownAtMs = 0

  constructor(maxRequestsPerSecond: number, random: () => number) {
    this.#most = maxRequestsPerSecond
    this.#rate = maxRequestsPerSecond
    this.#random = random
  }

  /** The least time between two requests of a lane now. */
  gapMs(lane: Lane): number {
    const rate = lane === 'control' ? Math.min(this.#rate, CONTROL_PER_SECOND) : this.#rate
    return 1_000 / rate
  }

  /** The first moment at which a request of this lane may start. */
  freeAtMs(lane: Lane): number {
    return Math.max(this.#nextMs, this.#pausedUntilMs, lane === 'control' ? this.#nextControlMs : 0)
  }

  /** A request of this lane starts at `nowMs`. */
  take(lane: Lane, nowMs: number): void {
    this.#nextMs = nowMs + 1_000 / this.#rate
    if (lane === 'control') this.#nextControlMs = nowMs + this.gapMs('control')
  }

  /** A request was answered, by anything but a refusal for its rate. */
  answered(nowMs: number): void {
    const seconds = Math.min((nowMs - this.#grownAtMs) / 1_000, 1)
    this.#refusedInARow = 0
    this.#grownAtMs = nowMs
    const isNear = this.#rate > this.#ceiling * CUT * 0.99 && this.#rate < this.#ceiling * 1.1
    this.#rate = Math.min(this.#most, this.#rate * (isNear ? SLOWLY ** seconds : FAST))
  }

  /** A request that started at `startedMs` was refused for its rate. Those that were under way then tell nothing new. */
  refused(startedMs: number, nowMs: number, retryAfterMs = 0): void {
    this.#pause(nowMs + retryAfterMs)
    if (startedMs < this.#cutAtMs) return
    this.#refusedInARow += 1
    // Refusals in a row are one event: its first tells at which rate it began.
    if (this.#refusedInARow === 1) this.#ceiling = this.#rate
    this.#cutAtMs = nowMs
    this.#grownAtMs = nowMs
    this.#rate = Math.max(Math.min(SLOWEST_PER_SECOND, this.#most), this.#rate * CUT)
    this.#pause(nowMs + backoffMs(this.#refusedInARow, 500, LONGEST_PAUSE_MS, this.#random()))
  }

  #pause(untilMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs)
  }
}
