/** Small builders for the tests of the report, and a tap on stdout. */
import type { Settings } from '../../src/inputs/settings.ts'
import { type Entry, entriesOf } from '../../src/report/entry.ts'
import type { Target } from '../../src/targets/target.ts'
import type { Desired } from '../../src/verdict/desired.ts'
import type { Seen } from '../../src/verdict/seen.ts'
import type { Cause, Final, Result } from '../../src/verdict/verdict.ts'
import type { Known, Outcome } from '../../src/waiting/outcome.ts'

export const ACCOUNT = '123456789012'
export const TOTALS = { waitedMs: 12_345, requests: 7 }

export function aTarget(parts: Partial<Target> = {}): Target {
  const name = parts.name ?? 'orders'
  const display = parts.qualifier ? `${name}:${parts.qualifier}` : name
  return { display, functionName: name, name, region: 'eu-west-1', partition: 'aws', ...parts }
}

export function aDesired(parts: Partial<Desired> = {}): Desired {
  return {
    states: ['Active'],
    lastUpdateStatuses: ['Successful'],
    provisionedConcurrency: false,
    onInactive: 'fail',
    stableForMs: 0,
    notFoundGraceMs: 5000,
    ...parts,
  }
}

export function someSettings(targets: readonly Target[], parts: Partial<Settings> = {}): Settings {
  return {
    awaited: targets.map((target) => ({ target, desired: aDesired() })),
    timeoutMs: 600_000,
    pollInterval: 'auto',
    failFast: false,
    maxRequestsPerSecond: 10,
    operation: 'auto',
    summary: true,
    githubToken: '',
    remarks: [],
    ...parts,
  }
}

export const READY: Seen = { state: 'Active', lastUpdateStatus: 'Successful', version: '$LATEST' }

export const FAILED: Seen = {
  state: 'Failed',
  stateReason: 'The image is broken.',
  stateReasonCode: 'InvalidImage',
  lastUpdateStatus: 'Failed',
  version: '$LATEST',
}

export function anOutcome(result: Result, cause: Cause, known: Known = {}, parts: Partial<Final> = {}): Outcome {
  return {
    final: { result, cause, ...parts },
    known: { ...(known.seen && { seenAtMs: 3200 }), ...known },
    waitedMs: 3200,
    requests: 3,
    timeline: [],
  }
}

export const aReady = (seen: Partial<Seen> = {}): Outcome =>
  anOutcome('ready', 'ready', { seen: { ...READY, ...seen } })

export const aFailure = (seen: Partial<Seen> = {}): Outcome =>
  anOutcome('failed', 'state-failed', { seen: { ...FAILED, ...seen } })

/** One entry per outcome, named f-1, f-2, … unless names are given. */
export function entries(outcomes: readonly Outcome[], names: readonly string[] = []): readonly Entry[] {
  const targets = outcomes.map((_, i) => aTarget({ name: names[i] ?? `f-${i + 1}` }))
  return entriesOf(someSettings(targets), outcomes)
}

/** Everything that `work` writes to stdout; the exit code that it sets is given back, and undone. */
export async function heard(work: () => unknown): Promise<{ stdout: string; exitCode: unknown }> {
  const { write } = process.stdout
  const before = process.exitCode
  let stdout = ''
  process.stdout.write = ((text: string) => {
    stdout += text
    return true
  }) as typeof write
  try {
    await work()
    return { stdout, exitCode: process.exitCode }
  } finally {
    process.stdout.write = write
    process.exitCode = before
  }
}

/** The workflow commands of an output by name, escapes undone. */
export function commands(stdout: string, name: string): readonly string[] {
  return stdout
    .split('\n')
    .filter((line) => new RegExp(`^::${name}[ :]`).test(line))
    .map((line) => line.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'))
}
