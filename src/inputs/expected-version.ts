/** The version that an alias must point at. */
import type { Listed } from '../targets/listing.ts'
import { isAlias } from '../targets/qualifier.ts'
import type { Complain } from './complaints.ts'
import { splitList } from './lists.ts'
import { assignValues, type Functions, readEntry } from './per-function.ts'

/** The version expected of each listed function; undefined where none is. Complains where there is no alias to point. */
export function readVersions(text: string, functions: Functions, complain: Complain): readonly (string | undefined)[] {
  const entries = splitList(text).map((entry) => readEntry(entry, functions))
  // Lambda writes versions without leading zeros: `07` would be waited for in vain.
  const wrong = entries.filter(({ value }) => !/^[1-9]\d*$/.test(value))
  for (const entry of wrong) complain(entry.text, 'is no version; accepted: a number such as 7, or lines of function=7')
  const versions = assignValues(
    entries.filter((entry) => entry.key !== undefined || !wrong.includes(entry)),
    functions,
    complain,
  )
  complainWithoutAlias(text, functions.listed, versions, complain)
  return versions
}

function complainWithoutAlias(
  text: string,
  listed: readonly Listed[],
  versions: readonly (string | undefined)[],
  complain: Complain,
): void {
  const without = listed.filter(({ target }, at) => versions[at] !== undefined && !isAlias(target.qualifier))
  if (without.length === 0) return
  const names = without.map(({ target }) => `"${target.display}"`).join(', ')
  complain(
    text,
    `needs an alias, and ${names} has none; accepted: functions given as name:alias, or an alias in qualifier`,
  )
}
