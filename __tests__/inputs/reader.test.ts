import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { BadInputs } from '../../src/errors.ts'
import { INPUTS } from '../../src/inputs/inputs.ts'
import { type ReaderDeps, readSettings } from '../../src/inputs/reader.ts'

const A = createHash('sha256').update('a').digest()
const B = createHash('sha256').update('b').digest()
const [HEX_A, HEX_B] = [A.toString('hex'), B.toString('hex')]
const [BASE64_A, BASE64_B] = [A.toString('base64'), B.toString('base64')]
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders'

const FILES: Record<string, string> = { 'a.zip': 'a', 'dist/b.zip': 'b', 'odd=name.zip': 'a', 'a, b.zip': 'b' }

const deps: ReaderDeps = {
  profileRegion: async () => undefined,
  readFile: async (path) => {
    const text = FILES[path]
    if (text === undefined) throw new Error('ENOENT: no such file or directory')
    return Buffer.from(text)
  },
}

const environment = (inputs: Record<string, string>, env: Record<string, string> = { AWS_REGION: 'us-east-1' }) => ({
  ...env,
  ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
})

const read = (inputs: Record<string, string>, env?: Record<string, string>, given: Partial<ReaderDeps> = {}) =>
  readSettings(environment(inputs, env), { ...deps, ...given })

/** All that is said about bad inputs, a line per problem; fails where nothing is. */
async function problemsOf(inputs: Record<string, string>, env?: Record<string, string>): Promise<readonly string[]> {
  const error = await read(inputs, env).then(
    () => new Error('nothing was wrong'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof BadInputs)) throw error
  return error.problems.map(({ input, given, text }) => `${input}: ${given}: ${text}`)
}

const codeOf = async (inputs: Record<string, string>) =>
  (await read(inputs)).awaited.map(({ target, desired }) => [target.display, desired.codeSha256])

describe('defaults', () => {
  const DEFAULTS = {
    awaited: [
      {
        target: { display: 'orders', functionName: 'orders', name: 'orders', region: 'us-east-1', partition: 'aws' },
        desired: {
          states: ['Active'],
          lastUpdateStatuses: ['Successful'],
          provisionedConcurrency: false,
          onInactive: 'fail',
          stableForMs: 0,
          notFoundGraceMs: 5000,
        },
      },
    ],
    timeoutMs: 600_000,
    pollInterval: 'auto',
    failFast: false,
    maxRequestsPerSecond: 10,
    operation: 'auto',
    summary: true,
    githubToken: '',
    remarks: [],
  }

  test('hold where an input is absent', async () => {
    expect(await read({ 'function-name': 'orders' })).toStrictEqual(DEFAULTS)
  })

  test.each(['', ' \r\n'])('hold where an input is %j, as expressions yield it', async (empty) => {
    const inputs = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, empty]))
    expect(await read({ ...inputs, 'function-name': 'orders' })).toStrictEqual(DEFAULTS)
  })
})

test('every input is read', async () => {
  const settings = await read({
    'function-name': 'orders',
    qualifier: 'live',
    'aws-region': 'eu-central-1',
    'desired-state': 'active, inactive',
    'desired-last-update-status': 'any',
    timeout: '1m30s',
    'poll-interval': '2s',
    'stable-for': '3',
    'expected-code-sha256': BASE64_A,
    'expected-version': '7',
    'wait-for-provisioned-concurrency': 'true',
    'on-inactive': 'Wake',
    'not-found-grace': '0',
    'fail-fast': 'TRUE',
    'max-requests-per-second': '0.5',
    operation: 'getfunctionconfiguration',
    summary: 'False',
    'commit-status': 'lambda / ready',
    'github-token': 'token',
  })
  expect(settings).toEqual({
    awaited: [
      {
        target: {
          display: 'orders:live',
          functionName: 'orders',
          name: 'orders',
          qualifier: 'live',
          region: 'eu-central-1',
          partition: 'aws',
        },
        desired: {
          states: ['Active', 'Inactive'],
          lastUpdateStatuses: 'any',
          codeSha256: HEX_A,
          version: '7',
          provisionedConcurrency: true,
          onInactive: 'wake',
          stableForMs: 3000,
          notFoundGraceMs: 0,
        },
      },
    ],
    timeoutMs: 90_000,
    pollInterval: 2000,
    failFast: true,
    maxRequestsPerSecond: 0.5,
    operation: 'GetFunctionConfiguration',
    summary: false,
    commitStatus: 'lambda / ready',
    githubToken: 'token',
    remarks: ['stable-for: "3" is read as 3s (3 seconds); write 3m for minutes'],
  })
})

test('settings are frozen to the bottom', async () => {
  const thaw = (value: unknown): unknown[] =>
    typeof value !== 'object' || value === null
      ? []
      : [...(Object.isFrozen(value) ? [] : [value]), ...Object.values(value).flatMap(thaw)]
  expect(thaw(await read({ 'function-name': `orders,${ARN}`, timeout: '5' }))).toEqual([])
})

test('functions stand on lines of any kind, with blanks and repeats', async () => {
  const settings = await read({ 'function-name': ` orders \r\n\r\n,billing:7,\torders\n${ARN}:$LATEST\r\n` })
  expect(settings.awaited.map(({ target }) => target.display)).toEqual(['orders', 'billing:7', 'orders:$LATEST'])
})

describe('the region', () => {
  const all = { AWS_REGION: 'r-env-1', AWS_DEFAULT_REGION: 'r-default-1' }
  const regionsWith = async (inputs: Record<string, string>, env: Record<string, string>, profile?: string) =>
    (
      await read({ 'function-name': 'orders', ...inputs }, Object.keys(env).length > 0 ? env : {}, {
        profileRegion: async () => profile,
      })
    ).awaited.map(({ target }) => target.region)

  test.each([
    [
      'input',
      { 'aws-region': 'rr-input-1' },
      { AWS_REGION: 'rr-env-1', AWS_DEFAULT_REGION: 'rr-default-1' },
      'rr-input-1',
    ],
    ['AWS_REGION', {}, { AWS_REGION: 'rr-env-1', AWS_DEFAULT_REGION: 'rr-default-1' }, 'rr-env-1'],
    ['AWS_DEFAULT_REGION', {}, { AWS_REGION: ' ', AWS_DEFAULT_REGION: 'rr-default-1' }, 'rr-default-1'],
    ['profile', {}, {}, 'rr-profile-1'],
  ])('comes from the %s before what follows', async (_, inputs, env, region) => {
    expect(await regionsWith(inputs as Record<string, string>, env as Record<string, string>, 'rr-profile-1')).toEqual([
      region,
    ])
  })

  test('an ARN is asked in its own, whatever the input says', async () => {
    expect(await regionsWith({ 'function-name': `${ARN}\nbilling`, 'aws-region': 'us-west-2' }, all)).toEqual([
      'eu-west-1',
      'us-west-2',
    ])
  })

  test('with ARNs alone none is needed, and the profile is not asked', async () => {
    let asked = 0
    const profileRegion = async () => {
      asked += 1
      return 'us-west-2'
    }
    const settings = await read({ 'function-name': ARN }, {}, { profileRegion })
    expect([settings.awaited[0]?.target.region, asked]).toEqual(['eu-west-1', 0])
  })

  test('a profile that cannot be read gives none, and the message says how to give one', async () => {
    const broken = read({ 'function-name': 'orders' }, {}, { profileRegion: () => Promise.reject(new Error('broken')) })
    await expect(broken).rejects.toThrow(
      /^aws-region: "": no region.*AWS_REGION.*aws-actions\/configure-aws-credentials/,
    )
  })

  test.each([
    [{ 'aws-region': 'EU West_1' }, {}, /^aws-region: EU West_1: is no region.*nearest: "eu-west-1"/],
    [{}, { AWS_REGION: 'evil.example/' }, /^aws-region: evil\.example\/: from AWS_REGION: is no region/],
  ])('what is no region is refused: %j %j', async (inputs, env, said) => {
    const problems = await problemsOf(
      { 'function-name': 'orders', ...(inputs as Record<string, string>) },
      env as Record<string, string>,
    )
    expect(problems).toEqual([expect.stringMatching(said)])
  })
})

describe('the expected code', () => {
  test.each([BASE64_A, HEX_A.toUpperCase(), `sha256:${HEX_A}`, `sha256:${BASE64_A}`, `${BASE64_A}\r\n${HEX_A}`])(
    'a lone %j holds for all functions',
    async (digest) => {
      expect(await codeOf({ 'function-name': 'orders,billing', 'expected-code-sha256': digest })).toEqual([
        ['orders', HEX_A],
        ['billing', HEX_A],
      ])
    },
  )

  test('lines name functions as given or as shown', async () => {
    const lines = `orders = ${BASE64_A}\r\nbilling:live=sha256:${HEX_B}\n${ARN}=${BASE64_B}`
    const inputs = { 'function-name': `orders,billing,${ARN},free`, qualifier: 'live', 'expected-code-sha256': lines }
    expect(await codeOf(inputs)).toEqual([
      ['orders:live', HEX_A],
      ['billing:live', HEX_B],
      ['orders:live', HEX_B],
      ['free:live', undefined],
    ])
  })

  test('where a function has a line as it was given, its own line wins over one that is meant for its namesake', async () => {
    const lines = `orders=${HEX_A}\n${ARN}=${HEX_B}`
    expect(await codeOf({ 'function-name': `orders,${ARN}`, 'expected-code-sha256': lines })).toEqual([
      ['orders', HEX_A],
      ['orders', HEX_B],
    ])
  })

  test('two lines for one function, as given and as shown, must agree', async () => {
    const lines = `orders=${HEX_A}\n${ARN}=${HEX_B}`
    const problems = await problemsOf({ 'function-name': ARN, 'expected-code-sha256': lines })
    expect(problems).toEqual([expect.stringContaining('another value for "orders"')])
  })

  test('a line by the name that is shown holds in every region', async () => {
    expect(await codeOf({ 'function-name': `orders,${ARN}`, 'expected-code-sha256': `orders=${HEX_A}` })).toEqual([
      ['orders', HEX_A],
      ['orders', HEX_A],
    ])
  })

  test.each([
    ['a.zip', HEX_A, HEX_A],
    ['odd=name.zip', HEX_A, HEX_A],
    ['a, b.zip', HEX_B, HEX_B],
    ['orders=a.zip\r\nbilling = dist/b.zip', HEX_A, HEX_B],
    ['orders=odd=name.zip', HEX_A, undefined],
  ])('of the file %j is its SHA-256', async (text, orders, billing) => {
    expect(await codeOf({ 'function-name': 'orders,billing', 'expected-code-file': text })).toEqual([
      ['orders', orders],
      ['billing', billing],
    ])
  })

  test('each file is read once', async () => {
    const paths: string[] = []
    const readFile = async (path: string) => {
      paths.push(path)
      return Buffer.from('a')
    }
    await read({ 'function-name': 'a,b', 'expected-code-file': 'a=x.zip\nb=x.zip' }, undefined, { readFile })
    expect(paths).toEqual(['x.zip'])
  })

  test('a digest for one function and a file for another go together', async () => {
    const inputs = { 'expected-code-sha256': `orders=${HEX_B}`, 'expected-code-file': 'billing=a.zip' }
    expect(await codeOf({ 'function-name': 'orders,billing', ...inputs })).toEqual([
      ['orders', HEX_B],
      ['billing', HEX_A],
    ])
  })
})

test('the expected version holds for all aliases, or for those that lines name', async () => {
  const versionOf = async (text: string) =>
    (await read({ 'function-name': 'orders:live,billing:blue', 'expected-version': text })).awaited.map(
      ({ desired }) => desired.version,
    )
  expect(await versionOf('7')).toEqual(['7', '7'])
  expect(await versionOf('orders:live=7, billing:blue=12')).toEqual(['7', '12'])
  expect(await versionOf('billing:blue=12')).toEqual([undefined, '12'])
})

test.each(['7', 'live'])('provisioned concurrency can be on the qualifier %s', async (qualifier) => {
  const settings = await read({ 'function-name': 'orders', qualifier, 'wait-for-provisioned-concurrency': 'true' })
  expect(settings.awaited[0]?.desired.provisionedConcurrency).toBe(true)
})

describe('one mistake', () => {
  const sha = 'expected-code-sha256'
  const file = 'expected-code-file'
  const provisioned = 'wait-for-provisioned-concurrency'
  test.each<[Record<string, string>, RegExp]>([
    [{ 'function-name': ' ,\r\n' }, /^function-name: ,?: is required/],
    [{ 'function-name': 'good, bad name!' }, /^function-name: bad name!: /],
    [{ qualifier: '$latest' }, /^qualifier: \$latest: .*nearest: "\$LATEST"/],
    [{ 'desired-state': 'Failed' }, /^desired-state: Failed: cannot be desired.*Active/],
    [
      { 'desired-last-update-status': 'Done' },
      /^desired-last-update-status: Done: .*Successful, Failed, InProgress or any/,
    ],
    [{ 'poll-interval': '0' }, /^poll-interval: 0: must be above 0/],
    [{ operation: 'GetFunctions' }, /^operation: GetFunctions: .*nearest: "GetFunction"/],
    [{ [sha]: 'abc' }, /^expected-code-sha256: abc: is no SHA-256 \(3 characters\)/],
    [{ [sha]: 'orders=' }, /^expected-code-sha256: orders=: is no SHA-256 \(0 characters\)/],
    [{ [sha]: 'orders=abc=' }, /^expected-code-sha256: orders=abc=: is no SHA-256/],
    [{ [sha]: `order=${BASE64_A}` }, /^expected-code-sha256: order=.*names "order", .*nearest: "orders"/],
    [{ [sha]: `orders=${HEX_A}\norders=${HEX_B}` }, /another value for "orders"/],
    [{ [sha]: `${HEX_A}\norders=${HEX_A}` }, /^expected-code-sha256: orders=.*stands beside/],
    [{ [sha]: `${HEX_A}\n${HEX_B}` }, /stands beside/],
    [{ [file]: 'none.zip' }, /^expected-code-file: none\.zip: cannot be read \(ENOENT/],
    [{ [file]: 'orders=none.zip' }, /^expected-code-file: orders=none\.zip: cannot be read \(ENOENT/],
    [{ [file]: 'orders=' }, /^expected-code-file: orders=: cannot be read \(no path/],
    [{ [file]: 'order=a.zip' }, /^expected-code-file: order=a\.zip: names "order".*nor is there such a file/],
    [{ [file]: 'a.zip', [sha]: HEX_A }, /^expected-code-file: a\.zip: stands beside expected-code-sha256 for orders/],
    [{ 'expected-version': '7' }, /^expected-version: 7: needs an alias, and "orders" has none/],
    [{ 'expected-version': '7', qualifier: '7' }, /^expected-version: 7: needs an alias, and "orders:7"/],
    [{ 'expected-version': '7', qualifier: '$LATEST' }, /needs an alias/],
    [{ 'expected-version': 'v7', qualifier: 'live' }, /^expected-version: v7: is no version/],
    [{ 'expected-version': '07', qualifier: 'live' }, /^expected-version: 07: is no version/],
    [{ [provisioned]: 'true' }, /^wait-for-provisioned-concurrency: true: needs a version or an alias, and "orders"/],
    [{ [provisioned]: 'true', qualifier: '$LATEST' }, /and "orders:\$LATEST" has none/],
    [{ [provisioned]: 'yes' }, /^wait-for-provisioned-concurrency: yes: .*nearest: "true"/],
  ])('%j is one problem', async (inputs, said) => {
    expect(await problemsOf({ 'function-name': 'orders', ...inputs })).toEqual([expect.stringMatching(said)])
  })
})

describe('all mistakes', () => {
  test('are told at once, in the order of the inputs', async () => {
    const wrong = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, '?!']))
    const problems = await problemsOf(wrong)
    const free = ['commit-status', 'github-token']
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(
      Object.keys(INPUTS).filter((name) => !free.includes(name)),
    )
  })

  test('that only stem from a broken function-name or qualifier are left out', async () => {
    const rest = { 'expected-version': 'orders:live=7', 'expected-code-file': 'orders=a.zip' }
    expect(await problemsOf({ ...rest, 'function-name': 'or ders' }, {})).toHaveLength(1)
    expect(await problemsOf({ ...rest, 'function-name': 'orders', qualifier: 'li ve' })).toHaveLength(1)
  })

  test('stay readable and whole when a text is hopeless', async () => {
    const texts = [
      '\u0000\u001b[31m',
      '\ud800',
      '=\r=\r=',
      ','.repeat(99),
      '💥'.repeat(5000),
      '__proto__',
      'constructor=1',
    ]
    for (const text of texts) {
      const inputs = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, text]))
      const problems = await problemsOf(inputs)
      expect(problems.every((problem) => problem.length < 2000)).toBe(true)
    }
  })

  test('never tell the token', async () => {
    const problems = await problemsOf({ 'function-name': '?', 'github-token': 'ghs_secret' })
    expect(problems.join()).not.toContain('ghs_secret')
  })
})

test.each([
  ['5m', '1m', 1],
  ['1s', '0', 1],
  ['1s', '1m', 0],
  ['0', '0', 0],
])('stable-for %s within a timeout of %s gets %d remarks', async (stableFor, timeout, count) => {
  const settings = await read({ 'function-name': 'orders', 'stable-for': stableFor, timeout })
  expect(settings.remarks).toHaveLength(count)
})
