/** The bundle, run as a process of its own and hit by signals at given moments. */
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { type Ran, runAction } from '../../simulator/action.ts'
import type { Fault, FunctionScript, Script } from '../../simulator/script.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'

export const NAMES = ['first', 'second', 'third']
const ALL_READY_MS = 1_200
const PENDING = { State: 'Pending', StateReasonCode: 'Creating', StateReason: 'Being created.', LastUpdateStatus: null }

const readyAfter = (atMs: number, fault?: Fault): FunctionScript => ({
  steps: [{ atMs: 0, config: PENDING }, { atMs }],
  ...(fault && { faults: [fault] }),
})
const world = (third: FunctionScript): Script => ({
  functions: { first: { steps: [{ atMs: 0 }] }, second: readyAfter(500), third },
  github: {},
})

const SCENES: Readonly<Record<string, { script: Script; inputs?: Readonly<Record<string, string>> }>> = {
  plain: { script: world(readyAfter(ALL_READY_MS)) },
  'commit status': { script: world(readyAfter(ALL_READY_MS)), inputs: { 'commit-status': 'lambda / ready' } },
  'slow answers': { script: world(readyAfter(ALL_READY_MS, { kind: 'slow', ms: 400, requests: [1, 999] })) },
  'no answer': { script: world(readyAfter(ALL_READY_MS, { kind: 'hang', requests: [2, 999] })) },
}

export interface Shot {
  readonly scene: string
  readonly signals: readonly ('SIGINT' | 'SIGTERM')[]
  /** From the first request to the first signal, and from one signal to the next. */
  readonly afterMs: number
  readonly betweenMs: number
}

/** Half of the moments lie where the last answer comes and everything is written, or after that. */
export const shot: fc.Arbitrary<Shot> = fc.record({
  scene: fc.constantFrom(...Object.keys(SCENES)),
  signals: fc.constantFrom<Shot['signals'][]>(
    ['SIGINT'],
    ['SIGTERM'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
    ['SIGINT', 'SIGINT', 'SIGTERM'],
  ),
  afterMs: fc.oneof(fc.integer({ min: 0, max: 1_300 }), fc.integer({ min: ALL_READY_MS, max: ALL_READY_MS + 1_000 })),
  betweenMs: fc.integer({ min: 0, max: 60 }),
})

/** Says which process it is, so that several signals can be sent to it. */
const TELL_PID = `--import data:text/javascript,${encodeURIComponent("console.log('pid '+process.pid)")}`

export interface Fired {
  readonly given: Shot
  readonly ran: Ran
  /** When the first signal went out; absent where the process had ended before. */
  readonly sentMs?: number
}

/** Rejects where the bundle cannot be started. */
export async function fire(given: Shot): Promise<Fired> {
  const { script, inputs } = SCENES[given.scene] ?? SCENES.plain ?? { script: { functions: {} } }
  const simulator = await startSimulator(script)
  const over = new AbortController()
  const pid = Promise.withResolvers<number>()
  try {
    const sent = send(given, simulator, pid.promise, over.signal)
    const ran = await runAction({
      dist: resolve('dist'),
      endpoint: simulator.endpoint,
      env: { NODE_OPTIONS: TELL_PID, GITHUB_API_URL: simulator.endpoint },
      inputs: { 'function-name': NAMES.join(), 'github-token': 'ghs_x', ...inputs },
      onOutput: (text) => pid.resolve(Number(/^pid (\d+)$/m.exec(text)?.[1])),
      killAfterMs: 20_000,
    })
    over.abort()
    return { given, ran, ...(await sent) }
  } finally {
    over.abort()
    await simulator.close()
  }
}

async function send(given: Shot, simulator: Simulator, pid: Promise<number>, over: AbortSignal) {
  const ended = new Promise<void>((done) => over.addEventListener('abort', () => done()))
  const to = await Promise.race([ended, Promise.all([pid, simulator.firstRequest]).then(([number]) => number)])
  let sentMs: number | undefined
  for (const [at, name] of given.signals.entries()) {
    await sleep(at === 0 ? given.afterMs : given.betweenMs, undefined, { signal: over }).catch(() => {})
    if (to === undefined || over.aborted) break
    const nowMs = performance.now()
    if (isSent(to, name)) sentMs ??= nowMs
  }
  return sentMs === undefined ? {} : { sentMs }
}

function isSent(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
