/** What is said about a wrong input, word for word: each names the text, what is accepted and, where there is one, what is near. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { BadInputs } from '../../src/errors.ts'
import { readSettings } from '../../src/inputs/reader.ts'

const HEX = createHash('sha256').update('a').digest('hex')
const OTHER = createHash('sha256').update('b').digest('hex')
const DIGESTS =
  'accepted: a SHA-256 as base64 (44 characters, as Lambda reports it for a zip), as hexadecimal (64), or sha256:…'
const FILES = 'accepted: the path of the deployed zip, relative to the workspace, or lines of function=path'
const EITHER = 'accepted: a single value for all functions, or only lines of function=value'
const QUALIFIERS = 'a version number, an alias (1 to 128 of A-Z a-z 0-9 - _), $LATEST or $LATEST.PUBLISHED'
const REGIONS =
  'accepted: a region such as eu-west-1, given as aws-region, in AWS_REGION (which aws-actions/configure-aws-credentials sets), or by ARNs in function-name'

interface Outside {
  readonly env?: Record<string, string>
  readonly profile?: string
  readonly readFile?: (path: string) => Promise<Uint8Array>
}

async function readFile(path: string): Promise<Uint8Array> {
  if (path !== 'a.zip') throw new Error('ENOENT')
  return Buffer.from('a')
}

/** All that is said, a line per problem; nothing where nothing is wrong. */
async function saidOf(inputs: Record<string, string>, outside: Outside = {}): Promise<readonly string[]> {
  const given = Object.entries({ 'function-name': 'orders', ...inputs })
  const texts = Object.fromEntries(given.map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]))
  const env = { ...(outside.env ?? { AWS_REGION: 'us-east-1' }), ...texts }
  try {
    await readSettings(env, { profileRegion: async () => outside.profile, readFile: outside.readFile ?? readFile })
    return []
  } catch (error) {
    if (!(error instanceof BadInputs)) throw error
    return error.problems.map((problem) => `${problem.input}: ${problem.given}: ${problem.text}`)
  }
}

type Case = readonly [inputs: Record<string, string>, ...said: string[]]

function hold(cases: readonly Case[]): void {
  test.each(cases.map(([inputs, ...said]) => ({ inputs, said })))('$inputs', async ({ inputs, said }) => {
    expect(await saidOf(inputs)).toEqual(said)
  })
}

describe('the functions', () => {
  hold([
    [
      { 'function-name': ',' },
      'function-name: ,: is required; accepted: one or more names or ARNs, separated by new lines or commas',
    ],
    [{ qualifier: 'a b' }, `qualifier: a b: "a b" is no qualifier; accepted: ${QUALIFIERS}`],
    [
      { 'wait-for-provisioned-concurrency': 'true', 'function-name': 'a,b:$LATEST,c:7,d:live' },
      'wait-for-provisioned-concurrency: true: needs a version or an alias, and "a", "b:$LATEST" has none; accepted: "false", or functions as name:qualifier',
    ],
  ])

  test('with a wrong default qualifier those with a qualifier of their own are still held to the rest', async () => {
    const inputs = { qualifier: 'a b', 'function-name': 'a,b:$LATEST', 'wait-for-provisioned-concurrency': 'true' }
    expect(await saidOf(inputs)).toEqual([
      expect.stringMatching(/^qualifier: a b/),
      expect.stringMatching(
        /^wait-for-provisioned-concurrency: true: needs a version or an alias, and "b:\$LATEST" has/,
      ),
    ])
  })
})

describe('the region', () => {
  test.each<[Record<string, string>, Outside, string]>([
    [{}, { env: {} }, `: no region is known; ${REGIONS}`],
    [{ 'aws-region': 'EU  West_1' }, {}, `EU  West_1: is no region; ${REGIONS}; nearest: "eu-west-1"`],
    [{ 'aws-region': '!' }, {}, `!: is no region; ${REGIONS}`],
    [{}, { env: { AWS_REGION: '!' } }, `!: from AWS_REGION: is no region; ${REGIONS}`],
    [{}, { env: { AWS_DEFAULT_REGION: '!' } }, `!: from AWS_DEFAULT_REGION: is no region; ${REGIONS}`],
    [{}, { env: {}, profile: '!' }, `!: from the profile: is no region; ${REGIONS}`],
  ])('%j %j', async (inputs, outside, said) => {
    expect(await saidOf(inputs, outside)).toEqual([`aws-region: ${said}`])
  })

  test.each<Outside>([{ env: { AWS_REGION: ' eu-west-1 ' } }, { env: {}, profile: ' eu-west-1\n' }])(
    'may have white space around it: %j',
    async (outside) => {
      expect(await saidOf({}, outside)).toEqual([])
    },
  )
})

test('a wrong region hides no mistake in the other inputs, nor does a wrong name', async () => {
  const inputs = { 'aws-region': '!', 'expected-code-sha256': `order=${HEX}` }
  expect(await saidOf(inputs)).toEqual([
    expect.stringMatching(/^aws-region: !/),
    expect.stringMatching(/^expected-code-sha256: order=.*names "order"/),
  ])
  const names = { 'function-name': 'bad name,orders', 'wait-for-provisioned-concurrency': 'true' }
  expect(await saidOf(names)).toEqual([
    expect.stringMatching(/^function-name: bad name/),
    expect.stringMatching(/^wait-for-provisioned-concurrency: true: needs a version or an alias, and "orders" has/),
  ])
})

describe('the desired state', () => {
  hold([
    [
      { 'desired-state': 'Actve' },
      'desired-state: Actve: is not known; accepted: Pending, Active, Inactive, Deactivating, Deactivated, ActiveNonInvocable, Deleting or any; nearest: "Active"',
    ],
    [
      { 'desired-state': 'Failed' },
      'desired-state: Failed: cannot be desired: a function in this State never becomes ready; accepted: Pending, Active, Inactive, Deactivating, Deactivated, ActiveNonInvocable, Deleting or any',
    ],
  ])
})

describe('the expected code', () => {
  const sha = 'expected-code-sha256'
  const file = 'expected-code-file'
  hold([
    [{ [sha]: 'abc' }, `${sha}: abc: is no SHA-256 (3 characters); ${DIGESTS}`],
    [{ [sha]: `x${HEX}` }, `${sha}: x${HEX}: is no SHA-256 (65 characters); ${DIGESTS}`],
    [
      { [sha]: `order=${HEX}` },
      `${sha}: order=${HEX}: names "order", which is not in function-name; accepted: orders; nearest: "orders"`,
    ],
    [
      { [sha]: 'order=abc' },
      `${sha}: order=abc: is no SHA-256 (3 characters); ${DIGESTS}`,
      `${sha}: order=abc: names "order", which is not in function-name; accepted: orders; nearest: "orders"`,
    ],
    [{ [sha]: `abc,orders=${HEX}` }, `${sha}: abc: is no SHA-256 (3 characters); ${DIGESTS}`],
    [
      { [sha]: `${HEX},orders=${HEX}` },
      `${sha}: orders=${HEX}: stands beside "${HEX}", which holds for all functions; ${EITHER}`,
    ],
    [
      { [sha]: `orders=${HEX},orders=${OTHER}` },
      `${sha}: orders=${OTHER}: gives another value for "orders" than "orders=${HEX}"; accepted: one value for a function`,
    ],
    [{ [sha]: `orders=${HEX},orders=${HEX}` }],
    [
      { [sha]: `=${HEX}` },
      `${sha}: =${HEX}: names "", which is not in function-name; accepted: orders; nearest: "orders"`,
    ],
    [{ 'function-name': 'a,b', [sha]: 'a=' }, `${sha}: a=: is no SHA-256 (0 characters); ${DIGESTS}`],
    [{ [file]: 'none.zip\norders=a.zip' }, `${file}: none.zip: cannot be read (ENOENT); ${FILES}`],
    [
      { 'function-name': 'a,b', [file]: 'a=none.zip\nb=a.zip' },
      `${file}: a=none.zip: cannot be read (ENOENT); ${FILES}`,
    ],
    [{ [file]: 'none.zip' }, `${file}: none.zip: cannot be read (ENOENT); ${FILES}`],
    [{ [file]: 'orders=none.zip' }, `${file}: orders=none.zip: cannot be read (ENOENT); ${FILES}`],
    [{ [file]: 'orders=' }, `${file}: orders=: cannot be read (no path behind the =); ${FILES}`],
    [
      { [file]: 'order=a.zip' },
      `${file}: order=a.zip: names "order", which is not in function-name; accepted: orders; nearest: "orders"; nor is there such a file`,
    ],
    [
      { 'function-name': 'a,b', [file]: 'a.zip', [sha]: HEX },
      `${file}: a.zip: stands beside expected-code-sha256 for a, b; accepted: one of the two for a function`,
    ],
    [
      { 'function-name': 'a,b', [file]: 'a=a.zip', [sha]: `a=${HEX},b=${HEX}` },
      `${file}: a=a.zip: stands beside expected-code-sha256 for a; accepted: one of the two for a function`,
    ],
  ])

  test('names ten functions that are accepted at most', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `f${at}`)
    const said = (count: number) => saidOf({ 'function-name': names(count).join(','), [sha]: `f=${HEX}` })
    const accepted = (list: string) => [expect.stringContaining(`function-name; accepted: ${list}; nearest: "f0"`)]
    expect(await said(10)).toEqual(accepted(names(10).join(', ')))
    expect(await said(11)).toEqual(accepted(`${names(10).join(', ')}, …`))
  })

  test('accepts a function as given and as shown', async () => {
    const inputs = { 'function-name': 'orders', qualifier: 'live', [sha]: `order=${HEX}` }
    expect(await saidOf(inputs)).toEqual([expect.stringContaining('accepted: orders:live, orders; nearest: "orders"')])
  })

  test('tells two values for a line that two functions share once', async () => {
    const arns = ['eu-west-1', 'eu-west-2'].map((region) => `arn:aws:lambda:${region}:123456789012:function:orders`)
    const inputs = { 'function-name': arns.join(), [sha]: `orders=${HEX},orders=${OTHER}` }
    expect(await saidOf(inputs)).toHaveLength(1)
  })

  test('tells why a file cannot be read, whatever was thrown', async () => {
    const outside = { readFile: () => Promise.reject('gone') }
    expect(await saidOf({ [file]: 'a.zip' }, outside)).toEqual([`${file}: a.zip: cannot be read (gone); ${FILES}`])
  })

  test('where a function could not be read nobody is missed, but a file that is not there is', async () => {
    const broken = { 'function-name': 'or ders' }
    expect(await saidOf({ ...broken, [file]: 'orders=a.zip' })).toHaveLength(1)
    expect(await saidOf({ ...broken, [file]: 'orders=none.zip' })).toContain(
      `${file}: orders=none.zip: cannot be read (ENOENT); ${FILES}`,
    )
    expect(await saidOf({ ...broken, [file]: 'none.zip' })).toContain(
      `${file}: none.zip: cannot be read (ENOENT); ${FILES}`,
    )
  })
})

describe('the expected version', () => {
  const version = 'expected-version'
  const NO_VERSION = 'is no version; accepted: a number such as 7, or lines of function=7'
  hold([
    [{ [version]: 'v7' }, `${version}: v7: ${NO_VERSION}`],
    [{ [version]: '7x', qualifier: 'live' }, `${version}: 7x: ${NO_VERSION}`],
    [{ [version]: '12', qualifier: 'live' }],
    [
      { [version]: 'order:live=v7', qualifier: 'live' },
      `${version}: order:live=v7: ${NO_VERSION}`,
      `${version}: order:live=v7: names "order:live", which is not in function-name; accepted: orders:live, orders; nearest: "orders:live"`,
    ],
    [{ [version]: 'v7,orders=7', qualifier: 'live' }, `${version}: v7: ${NO_VERSION}`],
    [
      { [version]: '7', 'function-name': 'a,b:7,c:live' },
      `${version}: 7: needs an alias, and "a", "b:7" has none; accepted: functions given as name:alias, or an alias in qualifier`,
    ],
  ])
})

describe('how the step goes about it', () => {
  const unknown = (accepted: string, nearest: string) => `is not known; accepted: ${accepted}; nearest: "${nearest}"`
  hold([
    [{ 'on-inactive': 'weit' }, `on-inactive: weit: ${unknown('fail, wait or wake', 'wait')}`],
    [
      { operation: 'GetFunctions' },
      `operation: GetFunctions: ${unknown('auto, GetFunction or GetFunctionConfiguration', 'GetFunction')}`,
    ],
    [
      { 'max-requests-per-second': 'ten' },
      'max-requests-per-second: ten: is no number above 0; accepted: a plain decimal number such as 10 or 0.5',
    ],
    [
      { 'desired-last-update-status': 'Done' },
      `desired-last-update-status: Done: ${unknown('Successful, Failed, InProgress or any', 'any')}`,
    ],
  ])
})

test('a text that is too long to be told is cut: whole files get pasted by accident', async () => {
  const [whole = '', cut = ''] = await saidOf({ timeout: 'x'.repeat(300), 'stable-for': 'x'.repeat(301) })
  expect(whole).toContain(`timeout: ${'x'.repeat(300)}: is no duration`)
  expect(cut).toContain(`stable-for: ${'x'.repeat(300)}…: is no duration`)
})
