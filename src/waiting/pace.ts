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
const SLOWEST_PER_SECOND = 0.2
/** Growth of the rate per second, as a factor: near the rate that was refused last, and elsewhere. */
const SLOWLY = 1.03
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
    this.#refusedInARow = 0
    const seconds = (nowMs - this.#grownAtMs) / 1_000
    this.#grownAtMs = nowMs
    const near = this.#rate > this.#ceiling * 0.66 && this.#rate < this.#ceiling * 1.1
    // A long silence says nothing about the quota: at most one second's growth for one answer.
    this.#rate = Math.min(this.#most, this.#rate * (near ? SLOWLY : FAST) ** Math.min(seconds, 1))
  }

  /** A request that started at `startedMs` was refused for its rate. Those already under way tell nothing new. */
  refused(startedMs: number, nowMs: number, retryAfterMs = 0): void {
    const pauseUntil = (ms: number) => {
      this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + ms)
    }
    pauseUntil(retryAfterMs)
    if (startedMs < this.#cutAtMs) return
    this.#refusedInARow += 1
    this.#cutAtMs = nowMs
    this.#grownAtMs = nowMs
    this.#ceiling = this.#rate
    this.#rate = Math.max(Math.min(SLOWEST_PER_SECOND, this.#most), this.#rate * 0.66)
    pauseUntil(backoffMs(this.#refusedInARow, 500, 10_000, this.#random()))
  }
}
