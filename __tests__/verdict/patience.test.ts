/** How long patience lasts, and by when another look would tell more. */
import { describe, expect, test } from '@jest/globals'
import { judgeTheEnd } from '../../src/verdict/judge.ts'
import { NOTHING } from '../../src/verdict/memory.ts'
import { isSharedTrouble, type Observation, type Trouble } from '../../src/verdict/seen.ts'
import {
  ACCEPTED,
  ACTIVE,
  aDesired,
  aSeen,
  aTrouble,
  IDLE,
  lastResult,
  lookBy,
  type Page,
  PENDING,
  provisioned,
  refusal,
  results,
  tell,
  trouble,
  UPDATING,
} from './builders.ts'

describe('stable-for', () => {
  const desired = aDesired({ stableForMs: 2_000 })

  test('is counted from the first look that is as desired', () => {
    const pages: Page[] = [
      [100, PENDING],
      [200, ACTIVE],
      [900, ACTIVE],
    ]
    expect(lookBy(desired, pages)).toBe(2_200)
    expect(results(desired, [...pages, [2_199, ACTIVE], [2_200, ACTIVE]]).slice(-2)).toEqual(['wait', 'ready: ready'])
  })

  test('of 0 is ready at once', () => {
    expect(lastResult(aDesired(), [[700, ACTIVE]])).toBe('ready: ready')
  })

  const ready: Observation = provisioned({ status: 'READY' })
  const unknown: Observation = { seen: aSeen({ version: '7' }), ...trouble('throttled') }
  const both = aDesired({ stableForMs: 2_000, provisionedConcurrency: true })
  const story = (between: Observation) =>
    lastResult(both, [
      [0, ready],
      [1_000, between],
      [2_000, ready],
    ])

  test('is not broken where a passing fault hides provisioned concurrency', () => {
    expect(story(unknown)).toBe('ready: ready')
  })

  test('is broken where provisioned concurrency is not READY, or not there', () => {
    expect(story(provisioned({ status: 'IN_PROGRESS' }))).toBe('wait')
    expect(story(provisioned({}))).toBe('wait')
    expect(story({ seen: aSeen({ version: '7' }) })).toBe('wait')
  })

  test('does not begin behind a fault that hides it', () => {
    expect(
      results(both, [
        [0, provisioned({ status: 'IN_PROGRESS' })],
        [1_000, unknown],
        [2_000, ready],
      ]).at(-1),
    ).toBe('wait')
  })
})

describe('provisioned concurrency that is not configured', () => {
  test('is looked for again by the end of the grace', () => {
    const desired = aDesired({ provisionedConcurrency: true })
    const pages: Page[] = [
      [100, provisioned({})],
      [600, provisioned({})],
    ]
    expect(lookBy(desired, pages)).toBe(5_100)
  })

  test('has no grace of 0', () => {
    const desired = aDesired({ provisionedConcurrency: true, notFoundGraceMs: 0 })
    expect(lastResult(desired, [[100, provisioned({})]])).toBe('failed: provisioned-missing')
  })
})

describe('a not-found-grace of 0', () => {
  const desired = aDesired({ provisionedConcurrency: true, notFoundGraceMs: 0 })

  test('is no end for a function whose provisioned concurrency is on its way', () => {
    expect(lastResult(desired, [[0, provisioned({ status: 'IN_PROGRESS' })]])).toBe('wait')
  })

  test('nor for one that is not asked for it, or whose answer is not there', () => {
    expect(lastResult(aDesired({ notFoundGraceMs: 0 }), [[0, PENDING]])).toBe('wait')
    expect(lastResult(desired, [[0, PENDING]])).toBe('wait')
  })
})

describe('Inactive after an update', () => {
  test('is waited for only where the update was seen in progress', () => {
    expect(
      lastResult(aDesired(), [
        [0, ACTIVE],
        [1_000, IDLE],
      ]),
    ).toBe('inactive: idle')
    expect(
      lastResult(aDesired(), [
        [0, UPDATING],
        [1_000, IDLE],
      ]),
    ).toBe('wait')
  })

  test('counts from the look that showed its end, not from those after it', () => {
    const pages: Page[] = [
      [0, UPDATING],
      [1_000, ACTIVE],
      [5_000, IDLE],
    ]
    const desired = aDesired({ states: ['Pending'] })
    expect(lookBy(desired, pages)).toBe(11_000)
  })

  test('an empty reason code is none', () => {
    expect(lastResult(aDesired(), [[0, { seen: aSeen({ state: 'Inactive', stateReasonCode: '' }) }]])).toBe(
      'inactive: idle',
    )
  })
})

test('a look that says there is no capacity, which only Invoke does, ends nothing', () => {
  expect(lastResult(aDesired(), [[0, trouble('no-capacity')]])).toBe('wait')
})

describe('superseded', () => {
  const version = (seen: Observation['seen']): Observation => ({ seen: { state: 'Pending', ...seen } })

  test('an absent version is no other one', () => {
    const desired = aDesired({ version: '8' })
    expect(
      results(desired, [
        [0, version({ version: '8' })],
        [1, version({})],
        [2, version({ version: '9' })],
      ]),
    ).toEqual(['wait', 'wait', 'superseded: superseded-version'])
  })

  test('is nothing where none is expected', () => {
    expect(
      lastResult(aDesired(), [
        [0, version({ version: '8', codeSha256: 'x' })],
        [1, version({ version: '9', codeSha256: 'y' })],
      ]),
    ).toBe('wait')
  })

  test('is not after a State Failed that is not looked at', () => {
    const desired = aDesired({ states: 'any', version: '8' })
    const pages: Page[] = [
      [0, { seen: { state: 'Pending', version: '8' } }],
      [1, { seen: { state: 'Failed', version: '7' } }],
      [2, { seen: { state: 'Pending', version: '7' } }],
    ]
    expect(results(desired, pages)).toEqual(['wait', 'wait', 'wait'])
  })
})

describe('the wake', () => {
  const desired = aDesired({ onInactive: 'wake' })

  /** Refused so many times, each time asked again as soon as it may be: the time until it may be asked once more. */
  function pauseAfter(times: number, refused: Observation): number {
    const pages: Page[] = []
    let atMs = 0
    for (let nth = 1; nth <= times; nth += 1) {
      pages.push([atMs, IDLE], [atMs, refused], [atMs, IDLE])
      const untilMs = lookBy(desired, pages) ?? Number.NaN
      if (nth === times) return untilMs - atMs
      atMs = untilMs
    }
    return Number.NaN
  }

  const throttled = (retryAfterMs: number): Observation => ({
    wake: { kind: 'throttled', operation: 'Invoke', message: '', retryAfterMs },
  })

  test.each(['passing', 'throttled', 'unreachable'] as const)('%s: twice as late each time, 10 s at most', (kind) => {
    expect([1, 2, 3, 4, 5, 6, 7].map((times) => pauseAfter(times, refusal(kind)))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ])
  })

  test('Retry-After makes it later, never sooner', () => {
    expect(pauseAfter(1, throttled(20_000))).toBe(20_000)
    expect(pauseAfter(3, throttled(100))).toBe(2_000)
  })

  test('is asked for again at that moment, and not before', () => {
    const pages: Page[] = [
      [0, IDLE],
      [100, refusal('passing')],
      [599, IDLE],
      [600, IDLE],
      [700, IDLE],
    ]
    expect(results(desired, pages)).toEqual(['wake', 'wait', 'wait', 'wake', 'wait'])
  })

  test('that came as an answer to none is taken all the same', () => {
    expect(
      lookBy(desired, [
        [0, ACCEPTED],
        [100, IDLE],
      ]),
    ).toBe(30_000)
    expect(
      lookBy(desired, [
        [0, refusal('passing')],
        [100, IDLE],
      ]),
    ).toBe(500)
  })

  test('whose answer is outstanding needs no look at a certain moment', () => {
    expect(
      tell(desired, [
        [0, IDLE],
        [250, IDLE],
      ]).at(-1)?.verdict,
    ).toStrictEqual({ result: 'wait' })
  })

  test('that was refused is none: Pending after it, and Inactive again, is asked for again', () => {
    const pages: Page[] = [
      [0, IDLE],
      [100, refusal('throttled')],
      [300, PENDING],
      [700, IDLE],
    ]
    expect(results(desired, pages)).toEqual(['wake', 'wait', 'wait', 'wake'])
  })

  test('an absent State is no sign that the function left Inactive', () => {
    const pages: Page[] = [
      [0, IDLE],
      [100, ACCEPTED],
      [300, { seen: { version: '7' } }],
      [30_100, IDLE],
    ]
    expect(lastResult(desired, pages)).toBe('inactive: not-woken')
  })

  test('what refused it is told', () => {
    const verdict = tell(desired, [
      [0, IDLE],
      [100, refusal('no-capacity')],
    ]).at(-1)?.verdict
    expect(verdict).toEqual({ result: 'inactive', cause: 'no-capacity', trouble: aTrouble('no-capacity', 'Invoke') })
  })

  test('is remembered where it was refused for good', () => {
    const [asked, refused] = tell(desired, [
      [0, IDLE],
      [100, refusal('rejected')],
    ])
    expect(refused?.memory).toEqual(asked?.memory)
  })
})

describe('when the time is up', () => {
  const endOf = (...pages: Page[]) => judgeTheEnd(tell(aDesired(), pages).at(-1)?.memory ?? NOTHING)

  test('an endpoint that was never reached is an error', () => {
    const unreached = aTrouble('unreachable')
    expect(endOf([0, trouble('unreachable')])).toEqual({ result: 'error', cause: 'trouble', trouble: unreached })
    expect(endOf([0, trouble('unreachable')], [1, PENDING])).toEqual({ result: 'timed-out', cause: 'timeout' })
  })

  test('a function that was not found last is not found, with what Lambda said', () => {
    const missing = aTrouble('not-found')
    expect(endOf([0, trouble('not-found')])).toEqual({ result: 'not-found', cause: 'not-found', trouble: missing })
  })
})

test.each<[Trouble['kind'], boolean]>([
  ['unreachable', true],
  ['expired', true],
  ['invalid-credentials', true],
  ['no-credentials', true],
  ['permission', false],
  ['signature', false],
  ['throttled', false],
  ['not-found', false],
  ['rejected', false],
  ['passing', false],
  ['no-capacity', false],
])('whether %s holds for a whole endpoint: %s', (kind, shared) => {
  expect(isSharedTrouble(aTrouble(kind))).toBe(shared)
})

test('nothing of a verdict or a memory can be changed later', () => {
  const pages: Page[] = [
    [0, IDLE],
    [100, ACCEPTED],
    [200, PENDING],
    [300, ACTIVE],
  ]
  for (const { memory, verdict } of tell(aDesired({ onInactive: 'wake' }), pages)) {
    expect(Object.isFrozen(memory)).toBe(true)
    if ('cause' in verdict) expect(Object.isFrozen(verdict)).toBe(true)
  }
})
