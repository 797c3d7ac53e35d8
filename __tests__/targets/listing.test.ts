import { describe, expect, test } from '@jest/globals'
import { parseIdentifier } from '../../src/targets/identifier.ts'
import { type Defaults, type Given, listTargets } from '../../src/targets/listing.ts'

const ARN = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:orders'

function given(text: string): Given {
  const identifier = parseIdentifier(text)
  if ('mistake' in identifier) throw new Error(identifier.mistake)
  return { text, identifier }
}

const list = (texts: string[], defaults: Defaults = { region: 'eu-west-1' }) => listTargets(texts.map(given), defaults)

describe('defaults fill in what an identifier does not tell', () => {
  test('a bare name takes qualifier, region and the partition of the region', () => {
    expect(list(['orders'], { region: 'us-gov-west-1', qualifier: 'live' })[0]?.target).toStrictEqual({
      display: 'orders:live',
      functionName: 'orders',
      name: 'orders',
      qualifier: 'live',
      region: 'us-gov-west-1',
      partition: 'aws-us-gov',
    })
  })

  test('an ARN keeps its own region, partition and qualifier', () => {
    expect(list([`${ARN}:7`], { region: 'eu-west-1', qualifier: 'live' })[0]?.target).toEqual({
      display: 'orders:7',
      functionName: ARN,
      name: 'orders',
      qualifier: '7',
      region: 'cn-north-1',
      account: '123456789012',
      partition: 'aws-cn',
    })
  })

  test('what neither tells is left out, not undefined', () => {
    expect(list(['orders'])[0]?.target).toStrictEqual({
      display: 'orders',
      functionName: 'orders',
      name: 'orders',
      region: 'eu-west-1',
      partition: 'aws',
    })
  })
})

describe('repeats are folded, in the order given', () => {
  test('also where the default qualifier makes two the same; every text it was given as is kept', () => {
    const listed = list(['b', 'a', 'b:live', 'a'], { region: 'eu-west-1', qualifier: 'live' })
    expect(listed.map(({ target, givens }) => [target.display, givens])).toEqual([
      ['b:live', ['b', 'b:live']],
      ['a:live', ['a', 'a']],
    ])
  })

  test('but not across qualifiers, regions or accounts', () => {
    const texts = ['orders', 'orders:7', '123456789012:function:orders', '999999999999:function:orders', ARN]
    expect(list(texts)).toHaveLength(5)
  })
})
