import { describe, expect, test } from '@jest/globals'
import { logChange, logEnd, logSilence, logStart } from '../../src/report/log.ts'
import {
  aDesired,
  aFailure,
  anOutcome,
  aReady,
  aTarget,
  entries,
  heard,
  READY,
  someSettings,
  TOTALS,
} from './builders.ts'

const said = async (work: () => unknown) => (await heard(work)).stdout

describe('the log', () => {
  test('begins with what is awaited and for how long, and the remarks', async () => {
    const settings = someSettings([aTarget()], {
      timeoutMs: 5000,
      pollInterval: 2000,
      remarks: ['timeout: 5m is five minutes'],
    })
    expect(await said(() => logStart(settings))).toBe(
      'Waiting up to 5s for orders: State Active, LastUpdateStatus Successful, a look every 2s\ntimeout: 5m is five minutes\n',
    )
  })

  test('does not spell out digests and versions of several functions', async () => {
    const desired = aDesired({ codeSha256: 'ab'.repeat(32), version: '5' })
    const awaited = ['a', 'b'].map((name) => ({ target: aTarget({ name }), desired }))
    expect(await said(() => logStart(someSettings([], { awaited, timeoutMs: 0 })))).toBe(
      'Looking once at 2 functions (a, b): State Active, LastUpdateStatus Successful, the expected code, the expected version\n',
    )
  })

  test('has a line per change: when, which function, what', async () => {
    const settings = someSettings([aTarget()])
    expect(await said(() => logChange(settings, { index: 0, atMs: 3249, observation: { seen: READY } }))).toBe(
      '   3.2s orders: State Active, LastUpdateStatus Successful\n',
    )
  })

  test('says in silence who is still awaited, and in which state', async () => {
    const settings = someSettings([aTarget({ name: 'a' }), aTarget({ name: 'b' })])
    const trouble = { kind: 'passing', operation: 'GetFunction', message: 'reset' } as const
    const stdout = await said(() =>
      logSilence(settings, 90_000, [
        { index: 0, known: { seen: { state: 'Pending' }, trouble } },
        { index: 1, known: {} },
      ]),
    )
    expect(stdout).toBe(
      '  1m30s still waiting for 2 functions: a (State Pending, LastUpdateStatus none, last look: no proper answer), b (no answer yet)\n',
    )
  })

  test('ends with a line per function, and what to do about those that are not ready', async () => {
    const stdout = await said(() => logEnd(entries([aReady(), aFailure()]), TOTALS))
    expect(stdout).toMatch(/^1 of 2 functions is not ready \(12\.3s, 7 requests to Lambda\)$/m)
    expect(stdout).toMatch(/^ {2}f-1: ready after 3\.2s: State Active/m)
    expect(stdout).toMatch(/^ {2}f-2: failed: State is Failed/m)
    expect(stdout).toMatch(/^ {4}- A function that failed at creation cannot be repaired/m)
  })

  test('says which operations are refused meanwhile', async () => {
    const pending = anOutcome('timed-out', 'timeout', { seen: { state: 'Pending' } })
    expect(await said(() => logEnd(entries([pending]), TOTALS))).toMatch(
      /^ {4}While the State is Pending, Lambda refuses Invoke/m,
    )
  })

  test('of many functions counts them, and has a line for each all the same', async () => {
    const stdout = await said(() =>
      logEnd(entries([...Array.from({ length: 60 }, () => aReady()), aFailure()]), TOTALS),
    )
    expect(stdout).toContain('60 ready, 1 failed\n')
    expect(stdout).toContain('f-5:')
    expect(stdout).toContain('f-61: failed')
  })

  test('has no line that the runner would take for a command, and no escape sequence', async () => {
    const evil = '\n::stop-commands::x\r::add-mask::y ##[error]z \u001b[31m \u202e'
    const settings = someSettings([aTarget()])
    const stdout = await said(() => {
      logChange(settings, { index: 0, atMs: 1, observation: { seen: { state: evil, stateReason: evil } } })
      logEnd(entries([aFailure({ state: evil, stateReason: evil, stateReasonCode: evil, version: evil })]), TOTALS)
    })
    expect(stdout).toContain('stop-commands')
    expect(stdout).not.toMatch(/^\s*::|##\[|[\u001b\r\u202e]/m)
  })
})
