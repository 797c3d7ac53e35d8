/** What is awaited of a function, and what of it is still missing, in words. */
import type { Desired, Words } from '../verdict/desired.ts'
import { hasExpectedCode, hasExpectedVersion, isDesired } from '../verdict/readiness.ts'
import type { Seen } from '../verdict/seen.ts'
import type { Known } from '../waiting/outcome.ts'
import { human } from './duration.ts'
import { provisionedWords } from './sight.ts'

/** `State Active, LastUpdateStatus Successful, Version 5`. */
export function awaitedWords(desired: Desired): string {
  return [
    `${anyOr('State', desired.states)}`,
    `${anyOr('LastUpdateStatus', desired.lastUpdateStatuses)}`,
    desired.codeSha256 && `CodeSha256 ${digestLike(desired.codeSha256)}`,
    desired.version && `Version ${desired.version}`,
    desired.provisionedConcurrency && 'provisioned concurrency READY',
    desired.stableForMs > 0 && `all held for ${human(desired.stableForMs)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function anyOr(label: string, words: Words): string {
  return words === 'any' ? `any ${label}` : `${label} ${words.join(' or ')}`
}

/**
 * A digest (`hex`, 64 digits) written as Lambda wrote the one beside it, so that people can compare them: base64 for a
 * zip, hexadecimal for an image; both where Lambda reported none.
 */
export function digestLike(hex: string, reported?: string): string {
  const base64 = Buffer.from(hex, 'hex').toString('base64')
  if (!reported) return `${base64} (hexadecimal ${hex})`
  return /^[0-9a-f]{64}$/i.test(reported) ? hex : base64
}

/** Everything that is not as desired yet, each in a few words; empty where all is (and only `stable-for` is missing). */
export function unmet(desired: Desired, known: Known): readonly string[] {
  const { seen, provisioned } = known
  if (!seen) return ['any answer of Lambda about this function']
  return [
    unmetState(desired, seen),
    unmetUpdate(desired, seen),
    unmetCode(desired, seen),
    unmetVersion(desired, seen),
    desired.provisionedConcurrency &&
      provisioned?.status !== 'READY' &&
      `provisioned concurrency READY, it is ${provisionedWords(provisioned)}`,
  ].filter((text) => typeof text === 'string')
}

function unmetState({ states }: Desired, { state }: Seen): string | undefined {
  if (isDesired(states, state)) return undefined
  return `${anyOr('State', states)}, ${state ? `it is ${state}` : 'Lambda reported no State'}`
}

function unmetUpdate({ lastUpdateStatuses }: Desired, { state, lastUpdateStatus }: Seen): string | undefined {
  if (isDesired(lastUpdateStatuses, lastUpdateStatus)) return undefined
  if (lastUpdateStatus) return `${anyOr('LastUpdateStatus', lastUpdateStatuses)}, it is ${lastUpdateStatus}`
  return state === 'Pending' ? `${anyOr('LastUpdateStatus', lastUpdateStatuses)}, Lambda reported none yet` : undefined
}

function unmetCode(desired: Desired, seen: Seen): string | undefined {
  if (desired.codeSha256 === undefined || hasExpectedCode(desired, seen)) return undefined
  return `CodeSha256 ${digestLike(desired.codeSha256, seen.codeSha256)}, Lambda reports ${seen.codeSha256 ?? 'none'}`
}

function unmetVersion(desired: Desired, seen: Seen): string | undefined {
  if (hasExpectedVersion(desired, seen)) return undefined
  return `Version ${desired.version}, it is ${seen.version ?? 'not reported'}`
}
