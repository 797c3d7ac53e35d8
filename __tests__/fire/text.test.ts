/** Strangers' text at random, through the whole report: what the runner and GitHub make of log, outputs and summary. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readOutputs } from '../../simulator/outputs.ts'
import { openReport } from '../../src/report/report.ts'
import type { Outcome } from '../../src/waiting/outcome.ts'
import { anOutcome, heard, TOTALS } from '../report/builders.ts'
import { show } from './github.ts'
import { commandsIn, linesOf } from './runner.ts'
import { runs, SEED } from './runs.ts'
import { type Case, cases, crowds } from './strangers.ts'

/** The first failing case is told at once: to shrink twelve functions takes ages. */
const RUNS = { numRuns: runs(150), seed: SEED, endOnFailure: true }
let folder = ''
let env: Record<string, string> = {}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strangers-'))
  env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') }
  Object.assign(process.env, env)
})
afterAll(async () => {
  for (const name of Object.keys(env)) delete process.env[name]
  await rm(folder, { recursive: true, force: true })
})

async function told({ settings, outcomes }: Case) {
  for (const file of Object.values(env)) await writeFile(file, '')
  const { stdout } = await heard(async () => {
    const report = openReport({ settings, env })
    report.begin()
    for (const { timeline } of outcomes) for (const change of timeline.slice(0, 2)) report.change(change)
    report.silence(
      30_000,
      outcomes.slice(0, 5).map(({ known }, index) => ({ index, known })),
    )
    await report.finish(outcomes, TOTALS)
  })
  const summary = await readFile(env.GITHUB_STEP_SUMMARY ?? '', 'utf8')
  return { stdout, summary, outputText: await readFile(env.GITHUB_OUTPUT ?? '', 'utf8') }
}

/** Controls, and format characters that turn or hide what stands beside them. */
const ACTING = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u

function wrongInLog(stdout: string, { outcomes }: Case): string[] {
  const wrong = linesOf(stdout).filter((line) => ACTING.test(line) || line.includes('##['))
  const commands = commandsIn(stdout)
  const failures = outcomes.filter(({ final }) => final.result !== 'ready').length
  const errors = commands.filter(({ name }) => name === 'error').length
  if (errors !== (failures === 0 ? 0 : Math.min(failures, 9) + 1))
    wrong.push(`${errors} errors for ${failures} failures`)
  for (const { name, data, properties, isLegacy } of commands) {
    if (isLegacy || !['error', 'notice'].includes(name)) wrong.push(`a command: ${name}`)
    if (ACTING.test(data) || data.length > 4_096 || ACTING.test(properties.title ?? ''))
      wrong.push(`an annotation: ${data}`)
  }
  return wrong
}

test('log: the runner finds no command but our annotations, and nothing acts on a terminal', async () => {
  await fc.assert(
    fc.asyncProperty(cases(12), async (it) => expect(wrongInLog((await told(it)).stdout, it)).toEqual([])),
    RUNS,
  )
}, 120_000)

// biome-ignore format: a list
const OURS = new Set(['h2', 'h3', 'p', 'table', 'tbody', 'tr', 'th', 'td', 'code', 'ul', 'li', 'details', 'summary', 'a', 'pre'])
const OUR_LINKS =
  /^https:\/\/(docs\.aws\.amazon\.com|[a-z0-9-]+\.(console\.aws\.amazon\.com|console\.amazonaws\.cn|console\.amazonaws-us-gov\.com|console\.amazonaws-eusc\.eu))\/[\w/.?=#:$%()*!~',&;-]*$/
/** What GitHub would link in running text: mentions, addresses, issues, emoji. */
const LIVE = /(?<!\w)@[\w-]|:\/\/|\bwww\.|[\w.+-]@[\w-]+\.|(?<!\w)#\d|:[\w+-]+:/i

function wrongInSummary(summary: string, { outcomes }: Case): string[] {
  const { elements, attributes, links, comments, prose } = show(summary)
  const strangers = [...elements.keys()].filter((name) => !OURS.has(name))
  const rows = elements.get('tr') ?? 0
  const cells = elements.get('td') ?? 0
  const wrong = [
    ...strangers,
    ...attributes,
    ...links.filter((url) => !OUR_LINKS.test(url)),
    ...prose.filter((it) => LIVE.test(it)),
  ]
  if (comments > 0) wrong.push('a comment')
  if (rows > 0 && (rows !== outcomes.length + 1 || cells !== outcomes.length * 7))
    wrong.push(`${rows} rows, ${cells} cells`)
  // Our own warning sign ends with a selector that is not seen.
  if (ACTING.test(summary.replaceAll(/\n|⚠\ufe0f/g, ''))) wrong.push('a control')
  return wrong
}

test('summary: no element, link, image, comment or mention but ours, and a row for each function', async () => {
  await fc.assert(
    fc.asyncProperty(cases(12), async (it) => expect(wrongInSummary((await told(it)).summary, it)).toEqual([])),
    RUNS,
  )
}, 120_000)

const FIELDS = {
  state: 'state',
  'state-reason': 'stateReason',
  'state-reason-code': 'stateReasonCode',
  'last-update-status': 'lastUpdateStatus',
  'last-update-status-reason': 'lastUpdateStatusReason',
  'last-update-status-reason-code': 'lastUpdateStatusReasonCode',
  'function-arn': 'functionArn',
  version: 'version',
  'code-sha256': 'codeSha256',
  'revision-id': 'revisionId',
  'last-modified': 'lastModified',
} as const

/** A file cannot hold half a surrogate pair; an encoder writes U+FFFD for it. */
const written = (text = ''): string => text.toWellFormed()

const ACCOUNT = '123456789012'

/** In `functions` a code is exact but for the account; and where an ARN shows that it is one, it stands nowhere. */
function wrongInFunctions(functions: string, { known: { seen = {} } }: Outcome): string {
  const [entry] = JSON.parse(functions)
  const code = seen.stateReasonCode ?? ''
  if (entry.stateReasonCode.replaceAll('<account>', ACCOUNT) !== code) return `${entry.stateReasonCode} for ${code}`
  const isShown = Object.values(seen).some((it) => String(it).includes(`:${ACCOUNT}:`))
  return isShown && functions.includes(ACCOUNT) ? functions : ''
}

test('outputs: the runner reads back exactly what Lambda said, and no output that is not ours', async () => {
  await fc.assert(
    fc.asyncProperty(cases(1), async (it) => {
      const { outputs, malformed } = readOutputs((await told(it)).outputText)
      const outcome = it.outcomes[0] ?? anOutcome('ready', 'ready')
      const { known, final } = outcome
      const expected = Object.entries(FIELDS).map(([name, field]) => [name, written(known.seen?.[field])])
      expect({ ...outputs, malformed }).toEqual({
        ...Object.fromEntries(expected),
        result: final.result,
        'waited-seconds': outputs['waited-seconds'],
        requests: String(TOTALS.requests),
        functions: outputs.functions,
        malformed: [],
      })
      expect(wrongInFunctions(outputs.functions ?? '', outcome)).toBe('')
    }),
    RUNS,
  )
}, 120_000)

test('sizes: with 1,000 functions all of it stays within the limits of the platform, and all are named', async () => {
  await fc.assert(
    fc.asyncProperty(crowds(1_000), async (it) => {
      const { stdout, summary, outputText } = await told(it)
      expect(Buffer.byteLength(summary)).toBeLessThan(256 * 1024)
      // 1 MB of UTF-16. What Lambda says of the deciding function is exact, and no longer than its answer.
      expect(readOutputs(outputText).outputs.functions?.length).toBeLessThan(500_000)
      expect(wrongInLog(stdout, it)).toEqual([])
      expect(commandsIn(stdout).length).toBeLessThanOrEqual(20)
      expect(wrongInSummary(summary, it)).toEqual([])
      const { text } = show(summary)
      expect(it.settings.awaited.filter(({ target }) => !text.includes(target.display))).toEqual([])
    }),
    { ...RUNS, numRuns: runs(3) },
  )
}, 120_000)
