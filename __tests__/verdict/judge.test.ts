/** What takes more than one look: graces, `stable-for`, superseded, the wake, trouble. One look: table.test.ts. */
import { describe, expect, test } from '@jest/globals'
import type { Desired } from '../../src/verdict/desired.ts'
import { type Judgement, judge, judgeTheEnd } from '../../src/verdict/judge.ts'
import { type Memory, NOTHING } from '../../src/verdict/memory.ts'
import type { Observation, Seen, Trouble } from '../../src/verdict/seen.ts'

const DEFAULTS: Desired = {
  states: ['Active'],
  lastUpdateStatuses: ['Successful'],
  provisionedConcurrency: false,
  onInactive: 'fail',
  stableForMs: 0,
  notFoundGraceMs: 5_000,
}
const NEW = 'a'.repeat(64)
const OLD = 'b'.repeat(64)
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')

const READY: Seen = { state: 'Active', lastUpdateStatus: 'Successful', version: '$LATEST' }
const IDLE: Seen = { ...READY, state: 'Inactive', stateReasonCode: 'Idle' }

/** `State/LastUpdateStatus`, `-` for absent. */
function seen(text: string, more: Seen = {}): Seen {
  const [state, lastUpdateStatus] = text.split('/').map((word) => (word === '-' ? undefined : word))
  return { version: '$LATEST', ...(state && { state }), ...(lastUpdateStatus && { lastUpdateStatus }), ...more }
}

/** Observations in order, each at its moment; the last judgement counts. */
function after(desired: Partial<Desired>, ...observations: [atMs: number, Observation][]): Judgement {
  let memory: Memory = NOTHING
  let last: Judgement | undefined
  for (const [atMs, observation] of observations) {
    last = judge({ ...DEFAULTS, ...desired }, memory, observation, atMs)
    memory = last.memory
  }
  if (!last) throw new Error('no observation')
  return last
}

const ending = ({ verdict }: Judgement) => ('cause' in verdict ? `${verdict.result}: ${verdict.cause}` : verdict.result)
const trouble = (kind: Exclude<Trouble['kind'], 'unreachable'>, more = {}): Trouble =>
  ({ kind, operation: 'GetFunction', message: 'said', ...more }) as Trouble

describe('provisioned concurrency', () => {
  const asked = { provisionedConcurrency: true }
  test('none configured is waited for as long as the grace, an unbroken run of it', () => {
    const none = { seen: READY, provisioned: {} }
    expect(ending(after(asked, [0, none], [4_999, none]))).toBe('wait')
    expect(ending(after(asked, [0, none], [5_000, none]))).toBe('failed: provisioned-missing')
    const broken = { seen: READY, provisioned: { status: 'IN_PROGRESS' } }
    expect(ending(after(asked, [0, none], [3_000, broken], [6_000, none]))).toBe('wait')
  })
})

describe('superseded', () => {
  const mine = { ...READY, codeSha256: base64(NEW), lastUpdateStatus: 'InProgress' }
  const theirs = { ...mine, codeSha256: base64(OLD) }
  const desired = { codeSha256: NEW }

  test('the expected digest was there, and another one is now', () => {
    expect(ending(after(desired, [0, { seen: mine }], [1, { seen: theirs }]))).toBe('superseded: superseded-code')
  })
  test('another digest before the expected one is no sign of it', () => {
    expect(ending(after(desired, [0, { seen: theirs }], [1, { seen: theirs }]))).toBe('wait')
  })
  test('an absent digest is no other one', () => {
    expect(ending(after(desired, [0, { seen: mine }], [1, { seen: seen('Active/InProgress') }]))).toBe('wait')
  })
  test('not after an update that failed: what Lambda reports then is not documented', () => {
    const failed = { ...theirs, lastUpdateStatus: 'Failed' }
    const accepting = { ...desired, lastUpdateStatuses: ['Successful', 'Failed'] }
    expect(ending(after(desired, [0, { seen: mine }], [1, { seen: failed }]))).toBe('failed: update-failed')
    expect(ending(after(accepting, [0, { seen: mine }], [1, { seen: failed }]))).toBe('wait')
  })
  test('likewise the version', () => {
    const at = (version: string): Observation => ({ seen: seen('Pending/-', { version }) })
    expect(ending(after({ version: '8' }, [0, at('8')], [1, at('9')]))).toBe('superseded: superseded-version')
    expect(ending(after({ version: '8' }, [0, at('7')], [1, at('9')]))).toBe('wait')
  })
  test('nothing is superseded where nothing is expected', () => {
    expect(ending(after({}, [0, { seen: mine }], [1, { seen: { ...theirs, lastUpdateStatus: 'Successful' } }]))).toBe(
      'ready: ready',
    )
  })
})

describe('stable-for', () => {
  const desired = { stableForMs: 2_000 }
  const ready = { seen: { ...READY, revisionId: '1' } }
  test('ready counts once it has held', () => {
    expect(after(desired, [100, ready]).verdict).toEqual({ result: 'wait', lookByMs: 2_100 })
    expect(ending(after(desired, [100, ready], [2_099, ready]))).toBe('wait')
    expect(ending(after(desired, [100, ready], [2_100, ready]))).toBe('ready: ready')
  })
  test.each<[string, Observation]>([
    ['an update', { seen: seen('Active/InProgress', { revisionId: '1' }) }],
    ['a new RevisionId: there was an update between the looks', { seen: { ...READY, revisionId: '2' } }],
    ['not found', { trouble: trouble('not-found') }],
  ])('%s breaks it', (_, broken) => {
    expect(ending(after(desired, [0, ready], [1_000, broken], [2_500, ready]))).toBe('wait')
  })
  test.each(['passing', 'throttled'] as const)('a %s fault says nothing of the function', (kind) => {
    expect(ending(after(desired, [0, ready], [1_000, { trouble: trouble(kind) }], [2_000, ready]))).toBe('ready: ready')
  })
})

describe('after an update that was seen to end', () => {
  const updating = { seen: { ...IDLE, lastUpdateStatus: 'InProgress' } }
  test('Inactive is waited on for 10 s', () => {
    expect(after({}, [0, updating], [1_000, { seen: IDLE }]).verdict).toEqual({ result: 'wait', lookByMs: 11_000 })
    expect(ending(after({}, [0, updating], [1_000, { seen: IDLE }], [10_999, { seen: IDLE }]))).toBe('wait')
    expect(ending(after({}, [0, updating], [1_000, { seen: IDLE }], [11_000, { seen: IDLE }]))).toBe('inactive: idle')
  })
  test('a fault is not', () => {
    const fault = { seen: { ...IDLE, stateReasonCode: 'EFSIOError' } }
    expect(ending(after({}, [0, updating], [1_000, fault]))).toBe('failed: inactive-fault')
  })
})

describe('the wake', () => {
  const desired = { onInactive: 'wake' as const }
  const idle = { seen: IDLE }
  const pending = { seen: seen('Pending/Successful', { stateReasonCode: 'Restoring' }) }
  const accepted = { wake: 'accepted' as const }
  const refused = (kind: Exclude<Trouble['kind'], 'unreachable'>, more = {}): Observation => ({
    wake: trouble(kind, more),
  })

  test('is asked for once, while its answer is outstanding and after it was taken', () => {
    expect(after(desired, [0, idle]).verdict).toEqual({ result: 'wait', wake: true })
    expect(after(desired, [0, idle], [250, idle]).verdict).toEqual({ result: 'wait' })
    expect(after(desired, [0, idle], [300, accepted], [500, idle]).verdict).toEqual({
      result: 'wait',
      lookByMs: 30_300,
    })
  })
  test('30 s without leaving Inactive is inactive', () => {
    expect(ending(after(desired, [0, idle], [300, accepted], [30_299, idle]))).toBe('wait')
    expect(ending(after(desired, [0, idle], [300, accepted], [30_300, idle]))).toBe('inactive: not-woken')
  })
  test('a function that left Inactive has all the time', () => {
    expect(ending(after(desired, [0, idle], [300, accepted], [900, pending], [90_000, pending]))).toBe('wait')
  })
  test('Inactive again after it was Pending is failed, whatever its code', () => {
    expect(ending(after(desired, [0, idle], [300, accepted], [900, pending], [2_000, idle]))).toBe(
      'failed: inactive-fault',
    )
  })
  test('Pending before the wake does not count', () => {
    expect(ending(after(desired, [0, pending], [100, idle], [300, accepted], [900, idle]))).toBe('wait')
  })
  test.each(['throttled', 'passing'] as const)('%s: asked again, half a second later at the earliest', (kind) => {
    expect(ending(after(desired, [0, idle], [100, refused(kind)]))).toBe('wait')
    expect(after(desired, [0, idle], [100, refused(kind)], [599, idle]).verdict).toEqual({
      result: 'wait',
      lookByMs: 600,
    })
    expect(after(desired, [0, idle], [100, refused(kind)], [600, idle]).verdict).toEqual({ result: 'wait', wake: true })
  })
  test('and later each time, and as Lambda asks', () => {
    const twice = after(
      desired,
      [0, idle],
      [100, refused('passing')],
      [600, idle],
      [700, refused('passing')],
      [800, idle],
    )
    expect(twice.verdict).toEqual({ result: 'wait', lookByMs: 1_700 })
    const asked = after(desired, [0, idle], [100, refused('throttled', { retryAfterMs: 3_000 })], [200, idle])
    expect(asked.verdict).toEqual({ result: 'wait', lookByMs: 3_100 })
  })
  test.each([
    ['no-capacity', 'inactive: no-capacity'],
    ['permission', 'denied: trouble'],
    ['expired', 'denied: trouble'],
    ['invalid-credentials', 'denied: trouble'],
    ['no-credentials', 'denied: trouble'],
    ['signature', 'denied: trouble'],
    ['rejected', 'failed: wake-refused'],
    ['not-found', 'failed: wake-refused'],
  ] as const)('%s ends the wait', (kind, expected) => {
    expect(ending(after(desired, [0, idle], [100, refused(kind)]))).toBe(expected)
  })
})

describe('trouble', () => {
  test.each([
    ['permission', 'denied: trouble'],
    ['expired', 'denied: trouble'],
    ['invalid-credentials', 'denied: trouble'],
    ['no-credentials', 'denied: trouble'],
    ['signature', 'denied: trouble'],
    ['rejected', 'error: trouble'],
    ['throttled', 'wait'],
    ['passing', 'wait'],
    ['not-found', 'wait'],
  ] as const)('%s: %s', (kind, expected) => {
    expect(ending(after({}, [0, { trouble: trouble(kind) }]))).toBe(expected)
  })

  const missing = { trouble: trouble('not-found') }
  test('not found is asked again for the grace, from the first of an unbroken run', () => {
    expect(after({}, [100, missing]).verdict).toEqual({ result: 'wait', lookByMs: 5_100 })
    expect(ending(after({}, [100, missing], [5_099, missing]))).toBe('wait')
    expect(ending(after({}, [100, missing], [5_100, missing]))).toBe('not-found: not-found')
    expect(ending(after({ notFoundGraceMs: 0 }, [100, missing]))).toBe('not-found: not-found')
  })
  test('an answer breaks the run, a passing fault does not', () => {
    const pending = { seen: seen('Pending/-') }
    expect(ending(after({}, [0, missing], [3_000, pending], [6_000, missing]))).toBe('wait')
    expect(ending(after({}, [0, missing], [3_000, { trouble: trouble('passing') }], [5_000, missing]))).toBe(
      'not-found: not-found',
    )
  })

  const unreachable = {
    trouble: {
      kind: 'unreachable',
      operation: 'GetFunction',
      message: '',
      endpoint: 'x',
      tls: false,
      sinceMs: 100,
    } as Trouble,
  }
  test('an endpoint that was never reached is tried for 30 s', () => {
    expect(after({}, [29_999, unreachable]).verdict).toEqual({ result: 'wait', lookByMs: 30_100 })
    expect(ending(after({}, [30_100, unreachable]))).toBe('error: trouble')
  })

  test('what the configuration shows comes before the trouble of the other request', () => {
    const desired = { provisionedConcurrency: true }
    const both = (shown: Seen): Observation => ({ seen: shown, trouble: trouble('permission') })
    expect(ending(after(desired, [0, both(seen('Failed/Failed'))]))).toBe('failed: state-failed')
    expect(ending(after(desired, [0, both(READY)]))).toBe('denied: trouble')
  })
  test('trouble does not erase what was seen', () => {
    const { memory } = after({}, [0, { seen: seen('Pending/-') }], [10, { trouble: trouble('expired') }])
    expect([memory.seen?.state, memory.seenAtMs]).toEqual(['Pending', 0])
  })
})

describe('when the time is up', () => {
  const end = (...observations: [number, Observation][]) => judgeTheEnd(after({}, ...observations).memory)
  test('what was seen last says more than the clock', () => {
    expect(end([0, { seen: seen('Pending/-') }])).toEqual({ result: 'timed-out', cause: 'timeout' })
    expect(end([0, { trouble: trouble('not-found') }])).toMatchObject({
      result: 'not-found',
      trouble: { kind: 'not-found' },
    })
    expect(end([0, { trouble: trouble('not-found') }], [9, { trouble: trouble('passing') }]).result).toBe('not-found')
    expect(end([0, { trouble: trouble('not-found') }], [9, { seen: seen('Pending/-') }]).result).toBe('timed-out')
    expect(end([0, { trouble: trouble('passing') }])).toMatchObject({
      result: 'timed-out',
      trouble: { kind: 'passing' },
    })
  })
  test('so does a wake that was refused for now', () => {
    const asleep = { seen: seen('Inactive/Successful', { stateReasonCode: 'Idle' }) }
    const refused = { wake: trouble('throttled') }
    expect(judgeTheEnd(after({ onInactive: 'wake' }, [0, asleep], [10, refused]).memory)).toMatchObject({
      result: 'timed-out',
      trouble: { kind: 'throttled' },
    })
  })
  test('but not where something else has woken it since', () => {
    const asleep = { seen: seen('Inactive/Successful', { stateReasonCode: 'Idle' }) }
    const pending = { seen: seen('Pending/Successful') }
    const refused = { wake: trouble('throttled') }
    const { memory } = after({ onInactive: 'wake' }, [0, asleep], [10, refused], [20, pending])
    expect(judgeTheEnd(memory)).toEqual({ result: 'timed-out', cause: 'timeout' })
    expect(end([0, asleep])).toEqual({ result: 'timed-out', cause: 'timeout' })
  })
  test('a function that was never seen timed out', () => {
    expect(judgeTheEnd(NOTHING).result).toBe('timed-out')
  })
})

describe('news', () => {
  test('is what was not known before', () => {
    const pending = { seen: seen('Pending/-') }
    expect(after({}, [0, pending]).news).toBe(true)
    expect(after({}, [0, pending], [1, pending]).news).toBe(false)
    expect(after({}, [0, pending], [1, { seen: seen('Pending/InProgress') }]).news).toBe(true)
    expect(after({}, [0, pending], [1, { trouble: trouble('passing') }]).news).toBe(true)
    expect(
      after({}, [0, pending], [1, { trouble: trouble('passing') }], [2, { trouble: trouble('passing') }]).news,
    ).toBe(false)
  })
})
