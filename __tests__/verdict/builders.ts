/** Small builders for the tests of the verdict, and a way to tell a story: one observation after the other. */
import type { Desired } from '../../src/verdict/desired.ts'
import { type Judgement, judge } from '../../src/verdict/judge.ts'
import { type Memory, NOTHING } from '../../src/verdict/memory.ts'
import type { Observation, Provisioned, Seen, Trouble } from '../../src/verdict/seen.ts'

export function aDesired(parts: Partial<Desired> = {}): Desired {
  return Object.freeze({
    states: ['Active'],
    lastUpdateStatuses: ['Successful'],
    provisionedConcurrency: false,
    onInactive: 'fail',
    stableForMs: 0,
    notFoundGraceMs: 5_000,
    ...parts,
  })
}

/** A function at rest, unless told otherwise. */
export function aSeen(parts: Seen = {}): Seen {
  return Object.freeze({ state: 'Active', lastUpdateStatus: 'Successful', version: '$LATEST', ...parts })
}

export const ACTIVE: Observation = { seen: aSeen() }
export const UPDATING: Observation = { seen: aSeen({ lastUpdateStatus: 'InProgress' }) }
export const IDLE: Observation = { seen: aSeen({ state: 'Inactive', stateReasonCode: 'Idle' }) }
export const PENDING: Observation = { seen: aSeen({ state: 'Pending', stateReasonCode: 'Restoring' }) }

/** A trouble of a kind; `unreachable` was first met at 0 ms. */
export function aTrouble(kind: Trouble['kind'], operation: Trouble['operation'] = 'GetFunction'): Trouble {
  const asked = { operation, message: 'as Lambda put it' }
  if (kind === 'unreachable') return { ...asked, kind, endpoint: 'lambda.eu-west-1.example', tls: false, sinceMs: 0 }
  return { ...asked, kind }
}

export const trouble = (kind: Trouble['kind']): Observation => ({ trouble: aTrouble(kind) })
export const refusal = (kind: Trouble['kind']): Observation => ({ wake: aTrouble(kind, 'Invoke') })
export const ACCEPTED: Observation = { wake: 'accepted' }
export const provisioned = (parts: Provisioned): Observation => ({ seen: aSeen({ version: '7' }), provisioned: parts })

export type Page = readonly [atMs: number, observation: Observation]

/** Judges one observation after the other, each in the light of those before; gives every judgement. */
export function tell(desired: Desired, pages: readonly Page[], from: Memory = NOTHING): Judgement[] {
  let memory = from
  return pages.map(([atMs, observation]) => {
    const judgement = judge(desired, memory, observation, atMs)
    memory = judgement.memory
    return judgement
  })
}

/** Result and cause of every page of a story; `wake` where the wake is asked for. */
export function results(desired: Desired, pages: readonly Page[]): string[] {
  return tell(desired, pages).map(({ verdict }) => {
    if (verdict.result === 'wait') return verdict.wake ? 'wake' : 'wait'
    return `${verdict.result}: ${verdict.cause}`
  })
}

/** The last of them. */
export function lastResult(desired: Desired, pages: readonly Page[]): string | undefined {
  return results(desired, pages).at(-1)
}

/** The moment by which the last judgement wants another look. */
export function lookBy(desired: Desired, pages: readonly Page[]): number | undefined {
  const verdict = tell(desired, pages).at(-1)?.verdict
  return verdict?.result === 'wait' ? verdict.lookByMs : undefined
}
