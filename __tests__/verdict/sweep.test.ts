/** Every State with every LastUpdateStatus under every kind of desire, against an oracle written from the contract's text. */
import { expect, test } from '@jest/globals'
import { type Desired, LAST_UPDATE_STATUSES, type OnInactive, STATES } from '../../src/verdict/desired.ts'
import { judge } from '../../src/verdict/judge.ts'
import { NOTHING } from '../../src/verdict/memory.ts'
import type { Seen } from '../../src/verdict/seen.ts'
import { aDesired } from './builders.ts'

const SEEN_STATES = [...STATES, 'Failed', 'Hibernating', undefined]
const SEEN_UPDATES = [...LAST_UPDATE_STATUSES, 'RolledBack', undefined]
const SEEN_CODES = ['Idle', 'ImageDeleted', undefined]
const SEEN_VERSIONS = ['$LATEST', '7', undefined]
const ON_INACTIVE: readonly OnInactive[] = ['fail', 'wait', 'wake']

/** All subsets of some words but the empty one, and `any`. */
function desires(words: readonly string[]): ('any' | string[])[] {
  const subsets = Array.from({ length: 2 ** words.length - 1 }, (_, bits) =>
    words.filter((_word, place) => (bits + 1) & (1 << place)),
  )
  return ['any', ...subsets]
}

/** The contract's table for a first look: what the page says, in its order, with nothing taken from src. */
function oracle(wanted: Desired, { state, lastUpdateStatus, stateReasonCode, version }: Seen): string {
  const stateCounts = wanted.states === 'any' || wanted.states.some((word) => word === state)
  const updateCounts =
    wanted.lastUpdateStatuses === 'any' || wanted.lastUpdateStatuses.some((word) => word === lastUpdateStatus)
  const noUpdate = lastUpdateStatus !== 'InProgress'
  if (state === 'Failed' && wanted.states !== 'any') return 'failed'
  if (lastUpdateStatus === 'Failed' && !updateCounts) return 'failed'
  if (/^(Deleting|Deactivating|Deactivated)$/.test(`${state}`) && !stateCounts) return 'failed'
  if (state === 'ActiveNonInvocable' && version === '$LATEST' && !stateCounts && noUpdate) return 'failed'
  if (state === 'Inactive' && !stateCounts && noUpdate) {
    if (stateReasonCode === 'ImageDeleted') return 'failed'
    return { fail: 'inactive', wait: 'wait', wake: 'wake' }[wanted.onInactive]
  }
  const absentIsFine = lastUpdateStatus === undefined && state !== 'Pending'
  return stateCounts && (updateCounts || absentIsFine) ? 'ready' : 'wait'
}

function* allSeen(): Generator<Seen> {
  for (const state of SEEN_STATES)
    for (const lastUpdateStatus of SEEN_UPDATES)
      for (const stateReasonCode of SEEN_CODES)
        for (const version of SEEN_VERSIONS)
          yield JSON.parse(JSON.stringify({ state, lastUpdateStatus, stateReasonCode, version }))
}

test('the table holds for every State, LastUpdateStatus, reason code and version, whatever is desired', () => {
  const looks = [...allSeen()]
  const wrong: unknown[] = []
  let judged = 0
  for (const states of desires(STATES))
    for (const lastUpdateStatuses of desires(LAST_UPDATE_STATUSES))
      for (const onInactive of ON_INACTIVE) {
        const wanted = aDesired({ states, lastUpdateStatuses, onInactive })
        for (const seen of looks) {
          const { verdict } = judge(wanted, NOTHING, { seen }, 0)
          const got = verdict.result === 'wait' && verdict.wake ? 'wake' : verdict.result
          judged += 1
          if (got !== oracle(wanted, seen)) wrong.push({ wanted, seen, got, expected: oracle(wanted, seen) })
        }
      }
  expect(wrong.slice(0, 5)).toEqual([])
  expect(judged).toBe(128 * 8 * 3 * 450)
})
