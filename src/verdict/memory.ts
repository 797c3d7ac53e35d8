/**
 * What has to be remembered of earlier observations to judge the next one. Plain and frozen; every look folds into a new
 * one, so that the judgement itself needs no state.
 */
import type { Desired } from './desired.ts'
import { hasExpectedCode, hasExpectedVersion, isAsDesired } from './readiness.ts'
import type { Observation, Provisioned, Seen, Trouble } from './seen.ts'

export interface Memory {
  /** The last that Lambda showed, and when; trouble does not erase it. */
  readonly seen?: Seen
  readonly seenAtMs?: number
  readonly provisioned?: Provisioned
  /** What went wrong with the newest look, if anything did. */
  readonly trouble?: Trouble
  /** The unbroken run of "not found" that goes on now. */
  readonly notFound?: { readonly sinceMs: number; readonly trouble: Trouble } | undefined
  /** Start of the unbroken run of "no provisioned concurrency is configured". */
  readonly unprovisionedSinceMs?: number | undefined
  /** Start of the unbroken run of looks that were as desired. */
  readonly asDesiredSinceMs?: number | undefined
  /** A failed update makes both forgotten: what Lambda reports after one is not documented. */
  readonly expectedCodeWasSeen?: boolean
  readonly expectedVersionWasSeen?: boolean
  /** When an update that was seen in progress was first seen to be over. */
  readonly updateEndedAtMs?: number
  readonly wake?: Wake
}

/** What the looks showed since the wake was asked for; a look may see its effect before its answer comes. */
interface Since {
  readonly leftInactive: boolean
  readonly wasPending: boolean
}

/** `asked`: the answer is awaited. `again`: refused for now, to be asked again. `accepted`: Lambda began to restore the function. */
export type Wake =
  | ({ readonly kind: 'asked'; readonly tries: number } & Since)
  | { readonly kind: 'again'; readonly tries: number; readonly notBeforeMs: number; readonly trouble: Trouble }
  | ({ readonly kind: 'accepted'; readonly atMs: number } & Since)

/** Nothing is known yet. */
export const NOTHING: Memory = Object.freeze({})

/** Folds a look, answered at `atMs` on the wait's clock, into what is remembered. */
export function remember(desired: Desired, before: Memory, look: Observation, atMs: number): Memory {
  const { trouble: _past, ...lasting } = before
  return Object.freeze({
    ...lasting,
    ...(look.seen && rememberSeen(desired, before, look.seen, atMs)),
    ...(look.provisioned && rememberProvisioned(before, look.provisioned, atMs)),
    ...(look.trouble && { trouble: look.trouble }),
    ...rememberNotFound(before, look, atMs),
    ...rememberAsDesired(desired, before, look, atMs),
  })
}

function rememberSeen(desired: Desired, before: Memory, seen: Seen, atMs: number): Partial<Memory> {
  const updateEnded = before.seen?.lastUpdateStatus === 'InProgress' && seen.lastUpdateStatus !== 'InProgress'
  return {
    seen,
    seenAtMs: atMs,
    ...rememberExpected(desired, before, seen),
    ...(updateEnded && { updateEndedAtMs: atMs }),
    ...(before.wake && { wake: sinceTheWake(before.wake, seen) }),
  }
}

function rememberExpected(desired: Desired, before: Memory, seen: Seen): Partial<Memory> {
  if (seen.lastUpdateStatus === 'Failed' || seen.state === 'Failed')
    return { expectedCodeWasSeen: false, expectedVersionWasSeen: false }
  const { codeSha256, version } = desired
  return {
    expectedCodeWasSeen: before.expectedCodeWasSeen || (codeSha256 !== undefined && hasExpectedCode(desired, seen)),
    expectedVersionWasSeen:
      before.expectedVersionWasSeen || (version !== undefined && hasExpectedVersion(desired, seen)),
  }
}

function sinceTheWake(wake: Wake, seen: Seen): Wake {
  if (wake.kind === 'again') return wake
  return {
    ...wake,
    leftInactive: wake.leftInactive || (seen.state !== undefined && seen.state !== 'Inactive'),
    wasPending: wake.wasPending || seen.state === 'Pending',
  }
}

function rememberProvisioned(before: Memory, provisioned: Provisioned, atMs: number): Partial<Memory> {
  const configured = provisioned.status !== undefined
  return { provisioned, unprovisionedSinceMs: configured ? undefined : (before.unprovisionedSinceMs ?? atMs) }
}

/** A passing trouble tells nothing of the function, so it neither begins nor breaks a run. */
function rememberNotFound(before: Memory, look: Observation, atMs: number): Partial<Memory> {
  if (look.trouble?.kind === 'not-found')
    return { notFound: { sinceMs: before.notFound?.sinceMs ?? atMs, trouble: look.trouble } }
  return look.seen ? { notFound: undefined } : {}
}

/**
 * "Not found" and anything that is not as desired break the run, a passing trouble does not. Nor is it unbroken across a
 * new RevisionId, which changes when an update begins and again when it ends: there was one between the two looks.
 */
function rememberAsDesired(desired: Desired, before: Memory, look: Observation, atMs: number): Partial<Memory> {
  if (look.trouble?.kind === 'not-found') return { asDesiredSinceMs: undefined }
  if (!look.seen) return {}
  const provisioned = look.provisioned ?? (look.trouble ? before.provisioned : undefined)
  if (!isAsDesired(desired, look.seen, provisioned)) return { asDesiredSinceMs: undefined }
  const unbroken = before.seen?.revisionId === look.seen.revisionId
  return { asDesiredSinceMs: (unbroken ? before.asDesiredSinceMs : undefined) ?? atMs }
}
