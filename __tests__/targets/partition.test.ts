import { expect, test } from '@jest/globals'
import { isRegion, partitionOf } from '../../src/targets/partition.ts'

test.each([
  ['eu-west-1', 'aws'],
  ['us-east-1', 'aws'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['xx-new-9', 'aws'],
])('%s is in the partition %s', (region, partition) => {
  expect(isRegion(region)).toBe(true)
  expect(partitionOf(region)).toBe(partition)
})

test.each([
  '',
  'EU-WEST-1',
  'eu west 1',
  'useast1',
  'eu-west-1.evil.example',
  'eu-west-1/',
  'eu--1',
  'e-west-1',
  '1eu-west-1',
  'eu-west-',
  `eu-${'a'.repeat(61)}`,
  `eu-${'a'.repeat(99)}`,
])('%j is no region: it would become a part of a host name', (text) => {
  expect(isRegion(text)).toBe(false)
})

test('a region is as long as a part of a host name at most', () => {
  expect(isRegion(`eu-${'a'.repeat(60)}`)).toBe(true)
})
