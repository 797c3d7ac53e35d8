/** What is remembered between looks, where only a story can show it; and that it is a plain, frozen value. */
import { describe, expect, test } from '@jest/globals'
import type { Desired } from '../../src/verdict/desired.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { Observation, Seen } from '../../src/verdict/seen.ts'
import {
  ACCEPTED,
  ACTIVE,
  aDesired,
  aSeen,
  IDLE,
  lastResult,
  type Page,
  PENDING,
  provisioned,
  refusal,
  results,
  tell,
  trouble,
  UPDATING,
} from './builders.ts'

describe('a wake whose effect is seen before its answer comes', () => {
  const desired = aDesired({ onInactive: 'wake' })

  test('Inactive again after Pending is failed, though Pending was seen first', () => {
    const pages: Page[] = [
      [0, IDLE],
      [300, PENDING],
      [400, ACCEPTED],
      [600, IDLE],
    ]
    expect(results(desired, pages)).toEqual(['wake', 'wait', 'wait', 'failed: inactive-fault'])
  })

  test('Inactive again is failed even while the answer is outstanding', () => {
    const pages: Page[] = [
      [0, IDLE],
      [300, PENDING],
      [600, IDLE],
    ]
    expect(lastResult(desired, pages)).toBe('failed: inactive-fault')
  })

  test('a function that left Inactive before the answer has more than the 30 s', () => {
    const left: Observation = { seen: aSeen({ state: 'Hibernating' }) }
    const pages: Page[] = [
      [0, IDLE],
      [300, left],
      [400, ACCEPTED],
      [40_000, IDLE],
    ]
    expect(lastResult(desired, pages)).toBe('wait')
  })

  test('what was seen before a refusal does not count for the next wake', () => {
    const pages: Page[] = [
      [0, IDLE],
      [100, PENDING],
      [200, refusal('throttled')],
      [800, IDLE],
      [900, IDLE],
    ]
    expect(results(desired, pages).slice(-2)).toEqual(['wake', 'wait'])
  })
})

describe('an update that failed', () => {
  const mine = Buffer.from('aa'.repeat(32), 'hex').toString('base64')
  const theirs = Buffer.from('bb'.repeat(32), 'hex').toString('base64')
  const story = (desired: Partial<Desired>, ...all: Seen[]) =>
    lastResult(
      aDesired({ lastUpdateStatuses: ['Successful', 'Failed'], ...desired }),
      all.map((seen, place) => [place * 1_000, { seen: aSeen(seen) }]),
    )
  const begun: Seen = { lastUpdateStatus: 'InProgress', codeSha256: mine, version: '8' }
  const failed: Seen = { lastUpdateStatus: 'Failed', codeSha256: theirs, version: '7' }
  const next: Seen = { lastUpdateStatus: 'InProgress', codeSha256: theirs, version: '7' }

  test.each<[string, Partial<Desired>, string]>([
    ['digest', { codeSha256: 'aa'.repeat(32) }, 'superseded: superseded-code'],
    ['version', { version: '8' }, 'superseded: superseded-version'],
  ])('makes the %s that was reported before forgotten, for the update after it too', (_, desired, superseded) => {
    expect(story(desired, begun, next)).toBe(superseded)
    expect(story(desired, begun, failed, next)).toBe('wait')
    expect(story(desired, begun, failed, begun, next)).toBe(superseded)
  })
})

const STORY: readonly Page[] = [
  [0, trouble('not-found')],
  [200, trouble('unreachable')],
  [300, IDLE],
  [350, refusal('throttled')],
  [900, IDLE],
  [950, ACCEPTED],
  [1_000, PENDING],
  [1_200, UPDATING],
  [1_400, provisioned({})],
  [1_500, provisioned({ status: 'READY' })],
  [1_600, trouble('throttled')],
  [1_700, ACTIVE],
]
const RICH = aDesired({
  onInactive: 'wake',
  stableForMs: 500,
  provisionedConcurrency: true,
  codeSha256: 'aa'.repeat(32),
  version: '7',
})

function isDeeplyPlain(value: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(structuredClone(value))
}

test('every memory and every verdict that ends is frozen, and plain', () => {
  for (const { memory, verdict } of tell(RICH, STORY)) {
    expect(Object.isFrozen(memory)).toBe(true)
    expect(isDeeplyPlain(memory)).toBe(true)
    if ('cause' in verdict) expect(Object.isFrozen(verdict)).toBe(true)
  }
})

test('the same story is judged the same, and a look changes nothing of what was remembered before it', () => {
  const once = tell(RICH, STORY)
  const photos = once.map(({ memory }) => JSON.stringify(memory))
  for (const { memory } of once) judge(RICH, memory, { seen: aSeen({ state: 'Pending' }) }, 5_000)
  expect(once.map(({ memory }) => JSON.stringify(memory))).toEqual(photos)
  expect(tell(RICH, STORY)).toEqual(once)
})
