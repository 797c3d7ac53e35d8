/** What strangers may write: any Unicode, with everything in it that a runner, a terminal or GitHub's Markdown acts on. */
import fc from 'fast-check'
import type { Settings } from '../../src/inputs/settings.ts'
import type { Target } from '../../src/targets/target.ts'
import type { Observation, Seen, Trouble } from '../../src/verdict/seen.ts'
import type { Cause, Final, Result } from '../../src/verdict/verdict.ts'
import type { Change, Outcome } from '../../src/waiting/outcome.ts'
import { aDesired, aTarget, someSettings } from '../report/builders.ts'

// biome-ignore format: a bag
const SHARDS = [
  '::', ':', '##[', '#', '[', ']', '::error::', '::set-output name=result::ready', '::stop-commands::x', '##[error]', '##[add-mask]', '%0A', '%3A',
  '\n', '\r', '\r\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029', ' ', '\u00a0', '\u3000', '\u0000', '\u001b[31m', '\u009b', '\u007f',
  '\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u{e0041}', '\ud83d', '\ude00', '😀', '<script>', '</td></table>', '<img src=x>', '<a href="https://e.vil">',
  '![x](https://e.vil/x.png)', '[x](https://e.vil)', 'https://e.vil/x', 'www.e.vil', 'a@e.vil', '@octocat', '@org/team', '#123', ':tada:', '&lt;', '&#64;',
  '`', '```\n', '|', '*', '_', '~~', '- ', '> ', '$&', '$`', '\\', '"', "'", '<!--', '-->', '<details>', '\n\n', 'EOF', 'ghadelimiter_', '=', '<<', 'result=ready',
  '123456789012', 'arn:aws:lambda:eu-west-1:123456789012:function:f', 'ImageAccessDenied', 'constructor', '__proto__',
]

const shard = fc.constantFrom(...SHARDS)
const piece = fc.oneof(
  { weight: 4, arbitrary: shard },
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ maxLength: 8 }),
)

/** Mostly short; now and then as long as Lambda would never write it. */
export const foreign: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  {
    weight: 1,
    arbitrary: fc.tuple(shard, fc.integer({ min: 100, max: 3_000 })).map(([it, times]) => it.repeat(times)),
  },
)

const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { freq: 4, nil: undefined })
const or = (...words: readonly string[]) => fc.oneof(fc.constantFrom(...words), foreign)

const seen: fc.Arbitrary<Seen> = fc
  .record({
    state: maybe(or('Pending', 'Active', 'Failed', 'Inactive')),
    stateReason: maybe(foreign),
    stateReasonCode: maybe(or('ImageAccessDenied', 'FunctionError.InitTimeout')),
    lastUpdateStatus: maybe(or('Successful', 'InProgress', 'Failed')),
    lastUpdateStatusReason: maybe(foreign),
    lastUpdateStatusReasonCode: maybe(foreign),
    functionArn: maybe(foreign),
    version: maybe(or('$LATEST', '7')),
    codeSha256: maybe(foreign),
    revisionId: maybe(foreign),
    lastModified: maybe(foreign),
    packageType: maybe(foreign),
    logGroup: maybe(or('half a pair \ud83d')),
    snapStart: maybe(or('PublishedVersions')),
    reservedConcurrency: maybe(fc.constantFrom(0, 5)),
  })
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)))

const KINDS = [
  'throttled',
  'not-found',
  'permission',
  'expired',
  'signature',
  'rejected',
  'passing',
  'no-credentials',
  'invalid-credentials',
  'no-capacity',
] as const
const trouble: fc.Arbitrary<Trouble> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    operation: fc.constantFrom('GetFunction' as const, 'Invoke' as const, 'GetProvisionedConcurrencyConfig' as const),
    name: foreign,
    status: fc.constantFrom(200, 400, 403, 404, 429, 500),
    message: foreign,
  })
  .map((it) => it)

// biome-ignore format: a table
const ENDS: readonly (readonly [Result, Cause])[] = [
  ['ready', 'ready'], ['failed', 'state-failed'], ['failed', 'update-failed'], ['failed', 'going-away'], ['failed', 'latest-not-invocable'],
  ['failed', 'inactive-fault'], ['inactive', 'idle'], ['inactive', 'not-woken'], ['inactive', 'no-capacity'], ['failed', 'wake-refused'],
  ['superseded', 'superseded-code'], ['superseded', 'superseded-version'], ['failed', 'provisioned-failed'], ['failed', 'provisioned-missing'],
  ['not-found', 'not-found'], ['denied', 'trouble'], ['error', 'trouble'], ['timed-out', 'timeout'], ['cancelled', 'cancelled'],
  ['unfinished', 'fail-fast'], ['error', 'internal'],
]

const final: fc.Arbitrary<Final> = fc
  .tuple(fc.constantFrom(...ENDS), trouble)
  .map(([[result, cause], it]) => ({ result, cause, ...(result !== 'ready' && { trouble: it }) }))

const observation: fc.Arbitrary<Observation> = fc
  .record({
    seen: maybe(seen),
    trouble: maybe(trouble),
    provisioned: maybe(fc.record({ status: foreign, statusReason: foreign })),
  })
  .map((drawn) => JSON.parse(JSON.stringify(drawn)))

/** A function and what became of it. */
type Drawn = readonly [Target, Omit<Outcome, 'timeline'> & { readonly changes: readonly Observation[] }]

const outcome = fc
  .record({ final, known: observation, changes: fc.array(observation, { maxLength: 4 }), waitedMs: fc.nat(700_000) })
  .map(({ known, ...rest }) => ({
    ...rest,
    known: { ...known, ...(known.seen && { seenAtMs: 1_000 }) },
    requests: 3,
  }))

const qualifier = maybe(fc.constantFrom('live', '7', '$LATEST', '$LATEST.PUBLISHED', 'a-b_c'))
const target = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), qualifier, fc.constantFrom('aws', 'aws-cn', 'aws-iso'))
  .map(([name, it, partition]) => aTarget({ name, partition, ...(it && { qualifier: it }) }))

const drawn: fc.Arbitrary<Drawn> = fc.tuple(target, outcome)

export interface Case {
  readonly settings: Settings
  readonly outcomes: readonly Outcome[]
}

function caseOf(all: readonly Drawn[], words: string): Case {
  const targets = all.map(([it]) => it)
  const awaited = targets.map((it) => ({ target: it, desired: aDesired() }))
  const outcomes = all.map(([, { changes, ...rest }], index) => ({ ...rest, timeline: timelineOf(changes, index) }))
  return { settings: { ...someSettings(targets), awaited, remarks: [words] }, outcomes }
}

const timelineOf = (changes: readonly Observation[], index: number): readonly Change[] =>
  changes.map((observation, at) => ({
    index,
    atMs: at * 1_000,
    observation,
    ...(at > 0 && { before: changes[at - 1] ?? {} }),
  }))

/** Settings of one to `most` functions, and what became of each. */
export const cases = (most: number): fc.Arbitrary<Case> =>
  fc.tuple(fc.array(drawn, { minLength: 1, maxLength: most }), foreign).map(([all, words]) => caseOf(all, words))

/** So many functions that it would take long to draw each: a few, over and over, each with a name of its own. */
export const crowds = (count: number): fc.Arbitrary<Case> =>
  fc.tuple(fc.array(drawn, { minLength: 5, maxLength: 25 }), foreign).map(([few, words]) => {
    const all = Array.from({ length: count }, (_, at): Drawn => {
      const [it, became] = few[at % few.length] ?? few[0] ?? never()
      const { qualifier: asked, partition } = it
      return [aTarget({ name: `${it.name.slice(0, 60)}-${at}`, partition, ...(asked && { qualifier: asked }) }), became]
    })
    return caseOf(all, words)
  })

function never(): never {
  throw new Error('an array of at least five has none')
}
