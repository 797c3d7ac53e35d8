/**
 * The job summary, written as HTML without a blank line, so that GitHub takes none of it for Markdown. All foreign text is
 * in entities and inside of `<code>`.
 */
import { summary } from '@actions/core'
import { consoleUrl } from './advice.ts'
import { changeWords } from './change-words.ts'
import { elapsed } from './duration.ts'
import { type Entry, isReady, notReadyOf, type Totals, verdictOf } from './entry.ts'
import { noticesOf } from './notices.ts'
import { reasonOf } from './sight.ts'
import { code, entities, plain, prose } from './text.ts'
import type { Link } from './words.ts'

/** GitHub drops a summary above 1 MiB as a whole; the contract promises 256 KiB, other steps want room too. */
export const SUMMARY_MAX = 250 * 1024

/** Lambda's own words (State, status, version) are shorter; those of the future may be not. */
const WORD_MAX = 40

/** How much is told. `advice`: of so many functions that are not ready. */
interface Level {
  readonly reasonMax: number
  readonly advice: number
  readonly timelines: boolean
  readonly links: boolean
}

/** Tried in turn until one fits. After the last of these only names are left. */
const LEVELS: readonly Level[] = [
  { reasonMax: 1000, advice: Number.POSITIVE_INFINITY, timelines: true, links: true },
  { reasonMax: 300, advice: Number.POSITIVE_INFINITY, timelines: true, links: true },
  { reasonMax: 300, advice: Number.POSITIVE_INFINITY, timelines: false, links: true },
  { reasonMax: 150, advice: 50, timelines: false, links: true },
  { reasonMax: 80, advice: 10, timelines: false, links: true },
  { reasonMax: 40, advice: 3, timelines: false, links: false },
  { reasonMax: 0, advice: 1, timelines: false, links: false },
]

/** Appends to the step's summary. Rejects where the file cannot be written. */
export async function writeSummary(html: string): Promise<void> {
  await summary.emptyBuffer().addRaw(html).addEOL().write()
}

/** The summary of a wait, below `SUMMARY_MAX` bytes whatever there is to tell; every function is named. */
export function summaryOf(entries: readonly Entry[], totals: Totals): string {
  for (const level of LEVELS) {
    const html = join(linesOf(entries, totals, level), SUMMARY_MAX)
    if (html !== undefined) return html
  }
  return namesOnly(entries, totals)
}

/** The summary where nothing was waited for. `text` may be foreign. */
export function summaryOfError(title: string, texts: readonly string[]): string {
  const max = Math.floor(20_000 / Math.max(1, texts.length))
  const items = texts.map((text) => `<li>${code(text, max)}</li>`)
  return [`<h2>❌ ${entities(title)}</h2>`, '<ul>', ...items, '</ul>'].join('\n')
}

/** Undefined as soon as it is too long: a thousand timelines are not built in vain. */
function join(lines: Iterable<string>, max: number): string | undefined {
  const kept: string[] = []
  let bytes = 0
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1
    if (bytes > max) return undefined
    kept.push(line)
  }
  return kept.join('\n')
}

function* linesOf(entries: readonly Entry[], totals: Totals, level: Level): Generator<string> {
  yield* heading(entries, totals)
  yield '<table>'
  yield '<tr><th>Function</th><th>Result</th><th>State</th><th>LastUpdateStatus</th><th>Version</th><th>Waited</th><th>Reason</th></tr>'
  for (const entry of entries) yield row(entry, level)
  yield '</table>'
  for (const text of noticesOf(entries)) yield `<p>⚠️ ${prose(text, 2000)}</p>`
  const failures = notReadyOf(entries)
  for (const entry of failures.slice(0, level.advice)) yield* advice(entry, level)
  if (failures.length > level.advice)
    yield `<p>${failures.length - level.advice} more are not ready: see the table and the log.</p>`
  if (level.timelines) for (const entry of entries) yield* timeline(entry, level)
}

function heading(entries: readonly Entry[], totals: Totals): readonly string[] {
  const icon = entries.every(isReady) ? '✅' : '❌'
  return [
    `<h2>${icon} ${entities(verdictOf(entries))}</h2>`,
    `<p>${elapsed(totals.waitedMs)}, ${totals.requests} ${totals.requests === 1 ? 'request' : 'requests'} to Lambda.</p>`,
  ]
}

function row({ target, outcome }: Entry, { reasonMax, links }: Level): string {
  const { seen } = outcome.known
  const url = links ? consoleUrl(target) : undefined
  const name = word(target.display, 250)
  const cells = [
    url ? anchor(url, name) : name,
    outcome.final.result,
    cell(seen?.state, WORD_MAX),
    cell(seen?.lastUpdateStatus, WORD_MAX),
    cell(seen?.version, WORD_MAX),
    elapsed(outcome.waitedMs),
    outcome.final.result === 'ready' ? '' : cell(reasonOf(outcome), reasonMax),
  ]
  return `<tr>${cells.map((html) => `<td>${html}</td>`).join('')}</tr>`
}

/** Names of functions and Lambda's own words as they are, to be found by a search: in them is nothing that acts in `<code>`. */
const word = (text: string, max: number): string =>
  /^(\$LATEST\.PUBLISHED|[\w$:-]+)$/.test(text) ? `<code>${plain(text, max)}</code>` : code(text, max)

const cell = (text: string | undefined, max: number): string => (text && max > 0 ? word(text, max) : '')

/** `html` is written already; `url` is one of ours. */
function anchor(url: string, html: string): string {
  const href = url.replace(/[&"<>]/g, (character) => `&#${character.codePointAt(0)};`)
  return `<a href="${href}">${html}</a>`
}

function* advice({ target, outcome, story }: Entry, { reasonMax, links }: Level): Generator<string> {
  yield `<h3>${word(target.display, 250)}: ${outcome.final.result}</h3>`
  yield `<p>${prose(story.what, 2000)}</p>`
  for (const { label, text } of story.facts)
    yield `<p>${entities(label)}: ${code(text, Math.max(80, reasonMax * 2))}</p>`
  yield '<ul>'
  for (const text of [story.whose, ...story.todo]) if (text) yield `<li>${prose(text)}</li>`
  if (story.policy) yield `<li>Policy statement: ${code(story.policy, 2000)}</li>`
  if (story.refuses) yield `<li>${entities(story.refuses)}</li>`
  if (links) yield* story.links.map(linkItem)
  yield '</ul>'
}

const linkItem = ({ label, url }: Link): string => `<li>${anchor(url, entities(label))}</li>`

function* timeline({ target, desired, outcome }: Entry, { reasonMax }: Level): Generator<string> {
  if (outcome.timeline.length === 0) return
  yield `<details><summary>Timeline of ${word(target.display, 250)}</summary>`
  yield '<ul>'
  for (const change of outcome.timeline) {
    yield `<li>${elapsed(change.atMs)}: ${code(changeWords(change, desired), reasonMax)}</li>`
  }
  yield '</ul>'
  yield '</details>'
}

/** The last resort: names by result, each cut to its share. In `<pre>` nothing is linked or formatted. */
function namesOnly(entries: readonly Entry[], totals: Totals): string {
  const share = Math.max(1, Math.floor((SUMMARY_MAX - 2000) / entries.length) - 4)
  const byResult = Map.groupBy(entries, ({ outcome }) => outcome.final.result)
  const lines = [...byResult].flatMap(([result, group]) => [
    `${result}:`,
    ...group.map((e) => bare(e.target.display, share)),
  ])
  return [...heading(entries, totals), '<pre>', ...lines, '</pre>'].join('\n')
}

const bare = (text: string, max: number): string =>
  plain(text, max).replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
