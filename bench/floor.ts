/**
 * What the SDK alone costs, where the marks are set beside the AWS CLI: below that no action comes that asks Lambda by
 * the SDK, as often as the contract says.
 */
import { join } from 'node:path'
import type { ByClient } from './already-ready.ts'
import { becomingReady, LONG_SECONDS, longWaits, type Moments } from './becoming-ready.ts'
import type { Clients } from './clients.ts'
import { type Sample, sample } from './sample.ts'
import { median, table } from './statistics.ts'

const RUNS = 2

/** The long wait of the marks, by the SDK alone. The two runs wait side by side. */
export function measureFloor(clients: Clients): Promise<readonly Sample[]> {
  const command = [process.execPath, join(import.meta.dirname, 'sdk-loop.mjs'), 'orders']
  const run = () => sample(clients, { command, inputs: {} }, becomingReady(LONG_SECONDS))
  return Promise.all(Array.from({ length: RUNS }, run))
}

export function tableOfFloor(alreadyReady: ByClient, moments: Moments, loop: readonly Sample[]): string {
  const whole = (samples: readonly Sample[] = []) => median(samples.map(({ wholeMs }) => wholeMs))
  const cpu = (samples: readonly Sample[]) => median(samples.map(({ cpuSeconds }) => cpuSeconds))
  const row = (name: string, [ours, floor, cli]: readonly number[], unit: string, digits: number) => [
    name,
    ...[ours, floor, cli].map((figure = Number.NaN) => `${figure.toFixed(digits)} ${unit}`),
    `${((floor ?? Number.NaN) / (cli ?? Number.NaN)).toFixed(2)} x`,
  ]
  return table(
    ['', 'this action', 'the SDK alone', 'aws lambda wait', 'the SDK alone, of the CLI'],
    [
      row('already ready, whole step', [alreadyReady.action, alreadyReady.sdk, alreadyReady.cli].map(whole), 'ms', 0),
      row(
        `CPU of a ${LONG_SECONDS} s wait`,
        [cpu(longWaits(moments.action)), cpu(loop), cpu(longWaits(moments.cli))],
        's',
        2,
      ),
    ],
  )
}
