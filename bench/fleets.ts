/** Many functions on one budget of requests: how the step grows with them. */
import type { FunctionScript, Script } from '../simulator/script.ts'
import { autoGapMs } from '../src/waiting/schedule.ts'
import { type Clients, call } from './clients.ts'
import { type Sample, sample } from './sample.ts'
import { spread, table } from './statistics.ts'

export const SIZES = [1, 10, 100, 1_000]
export const BUDGETS = [10, 50, 100]
/** Combinations whose budget alone takes over a minute are left out. */
const LONGEST_SECONDS = 60
const RUNS = 3

export interface Fleet {
  readonly size: number
  readonly budget: number
  readonly samples: readonly Sample[]
}

/** All ready at the start, which leaves nothing but the budget. */
export async function measureFleets(clients: Clients): Promise<readonly Fleet[]> {
  const fleets: Fleet[] = []
  for (const budget of BUDGETS) {
    for (const size of SIZES.filter((count) => count / budget <= LONGEST_SECONDS)) {
      const samples: Sample[] = []
      for (let run = 0; run < RUNS; run += 1) samples.push(await measureFleet(clients, size, budget))
      fleets.push({ size, budget, samples })
    }
  }
  return fleets
}

export const fleetOf = (fleets: readonly Fleet[], size: number, budget: number) =>
  fleets.find((fleet) => fleet.size === size && fleet.budget === budget)?.samples ?? []

/** Every function is ready before anybody asks. */
export const READY: Script = { functions: { '*': { steps: [{ atMs: 0 }] } } }

export const namesOf = (size: number) => Array.from({ length: size }, (_, index) => `orders-${index + 1}`)

const measureFleet = (clients: Clients, size: number, budget: number) =>
  sample(clients, call('action', clients, namesOf(size), { 'max-requests-per-second': String(budget) }), READY)

/** What people do without this action: ten functions, eight waiters of the CLI at a time. */
export async function measureXargs(clients: Clients): Promise<readonly Sample[]> {
  if (clients.aws === undefined) return []
  const samples: Sample[] = []
  for (let run = 0; run < RUNS; run += 1) samples.push(await sample(clients, call('cli', clients, namesOf(10)), READY))
  return samples
}

export function tableOfFleets(fleets: readonly Fleet[], xargs: readonly Sample[]): string {
  const figures = (samples: readonly Sample[]) => [
    spread(
      samples.map(({ wholeMs }) => wholeMs / 1_000),
      2,
    ),
    spread(samples.map(({ requests }) => requests)),
    spread(
      samples.map(({ cpuSeconds }) => cpuSeconds),
      2,
    ),
    spread(samples.map(({ peakMiB }) => peakMiB)),
  ]
  const rows = fleets.map(({ size, budget, samples }) => [
    `${size} on ${budget} a second`,
    (size / budget).toFixed(2),
    ...figures(samples),
  ])
  const beside = xargs.length > 0 ? [['10 by `xargs -P 8 aws lambda wait`', '-', ...figures(xargs)]] : []
  return table(['functions', 'N/R, s', 'whole step, s', 'requests', 'CPU, s', 'peak memory, MiB'], [...rows, ...beside])
}

/** How late each function was seen to be ready, beside what the mark allows; in the order of becoming ready. */
export interface Notice {
  readonly lagMs: number
  readonly allowedMs: number
}

const ONE_BY_ONE = { size: 60, budget: 10, firstMs: 1_000, everyMs: 400 }

/** A fleet whose functions become ready one by one, on a budget that is too small for the schedule. */
export async function measureOneByOne(clients: Clients): Promise<readonly Notice[]> {
  const { size, budget, firstMs, everyMs } = ONE_BY_ONE
  const names = namesOf(size)
  const pending = { State: 'Pending', StateReasonCode: 'Creating', LastUpdateStatus: null }
  const scripts = names.map((name, index): [string, FunctionScript] => [
    name,
    { steps: [{ atMs: 0, config: pending }, { atMs: firstMs + index * everyMs }] },
  ])
  const inputs = { 'max-requests-per-second': String(budget) }
  const { log } = await sample(clients, call('action', clients, names, inputs), {
    functions: Object.fromEntries(scripts),
  })
  return noticesOf(names, firstMs, everyMs, budget, log)
}

/** A function's clock begins with its first request; the last request for it is the one that saw it ready. */
export function noticesOf(
  names: readonly string[],
  firstMs: number,
  everyMs: number,
  budget: number,
  log: readonly { readonly name: string; readonly atMs: number }[],
): readonly Notice[] {
  const courses = names.map((name, index) => {
    const times = log.filter((request) => request.name === name).map(({ atMs }) => atMs)
    return { readyMs: (times[0] ?? Number.NaN) + firstMs + index * everyMs, seenMs: times.at(-1) ?? Number.NaN }
  })
  return courses
    .toSorted((a, b) => a.readyMs - b.readyMs)
    .map(({ readyMs, seenMs }) => {
      const awaited = courses.filter((other) => other.seenMs >= readyMs).length
      return { lagMs: seenMs - readyMs, allowedMs: Math.max((1_200 * awaited) / budget, autoGapMs(readyMs)) }
    })
}
