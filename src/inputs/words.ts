/** Inputs that are one or more words of a known few, read whatever their case. */
import type { Words } from '../verdict/desired.ts'
import type { Complain } from './complaints.ts'
import { splitList } from './lists.ts'
import { findNearest } from './nearest.ts'

/** One of the words, in the spelling of `accepted`; complains, and gives the first, where the text is none of them. */
export function readWord<W extends string>(text: string, accepted: readonly [W, ...W[]], complain: Complain): W {
  const word = findWord(text, accepted)
  if (word === undefined) complain(text, sayUnknown(text, accepted))
  return word ?? accepted[0]
}

/**
 * `any`, or the words of a list in Lambda's spelling, each once. `refused` are words that Lambda has but that cannot be
 * desired, with the reason.
 */
export function readWords(
  text: string,
  accepted: readonly string[],
  complain: Complain,
  refused: ReadonlyMap<string, string> = new Map(),
): Words {
  const entries = splitList(text)
  if (entries.length === 1 && isWord(entries[0], 'any')) return 'any'
  if (entries.length === 0) complain(text, `names nothing; accepted: ${sayList([...accepted, 'any'])}`)
  return Object.freeze([...new Set(entries.flatMap((entry) => readEntry(entry, accepted, complain, refused)))])
}

function readEntry(
  entry: string,
  accepted: readonly string[],
  complain: Complain,
  refused: ReadonlyMap<string, string>,
): readonly string[] {
  const word = findWord(entry, accepted)
  if (word !== undefined) return [word]
  complain(entry, sayWhyNot(entry, accepted, refused))
  return []
}

function sayWhyNot(entry: string, accepted: readonly string[], refused: ReadonlyMap<string, string>): string {
  if (isWord(entry, 'any'))
    return `cannot stand beside other words; accepted: "any" alone, or a list of ${accepted.join(', ')}`
  const reason = refused.get(findWord(entry, [...refused.keys()]) ?? '')
  return reason ? `${reason}; accepted: ${sayList([...accepted, 'any'])}` : sayUnknown(entry, [...accepted, 'any'])
}

/** YAML 1.2's booleans and no others (core schema, 10.3.2); as `getBooleanInput` of @actions/core reads them. */
export function readBoolean(text: string, complain: Complain): boolean {
  if (['true', 'True', 'TRUE'].includes(text)) return true
  if (!['false', 'False', 'FALSE'].includes(text)) complain(text, sayNoBoolean(text))
  return false
}

/** The booleans of YAML 1.1 and of shells are nearest by meaning, not by spelling. */
function sayNoBoolean(text: string): string {
  const word = text.toLowerCase()
  const meant = ['yes', 'y', 'on', '1'].includes(word)
    ? 'true'
    : ['no', 'n', 'off', '0'].includes(word)
      ? 'false'
      : undefined
  return `is no boolean; accepted: true or false; nearest: "${meant ?? findNearest(text, ['true', 'false'])}"`
}

function sayUnknown(text: string, accepted: readonly string[]): string {
  return `is not known; accepted: ${sayList(accepted)}; nearest: "${findNearest(text, accepted)}"`
}

const sayList = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const isWord = (text: string | undefined, word: string): boolean => text?.toLowerCase() === word.toLowerCase()

const findWord = <W extends string>(text: string, words: readonly W[]): W | undefined =>
  words.find((word) => isWord(text, word))
