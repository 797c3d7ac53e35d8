/**
 * The composition root: settings, targets, wait, report, in the order in which things happen. The first request leaves
 * first; the report, with `@actions/core` and its HTTP stack, loads while the answer is under way.
 */
import { readFile } from 'node:fs/promises'
import { BadInputs } from './errors.ts'
import { readSettings } from './inputs/reader.ts'
import type { Settings } from './inputs/settings.ts'
import { Endpoints, profileRegion } from './lambda/client.ts'
import { look, planOf, viewerOf } from './lambda/look.ts'
import { wake } from './lambda/wake.ts'
import type { Report } from './report/report.ts'
import { judge, judgeTheEnd } from './verdict/judge.ts'
import { isSharedTrouble } from './verdict/seen.ts'
import { realClock } from './waiting/clock.ts'
import type { Outcome } from './waiting/outcome.ts'
import { wait } from './waiting/wait.ts'

/**
 * To load the report takes the processor for 25 ms (measured: `npm run bench`), in which no socket is served. A request
 * that was handed over is on the wire after this long; or its answer is there before, and the report is loaded at once.
 */
const UNDER_WAY_MS = 10

/** Runs the step: `env` is the process's own, `cancel` ends the wait at once. Writes to stdout, sets `process.exitCode`. */
export async function run(env: NodeJS.ProcessEnv, cancel: AbortSignal): Promise<void> {
  try {
    await gate(env, cancel)
  } catch (error) {
    await reportFailure(error, env)
  }
}

async function gate(env: NodeJS.ProcessEnv, cancel: AbortSignal): Promise<void> {
  const settings = await readSettings(env, { profileRegion, readFile })
  let opened: Promise<Report> | undefined
  const report = () => {
    opened ??= import('./report/report.ts').then(({ openReport }) => begin(openReport({ settings, env })))
    return opened
  }
  let isUnderWay = false
  const endpoints = new Endpoints(env, () => {
    if (!isUnderWay)
      realClock
        .sleep(UNDER_WAY_MS, cancel)
        .then(report)
        .catch(() => {})
    isUnderWay = true
  })
  try {
    const { outcomes, requests } = await waitForAll(settings, endpoints, cancel, report)
    await (await report()).finish(outcomes, { waitedMs: realClock.now(), requests })
  } finally {
    endpoints.close()
  }
}

function begin(report: Report): Report {
  report.begin()
  return report
}

/** What is told waits for the report to be loaded, and keeps its order. */
function waitForAll(settings: Settings, endpoints: Endpoints, cancel: AbortSignal, report: () => Promise<Report>) {
  const subjects = settings.awaited.map(({ target, desired }) => ({
    desired,
    viewer: viewerOf(target, settings.operation, desired.provisionedConcurrency, endpoints),
  }))
  let told: Promise<void> = Promise.resolve()
  const tell = (say: (report: Report) => void) => {
    told = told.then(report).then(say)
    // Whoever awaits `told` hears of it; until then it must not end the process without outputs.
    told.catch(() => {})
  }
  return wait({
    subjects,
    look: ({ viewer }, ask) => look(viewer, ask, realClock.now),
    wake: ({ viewer }, ask) => wake(viewer, ask, realClock.now),
    judge: ({ desired }, memory, observation, atMs) => judge(desired, memory, observation, atMs),
    judgeTheEnd,
    plan: ({ viewer }) => planOf(viewer),
    groupOf: ({ viewer }) => viewer.target.region,
    isShared: ({ trouble }) => trouble !== undefined && isSharedTrouble(trouble),
    timeoutMs: settings.timeoutMs,
    pollInterval: settings.pollInterval,
    failFast: settings.failFast,
    maxRequestsPerSecond: settings.maxRequestsPerSecond,
    clock: realClock,
    cancel,
    onChange: (change) => tell((it) => it.change(change)),
    onSilence: (atMs, waiting) => tell((it) => it.silence(atMs, waiting)),
  }).then(async (ended: { outcomes: readonly Outcome[]; requests: number }) => {
    await told
    return ended
  })
}

async function reportFailure(error: unknown, env: NodeJS.ProcessEnv): Promise<void> {
  const { reportBadInputs, reportInternalError } = await import('./report/report.ts')
  const totals = { waitedMs: realClock.now(), requests: 0 }
  if (error instanceof BadInputs) await reportBadInputs(error, env, totals)
  else await reportInternalError(error, env, totals)
}
