/** News: what people are told of is what was not known before, field by field. */
import { describe, expect, test } from '@jest/globals'
import type { Observation, Seen } from '../../src/verdict/seen.ts'
import { ACCEPTED, ACTIVE, aDesired, aSeen, aTrouble, IDLE, provisioned, refusal, tell, trouble } from './builders.ts'

const NOT_YET = aDesired({ states: ['Pending'], provisionedConcurrency: true, onInactive: 'wake' })

/** Whether the second of two observations is news. */
const isNews = (first: Observation, second: Observation): boolean | undefined =>
  tell(NOT_YET, [
    [0, first],
    [250, second],
  ]).at(-1)?.news

describe('of what Lambda shows', () => {
  test.each<keyof Seen>([
    'state',
    'stateReason',
    'stateReasonCode',
    'lastUpdateStatus',
    'lastUpdateStatusReason',
    'lastUpdateStatusReasonCode',
    'version',
    'codeSha256',
  ])('%s is told when it comes, changes and goes', (field) => {
    const { [field]: _, ...without } = aSeen()
    const one = { seen: { ...without, [field]: 'One' } }
    const other = { seen: { ...without, [field]: 'Other' } }
    expect([isNews({ seen: without }, one), isNews(one, other), isNews(one, { seen: without })]).toEqual([
      true,
      true,
      true,
    ])
    expect(isNews(one, { seen: { ...one.seen } })).toBe(false)
  })

  test.each<keyof Seen>(['revisionId', 'lastModified', 'functionArn', 'packageType', 'logGroup', 'snapStart'])(
    '%s is not',
    (field) => {
      expect(isNews(ACTIVE, { seen: aSeen({ [field]: 'other' }) })).toBe(false)
    },
  )

  test('the first answer is, even one that tells nothing, and after a trouble', () => {
    expect(tell(NOT_YET, [[0, { seen: {} }]])[0]?.news).toBe(true)
    expect(
      tell(NOT_YET, [
        [0, trouble('passing')],
        [250, { ...trouble('passing'), seen: {} }],
      ])[1]?.news,
    ).toBe(true)
    expect(isNews({ seen: {} }, { seen: {} })).toBe(false)
  })
})

describe('of provisioned concurrency', () => {
  test('its Status is, and that none is configured', () => {
    expect(isNews(ACTIVE, { ...ACTIVE, provisioned: {} })).toBe(true)
    expect(isNews(provisioned({}), provisioned({ status: 'IN_PROGRESS' }))).toBe(true)
    expect(isNews(provisioned({ status: 'IN_PROGRESS' }), provisioned({ status: 'READY' }))).toBe(true)
  })

  test('the rest is not', () => {
    expect(isNews(provisioned({}), provisioned({}))).toBe(false)
    const counted = provisioned({ status: 'IN_PROGRESS', allocated: 1 })
    expect(isNews(provisioned({ status: 'IN_PROGRESS' }), counted)).toBe(false)
    expect(isNews(ACTIVE, ACTIVE)).toBe(false)
  })
})

describe('of a trouble', () => {
  test('its kind is, and that it is over', () => {
    expect(isNews(ACTIVE, trouble('passing'))).toBe(true)
    expect(isNews(trouble('passing'), trouble('throttled'))).toBe(true)
    expect(isNews(trouble('passing'), ACTIVE)).toBe(true)
    expect(isNews(ACTIVE, { ...ACTIVE, ...trouble('passing') })).toBe(true)
  })

  test('its message is not', () => {
    expect(isNews(trouble('passing'), { trouble: { ...aTrouble('passing'), message: 'other' } })).toBe(false)
  })
})

test.each([
  ['taken', ACCEPTED],
  ['to be asked again', refusal('throttled')],
  ['refused', refusal('no-capacity')],
])('that a wake was %s is news', (_, answer) => {
  expect(isNews(IDLE, answer)).toBe(true)
})
