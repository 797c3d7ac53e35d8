/**
 * What a look means, written a second time from the contract's page, over the whole history of a function instead of a
 * memory folded look by look. Takes nothing from src but types.
 */
import type { Desired } from '../../src/verdict/desired.ts'
import type { Provisioned, Seen, Trouble } from '../../src/verdict/seen.ts'
import type { Event } from './book.ts'

type Look = Extract<Event, { kind: 'look' }>

/** `wait`, `wake` (wait, and invoke now), or `result/cause`. */
export type Verdict = string

/** The verdict on the newest of `past`. */
export function verdictOf(desired: Desired, past: readonly Event[]): Verdict {
  const newest = past.at(-1)
  if (newest?.kind === 'woken') return newest.wake === 'accepted' ? 'wait' : refusal(newest.wake)
  if (newest?.kind !== 'look') return 'wait'
  const { seen, trouble } = newest.observation
  const shown = seen ? verdictOnSeen(desired, past, newest, seen) : 'wait'
  return trouble && (shown === 'wait' || shown === 'wake') ? verdictOnTrouble(desired, past, newest, trouble) : shown
}

function verdictOnSeen(desired: Desired, past: readonly Event[], look: Look, seen: Seen): Verdict {
  const { state, lastUpdateStatus, version } = seen
  const undesired = desired.states !== 'any' && !desired.states.includes(state ?? '')
  const updating = lastUpdateStatus === 'InProgress'
  if (state === 'Failed' && desired.states !== 'any') return 'failed/state-failed'
  if (lastUpdateStatus === 'Failed' && !counts(desired.lastUpdateStatuses, 'Failed')) return 'failed/update-failed'
  if (undesired && /^(Deleting|Deactivating|Deactivated)$/.test(state ?? '')) return 'failed/going-away'
  if (undesired && state === 'ActiveNonInvocable' && !updating && version === '$LATEST')
    return 'failed/latest-not-invocable'
  if (undesired && state === 'Inactive' && !updating) return verdictOnInactive(desired, past, look, seen)
  if (wasLost(past, look, desired.codeSha256, (it) => it.codeSha256, sameDigest)) return 'superseded/superseded-code'
  if (
    wasLost(
      past,
      look,
      desired.version,
      (it) => it.version,
      (a, b) => a === b,
    )
  )
    return 'superseded/superseded-version'
  if (isAsAsked(desired, seen, look.observation.provisioned))
    return look.atMs - asAskedSinceMs(desired, past, look) >= desired.stableForMs ? 'ready/ready' : 'wait'
  return verdictOnProvisioned(desired, past, look)
}

function verdictOnProvisioned(desired: Desired, past: readonly Event[], look: Look): Verdict {
  const { provisioned } = look.observation
  if (provisioned?.status === 'FAILED') return 'failed/provisioned-failed'
  if (!provisioned || provisioned.status !== undefined) return 'wait'
  const told = looksOf(past).filter((it) => it.observation.provisioned)
  const sinceMs = firstOfRun(told, (it) => it.observation.provisioned?.status === undefined)
  return look.atMs - sinceMs >= desired.notFoundGraceMs ? 'failed/provisioned-missing' : 'wait'
}

function verdictOnInactive(desired: Desired, past: readonly Event[], look: Look, seen: Seen): Verdict {
  const wake = lastWake(past)
  const idle = !seen.stateReasonCode || seen.stateReasonCode === 'Idle'
  const wasPending = wake?.since.some((it) => it.observation.seen?.state === 'Pending') ?? false
  if (!idle || wasPending) return 'failed/inactive-fault'
  if (look.atMs < updateEndedMs(past) + 10_000) return 'wait'
  if (desired.onInactive !== 'wake') return desired.onInactive === 'fail' ? 'inactive/idle' : 'wait'
  if (!wake) return look.atMs >= mayWakeAgainMs(past) ? 'wake' : 'wait'
  const left = wake.since.some((it) => !['Inactive', undefined].includes(it.observation.seen?.state))
  return wake.acceptedMs !== undefined && !left && look.atMs >= wake.acceptedMs + 30_000 ? 'inactive/not-woken' : 'wait'
}

/** The wake that holds: asked for and not refused; and the looks since it was asked for. */
function lastWake(past: readonly Event[]): { acceptedMs?: number; since: readonly Look[] } | undefined {
  const place = past.findLastIndex(({ kind }) => kind === 'wake-asked')
  if (place < 0) return undefined
  const answer = past.slice(place).find((it) => it.kind === 'woken')
  if (answer?.kind === 'woken' && answer.wake !== 'accepted') return undefined
  return { since: looksOf(past.slice(place)), ...(answer && { acceptedMs: answer.atMs }) }
}

/** Half a second after the first refusal, then twice as long each time, 10 s at most; longer where Lambda asks for it. */
function mayWakeAgainMs(past: readonly Event[]): number {
  const refusals = past.filter((it) => it.kind === 'woken')
  const newest = refusals.at(-1)
  if (newest?.kind !== 'woken' || newest.wake === 'accepted') return 0
  const backMs = Math.min(10_000, 250 * 2 ** refusals.length)
  const askedMs = newest.wake.kind === 'throttled' ? (newest.wake.retryAfterMs ?? 0) : 0
  return newest.atMs + Math.max(backMs, askedMs)
}

function refusal(trouble: Trouble): Verdict {
  if (['throttled', 'passing', 'unreachable'].includes(trouble.kind)) return 'wait'
  if (trouble.kind === 'no-capacity') return 'inactive/no-capacity'
  return ['rejected', 'not-found'].includes(trouble.kind) ? 'failed/wake-refused' : 'denied/trouble'
}

function verdictOnTrouble(desired: Desired, past: readonly Event[], look: Look, trouble: Trouble): Verdict {
  if (trouble.kind === 'not-found')
    return look.atMs - notFoundSinceMs(past) >= desired.notFoundGraceMs ? 'not-found/not-found' : 'wait'
  if (trouble.kind === 'unreachable') return look.atMs >= trouble.sinceMs + 30_000 ? 'error/trouble' : 'wait'
  if (trouble.kind === 'rejected') return 'error/trouble'
  return ['throttled', 'passing', 'no-capacity'].includes(trouble.kind) ? 'wait' : 'denied/trouble'
}

/** The result of a function whose time is up. */
export function verdictAtTheEnd(past: readonly Event[]): Verdict {
  const looks = looksOf(past)
  const telling = looks.findLast((it) => it.observation.seen || it.observation.trouble?.kind === 'not-found')
  if (telling?.observation.trouble?.kind === 'not-found') return 'not-found/not-found'
  return looks.at(-1)?.observation.trouble?.kind === 'unreachable' ? 'error/trouble' : 'timed-out/timeout'
}

/** Everything but `stable-for`. */
export function isAsAsked(desired: Desired, seen: Seen, provisioned: Provisioned | undefined): boolean {
  const { state, lastUpdateStatus } = seen
  if (!counts(desired.states, state)) return false
  if (lastUpdateStatus === undefined && state === 'Pending' && desired.lastUpdateStatuses !== 'any') return false
  if (lastUpdateStatus !== undefined && !counts(desired.lastUpdateStatuses, lastUpdateStatus)) return false
  if (desired.codeSha256 !== undefined && !sameDigest(desired.codeSha256, seen.codeSha256)) return false
  if (desired.version !== undefined && desired.version !== seen.version) return false
  return !desired.provisionedConcurrency || provisioned?.status === 'READY'
}

/** Start of the unbroken run of looks that were as asked; faults that tell nothing of the function do not break it. */
export function asAskedSinceMs(desired: Desired, past: readonly Event[], look: Look): number {
  let sinceMs = look.atMs
  let revisionId = look.observation.seen?.revisionId
  const looks = looksOf(past)
  for (const [place, { atMs, observation }] of [...looks.entries()].reverse()) {
    if (observation.trouble?.kind === 'not-found') break
    if (!observation.seen) continue
    const provisioned = observation.provisioned ?? (observation.trouble && lastProvisioned(looks.slice(0, place)))
    if (observation.seen.revisionId !== revisionId || !isAsAsked(desired, observation.seen, provisioned)) break
    sinceMs = atMs
    revisionId = observation.seen.revisionId
  }
  return sinceMs
}

const lastProvisioned = (looks: readonly Look[]) =>
  looks.findLast((it) => it.observation.provisioned)?.observation.provisioned

/** Expected, reported before and not any more; what was reported before a failure counts for nothing. */
function wasLost(
  past: readonly Event[],
  look: Look,
  expected: string | undefined,
  field: (seen: Seen) => string | undefined,
  same: (a: string, b: string | undefined) => boolean,
): boolean {
  const now = look.observation.seen && field(look.observation.seen)
  if (expected === undefined || now === undefined || same(expected, now)) return false
  const looks = looksOf(past)
  const failed = looks.findLastIndex(
    ({ observation: { seen } }) => seen?.lastUpdateStatus === 'Failed' || seen?.state === 'Failed',
  )
  return looks.slice(failed + 1).some(({ observation: { seen } }) => seen && same(expected, field(seen)))
}

/** When an update that was seen in progress was first seen to be over. */
function updateEndedMs(past: readonly Event[]): number {
  const told = looksOf(past).filter((it) => it.observation.seen)
  const updating = told.map((it) => it.observation.seen?.lastUpdateStatus === 'InProgress')
  const place = updating.findLastIndex((now, at) => !now && updating[at - 1] === true)
  return told[place]?.atMs ?? Number.NEGATIVE_INFINITY
}

function notFoundSinceMs(past: readonly Event[]): number {
  const telling = looksOf(past).filter((it) => it.observation.seen || it.observation.trouble?.kind === 'not-found')
  return firstOfRun(telling, (it) => it.observation.trouble?.kind === 'not-found')
}

/** When the run began that the newest of `looks` is part of. */
function firstOfRun(looks: readonly Look[], belongs: (look: Look) => boolean): number {
  const place = looks.findLastIndex((it) => !belongs(it))
  return looks[place + 1]?.atMs ?? Number.POSITIVE_INFINITY
}

const looksOf = (past: readonly Event[]): readonly Look[] => past.filter((it) => it.kind === 'look')

const counts = (words: 'any' | readonly string[], word: string | undefined): boolean =>
  words === 'any' || words.some((it) => it === word)

function sameDigest(hex: string, reported: string | undefined): boolean {
  if (reported === undefined) return false
  return reported.length === 64
    ? reported.toLowerCase() === hex
    : Buffer.from(reported, 'base64').equals(Buffer.from(hex, 'hex'))
}
