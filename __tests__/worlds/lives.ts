/** Random lives of functions, as the contract and what is known of Lambda describe them. */
import fc from 'fast-check'
import type { Seen } from '../../src/verdict/seen.ts'
import type { LifeKind, Stage } from './world.ts'

/** Digests that occur: three zips (base64) and an image (hexadecimal). */
export const DIGESTS = ['A', 'B', 'C'].map((letter) => Buffer.alloc(32, letter).toString('base64'))
export const IMAGE = Buffer.alloc(32, 'A').toString('hex')
const CODES = [...DIGESTS, IMAGE]

/** From moments to minutes, each order of magnitude as likely. */
export const someMs = (mostMs = 60_000): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 0, max: Math.min(300, mostMs) }),
    fc.integer({ min: 0, max: Math.min(3_000, mostMs) }),
    fc.integer({ min: 0, max: Math.min(15_000, mostMs) }),
    fc.integer({ min: 0, max: mostMs }),
  )

const LATEST = { version: '$LATEST', packageType: 'Zip' }
const seen = (state: string, lastUpdateStatus: string | undefined, more: Seen = {}): Seen => ({
  ...LATEST,
  state,
  ...(lastUpdateStatus !== undefined && { lastUpdateStatus }),
  ...more,
})

/** The stages of a life, and the last one, which stays. */
const life = (...stages: readonly fc.Arbitrary<Stage>[]): fc.Arbitrary<readonly Stage[]> => fc.tuple(...stages)
const during = (shown?: Seen, mostMs?: number): fc.Arbitrary<Stage> =>
  someMs(mostMs).map((forMs) => ({ forMs, ...(shown && { seen: shown }) }))
const forGood = (shown?: Seen): fc.Arbitrary<Stage> => during(shown, 0)
const code = fc.constantFrom(...CODES)

const FAULT_CODES = ['ImageDeleted', 'EniLimitExceeded', 'FunctionError.InitTimeout', 'CodeOfTheFuture']
const faultCode = fc.constantFrom(...FAULT_CODES)

/** One update: accepted with a new digest and revision, then ended with another revision. */
const update = (result: fc.Arbitrary<string>): fc.Arbitrary<readonly Stage[]> =>
  fc
    .tuple(someMs(20_000), someMs(20_000), code, fc.uuid(), result, fc.constantFrom('Active', 'Inactive'))
    .map((drawn) => {
      const [goesOnMs, restsMs, codeSha256, id, lastUpdateStatus, rests] = drawn
      const state = rests === 'Inactive' && lastUpdateStatus === 'Successful' && restsMs < 2_000 ? 'Inactive' : 'Active'
      return [
        { forMs: goesOnMs, seen: seen('Active', 'InProgress', { codeSha256, revisionId: `${id}-begun` }) },
        { forMs: restsMs, seen: seen(state, lastUpdateStatus, { codeSha256, revisionId: `${id}-ended` }) },
      ]
    })

const updates = (result: fc.Arbitrary<string>): fc.Arbitrary<readonly Stage[]> =>
  fc
    .tuple(someMs(8_000), fc.array(update(result), { minLength: 1, maxLength: 4 }))
    .map(([forMs, rounds]) => [
      { forMs, seen: seen('Active', 'Successful', { codeSha256: DIGESTS[2] ?? '' }) },
      ...rounds.flat(),
    ])

const IDLE = seen('Inactive', 'Successful', { stateReasonCode: 'Idle' })
const NO_CODE = seen('Inactive', undefined)
const RESTORING = seen('Pending', 'Successful', { stateReasonCode: 'Restoring' })
const ACTIVE = seen('Active', 'Successful')
const asleep = fc.constantFrom(IDLE, NO_CODE)
const woken: fc.Arbitrary<readonly Stage[]> = fc.oneof(
  life(during(IDLE, 20_000), during(RESTORING), forGood(ACTIVE)),
  life(during(RESTORING), forGood(ACTIVE)),
  life(during(RESTORING, 20_000), forGood(IDLE)),
  life(forGood(IDLE)),
)
const idleUntilWoken = fc
  .tuple(asleep, woken)
  .map(([shown, rest]): readonly Stage[] => [{ forMs: 'until-woken', seen: shown }, ...rest])

const version = fc.constantFrom('3', '4', '5')
const aliasStage = fc.tuple(someMs(20_000), version, code, fc.constantFrom('Active', 'Active', 'Pending')).map(
  ([forMs, shown, codeSha256, state]): Stage => ({
    forMs,
    seen: seen(state, state === 'Active' ? 'Successful' : undefined, {
      version: shown,
      codeSha256,
      revisionId: `of-${shown}`,
    }),
  }),
)

const word = (...words: readonly string[]) => fc.option(fc.constantFrom(...words), { freq: 4, nil: undefined })
const fields = fc.record(
  {
    state: word(
      'Pending',
      'Active',
      'Inactive',
      'Failed',
      'Deactivating',
      'Deactivated',
      'ActiveNonInvocable',
      'Deleting',
      'Hibernating',
      '',
    ),
    stateReasonCode: word('Idle', '', 'Creating', ...FAULT_CODES),
    lastUpdateStatus: word('Successful', 'Failed', 'InProgress', 'RolledBack'),
    version: word('$LATEST', '3', '4'),
    codeSha256: word(...CODES),
    revisionId: word('r1', 'r2'),
  },
  { requiredKeys: [] },
)
/** A field that is null or absent does not reach the judgement at all. */
const anything = fields.map((drawn): Seen => JSON.parse(JSON.stringify(drawn)))
const anyStage = fc
  .tuple(someMs(30_000), fc.option(anything, { freq: 8, nil: undefined }))
  .map(([forMs, shown]): Stage => ({ forMs, ...(shown && { seen: shown }) }))

const PENDING = seen('Pending', undefined, { stateReasonCode: 'Creating' })
const FAILED = seen('Failed', 'Failed')
const PUBLISHED = { version: '3', packageType: 'Zip', snapStart: 'PublishedVersions' }

/** A life of each kind. */
export const LIFE: Readonly<Record<LifeKind, fc.Arbitrary<readonly Stage[]>>> = {
  steady: life(forGood(ACTIVE)),
  created: life(during(PENDING), during(ACTIVE), forGood(ACTIVE)),
  'creation-failed': life(during(PENDING), forGood(FAILED)),
  updated: updates(fc.constant('Successful')),
  'update-failed': updates(fc.constantFrom('Failed', 'Failed', 'Successful')),
  'idle-until-woken': idleUntilWoken,
  'idle-woken-by-others': life(during(IDLE), during(RESTORING), forGood(ACTIVE)),
  'inactive-for-a-fault': faultCode.chain((stateReasonCode) =>
    life(during(ACTIVE, 5_000), forGood(seen('Inactive', 'Successful', { stateReasonCode }))),
  ),
  deleted: life(during(ACTIVE), during(seen('Deleting', 'Successful'), 3_000), forGood()),
  'alias-moved': fc.array(aliasStage, { minLength: 1, maxLength: 5 }),
  'snapstart-version': life(during({ ...PUBLISHED, state: 'Pending' }), forGood({ ...PUBLISHED, state: 'Active' })),
  provisioned: life(during({ ...ACTIVE, version: '3' }), forGood({ ...ACTIVE, version: '3' })),
  'managed-instances': fc
    .constantFrom('$LATEST', '3')
    .chain((shown) =>
      life(
        during(seen('Pending', undefined, { version: shown })),
        during(seen('ActiveNonInvocable', 'InProgress', { version: shown }), 5_000),
        during(seen('ActiveNonInvocable', 'Successful', { version: shown })),
        during(seen('Active', 'Successful', { version: shown })),
        during(seen('Deactivating', 'Successful', { version: shown }), 5_000),
        forGood(seen('Deactivated', 'Successful', { version: shown })),
      ),
    ),
  'unknown-values': life(
    during(seen('Hibernating', 'RolledBack')),
    during(seen('Active', 'RolledBack')),
    forGood(ACTIVE),
  ),
  'absent-fields': life(during({}), during({ state: 'Active' }), forGood({ lastUpdateStatus: 'Successful' })),
  'not-visible-yet': life(during(undefined, 8_000), during(PENDING), forGood(ACTIVE)),
  'never-there': life(forGood()),
  anything: fc.array(anyStage, { minLength: 1, maxLength: 8 }),
}
