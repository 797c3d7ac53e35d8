/** What the wait came to, function by function. */
import type { Observation, Provisioned, Seen } from '../verdict/seen.ts'
import type { Final } from '../verdict/verdict.ts'

/** Something that changed; what the log shows while waiting. */
export interface Change {
  /** Position of the function in the order given. */
  readonly index: number
  /** Since the start of the step. */
  readonly atMs: number
  /** The observation that shows the change, and what was known before it. */
  readonly observation: Observation
  readonly before?: Known
  /** Set where this ended the wait for the function. */
  readonly final?: Final
}

/** The last that Lambda showed of a function; trouble does not erase it. */
export interface Known {
  readonly seen?: Seen
  readonly provisioned?: Provisioned
  /** When `seen` was answered, since the start of the step. */
  readonly seenAtMs?: number
  /** Set where the newest observation was a trouble. */
  readonly trouble?: Observation['trouble']
}

export interface Outcome {
  readonly final: Final
  readonly known: Known
  readonly waitedMs: number
  readonly requests: number
  /** Every change in order; at most 50 are kept: the first ten and the newest. */
  readonly timeline: readonly Change[]
}
