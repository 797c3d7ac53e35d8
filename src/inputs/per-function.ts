/** Inputs that hold a value for all functions, or lines of `function=value`. */
import type { Listed } from '../targets/listing.ts'
import type { Complain } from './complaints.ts'
import { findNearest } from './nearest.ts'

/** The functions that lines may name. `complete` is false where some could not be read: then nobody is missed. */
export interface Functions {
  readonly listed: readonly Listed[]
  readonly complete: boolean
}

/** One entry of such an input; without `key` it holds for all. */
export interface Entry {
  readonly text: string
  readonly key?: string
  readonly value: string
}

/** Whether a function is named so: as it was given, or as it is shown. */
export function isNamed({ target, givens }: Listed, key: string): boolean {
  return target.display === key || givens.includes(key)
}

/** Takes `function=value` apart at the first `=`, which no function's name can hold; undefined without a `=`. */
export function splitAtEquals(text: string): { readonly key: string; readonly value: string } | undefined {
  const at = text.indexOf('=')
  return at < 0 ? undefined : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}

/**
 * Whether an entry is a line or a lone value. A digest in base64 ends in `=`, so where only padding follows it is a lone
 * value, unless a function is named before it (an expression that yielded nothing).
 */
export function readEntry(text: string, { listed }: Functions): Entry {
  const line = splitAtEquals(text)
  if (!line) return { text, value: text }
  const isLine = listed.some((one) => isNamed(one, line.key)) || !/^=*$/.test(line.value)
  return isLine ? { text, ...line } : { text, value: text }
}

/**
 * The value for each of `functions.listed`, in their order; undefined where there is none. Complains of lone values beside
 * others, of lines for functions that are not listed, and of two values for one function.
 */
export function assignValues(
  entries: readonly Entry[],
  functions: Functions,
  complain: Complain,
): readonly (string | undefined)[] {
  const lone = entries.find((entry) => entry.key === undefined)
  if (!lone) return assignLines(entries, functions, complain)
  const other = entries.find((entry) => entry.key !== undefined || entry.value !== lone.value)
  if (other)
    complain(other.text, `stands beside ${JSON.stringify(lone.text)}, which holds for all functions; ${EITHER}`)
  return functions.listed.map(() => lone.value)
}

const EITHER = 'accepted: a single value for all functions, or only lines of function=value'

function assignLines(entries: readonly Entry[], functions: Functions, complain: Complain) {
  for (const entry of entries) complainIfUnlisted(entry, functions, complain)
  const twice = new Set<Entry>()
  const values = functions.listed.map((one) => {
    const [first, ...others] = linesFor(one, entries, functions.listed)
    const other = others.find((entry) => entry.value !== first?.value)
    if (other && !twice.has(other)) complain(other.text, sayTwice(one, first))
    if (other) twice.add(other)
    return first?.value
  })
  return values
}

/** A line that names this function only as shown gives way where it names another one exactly as that was given. */
function linesFor(one: Listed, entries: readonly Entry[], listed: readonly Listed[]): readonly Entry[] {
  const lines = entries.filter((entry) => entry.key !== undefined && isNamed(one, entry.key))
  const given = lines.filter((entry) => one.givens.includes(entry.key ?? ''))
  const meantForOthers = (entry: Entry) => listed.some((other) => other.givens.includes(entry.key ?? ''))
  return given.length === 0 ? lines : lines.filter((entry) => given.includes(entry) || !meantForOthers(entry))
}

function complainIfUnlisted(entry: Entry, { listed, complete }: Functions, complain: Complain): void {
  const key = entry.key ?? ''
  if (!complete || listed.some((one) => isNamed(one, key))) return
  complain(entry.text, sayUnlisted(key, listed))
}

/** That a line names a function that is not awaited, and which one may have been meant. */
export function sayUnlisted(key: string, listed: readonly Listed[]): string {
  const names = [...new Set(listed.flatMap(({ target, givens }) => [target.display, ...givens]))]
  const nearest = findNearest(key, names)
  const few = names.length > 10 ? `${names.slice(0, 10).join(', ')}, …` : names.join(', ')
  return `names ${JSON.stringify(key)}, which is not in function-name; accepted: ${few}; nearest: "${nearest}"`
}

const sayTwice = ({ target }: Listed, first: Entry | undefined): string =>
  `gives another value for "${target.display}" than ${JSON.stringify(first?.text)}; accepted: one value for a function`
