import { describe, expect, test } from '@jest/globals'
import { failureLine, writeAnnotations } from '../../src/report/annotations.ts'
import { entriesOf } from '../../src/report/entry.ts'
import { noticesOf, writeNotices } from '../../src/report/notices.ts'
import { aFailure, anOutcome, aReady, aTarget, commands, entries, heard, someSettings } from './builders.ts'

const twelve = Array.from({ length: 12 }, () => aFailure())

describe('annotations', () => {
  test('are none, and the exit code stays, where every function is ready', async () => {
    const { stdout, exitCode } = await heard(() => writeAnnotations(entries([aReady()])))
    expect(stdout).toBe('')
    expect(exitCode).not.toBe(1)
  })

  test('are one titled with the name, then the line that fails the step', async () => {
    const { stdout, exitCode } = await heard(() => writeAnnotations(entries([aFailure()])))
    const errors = commands(stdout, 'error')
    expect(errors).toHaveLength(2)
    expect(errors[0]).toMatch(/^::error title=f-1::f-1: State is Failed/)
    expect(errors[1]).toMatch(/^::error::f-1: State is Failed.*InvalidImage: "The image is broken\."/)
    expect(exitCode).toBe(1)
  })

  test('are no more than a step can show; the rest are counted', async () => {
    const errors = commands((await heard(() => writeAnnotations(entries(twelve)))).stdout, 'error')
    expect(errors).toHaveLength(10)
    expect(errors[9]).toMatch(
      /^::error::12 of 12 functions are not ready: f-1 \(failed\), .*3 of them have no annotation/,
    )
  })

  test('show failures before those that were merely given up', async () => {
    const given = entries([anOutcome('unfinished', 'fail-fast'), aFailure()])
    const errors = commands((await heard(() => writeAnnotations(given))).stdout, 'error')
    expect(errors.map((line) => line.slice(0, 18))).toEqual([
      '::error title=f-2:',
      '::error title=f-1:',
      '::error::2 of 2 fu',
    ])
  })

  test('have a last line that fits, and has the whole message of the deciding function', () => {
    const given = entries(
      Array.from({ length: 1000 }, () =>
        aFailure({ stateReason: 'x'.repeat(9000), lastUpdateStatusReason: 'y'.repeat(9000) }),
      ),
      Array.from({ length: 1000 }, (_, i) => `n${i}`.padEnd(64, '-')),
    )
    const line = failureLine(given)
    expect(line.length).toBeLessThanOrEqual(4096)
    expect(line).toContain(given[0]?.story.message)
    expect(line).toMatch(/and 9\d\d more\./)
  })
})

describe('notices', () => {
  test('tell of reserved concurrency 0, and of no other', () => {
    expect(
      noticesOf(entries([aReady({ reservedConcurrency: 0 }), aReady({ reservedConcurrency: 5 }), aReady()])),
    ).toEqual([expect.stringMatching(/^f-1: reserved concurrency is 0/)])
  })

  test('tell of SnapStart only where the name is unqualified', () => {
    const targets = [aTarget(), aTarget({ qualifier: 'live' })]
    const snap = aReady({ snapStart: 'PublishedVersions' })
    const given = entriesOf(someSettings([...targets, aTarget()]), [snap, snap, aReady({ snapStart: 'None' })])
    expect(noticesOf(given)).toEqual([expect.stringMatching(/^orders: SnapStart is on/)])
  })

  test('are never more than a step can show', async () => {
    const both = Array.from({ length: 40 }, () => aReady({ reservedConcurrency: 0, snapStart: 'PublishedVersions' }))
    const { stdout } = await heard(() => writeNotices(entries(both)))
    expect(commands(stdout, 'notice')).toHaveLength(2)
    expect(stdout).toContain('f-40')
    expect(noticesOf(entries(both.slice(0, 5)))).toHaveLength(10)
  })
})
