import { describe, expect, test } from '@jest/globals'
import { changeWords } from '../../src/report/change-words.ts'
import type { Trouble } from '../../src/verdict/seen.ts'
import type { Change } from '../../src/waiting/outcome.ts'
import { aDesired, READY } from './builders.ts'

const THROTTLED: Trouble = {
  kind: 'throttled',
  operation: 'GetFunction',
  name: 'TooManyRequestsException',
  status: 429,
  message: 'Rate exceeded',
}
const PENDING = { state: 'Pending', stateReason: 'Being created.', stateReasonCode: 'Creating' }

const words = (parts: Partial<Change>, desired = {}) =>
  changeWords({ index: 0, atMs: 0, observation: {}, ...parts }, aDesired(desired))

describe('a change', () => {
  test('at the first look shows what there is', () => {
    expect(words({ observation: { seen: PENDING } })).toBe(
      'State Pending (Creating: "Being created."), LastUpdateStatus none',
    )
  })

  test('later shows what it was and what it is, and only of what changed', () => {
    const before = { seen: { ...PENDING, version: '$LATEST' } }
    expect(words({ observation: { seen: READY }, before, final: { result: 'ready', cause: 'ready' } })).toBe(
      'State Pending (Creating: "Being created.") → Active, LastUpdateStatus none → Successful: ready',
    )
  })

  test('of code and version is shown', () => {
    const before = { seen: { ...READY, version: '4', codeSha256: 'aaaaaaaaaaaaaaaa' } }
    const seen = { ...READY, version: '5', codeSha256: 'bbbbbbbbbbbbbbbb' }
    expect(words({ observation: { seen }, before })).toBe('Version 4 → 5, CodeSha256 aaaaaaaaaaaa… → bbbbbbbbbbbb…')
  })

  test('of provisioned concurrency is shown, with how far it is', () => {
    const before = { seen: READY, provisioned: { status: 'IN_PROGRESS', requested: 5, allocated: 2 } }
    expect(words({ observation: { seen: READY, provisioned: { status: 'READY' } }, before })).toBe(
      'provisioned concurrency IN_PROGRESS (2 of 5) → READY',
    )
  })

  test('to trouble names it, and that it is asked again', () => {
    expect(words({ observation: { trouble: THROTTLED } })).toBe(
      'throttled: GetFunction: TooManyRequestsException (429): "Rate exceeded", asked again',
    )
  })

  test('to an answer that was none is not called "passing"', () => {
    const trouble: Trouble = { kind: 'passing', operation: 'GetFunction', message: 'reset' }
    expect(words({ observation: { trouble } })).toBe('no proper answer: GetFunction: "reset", asked again')
  })

  test('back from trouble says so', () => {
    expect(words({ observation: { seen: READY }, before: { seen: READY, trouble: THROTTLED } })).toBe(
      'Lambda answers again',
    )
  })

  test('by a wake is one too, refused or not', () => {
    expect(words({ observation: { wake: 'accepted' } })).toContain('invoked once to wake it')
    expect(words({ observation: { wake: THROTTLED } })).toContain('wake: GetFunction: TooManyRequestsException')
  })
})
