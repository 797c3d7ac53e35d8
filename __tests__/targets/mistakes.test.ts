/** What is said about a text that is no identifier, word for word: what is wrong, what is accepted, what is near. */
import { describe, expect, test } from '@jest/globals'
import { findQualifierMistake, parseIdentifier } from '../../src/targets/identifier.ts'

const FORMS =
  'accepted: name, name:qualifier, 123456789012:function:name[:qualifier] or an ARN of a function, separated by new lines or commas'
const NAME = '1 to 64 of A-Z a-z 0-9 - _'
const QUALIFIERS = 'a version number, an alias (1 to 128 of A-Z a-z 0-9 - _), $LATEST or $LATEST.PUBLISHED'
const NO_ARN = 'is no ARN of a Lambda function (arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER])'
const NO_QUALIFIER = `has an empty qualifier: leave out the colon, or give ${QUALIFIERS}`
const partition = (text: string) => `has "${text}" where the partition should be (aws, aws-cn, …)`
const region = (text: string) => `has "${text}" where the region should be (such as eu-west-1)`
const account = (text: string) => `has "${text}" where the account should be (12 digits)`
const characters = (near: string) => `has characters that no name may have${near}; a name has ${NAME}`

/** An ARN in which one piece is another one. */
const arn = (pieces: { partition?: string; service?: string; account?: string; kind?: string; name?: string }) =>
  [
    'arn',
    pieces.partition ?? 'aws',
    pieces.service ?? 'lambda',
    'eu-west-1',
    pieces.account ?? '123456789012',
    pieces.kind ?? 'function',
    pieces.name ?? 'orders',
  ].join(':')

function hold(cases: readonly (readonly [text: string, mistake: string])[]): void {
  test.each(cases)('%j', (text, mistake) => {
    expect(parseIdentifier(text)).toEqual({ mistake: `${mistake}; ${FORMS}` })
  })
}

describe('an ARN', () => {
  hold([
    ['arn:', NO_ARN],
    ['arn:aws:s3:::bucket', NO_ARN],
    [arn({ service: 's3' }), NO_ARN],
    [arn({ kind: 'layer' }), NO_ARN],
    [arn({}).replace('arn', 'ARN'), NO_ARN],
    ['arn:aws:lambda:eu-west-1:123456789012:function', 'has an empty name'],
    [arn({ partition: 'gcp' }), partition('gcp')],
    [arn({ partition: '' }), partition('')],
    [arn({ partition: 'my-aws' }), partition('my-aws')],
    [arn({ partition: 'aws-' }), partition('aws-')],
    [arn({ partition: 'aws-cn!' }), partition('aws-cn!')],
    [arn({ partition: 'aws-CN' }), partition('aws-CN')],
    ['arn:aws:lambda:here:123456789012:function:orders', region('here')],
    [arn({ account: '12345678901' }), account('12345678901')],
    [arn({ account: '1234567890123' }), account('1234567890123')],
    [arn({ account: 'x123456789012' }), account('x123456789012')],
    [arn({ account: '123456789012x' }), account('123456789012x')],
    [`${arn({})}:live:7`, 'has too many parts between colons'],
  ])

  test.each(['aws-iso-b', 'aws-us-gov'])('may be of the partition %s', (name) => {
    expect(parseIdentifier(arn({ partition: name }))).toMatchObject({ partition: name })
  })
})

describe('a partial ARN', () => {
  hold([
    ['12345:function:orders', account('12345')],
    ['123456789012:function:orders:live:7', 'has too many parts between colons'],
    ['123456789012:orders', 'starts with an account: write "123456789012:function:orders"'],
    ['123456789012:orders:live', 'starts with an account: write "123456789012:function:orders:live"'],
    ['123456789012:function', 'starts with an account: write "123456789012:function:function"'],
    ['123456789012:', NO_QUALIFIER],
  ])

  test('is none where "function" is a qualifier', () => {
    expect(parseIdentifier('orders:function')).toEqual({
      name: 'orders',
      functionName: 'orders',
      qualifier: 'function',
    })
  })
})

describe('a name', () => {
  hold([
    ['', 'has an empty name'],
    ['bad name!', characters(' (nearest: "bad-name")')],
    ['!orders', characters(' (nearest: "orders")')],
    ['orders!', characters(' (nearest: "orders")')],
    ['-!orders!-', characters(' (nearest: "orders")')],
    ['or  ders', characters(' (nearest: "or-ders")')],
    ['!!!', characters('')],
    [`${'x'.repeat(64)}!`, characters(` (nearest: "${'x'.repeat(64)}")`)],
    [`${'x'.repeat(65)}!`, characters('')],
    ['x'.repeat(65), `has a name of 65 characters; a name has ${NAME}`],
    ['orders:', NO_QUALIFIER],
    ['orders:live:7', 'has too many parts between colons'],
    ['orders:a b', `"a b" is no qualifier; accepted: ${QUALIFIERS}`],
    ['orders:$latest', `"$latest" is no qualifier; accepted: ${QUALIFIERS}; nearest: "$LATEST"`],
  ])
})

describe('the length in all', () => {
  const partial = (length: number) => `123456789012:function:${'x'.repeat(length)}`
  hold([
    [partial(235), 'is longer than the 256 characters that Lambda takes'],
    [partial(257), `has a name of 257 characters; a name has ${NAME}`],
  ])

  test('is 256 at most', () => {
    expect(parseIdentifier(partial(234))).toMatchObject({ name: 'x'.repeat(234) })
  })
})

test('what is not told is left out, not undefined', () => {
  expect(parseIdentifier('orders')).toStrictEqual({ name: 'orders', functionName: 'orders' })
})

test('a long text is quoted in part', () => {
  const said = (length: number) => findQualifierMistake(`${'x'.repeat(length - 1)}!`)
  expect(said(80)).toBe(`"${'x'.repeat(79)}!" is no qualifier; accepted: ${QUALIFIERS}`)
  expect(said(200)).toBe(`"${'x'.repeat(80)}…" is no qualifier; accepted: ${QUALIFIERS}`)
})

test('a qualifier that is one has no mistake', () => {
  expect(findQualifierMistake('live')).toBeUndefined()
})
