/**
 * `node --expose-gc virtual-haul.ts HOURS`: three functions that never become ready, watched by the real engine and the real
 * judgement on a virtual clock. Prints readings as JSON.
 */
import { judge, judgeTheEnd } from '../../src/verdict/judge.ts'
import { isSharedTrouble, type Observation } from '../../src/verdict/seen.ts'
import { type Ask, NoAnswer } from '../../src/waiting/turns.ts'
import { wait } from '../../src/waiting/wait.ts'
import { VirtualClock } from '../waiting/virtual-clock.ts'
import { Meter } from './meter.ts'

const HOURS = Number(process.argv[2])
const READ_EVERY = 1_000
const ANSWER_MS = 20
/** So many looks with news, then as many with none. */
const QUIET = 500
const DESIRED = {
  states: ['Active'],
  lastUpdateStatuses: ['Successful'],
  provisionedConcurrency: false,
  onInactive: 'fail',
  stableForMs: 0,
  notFoundGraceMs: 5_000,
} as const

const clock = new VirtualClock()
const cancel = new AbortController()
const meter = new Meter(cancel.signal)
const told = { changes: 0, silences: 0 }
let looks = 0

/** By turns every look is news and none is; faults of each kind come now and then. */
function show(nth: number): Observation {
  if (nth % 101 === 0) return { trouble: { kind: 'passing', operation: 'GetFunction', message: `fault ${nth}` } }
  if (nth % 1_013 === 0) return { trouble: { kind: 'throttled', operation: 'GetFunction', message: `fault ${nth}` } }
  const part = Math.floor(nth / QUIET)
  const stateReason = `${part % 2 === 0 ? nth : part} `.repeat(40)
  return { seen: Object.freeze({ state: 'Pending', stateReasonCode: 'Creating', stateReason }) }
}

async function look(_: number, ask: Ask): Promise<Observation> {
  const nth = ++looks
  if (nth % READ_EVERY === 0) meter.read(nth)
  try {
    return await ask.request('own', (signal) => answer(nth, signal))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { trouble: { kind: 'passing', operation: 'GetFunction', message: error.message } }
  }
}

async function answer(nth: number, signal: AbortSignal): Promise<Observation> {
  // Never answered, and deaf to being given up.
  if (nth % 1_511 === 0) await new Promise(() => {})
  await clock.sleep(ANSWER_MS, signal)
  return show(nth)
}

const { outcomes } = await clock.finish(
  wait<number>({
    subjects: [0, 1, 2],
    look,
    wake: () => Promise.reject(new Error('nobody sleeps here')),
    judge: (_, memory, observation, atMs) => judge(DESIRED, memory, observation, atMs),
    judgeTheEnd,
    plan: () => ({ lanes: ['own'], notBeforeMs: 0 }),
    groupOf: () => 'one',
    isShared: ({ trouble }) => trouble !== undefined && isSharedTrouble(trouble),
    timeoutMs: HOURS * 3_600_000,
    pollInterval: 'auto',
    failFast: false,
    maxRequestsPerSecond: 10,
    clock,
    cancel: cancel.signal,
    onChange: () => {
      told.changes += 1
    },
    onSilence: () => {
      told.silences += 1
    },
  }),
  Number.POSITIVE_INFINITY,
)
meter.read(looks)
const results = outcomes.map(({ final }) => final.result)
console.log(
  JSON.stringify({ readings: meter.readings, results, waitedMs: clock.now(), timers: clock.pending, ...told }),
)
