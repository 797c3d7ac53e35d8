import { describe, expect, test } from '@jest/globals'
import { parseIdentifier } from '../../src/targets/identifier.ts'

const PARTITIONS = [
  ['aws', 'eu-west-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-iso', 'us-iso-east-1'],
  ['aws-iso-b', 'us-isob-east-1'],
  ['aws-iso-e', 'eu-isoe-west-1'],
  ['aws-iso-f', 'us-isof-south-1'],
  ['aws-eusc', 'eusc-de-east-1'],
] as const

const QUALIFIERS = ['7', 'live', '$LATEST', '$LATEST.PUBLISHED', 'a'.repeat(128), '7-b_C']

describe('an identifier is taken apart', () => {
  test.each(PARTITIONS)('an ARN of %s in %s tells its own region, account and partition', (partition, region) => {
    const functionName = `arn:${partition}:lambda:${region}:123456789012:function:orders`
    const pieces = { name: 'orders', functionName, region, account: '123456789012', partition }
    expect(parseIdentifier(functionName)).toEqual(pieces)
    expect(parseIdentifier(`${functionName}:live`)).toEqual({ ...pieces, qualifier: 'live' })
  })

  test.each(QUALIFIERS)(
    'the qualifier %s stands behind any form, and apart from what Lambda is asked for',
    (qualifier) => {
      const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders'
      for (const functionName of ['orders', '123456789012:function:orders', arn])
        expect(parseIdentifier(`${functionName}:${qualifier}`)).toMatchObject({
          name: 'orders',
          functionName,
          qualifier,
        })
    },
  )

  test('a partial ARN tells its account, but neither region nor partition', () => {
    expect(parseIdentifier('123456789012:function:orders')).toEqual({
      name: 'orders',
      functionName: '123456789012:function:orders',
      account: '123456789012',
    })
  })

  test.each(['a', 'A-b_9', 'x'.repeat(64), '123456789012', 'function'])('%s is a bare name', (name) => {
    expect(parseIdentifier(name)).toEqual({ name, functionName: name })
  })
})

describe('what is no identifier is told with what is accepted', () => {
  test.each([
    ['bad name!', /characters.*nearest: "bad-name"/],
    ['naïve', /characters/],
    ['orders\u202e', /characters/],
    ['x'.repeat(65), /65 characters/],
    ['orders:', /empty qualifier/],
    [':live', /empty name/],
    ['orders:a b', /"a b" is no qualifier/],
    ['orders:$latest', /nearest: "\$LATEST"/],
    [`orders:${'a'.repeat(129)}`, /no qualifier/],
    ['orders:live:7', /too many parts/],
    ['123456789012:orders', /write "123456789012:function:orders"/],
    ['12345:function:orders', /"12345" where the account should be/],
    ['123456789012:function:', /empty name/],
    ['123456789012:function:orders:', /empty qualifier/],
    ['arn:aws:lambda:eu-west-1:123456789012:function:orders:', /empty qualifier/],
    ['arn:aws:lambda:eu-west-1:123456789012:function:', /empty name/],
    ['arn:aws:lambda:eu-west-1:12345:function:orders', /where the account should be/],
    ['arn:aws:lambda::123456789012:function:orders', /"" where the region should be/],
    ['arn:aws:lambda:evil.example/:123456789012:function:orders', /where the region should be/],
    ['arn:gcp:lambda:eu-west-1:123456789012:function:orders', /where the partition should be/],
    ['arn:aws:lambda:eu-west-1:123456789012:layer:orders:1', /no ARN of a Lambda function/],
    ['arn:aws:s3:::bucket', /no ARN of a Lambda function/],
    ['arn:', /no ARN of a Lambda function/],
    [`123456789012:function:${'x'.repeat(240)}`, /longer than the 256/],
  ])('%j', (text, mistake) => {
    expect(parseIdentifier(text)).toEqual({ mistake: expect.stringMatching(mistake) })
    expect(parseIdentifier(text)).toEqual({ mistake: expect.stringContaining('accepted: name, name:qualifier') })
  })
})

test.each(['arn', 'arn:live'])('"%s" is a function that is named arn, and no ARN', (text) => {
  expect(parseIdentifier(text)).toMatchObject({ name: 'arn' })
})
