/**
 * Outcomes in, words out. The only room that knows `@actions/*`. It decides nothing about functions: it gets what was seen
 * and what it means, and says so in the log, the outputs, the summary, annotations and a commit status.
 */
import { setFailed, warning } from '@actions/core'
import type { BadInputs } from '../errors.ts'
import type { Settings } from '../inputs/settings.ts'
import type { Change, Known, Outcome } from '../waiting/outcome.ts'
import { writeAnnotations } from './annotations.ts'
import type { Env } from './commit.ts'
import { type CommitStatus, openCommitStatus } from './commit-status.ts'
import { type Entry, entriesOf, type Totals } from './entry.ts'
import { logChange, logEnd, logSilence, logStart, say } from './log.ts'
import { writeNotices } from './notices.ts'
import { writeOutputs } from './outputs.ts'
import { summaryOf, summaryOfError, writeSummary } from './summary.ts'
import { plain } from './text.ts'

export interface Report {
  /** Says what is awaited; sends the pending commit status in the background. */
  begin(): void
  change(change: Change): void
  /** After 30 s without a change: who is still awaited. Times in ms since the start of the step. */
  silence(atMs: number, waiting: readonly { index: number; known: Known }[]): void
  /** Writes everything there is to write, once; sets the exit code to 1 unless every function is ready. */
  finish(outcomes: readonly Outcome[], totals: Totals): Promise<void>
}

/** The report of one wait. `env` is the step's environment, the process's own: `@actions/core` finds its files there. */
export function openReport({ settings, env }: { settings: Settings; env: Env }): Report {
  const status = openCommitStatus(settings, env)
  return {
    begin: () => {
      logStart(settings)
      status.begin()
    },
    change: (change) => logChange(settings, change),
    silence: (atMs, waiting) => logSilence(settings, atMs, waiting),
    finish: (outcomes, totals) => finish(entriesOf(settings, outcomes), totals, settings.summary, status, env),
  }
}

/** What can be lost comes first; the status, which may need seconds, goes its way beside everything else. */
async function finish(
  entries: readonly Entry[],
  totals: Totals,
  isSummaryAsked: boolean,
  status: CommitStatus,
  env: Env,
): Promise<void> {
  const sent = status.finish(entries)
  await writeFiles(entries, totals, isSummaryAsked ? () => summaryOf(entries, totals) : undefined, env)
  logEnd(entries, totals)
  writeNotices(entries)
  writeAnnotations(entries)
  await sent
}

/** The inputs cannot be used: all mistakes in one line, and nothing was asked of Lambda. */
export async function reportBadInputs(error: BadInputs, env: Env, totals: Totals): Promise<void> {
  const texts = error.problems.map(({ input, given, text }) => `${input}: ${JSON.stringify(given)}: ${text}`)
  await writeFiles([], totals, summaryOfInputs(env, 'The inputs cannot be used', texts), env)
  if (texts.length > 1) for (const text of texts) say(text)
  const share = Math.max(60, Math.floor(3800 / Math.max(1, texts.length)) - 2)
  setFailed(plain(`The inputs cannot be used. ${texts.map((text) => plain(text, share)).join('; ')}`, 4000))
}

/** A bug of ours. Of an error only name and message are told; of anything else nothing, for it may hold anything. */
export async function reportInternalError(error: unknown, env: Env, totals: Totals): Promise<void> {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : 'something that is no Error was thrown'
  const title = 'A bug in this action ended the step. Please report it, with this message'
  await writeFiles([], totals, summaryOfInputs(env, title, [told]), env)
  setFailed(plain(`${title}: ${told}`, 4000))
}

/** Without settings, only a plain no keeps the summary away. */
function summaryOfInputs(env: Env, title: string, texts: readonly string[]): (() => string) | undefined {
  return env.INPUT_SUMMARY?.trim().toLowerCase() === 'false' ? undefined : () => summaryOfError(title, texts)
}

/** Outputs, then summary. Either may fail without harm to the other; outside of a run there are no files, and less is said. */
async function writeFiles(
  entries: readonly Entry[],
  totals: Totals,
  summary: (() => string) | undefined,
  env: Env,
): Promise<void> {
  if (env.GITHUB_OUTPUT) await attempt('The outputs', () => writeOutputs(entries, totals))
  if (summary && env.GITHUB_STEP_SUMMARY) await attempt('The summary', () => writeSummary(summary()))
}

async function attempt(what: string, write: () => void | Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    warning(plain(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`))
  }
}
