/**
 * What the libraries alone cost, where the marks are set beside the AWS CLI: no action that asks Lambda by the SDK, as
 * often as the contract says, and tells it by `@actions/core`, comes below that.
 */
import { join } from 'node:path'
import type { Script } from '../simulator/script.ts'
import { autoGapMs } from '../src/waiting/schedule.ts'
import { becomingReady, LONG_SECONDS, lagsOf, longWaits, MOMENTS } from './becoming-ready.ts'
import { type Clients, NAMES } from './clients.ts'
import { type Fleet, namesOf, READY } from './fleets.ts'
import {
  CPU_OF_CLI,
  CPU_PER_LOOK_MS,
  cpuPerLookMs,
  FEW,
  LAG_OF_CLI,
  MANY,
  type Measured,
  WHOLE_OF_CLI,
} from './marks.ts'
import { type Sample, sample } from './sample.ts'
import { mean, median, table } from './statistics.ts'

const RUNS = [1, 2]

export interface Floor {
  /** The long wait of the marks. */
  readonly loop: readonly Sample[]
  /** One look at each of many functions, ready at the start. */
  readonly fleets: readonly Fleet[]
}

/** By the SDK alone. The long waits are side by side. */
export async function measureFloor(clients: Clients): Promise<Floor> {
  const run = (script: string, names: readonly string[], world: Script) =>
    sample(clients, { command: [process.execPath, join(import.meta.dirname, script), ...names], inputs: {} }, world)
  const loop = await Promise.all(RUNS.map(() => run('sdk-loop.mjs', ['orders'], becomingReady(LONG_SECONDS))))
  const fleets: Fleet[] = []
  for (const size of [FEW, MANY]) {
    const samples: Sample[] = []
    for (const _ of RUNS) samples.push(await run('sdk-fleet.mjs', namesOf(size), READY))
    fleets.push({ size, budget: FEW, samples })
  }
  return { loop, fleets }
}

export function tableOfFloor({ alreadyReady, moments, fleets, floor }: Measured & { readonly floor: Floor }): string {
  const whole = (samples: readonly Sample[] = []) => median(samples.map(({ wholeMs }) => wholeMs))
  const cpu = (samples: readonly Sample[] = []) => median(samples.map(({ cpuSeconds }) => cpuSeconds))
  const row = (name: string, figures: readonly number[], mark: number, unit: string, digits: number) => [
    name,
    ...[...figures, mark].map((figure) => (Number.isFinite(figure) ? `${figure.toFixed(digits)} ${unit}` : '-')),
  ]
  const { action, cli, sdk, libraries } = alreadyReady
  const wholeMost = WHOLE_OF_CLI * whole(cli)
  return table(
    ['', 'this action', 'the floor', 'the mark'],
    [
      row('already ready, whole step; the floor is the bare SDK script', [action, sdk].map(whole), wholeMost, 'ms', 0),
      row(`the same; the floor is ${NAMES.libraries}`, [action, libraries].map(whole), wholeMost, 'ms', 0),
      row(
        'mean lag; the floor is half the gap between two looks at these moments, by the contract',
        [mean(lagsOf(moments.action)), mean(MOMENTS.map((seconds) => autoGapMs(seconds * 1_000) / 2))],
        LAG_OF_CLI * mean(lagsOf(moments.cli)),
        'ms',
        0,
      ),
      row(
        `CPU of a ${LONG_SECONDS} s wait; the floor is the SDK in a loop`,
        [longWaits(moments.action), floor.loop].map(cpu),
        CPU_OF_CLI * cpu(longWaits(moments.cli)),
        's',
        2,
      ),
      row(
        'CPU per look, marginal; the floor is the SDK',
        [fleets, floor.fleets].map(cpuPerLookMs),
        CPU_PER_LOOK_MS,
        'ms',
        2,
      ),
    ],
  )
}
