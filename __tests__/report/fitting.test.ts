/** Advice fits the case: an alias, a version and an ARN need other things done than a bare name. */
import { describe, expect, test } from '@jest/globals'
import { narrate } from '../../src/report/narrate.ts'
import { ADVICE } from '../../src/report/reason-codes.ts'
import type { Target } from '../../src/targets/target.ts'
import type { Desired } from '../../src/verdict/desired.ts'
import type { Outcome } from '../../src/waiting/outcome.ts'
import { ACCOUNT, aDesired, aFailure, anOutcome, aTarget, READY, someSettings } from './builders.ts'

function todo(outcome: Outcome, parts: Partial<Target> = {}, desired: Partial<Desired> = {}): readonly string[] {
  const target = aTarget(parts)
  return narrate(target, aDesired(desired), outcome, someSettings([target])).todo
}

describe('a version that failed', () => {
  const failed = aFailure({ version: '7' })

  test('behind an alias: the alias moves to the new one', () => {
    expect(todo(failed, { qualifier: 'live' }).at(-1)).toMatch(/publish a new version and move the alias to it\.$/)
  })

  test('by its number: there is no alias to move', () => {
    expect(todo(failed, { qualifier: '7' }).at(-1)).toMatch(/publish a new version\.$/)
  })
})

describe('no provisioned concurrency', () => {
  const missing = anOutcome('failed', 'provisioned-missing', { seen: READY, provisioned: {} })

  test('of an alias: its version may have it', () => {
    expect(todo(missing, { qualifier: 'live' })).toContain('Or, if its version has it instead, name the version.')
  })

  test('of a version: an alias may have it', () => {
    const texts = todo(missing, { qualifier: '7' })
    expect(texts).toContain('Or, if an alias of this version has it instead, name the alias.')
  })
})

describe('the expected code that did not come', () => {
  const seen = { ...READY, codeSha256: 'b2xk' }
  const late = anOutcome('timed-out', 'timeout', { seen })
  const desired = { codeSha256: 'ab'.repeat(32) }

  test('to an alias: was the alias moved?', () => {
    expect(todo(late, { qualifier: 'live' }, desired)[0]).toContain('moved the alias to the version with this code')
  })

  test('to a function: was exactly this code sent?', () => {
    expect(todo(late, {}, desired)[0]).toContain('sent exactly this code')
  })
})

describe('an idle function', () => {
  test.each(['Idle', '', undefined])('that was woken and fell back (%j): no advice to wake it again', (code) => {
    const seen = { state: 'Inactive', ...(code !== undefined && { stateReasonCode: code }) }
    const target = aTarget()
    const fellBack = anOutcome('failed', 'inactive-fault', { seen })
    const { message, links } = narrate(target, aDesired({ onInactive: 'wake' }), fellBack, someSettings([target]))
    expect(message).toContain('was invoked once to wake it, and became Inactive again')
    expect(message).toContain('Invoke it again by hand and read the error')
    expect(message).not.toMatch(/not because it is idle|on-inactive: wake|not used for a long time/)
    expect(links).toEqual([])
  })

  test('that nobody woke in time: how to wake it is said once', () => {
    const seen = { state: 'Inactive', stateReasonCode: 'Idle', lastUpdateStatus: 'Successful' }
    const late = anOutcome('timed-out', 'timeout', { seen })
    expect(
      todo(late, {}, { onInactive: 'wait' })
        .join(' ')
        .match(/on-inactive: wake/g),
    ).toHaveLength(1)
    const { stateReasonCode: _, ...unexplained } = seen
    const untold = anOutcome('timed-out', 'timeout', { seen: unexplained })
    expect(todo(untold, {}, { onInactive: 'wait' })[0]).toBe('Wake it with on-inactive: wake.')
  })
})

describe('a function that is not found', () => {
  const missing = anOutcome('not-found', 'not-found')

  test('by an ARN: aws-region says nothing of it', () => {
    const functionName = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders`
    expect(todo(missing, { functionName })[0]).toBe(
      'Check the name, the qualifier, the region and the account in the ARN.',
    )
  })

  test('by its name: aws-region counts', () => expect(todo(missing)[0]).toContain('aws-region'))
})

test('no check ends in deploying again: what follows it depends on what failed, and says so itself', () => {
  const ends = Object.entries(ADVICE).filter(([, { check }]) => /deploy (it )?again\.$|deploy it\.$/.test(check))
  expect(ends).toEqual([])
})
