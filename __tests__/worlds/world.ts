/**
 * A world: functions with their lives, what goes wrong, what is asked for, and when somebody cancels. Plain data, so that a
 * world that breaks a promise can be printed, shrunk and played again. Knows nothing of how it is played.
 */
import type { Desired } from '../../src/verdict/desired.ts'
import type { Seen } from '../../src/verdict/seen.ts'

export const LIVES = [
  'steady',
  'created',
  'creation-failed',
  'updated',
  'update-failed',
  'idle-until-woken',
  'idle-woken-by-others',
  'inactive-for-a-fault',
  'deleted',
  'alias-moved',
  'snapstart-version',
  'provisioned',
  'managed-instances',
  'unknown-values',
  'absent-fields',
  'not-visible-yet',
  'never-there',
  'anything',
] as const
export type LifeKind = (typeof LIVES)[number]

/** `seen` is what Lambda shows; without it there is no such function. The last stage lasts for ever. */
export interface Stage {
  readonly forMs: number | 'until-woken'
  readonly seen?: Seen
}

/** Without a status none is configured. */
export interface ProvisionedStage {
  readonly forMs: number
  readonly status?: string
}

export const FAULTS = [
  'throttled',
  'throttled-with-retry-after',
  'over-a-shared-quota',
  'not-found',
  'get-function-denied',
  'denied',
  'provisioned-denied',
  'invoke-denied',
  'invoke-rejected',
  'invoke-without-capacity',
  'clock-skewed-once',
  'bad-signature',
  'expired',
  'invalid-credentials',
  'no-credentials',
  'credentials-fail-for-a-moment',
  'rejected',
  'server-error',
  'reset',
  'broken-answer',
  'no-answer',
  'no-answer-and-deaf',
  'late-answer-and-deaf',
  'slow',
  'unreachable',
] as const
export type FaultKind = (typeof FAULTS)[number]

/** A fault, from a moment on for a while, for all functions or one, for all requests or a share of them. */
export interface Fault {
  readonly kind: FaultKind
  readonly fromMs: number
  readonly forMs: number
  readonly on: 'all' | number
  readonly share: number
}

export interface WorldFunction {
  readonly kind: LifeKind
  readonly stages: readonly Stage[]
  readonly provisioned: readonly ProvisionedStage[]
  readonly region: string
  readonly desired: Desired
}

export interface World {
  /** Of all chance in it: latencies, shares of faults, the jitter of the engine. */
  readonly seed: number
  readonly functions: readonly WorldFunction[]
  readonly faults: readonly Fault[]
  /** Requests a second that others leave of the account's quota. */
  readonly quota?: number
  readonly answerMs: { readonly least: number; readonly most: number }
  /** When the wait begins, on the clock of the step; how late timers ring at most. */
  readonly startMs: number
  readonly lateMs: number
  readonly cancelMs?: number
  readonly timeoutMs: number
  readonly pollInterval: 'auto' | number
  readonly failFast: boolean
  readonly maxRequestsPerSecond: number
  readonly operation: 'auto' | 'GetFunction' | 'GetFunctionConfiguration'
}

/** Chance that can be repeated (mulberry32), in [0, 1). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let it = state
    it = Math.imul(it ^ (it >>> 15), it | 1)
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61)
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32
  }
}
