/**
 * What the libraries alone cost, where the marks are set beside the AWS CLI: no action that asks Lambda by the SDK, as
 * often as the contract says, and tells it by `@actions/core`, comes below that.
 */
import { join } from 'node:path'
import type { ByClient } from './already-ready.ts'
import { becomingReady, LONG_SECONDS, longWaits, type Moments } from './becoming-ready.ts'
import { type Clients, NAMES } from './clients.ts'
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
  const cpu = (samples: readonly Sample[] = []) => median(samples.map(({ cpuSeconds }) => cpuSeconds))
  const row = (
    name: string,
    [ours = Number.NaN, floor = Number.NaN, cli = Number.NaN]: readonly number[],
    unit: string,
  ) => [
    name,
    ...[ours, floor, cli].map((figure) => `${figure.toFixed(unit === 's' ? 2 : 0)} ${unit}`),
    `${(floor / cli).toFixed(2)} x`,
  ]
  const { action, cli, sdk, libraries } = alreadyReady
  return table(
    ['', 'this action', 'the floor', 'aws lambda wait', 'the floor, of the CLI'],
    [
      row('already ready, whole step; the floor is the bare SDK script', [action, sdk, cli].map(whole), 'ms'),
      row(`the same; the floor is ${NAMES.libraries}`, [action, libraries, cli].map(whole), 'ms'),
      row(
        `CPU of a ${LONG_SECONDS} s wait; the floor is the SDK in a loop`,
        [longWaits(moments.action), loop, longWaits(moments.cli)].map(cpu),
        's',
      ),
    ],
  )
}
