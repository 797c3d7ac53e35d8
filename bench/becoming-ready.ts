/** A function becomes ready at ten moments: how late each client notices and exits. */
import type { Script } from '../simulator/script.ts'
import { type ClientName, type Clients, call, NAMES, present } from './clients.ts'
import { type Sample, sample } from './sample.ts'
import { mean, spread, table } from './statistics.ts'

/** Seconds after the first request, of the first run; none a whole number, which would flatter the CLI's period of one second. */
export const MOMENTS = [0.83, 1.37, 2.61, 4.29, 6.43, 9.17, 12.71, 16.57, 20.31, 24.73]
/** The SDK's waiter sleeps for random times, so one run says little. */
const RUNS = 2
/**
 * Each run has moments of its own, half of the action's first gap later: at one and the same moment twice, it would be
 * luck how soon after it the next look comes.
 */
const SHIFT_SECONDS = 0.125

/** The moment that stands for a wait of 20 s. */
export const LONG_SECONDS = 20.31

export interface Moment {
  readonly seconds: number
  readonly samples: readonly Sample[]
}

export type Moments = Readonly<Partial<Record<ClientName, readonly Moment[]>>>

/** The clients wait side by side: hardly any of that time needs the processor. */
export async function measureBecomingReady(clients: Clients): Promise<Moments> {
  const names = present(clients, ['action', 'cli', 'sdk'])
  const rows = await Promise.all(names.map((name) => measureClient(name, clients)))
  return Object.fromEntries(names.map((name, index) => [name, rows[index] ?? []]))
}

async function measureClient(name: ClientName, clients: Clients): Promise<readonly Moment[]> {
  const lanes = await Promise.all(Array.from({ length: RUNS }, (_, run) => measureLane(name, clients, run)))
  return MOMENTS.map((seconds, index) => ({ seconds, samples: lanes.flatMap((lane) => lane[index] ?? []) }))
}

/** Every other lane goes backwards, so that no two clients wait for the same moment at once. */
async function measureLane(name: ClientName, clients: Clients, run: number): Promise<readonly Sample[]> {
  const order = run % 2 === 0 ? MOMENTS : MOMENTS.toReversed()
  const samples: Sample[] = []
  for (const seconds of order) {
    samples.push(await sample(clients, call(name, clients, ['orders']), becomingReady(seconds + run * SHIFT_SECONDS)))
  }
  return run % 2 === 0 ? samples : samples.reverse()
}

/** A function whose update ends `seconds` after the first request. */
export function becomingReady(seconds: number): Script {
  const updating = { LastUpdateStatus: 'InProgress', LastUpdateStatusReasonCode: 'Creating' }
  return { functions: { '*': { steps: [{ atMs: 0, config: updating }, { atMs: seconds * 1_000 }] } } }
}

/** The waits for the long moment. */
export const longWaits = (moments: readonly Moment[] = []) => moments[MOMENTS.indexOf(LONG_SECONDS)]?.samples ?? []

export const lagsOf = (moments: readonly Moment[] = []) =>
  moments.flatMap(({ samples }) => samples.map(({ lagMs }) => lagMs))

/** Lag, requests and CPU of each client at each moment. */
export function tableOfMoments(moments: Moments): string {
  const names = Object.keys(moments) as ClientName[]
  const figures = [
    ['lag, ms', (one: Sample) => one.lagMs, 0],
    ['requests', (one: Sample) => one.requests, 0],
    ['CPU, s', (one: Sample) => one.cpuSeconds, 2],
  ] as const
  const head = ['ready after, s', ...names.flatMap((name) => figures.map(([title]) => `${NAMES[name]}: ${title}`))]
  const rows = MOMENTS.map((seconds, index) => [
    String(seconds),
    ...names.flatMap((name) =>
      figures.map(([, figure, digits]) => spread((moments[name]?.[index]?.samples ?? []).map(figure), digits)),
    ),
  ])
  const means = names.flatMap((name) => [mean(lagsOf(moments[name])).toFixed(0), '', ''])
  return table(head, [...rows, ['mean', ...means]])
}
