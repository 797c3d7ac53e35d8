/** The deploy whose log and summary the README shows: the committed bundle against a simulated Lambda. */
import { join } from 'node:path'
import { runAction } from '../../simulator/action.ts'
import type { Script } from '../../simulator/script.ts'
import { startSimulator } from '../../simulator/server.ts'

const IMAGE_DENIED = 'Lambda does not have permission to access the ECR image. Check the ECR permissions.'
const IDLE = 'The function is idle. Lambda will restore it when it is invoked.'

/** orders is being created, billing updated, search:live is idle, and Lambda may not read the new image of reports. */
function deploying(at: (ms: number) => number): Script['functions'] {
  const creating = { State: 'Pending', StateReason: 'The function is being created.', StateReasonCode: 'Creating' }
  const updating = { LastUpdateStatus: 'InProgress', LastUpdateStatusReasonCode: 'Creating' }
  const denied = { LastUpdateStatusReason: IMAGE_DENIED, LastUpdateStatusReasonCode: 'ImageAccessDenied' }
  const restoring = { State: 'Pending', StateReason: 'The function is being restored.', StateReasonCode: 'Restoring' }
  return {
    orders: { steps: [{ atMs: 0, config: { ...creating, LastUpdateStatus: null } }, { atMs: at(7400) }] },
    billing: { steps: [{ atMs: 0, config: updating }, { atMs: at(4100) }] },
    'search:live': {
      clockFrom: 'wake',
      steps: [
        { atMs: 0, config: { State: 'Inactive', StateReason: IDLE, StateReasonCode: 'Idle' } },
        { atMs: at(1500), config: restoring },
        { atMs: at(11_000) },
      ],
    },
    reports: {
      base: { PackageType: 'Image', CodeSha256: '5f'.repeat(32) },
      steps: [
        { atMs: 0, config: updating },
        { atMs: at(5300), config: { LastUpdateStatus: 'Failed', ...denied } },
      ],
    },
  }
}

export interface Played {
  readonly summary: string
  /** What a person reads in the log of the step: without annotations, which the runner shows in another way. */
  readonly log: string
}

/** Plays it, `speed` times as fast, and gives what was written. Rejects where it does not end as it should. */
export async function playScene(speed = 1): Promise<Played> {
  const simulator = await startSimulator({ functions: deploying((ms) => ms / speed) })
  try {
    const { outputs, summary, stdout } = await runAction({
      dist: join(import.meta.dirname, '..', '..', 'dist'),
      endpoint: simulator.endpoint,
      inputs: { 'function-name': 'orders, billing, search:live, reports', 'on-inactive': 'wake', timeout: '5m' },
      env: { AWS_REGION: 'eu-west-1' },
    })
    if (outputs.result !== 'failed') throw new Error(`the scene ended ${outputs.result}`)
    return { summary, log: stdout.replaceAll(/^::.*\n/gm, '') }
  } finally {
    await simulator.close()
  }
}

/** A text without what differs from run to run: times, how many requests there were, and which of two lines came first. */
export const withoutChance = (text: string): string =>
  text
    .replaceAll(/\d+((\.|&#46;)\d)?s\b/g, '0s')
    .replaceAll(/\d+ requests/g, '0 requests')
    .split('\n')
    .map((line) => line.trim())
    .sort()
    .join('\n')
