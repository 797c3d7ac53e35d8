/** The log of the step, for a person at 2 a.m.: what is awaited, a line per change, and what became of it. */
import { info } from '@actions/core'
import type { Settings } from '../inputs/settings.ts'
import type { Change, Known } from '../waiting/outcome.ts'
import { awaitedWords } from './awaited.ts'
import { changeWords } from './change-words.ts'
import { elapsed, human } from './duration.ts'
import { type Entry, isReady, list, notReadyOf, type Totals, verdictOf } from './entry.ts'
import { kindWords, sightWords } from './sight.ts'
import { plain } from './text.ts'

/** The whole line is kept by the runner; the live view shows 1024 characters of it. */
const LINE_MAX = 4000
/** More functions than that are counted by result, too. */
const MANY = 50
/** Up to so many failures are told with all that there is to do. */
const DETAILS_MAX = 10

export interface Waiting {
  readonly index: number
  readonly known: Known
}

/** Writes one line. Foreign text in it does no harm. */
export function say(text: string, indent = ''): void {
  info(`${indent}${plain(text, LINE_MAX)}`)
}

export function logStart({ awaited, timeoutMs, pollInterval, remarks }: Settings): void {
  const names = list(
    awaited.map(({ target }) => target.display),
    500,
  )
  const who = awaited.length === 1 ? names : `${awaited.length} functions (${names})`
  const pace = pollInterval === 'auto' ? '' : `, a look every ${human(pollInterval)}`
  const limit = timeoutMs === 0 ? 'Looking once at' : `Waiting up to ${human(timeoutMs)} for`
  say(`${limit} ${who}: ${commonlyAwaited(awaited)}${pace}`)
  for (const remark of remarks) say(remark)
}

/** Digests and versions differ between functions: with several functions they are not spelled out. */
function commonlyAwaited(awaited: Settings['awaited']): string {
  const first = awaited[0]?.desired
  if (!first) return 'nothing'
  if (awaited.length === 1) return awaitedWords(first)
  const { codeSha256: _code, version: _version, ...common } = first
  const hasCode = awaited.some(({ desired }) => desired.codeSha256 !== undefined)
  const hasVersion = awaited.some(({ desired }) => desired.version !== undefined)
  return `${awaitedWords(common)}${hasCode ? ', the expected code' : ''}${hasVersion ? ', the expected version' : ''}`
}

export function logChange(settings: Settings, change: Change): void {
  const it = settings.awaited[change.index]
  if (it) stamped(change.atMs, `${it.target.display}: ${changeWords(change, it.desired)}`)
}

export function logSilence(settings: Settings, atMs: number, waiting: readonly Waiting[]): void {
  const texts = waiting.flatMap(({ index, known }) => {
    const it = settings.awaited[index]
    return it ? [`${it.target.display} (${stillWords(known, it.desired)})`] : []
  })
  stamped(atMs, `still waiting for ${waiting.length === 1 ? '' : `${waiting.length} functions: `}${list(texts, 1500)}`)
}

function stillWords(known: Known, desired: Parameters<typeof sightWords>[1]): string {
  const trouble = known.trouble && `last look: ${kindWords(known.trouble)}`
  return [known.seen && sightWords(known, desired), trouble].filter(Boolean).join(', ') || 'no answer yet'
}

function stamped(atMs: number, text: string): void {
  const stamp = elapsed(atMs)
  say(`${stamp} ${text}`, ' '.repeat(Math.max(0, 7 - stamp.length)))
}

/** A line per function, those that are not ready last; with what to do about the first ten of these. */
export function logEnd(entries: readonly Entry[], totals: Totals): void {
  const cost = `${elapsed(totals.waitedMs)}, ${totals.requests} ${totals.requests === 1 ? 'request' : 'requests'} to Lambda`
  say(`${verdictOf(entries)} (${cost})`)
  const failures = notReadyOf(entries)
  if (entries.length > MANY) say(countByResult(entries))
  entries.filter(isReady).forEach(logReady)
  for (const [i, entry] of failures.entries()) logFailure(entry, i < DETAILS_MAX)
}

function logReady({ target, desired, outcome }: Entry): void {
  say(`${target.display}: ready after ${elapsed(outcome.waitedMs)}: ${sightWords(outcome.known, desired)}`, '  ')
}

function logFailure({ target, outcome, story }: Entry, isDetailed: boolean): void {
  say(`${target.display}: ${outcome.final.result}: ${story.headline.slice(target.display.length + 2)}`, '  ')
  if (story.refuses) say(story.refuses, '    ')
  if (!isDetailed) return
  if (story.whose) say(story.whose, '    ')
  for (const text of story.todo) say(`- ${text}`, '    ')
  if (story.policy) say(`Policy statement: ${story.policy}`, '    ')
  for (const { label, url } of story.links) say(`${label}: ${url}`, '    ')
}

/** `990 ready, 10 failed`. */
export function countByResult(entries: readonly Entry[]): string {
  const counts = new Map<string, number>()
  for (const { outcome } of entries) counts.set(outcome.final.result, (counts.get(outcome.final.result) ?? 0) + 1)
  return [...counts].map(([result, count]) => `${count} ${result}`).join(', ')
}
