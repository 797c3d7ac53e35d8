/** The inputs that say which functions: `function-name`, `qualifier`, `aws-region`. */
import { findQualifierMistake, parseIdentifier } from '../targets/identifier.ts'
import { type Given, type Listed, listTargets } from '../targets/listing.ts'
import { isAlias, isVersion } from '../targets/qualifier.ts'
import type { Complain, Complaints } from './complaints.ts'
import { type Environment, readText } from './inputs.ts'
import { splitList } from './lists.ts'
import type { Functions } from './per-function.ts'
import { findRegion } from './region.ts'

/** The functions that are listed. `profileRegion` is asked only where a function needs a region and nothing else tells. */
export async function readFunctions(
  env: Environment,
  profileRegion: () => Promise<string | undefined>,
  complaints: Complaints,
): Promise<Functions> {
  const names = readNames(readText(env, 'function-name'), complaints.about('function-name'))
  const qualifier = readQualifier(readText(env, 'qualifier'), complaints.about('qualifier'))
  const needed = names.some(({ identifier }) => identifier.region === undefined)
  const region = await findRegion(env, needed, profileRegion, complaints.about('aws-region'))
  // With a wrong default qualifier, what is known of a function without its own is not enough to judge the other inputs.
  const known = complaints.has('qualifier') ? names.filter(({ identifier }) => identifier.qualifier) : names
  return {
    listed: listTargets(known, { ...(qualifier !== undefined && { qualifier }), region }),
    complete: !complaints.has('function-name') && !complaints.has('qualifier'),
  }
}

function readNames(text: string, complain: Complain): readonly Given[] {
  const entries = splitList(text)
  if (entries.length === 0)
    complain(text, 'is required; accepted: one or more names or ARNs, separated by new lines or commas')
  return entries.flatMap((entry) => {
    const read = parseIdentifier(entry)
    if (!('mistake' in read)) return [{ text: entry, identifier: read }]
    complain(entry, read.mistake)
    return []
  })
}

function readQualifier(text: string, complain: Complain): string | undefined {
  if (text === '') return undefined
  const mistake = findQualifierMistake(text)
  if (mistake !== undefined) complain(text, mistake)
  return text
}

/** Provisioned concurrency is configured on a version or an alias; `$LATEST` is neither. */
export function complainUnprovisionable(text: string, listed: readonly Listed[], complain: Complain): void {
  const without = listed.filter(({ target: { qualifier } }) => !isVersion(qualifier) && !isAlias(qualifier))
  if (without.length === 0) return
  const names = without.map(({ target }) => `"${target.display}"`).join(', ')
  complain(
    text,
    `needs a version or an alias, and ${names} has none; accepted: "false", or functions as name:qualifier`,
  )
}
