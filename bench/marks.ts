/** The marks: what was measured, what was wanted, met or missed. */
import { World } from '../__tests__/waiting/world.ts'
import type { ByClient } from './already-ready.ts'
import { lagsOf, longWaits, type Moment, type Moments } from './becoming-ready.ts'
import type { ClientName } from './clients.ts'
import { BUDGETS, type Fleet, fleetOf, type Notice } from './fleets.ts'
import type { Sample } from './sample.ts'
import { SHARED, type Sharing } from './shared-quota.ts'
import { mean, median, table } from './statistics.ts'

export interface Measured {
  readonly alreadyReady: ByClient
  readonly moments: Moments
  readonly fleets: readonly Fleet[]
  readonly oneByOne: readonly Notice[]
  readonly sharing: Sharing
  /** Requests of the action over five minutes of virtual time. */
  readonly fiveMinutes: number
  readonly archiveBytes: number
}

export interface Mark {
  readonly name: string
  /** NaN: could not be measured here. */
  readonly figure: number
  readonly most: number
  readonly unit: string
  /** How the figure came about. */
  readonly of: string
}

/** A function that never gets ready, on the engine's own schedule and a clock that is wound by hand. */
export async function countFiveMinutes(): Promise<number> {
  return (await new World({ timeoutMs: 300_000 }).run()).requests
}

export function marksOf(measured: Measured): readonly Mark[] {
  return [...single(measured), ...waiting(measured), ...many(measured), ...rest(measured)]
}

/** The marks that the floor is held against. */
export const WHOLE_OF_CLI = 0.27
export const LAG_OF_CLI = 0.35
export const CPU_OF_CLI = 0.5
export const CPU_PER_LOOK_MS = 2

/** The fleets between which the cost of a look is told, and their budget. */
export const FEW = 100
export const MANY = 1_000

/** What one look more costs. */
export function cpuPerLookMs(fleets: readonly Fleet[]): number {
  const cpu = (size: number) => median(fleetOf(fleets, size, FEW).map(({ cpuSeconds }) => cpuSeconds))
  return ((cpu(MANY) - cpu(FEW)) / (MANY - FEW)) * 1_000
}

function single({ alreadyReady }: Measured): Mark[] {
  const of = (name: ClientName, figure: (one: Sample) => number) => median((alreadyReady[name] ?? []).map(figure))
  const whole = (one: Sample) => one.wholeMs
  const first = (one: Sample) => one.firstMs
  const memory = (one: Sample) => one.peakMiB
  return [
    ratio('already ready: whole step, of the CLI', of('action', whole), of('cli', whole), WHOLE_OF_CLI, 'ms'),
    ratio('spawn to first request, of the bare SDK script', of('action', first), of('sdk', first), 1.2, 'ms'),
    ratio('peak memory, one function, of the bare SDK script', of('action', memory), of('sdk', memory), 1.15, 'MiB'),
  ]
}

function waiting({ moments: { action = [], cli = [], sdk = [] }, fiveMinutes }: Measured): Mark[] {
  const lags = lagsOf(action)
  const cpu = (row: readonly Moment[]) => median(longWaits(row).map(({ cpuSeconds }) => cpuSeconds))
  const sum = (rows: readonly Moment[]) =>
    rows.length > 0 ? rows.reduce((all, row) => all + countOf(row), 0) : Number.NaN
  const worst = Math.max(...action.map((row, index) => countOf(row) / (cli[index] ? countOf(cli[index]) : Number.NaN)))
  return [
    ratio('mean lag, ten moments, of the CLI', mean(lags), mean(lagsOf(cli)), LAG_OF_CLI, 'ms'),
    ratio('mean lag, ten moments, of the SDK waiter', mean(lags), mean(lagsOf(sdk)), 0.12, 'ms'),
    {
      name: 'worst lag in the first half minute',
      figure: Math.max(...lags),
      most: 650,
      unit: 'ms',
      of: `${lags.length} runs`,
    },
    {
      name: 'requests up to 25 s, of the CLI',
      figure: sum(action) / sum(cli),
      most: 3,
      unit: 'x',
      of: `${sum(action)} of ${sum(cli)} in the ten waits; in the worst of them ${worst.toFixed(2)} x`,
    },
    {
      name: 'requests over five minutes',
      figure: fiveMinutes,
      most: 299,
      unit: '',
      of: 'virtual time; the CLI asks 300 times, once a second',
    },
    ratio('CPU of a 20 s wait, of the CLI', cpu(action), cpu(cli), CPU_OF_CLI, 's'),
  ]
}

const countOf = ({ samples }: Moment) => median(samples.map(({ requests }) => requests))

function many({ fleets, alreadyReady, oneByOne }: Measured): Mark[] {
  const oneMs = median((alreadyReady.action ?? []).map(({ wholeMs }) => wholeMs))
  const last = oneByOne.at(-1)
  const worst = Math.max(...oneByOne.map(({ lagMs, allowedMs }) => lagMs / allowedMs))
  return [
    ...fleets.filter(({ size }) => size > 1).map((fleet) => endOf(fleet, oneMs)),
    ...(fleets.length > 0 ? [wasted(fleets)] : []),
    {
      name: 'ready one by one: the last is noticed after',
      figure: last?.lagMs ?? Number.NaN,
      most: last?.allowedMs ?? Number.NaN,
      unit: 'ms',
      of: `${oneByOne.length} functions; of all, the latest took ${worst.toFixed(2)} of what is allowed`,
    },
    {
      name: 'CPU per look, marginal',
      figure: cpuPerLookMs(fleets),
      most: CPU_PER_LOOK_MS,
      unit: 'ms',
      of: `1,000 functions less ${FEW}, on ${FEW} a second`,
    },
    {
      name: '1,000 functions, peak memory',
      figure: Math.max(
        ...BUDGETS.map((budget) => median(fleetOf(fleets, 1_000, budget).map((one) => one.peakMiB))).filter(
          Number.isFinite,
        ),
      ),
      most: 150,
      unit: 'MiB',
      of: 'the larger of the medians',
    },
  ]
}

function endOf({ size, budget, samples }: Fleet, oneMs: number): Mark {
  const most = (1.1 * size * 1_000) / budget + oneMs
  return {
    name: `${size} functions on ${budget} a second: the step's end`,
    figure: median(samples.map(({ wholeMs }) => wholeMs)),
    most,
    unit: 'ms',
    of: '1.1 x N/R + the time of one function',
  }
}

function wasted(fleets: readonly Fleet[]): Mark {
  const extra = fleets.map(({ size, samples }) => Math.max(...samples.map(({ requests }) => requests - size)))
  return {
    name: 'requests wasted in those fleets',
    figure: Math.max(...extra),
    most: 0,
    unit: '',
    of: 'one look at each is enough',
  }
}

function rest({ sharing, archiveBytes }: Measured): Mark[] {
  const freeMs = (SHARED.size * 1_000) / (SHARED.quota - SHARED.othersPerSecond)
  return [
    {
      name: 'shared quota: refused after ten seconds',
      figure: sharing.lateRefused,
      most: Math.max(2, Math.floor(sharing.lateRequests * 0.03)),
      unit: '',
      of: `${sharing.lateRequests} requests then; ${sharing.refused} of ${sharing.requests} refused in all`,
    },
    ratio('shared quota: every function ready, of the free quota', sharing.tookMs / 1_000, freeMs / 1_000, 1.5, 's'),
    {
      name: 'the archive that a runner downloads',
      figure: archiveBytes / 1_000,
      most: 700,
      unit: 'kB',
      of: '`git archive HEAD`, gzip',
    },
  ]
}

function ratio(name: string, ours: number, theirs: number, most: number, unit: string): Mark {
  const digits = unit === 's' ? 2 : 0
  return {
    name,
    figure: ours / theirs,
    most,
    unit: 'x',
    of: `${ours.toFixed(digits)} of ${theirs.toFixed(digits)} ${unit}`,
  }
}

export function judge({ figure, most }: Mark): 'met' | 'MISSED' | 'not measured' {
  if (!Number.isFinite(figure)) return 'not measured'
  return figure <= most ? 'met' : 'MISSED'
}

export function tableOfMarks(marks: readonly Mark[]): string {
  const write = (value: number, unit: string) => (Number.isFinite(value) ? `${round(value)} ${unit}`.trim() : '-')
  const rows = marks.map((mark) => [
    mark.name,
    write(mark.figure, mark.unit),
    write(mark.most, mark.unit),
    judge(mark),
    mark.of,
  ])
  return table(['mark', 'figure', 'at most', '', 'from'], rows)
}

const round = (value: number) => (Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(2))
