/** What "as desired" means, field by field. */
import type { Desired, Words } from './desired.ts'
import type { Provisioned, Seen } from './seen.ts'

export function isDesired(words: Words, word: string | undefined): boolean {
  return words === 'any' || (word !== undefined && words.includes(word))
}

/**
 * An absent LastUpdateStatus holds no function back (some published versions never report one), but before a creation
 * ends it is absent too: while the State is Pending it is not ready, `desired-state: any` included.
 */
function isLastUpdateDesired(desired: Desired, seen: Seen): boolean {
  if (desired.lastUpdateStatuses === 'any') return true
  if (seen.lastUpdateStatus === undefined) return seen.state !== 'Pending'
  return isDesired(desired.lastUpdateStatuses, seen.lastUpdateStatus)
}

/** True where no digest is expected. Compares bytes: Lambda writes base64 for a zip, hexadecimal for an image. */
export function hasExpectedCode(desired: Desired, seen: Seen): boolean {
  return desired.codeSha256 === undefined || digestBytes(seen.codeSha256) === desired.codeSha256
}

/** A digest as Lambda reports it, as lower-case hexadecimal. */
function digestBytes(reported: string | undefined): string | undefined {
  if (reported === undefined) return undefined
  if (/^[0-9a-f]{64}$/i.test(reported)) return reported.toLowerCase()
  return Buffer.from(reported, 'base64').toString('hex')
}

/** True where no version is expected. */
export function hasExpectedVersion(desired: Desired, seen: Seen): boolean {
  return desired.version === undefined || seen.version === desired.version
}

/** Everything but `stable-for`. */
export function isAsDesired(desired: Desired, seen: Seen, provisioned: Provisioned | undefined): boolean {
  return (
    isDesired(desired.states, seen.state) &&
    isLastUpdateDesired(desired, seen) &&
    hasExpectedCode(desired, seen) &&
    hasExpectedVersion(desired, seen) &&
    (!desired.provisionedConcurrency || provisioned?.status === 'READY')
  )
}
