/** One look at a function of which nothing was known before: the contract's table, row by row, with near misses. */
import { describe, expect, test } from '@jest/globals'
import type { Desired } from '../../src/verdict/desired.ts'
import type { Provisioned, Seen } from '../../src/verdict/seen.ts'
import { aDesired, aSeen, lastResult } from './builders.ts'

type Case = readonly [sentence: string, seen: Seen, desired: Partial<Desired>, result: string]

const first = (seen: Seen, desired: Partial<Desired>, provisioned?: Provisioned) =>
  lastResult(aDesired(desired), [[0, { seen, ...(provisioned && { provisioned }) }]])

function hold(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, seen, desired, result) => {
    expect(first(seen, desired)).toBe(result)
  })
}

describe('State Failed', () => {
  hold([
    ['fails', aSeen({ state: 'Failed' }), {}, 'failed: state-failed'],
    [
      'fails before its failed update',
      aSeen({ state: 'Failed', lastUpdateStatus: 'Failed' }),
      {},
      'failed: state-failed',
    ],
    [
      'fails while an update is in progress',
      aSeen({ state: 'Failed', lastUpdateStatus: 'InProgress' }),
      {},
      'failed: state-failed',
    ],
    ['fails with no LastUpdateStatus', { state: 'Failed' }, {}, 'failed: state-failed'],
    [
      'fails whatever LastUpdateStatus is desired',
      aSeen({ state: 'Failed' }),
      { lastUpdateStatuses: 'any' },
      'failed: state-failed',
    ],
    ['is not looked at with any', aSeen({ state: 'Failed' }), { states: 'any' }, 'ready: ready'],
  ])
})

describe('LastUpdateStatus Failed', () => {
  const seen = aSeen({ lastUpdateStatus: 'Failed' })
  hold([
    ['fails', seen, {}, 'failed: update-failed'],
    ['fails with desired-state any', seen, { states: 'any' }, 'failed: update-failed'],
    ['fails a function that is Pending', { ...seen, state: 'Pending' }, {}, 'failed: update-failed'],
    ['fails with no State', { lastUpdateStatus: 'Failed' }, {}, 'failed: update-failed'],
    ['fails before Deleting does', { ...seen, state: 'Deleting' }, {}, 'failed: update-failed'],
    ['fails before Inactive does', { ...seen, state: 'Inactive' }, {}, 'failed: update-failed'],
    ['is ready where it is desired', seen, { lastUpdateStatuses: ['Successful', 'Failed'] }, 'ready: ready'],
    ['is not looked at with any', seen, { lastUpdateStatuses: 'any' }, 'ready: ready'],
    [
      'that is desired does not hide Deleting',
      { ...seen, state: 'Deleting' },
      { lastUpdateStatuses: ['Failed'] },
      'failed: going-away',
    ],
  ])
})

describe.each(['Deleting', 'Deactivating', 'Deactivated'])('%s', (state) => {
  hold([
    ['fails', aSeen({ state }), {}, 'failed: going-away'],
    [
      'fails while an update is in progress',
      aSeen({ state, lastUpdateStatus: 'InProgress' }),
      {},
      'failed: going-away',
    ],
    ['is ready where it is desired', aSeen({ state }), { states: [state] }, 'ready: ready'],
    ['is ready with any', aSeen({ state }), { states: 'any' }, 'ready: ready'],
    [
      'that is desired waits for the update',
      aSeen({ state, lastUpdateStatus: 'InProgress' }),
      { states: [state] },
      'wait',
    ],
  ])
})

describe('ActiveNonInvocable', () => {
  const seen = aSeen({ state: 'ActiveNonInvocable' })
  hold([
    ['of $LATEST fails', seen, {}, 'failed: latest-not-invocable'],
    [
      'of $LATEST fails with no LastUpdateStatus',
      { state: 'ActiveNonInvocable', version: '$LATEST' },
      {},
      'failed: latest-not-invocable',
    ],
    ['of $LATEST waits for an update in progress', { ...seen, lastUpdateStatus: 'InProgress' }, {}, 'wait'],
    ['of a published version waits', { ...seen, version: '7' }, {}, 'wait'],
    ['of a version that is not told waits', { state: 'ActiveNonInvocable' }, {}, 'wait'],
    ['is ready where it is desired', seen, { states: ['ActiveNonInvocable'] }, 'ready: ready'],
    ['is ready with any', seen, { states: 'any' }, 'ready: ready'],
  ])
})

describe('Inactive', () => {
  const seen = aSeen({ state: 'Inactive' })
  hold([
    ['with another code than Idle fails', { ...seen, stateReasonCode: 'ImageDeleted' }, {}, 'failed: inactive-fault'],
    [
      'with another code fails even where idle ones are waited for',
      { ...seen, stateReasonCode: 'ImageDeleted' },
      { onInactive: 'wait' },
      'failed: inactive-fault',
    ],
    [
      'with another code is not woken',
      { ...seen, stateReasonCode: 'ImageDeleted' },
      { onInactive: 'wake' },
      'failed: inactive-fault',
    ],
    [
      'with another code waits for an update in progress',
      { ...seen, stateReasonCode: 'ImageDeleted', lastUpdateStatus: 'InProgress' },
      {},
      'wait',
    ],
    ['idle is inactive', { ...seen, stateReasonCode: 'Idle' }, {}, 'inactive: idle'],
    ['with no code is inactive', seen, {}, 'inactive: idle'],
    ['with no LastUpdateStatus is inactive', { state: 'Inactive' }, {}, 'inactive: idle'],
    ['idle waits with on-inactive wait', { ...seen, stateReasonCode: 'Idle' }, { onInactive: 'wait' }, 'wait'],
    ['idle is woken with on-inactive wake', { ...seen, stateReasonCode: 'Idle' }, { onInactive: 'wake' }, 'wake'],
    ['with no code is woken with on-inactive wake', seen, { onInactive: 'wake' }, 'wake'],
    [
      'is not woken while an update is in progress',
      { ...seen, lastUpdateStatus: 'InProgress' },
      { onInactive: 'wake' },
      'wait',
    ],
    ['is ready where it is desired', seen, { states: ['Active', 'Inactive'] }, 'ready: ready'],
    [
      'is ready with any, whatever its code',
      { ...seen, stateReasonCode: 'ImageDeleted' },
      { states: 'any', onInactive: 'wake' },
      'ready: ready',
    ],
  ])
})

const HEX = '6e'.repeat(32)
const BASE64 = Buffer.from(HEX, 'hex').toString('base64')
const OTHER = Buffer.from('6f'.repeat(32), 'hex').toString('base64')

describe('ready', () => {
  hold([
    ['is what is as desired', aSeen(), {}, 'ready: ready'],
    ['needs no LastUpdateStatus', { state: 'Active' }, {}, 'ready: ready'],
    [
      'needs no LastUpdateStatus where only Failed is desired',
      { state: 'Active' },
      { lastUpdateStatuses: ['Failed'] },
      'ready: ready',
    ],
    ['is any of the desired', aSeen({ state: 'Pending' }), { states: ['Active', 'Pending'] }, 'ready: ready'],
    ['waits for the update', aSeen({ lastUpdateStatus: 'InProgress' }), {}, 'wait'],
    [
      'is InProgress where it is desired',
      aSeen({ lastUpdateStatus: 'InProgress' }),
      { lastUpdateStatuses: ['InProgress'] },
      'ready: ready',
    ],
    [
      'is InProgress with any',
      aSeen({ lastUpdateStatus: 'InProgress' }),
      { lastUpdateStatuses: 'any' },
      'ready: ready',
    ],
    ['waits while Pending', aSeen({ state: 'Pending' }), {}, 'wait'],
    ['waits for a creation with desired-state any', { state: 'Pending' }, { states: 'any' }, 'wait'],
    ['waits for a creation where Pending is desired', { state: 'Pending' }, { states: ['Pending'] }, 'wait'],
    [
      'is Pending where it is desired and LastUpdateStatus is not looked at',
      { state: 'Pending' },
      { states: ['Pending'], lastUpdateStatuses: 'any' },
      'ready: ready',
    ],
    ['waits where State is absent', { lastUpdateStatus: 'Successful' }, {}, 'wait'],
    ['waits on a State of the future', aSeen({ state: 'Hibernating' }), {}, 'wait'],
    ['waits on a LastUpdateStatus of the future', aSeen({ lastUpdateStatus: 'RolledBack' }), {}, 'wait'],
    ['waits where nothing is told', {}, {}, 'wait'],
    ['reads the digest of a zip', aSeen({ codeSha256: BASE64 }), { codeSha256: HEX }, 'ready: ready'],
    ['reads the digest of an image', aSeen({ codeSha256: HEX }), { codeSha256: HEX }, 'ready: ready'],
    ['reads upper-case hexadecimal', aSeen({ codeSha256: HEX.toUpperCase() }), { codeSha256: HEX }, 'ready: ready'],
    ['waits for another digest', aSeen({ codeSha256: OTHER }), { codeSha256: HEX }, 'wait'],
    ['waits where no digest is told', aSeen(), { codeSha256: HEX }, 'wait'],
    ['is the expected version', aSeen({ version: '7' }), { version: '7' }, 'ready: ready'],
    ['waits for the expected version', aSeen({ version: '6' }), { version: '7' }, 'wait'],
    ['waits where no version is told', { state: 'Active' }, { version: '7' }, 'wait'],
  ])
})

describe('provisioned concurrency', () => {
  const wanted = { provisionedConcurrency: true }
  const published = aSeen({ version: '7' })

  test.each([
    ['READY is ready', { status: 'READY' }, 'ready: ready'],
    ['IN_PROGRESS waits', { status: 'IN_PROGRESS' }, 'wait'],
    ['FAILED fails', { status: 'FAILED' }, 'failed: provisioned-failed'],
    ['a word of the future waits', { status: 'PAUSED' }, 'wait'],
    ['that is not configured waits', {}, 'wait'],
  ])('%s', (_, provisioned, result) => {
    expect(first(published, wanted, provisioned)).toBe(result)
  })

  test('waits where it was not told', () => {
    expect(first(published, wanted)).toBe('wait')
  })

  test('FAILED comes after a failed State and after Inactive', () => {
    expect(first(aSeen({ state: 'Failed' }), wanted, { status: 'FAILED' })).toBe('failed: state-failed')
    expect(first(aSeen({ state: 'Inactive' }), wanted, { status: 'FAILED' })).toBe('inactive: idle')
  })

  test('READY does not make a function ready that is not', () => {
    expect(first(aSeen({ state: 'Pending' }), wanted, { status: 'READY' })).toBe('wait')
  })
})
