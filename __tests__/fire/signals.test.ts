/**
 * Signals at random moments against the committed bundle, from its first request to its end. However a job is cancelled,
 * what is known is written, whole and in time.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'yaml'
import { runs, SEED } from './runs.ts'
import { type Fired, fire, NAMES, shot } from './shots.ts'

const OUTPUTS = Object.keys(parse(readFileSync('action.yml', 'utf8')).outputs).sort()
/** Issue 4, part 5. The runner itself gives 7.5 s. */
const MOST_MS = 1_000
/** Few enough for two cores: each is a process of its own. */
const AT_ONCE = 4

interface Entry {
  readonly function: string
  readonly result: string
  readonly state: string
}

/** Everything that does not hold, a sentence each. */
function wrongIn({ given: { signals }, ran, sentMs }: Fired): string[] {
  const entries: Entry[] = JSON.parse(ran.outputs.functions || '[]')
  const isReady = entries.length === NAMES.length && entries.every(({ result }) => result === 'ready')
  const endedMs = sentMs === undefined ? 0 : ran.endedMs - sentMs
  const checks: readonly (readonly [boolean, string])[] = [
    [ran.malformed.length === 0, `the runner cannot read the outputs: ${ran.malformed}`],
    [Object.keys(ran.outputs).sort().join() === OUTPUTS.join(), `outputs: ${Object.keys(ran.outputs)}`],
    [entries.map((entry) => entry.function).join() === NAMES.join(), `functions: ${ran.outputs.functions}`],
    [entries.every(({ result }) => ['ready', 'cancelled'].includes(result)), `results: ${ran.outputs.functions}`],
    [ran.outputs.result === (isReady ? 'ready' : 'cancelled'), `result: ${ran.outputs.result}`],
    // While Node.js takes itself down nobody hears signals any more: one that comes then ends it, with everything written.
    [
      ran.exit === (isReady ? 0 : 1) || signals.some((name) => name === ran.exit),
      `exit ${ran.exit}, ready: ${isReady}`,
    ],
    [isReady !== /^::error/m.test(ran.stdout), 'the log has an error exactly where something is not ready'],
    [ran.stderr + ran.otherFiles === '', `written elsewhere: ${ran.stderr}${ran.otherFiles}`],
    [endedMs < MOST_MS, `it ended ${Math.round(endedMs)} ms after the first signal`],
  ]
  return [...checks.flatMap(([holds, text]) => (holds ? [] : [text])), ...wrongInSummary(ran.summary, entries)]
}

function wrongInSummary(html: string, entries: readonly Entry[]): string[] {
  const rows = [
    ...html.matchAll(/^<tr><td>(?:<a [^>]*>)?<code>(.*?)<\/code>(?:<\/a>)?<\/td><td>(.*?)<\/td>.*<\/tr>$/gm),
  ]
  const shown = rows.map(([, name, result]) => `${name} ${result}`)
  const unready = entries.filter(({ result }) => result !== 'ready')
  const seen = entries.filter(({ state }) => state !== '')
  const count = (tag: string) => html.split(tag).length - 1
  const checks: readonly (readonly [boolean, string])[] = [
    [shown.join() === entries.map((entry) => `${entry.function} ${entry.result}`).join(), `rows: ${shown}`],
    [count('<h2>') === 1 && count('<h3>') === unready.length, 'a heading, and one for each that is not ready'],
    [count('<details>') >= seen.length, 'a timeline for each that was seen'],
    [html.endsWith('>\n') && openTags(html).length === 0, `it ends too early: ${openTags(html)}`],
  ]
  return checks.flatMap(([holds, text]) => (holds ? [] : [`summary: ${text}`]))
}

/** Tags that have no end, or not in their order. */
function openTags(html: string): string[] {
  const open: string[] = []
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (!slash) open.push(tag)
    else if (open.at(-1) === tag) open.pop()
    else open.push(`/${tag}`)
  }
  return open
}

async function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

test(
  'a signal at any moment: outputs and summary are whole, the end comes within a second, and the exit code is true',
  async () => {
    const shots = fc.sample(shot, { numRuns: runs(50), seed: SEED })
    const fired = await inTurns(shots, AT_ONCE, fire)
    const judged = fired.map((it) => ({ given: it.given, wrong: wrongIn(it) }))
    expect(judged.filter(({ wrong }) => wrong.length > 0)).toEqual([])
    const endedMs = fired.flatMap(({ ran, sentMs }) => (sentMs === undefined ? [] : ran.endedMs - sentMs))
    const results = fired.map(({ ran }) => ran.outputs.result)
    const cancelled = results.filter((it) => it === 'cancelled').length
    process.stdout.write(
      `signals: ${fired.length} runs, ${endedMs.length} signalled, ${cancelled} cancelled; the last end came ${Math.round(Math.max(...endedMs))} ms after\n`,
    )
    // Without both there would have been nothing to tell apart.
    expect(results).toEqual(expect.arrayContaining(['cancelled', 'ready']))
  },
  runs(120_000),
)
