/**
 * The judgement: the contract's table, row by row, as a pure function. Whatever a look showed goes through it, trouble
 * too, so that one place says what ends the wait and what needs patience.
 */
import type { Desired } from './desired.ts'
import { type Memory, remember, type Wake } from './memory.ts'
import { hasExpectedCode, hasExpectedVersion, isAsDesired, isDesired } from './readiness.ts'
import type { Observation, Provisioned, Seen, Trouble } from './seen.ts'
import type { Cause, Final, Result, Verdict, Wait } from './verdict.ts'

/** After a wake: how long a function may take to leave Inactive. */
const WAKE_GRACE_MS = 30_000
/** After an update that was seen to end: how long Inactive is taken for a state on its way. */
const UPDATE_SETTLES_MS = 10_000
/** How long an endpoint that was never reached is tried. */
const UNREACHABLE_MS = 30_000

export interface Judgement {
  readonly verdict: Verdict
  readonly memory: Memory
  /** Whether this showed something that was not known before. */
  readonly news: boolean
}

/** All that a row of the table may look at. `memory` has the look folded in already. */
interface Sight {
  readonly desired: Desired
  readonly seen: Seen
  readonly provisioned: Provisioned | undefined
  readonly memory: Memory
  readonly atMs: number
}

type Row = (sight: Sight) => Verdict | undefined

/**
 * What a look means: the first row that fits. The order is the contract's. States of the wake come in with `memory`.
 */
const TABLE: readonly Row[] = [
  // State is Failed, State is looked at
  ({ desired, seen }) =>
    desired.states !== 'any' && seen.state === 'Failed' ? end('failed', 'state-failed') : undefined,

  // LastUpdateStatus is Failed, and not among the desired
  ({ desired, seen }) =>
    seen.lastUpdateStatus === 'Failed' && !isDesired(desired.lastUpdateStatuses, 'Failed')
      ? end('failed', 'update-failed')
      : undefined,

  // Deleting, Deactivating, Deactivated, not desired
  (sight) =>
    isUndesired(sight, ['Deleting', 'Deactivating', 'Deactivated']) ? end('failed', 'going-away') : undefined,

  // ActiveNonInvocable of $LATEST, not desired, no update in progress (a published version goes on to Active)
  (sight) =>
    isUndesired(sight, ['ActiveNonInvocable']) && !isUpdating(sight) && sight.seen.version === '$LATEST'
      ? end('failed', 'latest-not-invocable')
      : undefined,

  // Inactive, not desired, no update in progress, with another code than Idle, or again after the wake
  (sight) =>
    isInactive(sight) && (!isIdle(sight.seen) || fellBack(sight.memory.wake))
      ? end('failed', 'inactive-fault')
      : undefined,

  // Inactive, likewise, Idle or no code
  (sight) => (isInactive(sight) ? judgeIdle(sight) : undefined),

  // the expected digest or version was reported before, another one is now, and no update failed (then it is forgotten)
  ({ desired, seen, memory }) =>
    memory.expectedCodeWasSeen && seen.codeSha256 !== undefined && !hasExpectedCode(desired, seen)
      ? end('superseded', 'superseded-code')
      : undefined,
  ({ desired, seen, memory }) =>
    memory.expectedVersionWasSeen && seen.version !== undefined && !hasExpectedVersion(desired, seen)
      ? end('superseded', 'superseded-version')
      : undefined,

  // all as desired: ready, once it has held for stable-for
  ({ desired, seen, provisioned, memory, atMs }) => {
    if (!isAsDesired(desired, seen, provisioned)) return undefined
    const stableAtMs = (memory.asDesiredSinceMs ?? atMs) + desired.stableForMs
    return atMs >= stableAtMs ? end('ready', 'ready') : waitFor(stableAtMs)
  },

  // provisioned concurrency FAILED
  ({ provisioned }) => (provisioned?.status === 'FAILED' ? end('failed', 'provisioned-failed') : undefined),

  // none is configured: waited for as long as not-found-grace
  ({ desired, provisioned, memory, atMs }) => {
    if (!provisioned || provisioned.status !== undefined) return undefined
    const graceEndsMs = (memory.unprovisionedSinceMs ?? atMs) + desired.notFoundGraceMs
    return atMs >= graceEndsMs ? end('failed', 'provisioned-missing') : waitFor(graceEndsMs)
  },
]

/**
 * Judges one observation, made at `atMs` on the wait's clock, in the light of what is remembered.
 * Gives the verdict and what is to be remembered from now on.
 */
export function judge(desired: Desired, before: Memory, observation: Observation, atMs: number): Judgement {
  return observation.wake === undefined
    ? judgeLook(desired, before, observation, atMs)
    : judgeWake(before, observation.wake, atMs)
}

function judgeLook(desired: Desired, before: Memory, look: Observation, atMs: number): Judgement {
  const memory = remember(desired, before, look, atMs)
  const byState = look.seen && judgeSeen({ desired, seen: look.seen, provisioned: look.provisioned, memory, atMs })
  const verdict =
    look.trouble && !isFinal(byState) ? judgeTrouble(look.trouble, desired, memory, atMs) : (byState ?? WAIT)
  return { verdict, memory: isWake(verdict) ? askWake(memory) : memory, news: isNews(before, memory) }
}

function judgeSeen(sight: Sight): Verdict {
  for (const row of TABLE) {
    const verdict = row(sight)
    if (verdict) return verdict
  }
  return WAIT
}

/** What a function's result is when the timeout ends before a verdict: what was seen last says more than the clock. */
export function judgeTheEnd(memory: Memory): Final {
  if (memory.notFound) return end('not-found', 'not-found', memory.notFound.trouble)
  if (memory.trouble?.kind === 'unreachable') return end('error', 'trouble', memory.trouble)
  const { wake, seen, trouble } = memory
  const refused = wake?.kind === 'again' && seen?.state === 'Inactive' ? wake.trouble : undefined
  return end('timed-out', 'timeout', trouble ?? refused)
}

/** What goes wrong with a look: which troubles end the wait, and which need patience. */
function judgeTrouble(trouble: Trouble, desired: Desired, memory: Memory, atMs: number): Verdict {
  switch (trouble.kind) {
    case 'not-found': {
      const graceEndsMs = (memory.notFound?.sinceMs ?? atMs) + desired.notFoundGraceMs
      return atMs >= graceEndsMs ? end('not-found', 'not-found', trouble) : waitFor(graceEndsMs)
    }
    case 'permission':
    case 'expired':
    case 'invalid-credentials':
    case 'no-credentials':
    case 'signature':
      return end('denied', 'trouble', trouble)
    case 'rejected':
      return end('error', 'trouble', trouble)
    case 'unreachable': {
      const patienceEndsMs = trouble.sinceMs + UNREACHABLE_MS
      return atMs >= patienceEndsMs ? end('error', 'trouble', trouble) : waitFor(patienceEndsMs)
    }
    case 'throttled':
    case 'passing':
    case 'no-capacity':
      return WAIT
    default:
      return trouble satisfies never
  }
}

/** Idle: by `on-inactive`. */
function judgeIdle({ desired, memory, atMs }: Sight): Verdict {
  const settlesMs = (memory.updateEndedAtMs ?? Number.NEGATIVE_INFINITY) + UPDATE_SETTLES_MS
  if (atMs < settlesMs) return waitFor(settlesMs)
  switch (desired.onInactive) {
    case 'fail':
      return end('inactive', 'idle')
    case 'wait':
      return WAIT
    case 'wake':
      return judgeSleeper(memory.wake, atMs)
    default:
      return desired.onInactive satisfies never
  }
}

function judgeSleeper(wake: Wake | undefined, atMs: number): Verdict {
  switch (wake?.kind) {
    case undefined:
      return WAKE
    case 'asked':
      return WAIT
    case 'again':
      return atMs >= wake.notBeforeMs ? WAKE : waitFor(wake.notBeforeMs)
    case 'accepted': {
      const graceEndsMs = wake.atMs + WAKE_GRACE_MS
      if (wake.leftInactive) return WAIT
      return atMs >= graceEndsMs ? end('inactive', 'not-woken') : waitFor(graceEndsMs)
    }
    default:
      return wake satisfies never
  }
}

/** The answer to the wake. A refusal that is none of Lambda's own ways to begin restoring ends the wait. */
function judgeWake(before: Memory, wake: 'accepted' | Trouble, atMs: number): Judgement {
  if (wake === 'accepted') {
    const { leftInactive, wasPending } = before.wake?.kind === 'asked' ? before.wake : NOT_LEFT
    const memory = { ...before, wake: { kind: 'accepted', atMs, leftInactive, wasPending } } as const
    return { verdict: WAIT, memory: Object.freeze(memory), news: true }
  }
  const verdict = judgeRefusal(wake)
  const memory = isFinal(verdict) ? before : Object.freeze({ ...before, wake: againAfter(before.wake, wake, atMs) })
  return { verdict, memory, news: true }
}

function judgeRefusal(trouble: Trouble): Verdict {
  switch (trouble.kind) {
    case 'throttled':
    case 'passing':
    case 'unreachable':
      return WAIT
    case 'no-capacity':
      return end('inactive', 'no-capacity', trouble)
    case 'permission':
    case 'expired':
    case 'invalid-credentials':
    case 'no-credentials':
    case 'signature':
      return end('denied', 'trouble', trouble)
    case 'not-found':
    case 'rejected':
      return end('failed', 'wake-refused', trouble)
    default:
      return trouble satisfies never
  }
}

/** Half a second, doubled at each try, 10 s at most; longer where Lambda asks for it. */
function againAfter(wake: Wake | undefined, trouble: Trouble, atMs: number): Wake {
  const tries = wake && 'tries' in wake ? wake.tries : 1
  const backoffMs = Math.min(500 * 2 ** (tries - 1), 10_000)
  const askedMs = trouble.kind === 'throttled' ? (trouble.retryAfterMs ?? 0) : 0
  return { kind: 'again', tries, notBeforeMs: atMs + Math.max(backoffMs, askedMs), trouble }
}

function askWake(memory: Memory): Memory {
  const tries = memory.wake && 'tries' in memory.wake ? memory.wake.tries + 1 : 1
  return Object.freeze({ ...memory, wake: { kind: 'asked', tries, ...NOT_LEFT } as const })
}

const NOT_LEFT = Object.freeze({ leftInactive: false, wasPending: false })

const isUndesired = ({ desired, seen }: Sight, states: readonly string[]): boolean =>
  seen.state !== undefined && states.includes(seen.state) && !isDesired(desired.states, seen.state)

const isUpdating = ({ seen }: Sight): boolean => seen.lastUpdateStatus === 'InProgress'

const isInactive = (sight: Sight): boolean => isUndesired(sight, ['Inactive']) && !isUpdating(sight)

const isIdle = (seen: Seen): boolean =>
  seen.stateReasonCode === undefined || seen.stateReasonCode === '' || seen.stateReasonCode === 'Idle'

const fellBack = (wake: Wake | undefined): boolean => wake !== undefined && 'wasPending' in wake && wake.wasPending

const WAIT: Wait = Object.freeze({ result: 'wait' })
const WAKE: Wait = Object.freeze({ result: 'wait', wake: true })
const waitFor = (lookByMs: number): Wait => ({ result: 'wait', lookByMs })

function end(result: Result, cause: Cause, trouble?: Trouble): Final {
  return Object.freeze({ result, cause, ...(trouble && { trouble }) })
}

const isWake = (verdict: Verdict): boolean => verdict.result === 'wait' && verdict.wake === true

/** Whether a verdict ends the wait. */
export function isFinal(verdict: Verdict | undefined): verdict is Final {
  return verdict !== undefined && verdict.result !== 'wait'
}

/** The fields whose change people are told of. */
const TOLD = [
  'state',
  'stateReason',
  'stateReasonCode',
  'lastUpdateStatus',
  'lastUpdateStatusReason',
  'lastUpdateStatusReasonCode',
  'version',
  'codeSha256',
] as const

function isNews(before: Memory, now: Memory): boolean {
  return (
    (before.seen === undefined) !== (now.seen === undefined) ||
    TOLD.some((field) => before.seen?.[field] !== now.seen?.[field]) ||
    before.provisioned?.status !== now.provisioned?.status ||
    (now.provisioned !== undefined && before.provisioned === undefined) ||
    before.trouble?.kind !== now.trouble?.kind
  )
}
