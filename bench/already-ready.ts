/** The function is ready before anybody asks: what a step costs that has nothing to wait for. */
import { type ClientName, type Clients, call, NAMES, present } from './clients.ts'
import { READY } from './fleets.ts'
import { type Sample, sample } from './sample.ts'
import { spread, table } from './statistics.ts'

export type ByClient = Readonly<Partial<Record<ClientName, readonly Sample[]>>>

export const RUNS = 9

/** Runs the clients in turn, so that whatever else the machine does is shared by all. */
export async function measureAlreadyReady(clients: Clients): Promise<ByClient> {
  const samples: Partial<Record<ClientName, Sample[]>> = {}
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of present(clients, ['action', 'libraries', 'cli', 'sdk', 'node'])) {
      const one = await sample(clients, call(name, clients, ['orders']), READY)
      samples[name] = [...(samples[name] ?? []), one]
    }
  }
  return samples
}

export function tableOfAlreadyReady(samples: ByClient): string {
  const rows = (Object.keys(samples) as ClientName[]).map((name) => {
    const of = (figure: (one: Sample) => number, digits = 0) => spread((samples[name] ?? []).map(figure), digits)
    return [
      NAMES[name],
      of((one) => one.wholeMs),
      of((one) => one.firstMs),
      of((one) => one.cpuSeconds, 2),
      of((one) => one.peakMiB),
    ]
  })
  return table(['', 'spawn to exit, ms', 'spawn to first request, ms', 'CPU, s', 'peak memory, MiB'], rows)
}
