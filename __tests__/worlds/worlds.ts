/** Random worlds: lives, faults, settings and a cancel. */
import fc from 'fast-check'
import type { Desired } from '../../src/verdict/desired.ts'
import { DIGESTS, LIFE, someMs } from './lives.ts'
import { FAULTS, type Fault, type FaultKind, LIVES, type World, type WorldFunction } from './world.ts'

const EXPECTED = Buffer.from(DIGESTS[0] ?? '', 'base64').toString('hex')

/** Absent, but for one world in `n`. */
const oneIn = <T>(n: number, it: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: n - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: it })
const rarer = <T>(usual: T, it: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: it })

const states = rarer<Desired['states']>(
  ['Active'],
  fc.constantFrom<Desired['states']>(
    'any',
    ['Active', 'Inactive'],
    ['Active', 'ActiveNonInvocable'],
    ['Pending'],
    ['Deleting'],
  ),
)
const lastUpdateStatuses = rarer<Desired['lastUpdateStatuses']>(
  ['Successful'],
  fc.constantFrom<Desired['lastUpdateStatuses']>('any', ['Successful', 'Failed'], ['InProgress'], ['Failed']),
)

const desired = fc
  .record({
    states,
    lastUpdateStatuses,
    codeSha256: oneIn(2, fc.constant(EXPECTED)),
    version: oneIn(2, fc.constant('4')),
    onInactive: fc.constantFrom<Desired['onInactive']>('fail', 'wait', 'wake', 'wake'),
    stableForMs: rarer(0, someMs(20_000)),
    notFoundGraceMs: rarer(5_000, someMs(20_000)),
  })
  .map(({ codeSha256, version, ...rest }) => ({
    ...rest,
    ...(codeSha256 && { codeSha256 }),
    ...(version && { version }),
  }))

const provisionedStages = fc.array(
  fc
    .tuple(
      someMs(20_000),
      fc.constantFrom(undefined, 'IN_PROGRESS', 'IN_PROGRESS', 'READY', 'READY', 'FAILED', 'RESTING'),
    )
    .map(([forMs, status]) => ({ forMs, ...(status && { status }) })),
  { minLength: 1, maxLength: 4 },
)

/** Digests and versions are expected where a life shows any, more often than elsewhere. */
const aFunction: fc.Arbitrary<WorldFunction> = fc.constantFrom(...LIVES).chain((kind) =>
  fc
    .record({
      stages: LIFE[kind],
      provisioned: provisionedStages,
      region: fc.constantFrom('eu-west-1', 'eu-west-1', 'us-east-1'),
      wanted: desired,
      provisionedConcurrency: kind === 'provisioned' ? fc.constant(true) : rarer(false, fc.constant(true)),
      lone: fc.boolean(),
    })
    .map(({ wanted, provisionedConcurrency, lone, ...rest }) => {
      const { codeSha256: _code, version: _version, ...plain } = wanted
      const shown = kind === 'alias-moved' || kind === 'updated' || kind === 'update-failed' || kind === 'anything'
      return { kind, ...rest, desired: { ...(shown || lone ? wanted : plain), provisionedConcurrency } }
    }),
)

/** Faults that end the wait are rarer, since little can be seen after them. */
const ENDING: readonly FaultKind[] = [
  'denied',
  'bad-signature',
  'expired',
  'invalid-credentials',
  'no-credentials',
  'rejected',
]
const MADE: readonly FaultKind[] = FAULTS.filter((kind) => kind !== 'over-a-shared-quota')
const OF_THE_WAKE = MADE.filter((kind) => kind.startsWith('invoke'))

const aFault = (count: number): fc.Arbitrary<Fault> =>
  fc
    .record({
      kind: fc.constantFrom(...MADE, ...MADE.filter((kind) => !ENDING.includes(kind)), ...OF_THE_WAKE),
      fromMs: rarer(0, someMs(40_000)),
      forMs: fc.oneof(someMs(5_000), someMs(45_000), fc.constant(1e9)),
      on: fc.oneof(fc.constant('all' as const), fc.integer({ min: 0, max: count - 1 })),
      share: fc.constantFrom(1, 1, 0.5, 0.2),
    })
    .map((fault) => {
      if (fault.kind.startsWith('invoke')) return { ...fault, fromMs: 0, forMs: 1e9, on: 'all' }
      return ENDING.includes(fault.kind) ? { ...fault, share: Math.min(fault.share, 0.5) } : fault
    })

const counts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 2, arbitrary: fc.integer({ min: 4, max: 8 }) },
  { weight: 1, arbitrary: fc.integer({ min: 9, max: 25 }) },
)

/** Every kind of world. */
export const worlds: fc.Arbitrary<World> = counts.chain((count) =>
  fc
    .record({
      seed: fc.integer({ min: 0, max: 2 ** 31 }),
      functions: fc.array(aFunction, { minLength: count, maxLength: count }),
      faults: fc.oneof(fc.constant([]), fc.array(aFault(count), { minLength: 1, maxLength: 4, size: 'max' })),
      quota: oneIn(8, fc.constantFrom(1, 2, 5, 9)),
      answerMs: fc.constantFrom(
        { least: 5, most: 60 },
        { least: 5, most: 60 },
        { least: 100, most: 900 },
        { least: 1, most: 7_000 },
      ),
      startMs: fc.constantFrom(0, 130),
      lateMs: fc.constantFrom(0, 1.5),
      cancelMs: oneIn(6, someMs()),
      timeoutMs: fc.oneof(
        { weight: 1, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: someMs(20_000) },
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 250_000 }) },
      ),
      pollInterval: rarer<'auto' | number>('auto', fc.constantFrom(100, 700, 5_000, 30_000)),
      failFast: rarer(false, fc.constant(true)),
      maxRequestsPerSecond: fc.constantFrom(10, 10, 100, 3, 0.7),
      operation: rarer<World['operation']>('auto', fc.constantFrom('GetFunction', 'GetFunctionConfiguration')),
    })
    .map(({ quota, cancelMs, ...rest }) => ({
      ...rest,
      ...(quota !== undefined && { quota }),
      ...(cancelMs !== undefined && { cancelMs }),
    })),
)
