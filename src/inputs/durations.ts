/** Durations as people write them, to milliseconds. */
import type { Complain } from './complaints.ts'

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Self-hosted jobs may run for days (5 at most, GitHub's limits), so a week is surely a slip. */
const LONGEST_MS = 7 * 24 * 3_600_000

const FORMS = 'accepted: seconds (90), or pairs of number and unit without spaces (500ms, 90s, 1.5m, 1m30s, 1h)'

/** The milliseconds of a duration; undefined where the text is none. May be more than anybody can wait. */
export function parseDuration(text: string): number | undefined {
  if (isPlainNumber(text)) return toMs(Number(text) * 1000)
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/i.test(text)) return undefined
  const pairs = [...text.matchAll(/([\d.]+)([a-z]+)/gi)]
  return toMs(
    pairs.reduce((ms, [, number, unit]) => ms + Number(number) * (UNITS_MS[unit?.toLowerCase() ?? ''] ?? 0), 0),
  )
}

/** What is not nothing must not round to nothing: `0` has a meaning of its own. */
const toMs = (ms: number): number => (ms > 0 ? Math.max(1, Math.round(ms)) : 0)

const isPlainNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text)

/** The milliseconds of a duration between 0 and a week; complains, and gives 0, where the text is none. */
export function readDuration(text: string, complain: Complain): number {
  const ms = parseDuration(text)
  if (ms !== undefined && ms <= LONGEST_MS) return ms
  complain(text, ms === undefined ? sayNoDuration(text) : `is too long; at most 7 days (168h); ${FORMS}`)
  return 0
}

/** `auto`, or the milliseconds of a duration above 0. */
export function readInterval(text: string, complain: Complain): 'auto' | number {
  if (text.toLowerCase() === 'auto') return 'auto'
  const ms = readDuration(text, (given, mistake) => complain(given, `${mistake}; or "auto"`))
  if (parseDuration(text) === 0) complain(text, 'must be above 0; accepted: a duration such as 5s, or "auto"')
  return ms
}

/** For the log: a small bare number may have been meant as minutes. Undefined where nothing needs to be said. */
export function remarkOnSeconds(input: string, text: string): string | undefined {
  const seconds = isPlainNumber(text) ? Number(text) : 0
  if (seconds <= 0 || seconds >= 60) return undefined
  return `${input}: "${text}" is read as ${seconds}s (${seconds} ${seconds === 1 ? 'second' : 'seconds'}); write ${seconds}m for minutes`
}

function sayNoDuration(text: string): string {
  if (/^[-−]/.test(text)) return `cannot be negative; ${FORMS}`
  const near = spellShort(text)
  return `is no duration; ${FORMS}${parseDuration(near) === undefined ? '' : `; nearest: "${near}"`}`
}

/** What a duration in longer words would be in ours: `5 minutes` is `5m`. */
function spellShort(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[\s,]+|and/g, '')
    .replace(/(milliseconds?|millis|msecs?)/g, 'ms')
    .replace(/(minutes?|mins?)/g, 'm')
    .replace(/(seconds?|secs?)/g, 's')
    .replace(/(hours?|hrs?)/g, 'h')
}
