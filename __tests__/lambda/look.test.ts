/** What a look sends, and what it keeps of the answer. */
import { describe, expect, test } from '@jest/globals'
import { SECRETS } from '../../simulator/secrets.ts'
import { look, planOf } from '../../src/lambda/look.ts'
import { VERSION } from '../../src/version.ts'
import { realClock } from '../../src/waiting/clock.ts'
import { askAtOnce, leaksIn, openStage } from './stage.ts'

const stage = openStage()
const SHA = 'c2hhMjU2LW9mLXRoZS1kZXBsb3llZC1jb2RlLWhlcmU='
const EVERYTHING = {
  state: 'Active',
  lastUpdateStatus: 'Successful',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
  version: '$LATEST',
  codeSha256: SHA,
  revisionId: 'd2c6f3e0-0000-4000-8000-000000000001',
  lastModified: '2026-11-25T03:00:00.000+0000',
  packageType: 'Zip',
  logGroup: '/aws/lambda/orders',
  snapStart: 'None',
}

describe('of an answer only named fields are kept', () => {
  test.each(['GetFunction', 'GetFunctionConfiguration'] as const)('%s: these, and no others', async (operation) => {
    await stage.simulateOne({})
    expect(await stage.look({ operation })).toStrictEqual({ seen: EVERYTHING })
  })

  test('reasons and codes are kept as they are', async () => {
    const config = {
      State: 'Failed',
      StateReason: 'why',
      StateReasonCode: 'OfTheFuture',
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReason: 'why not',
      LastUpdateStatusReasonCode: 'Creating',
    }
    await stage.simulateOne({ steps: [{ atMs: 0, config }] })
    expect((await stage.look()).seen).toMatchObject({
      state: 'Failed',
      stateReason: 'why',
      stateReasonCode: 'OfTheFuture',
      lastUpdateStatus: 'Failed',
      lastUpdateStatusReason: 'why not',
      lastUpdateStatusReasonCode: 'Creating',
    })
  })

  test('a field that is null is absent, like one that is not there', async () => {
    const NULL = { $null: true }
    const config = {
      State: NULL,
      LastUpdateStatus: NULL,
      LoggingConfig: NULL,
      SnapStart: { ApplyOn: null },
      Version: null,
    }
    await stage.simulateOne({ steps: [{ atMs: 0, config }], answer: { Concurrency: NULL } })
    const { seen } = await stage.look()
    for (const field of ['state', 'lastUpdateStatus', 'logGroup', 'snapStart', 'version', 'reservedConcurrency'])
      expect(seen).not.toHaveProperty(field)
    expect(seen).toHaveProperty('codeSha256', SHA)
  })

  test('an answer without a configuration shows nothing, and is no trouble', async () => {
    await stage.simulateOne({ answer: { Configuration: null } })
    expect(await stage.look()).toStrictEqual({ seen: {} })
  })

  test('reserved concurrency is told by GetFunction, 0 included', async () => {
    await stage.simulateOne({ answer: { Concurrency: { ReservedConcurrentExecutions: 0 } } })
    expect((await stage.look()).seen).toHaveProperty('reservedConcurrency', 0)
  })

  test('errors beside the configuration do not matter', async () => {
    const config = { Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: SECRETS.environment } } }
    const answer = { TagsError: { ErrorCode: 'AccessDeniedException', Message: 'no' }, Code: null }
    await stage.simulateOne({ steps: [{ atMs: 0, config }], answer })
    const observation = await stage.look()
    expect(observation).toStrictEqual({ seen: EVERYTHING })
    expect(leaksIn(observation)).toEqual([])
  })

  test.each(['GetFunction', 'GetFunctionConfiguration'] as const)('%s: no secret is found in it', async (operation) => {
    const simulator = await stage.simulateOne({ provisioned: [{ atMs: 0 }] })
    const target = { qualifier: 'live' }
    const observation = await stage.look({ operation, target, provisioned: true })
    expect(observation.seen).toBeDefined()
    expect(observation.provisioned).toBeDefined()
    expect(leaksIn(observation)).toEqual([])
    const raw = await (await fetch(`${simulator.endpoint}/2015-03-31/functions/orders`)).text()
    expect(leaksIn(raw)).toEqual(expect.arrayContaining([SECRETS.environment, SECRETS.presigned, SECRETS.tag]))
  })

  test('nothing of it can be changed', async () => {
    await stage.simulateOne({})
    const observation = await stage.look()
    expect([Object.isFrozen(observation), Object.isFrozen(observation.seen)]).toEqual([true, true])
  })
})

describe('the stand-in of GetFunction', () => {
  test('auto: once denied, GetFunctionConfiguration is asked at once, and alone from then on', async () => {
    const simulator = await stage.simulateOne({ deny: ['GetFunction'] })
    const viewer = stage.viewer()
    const asking = askAtOnce()
    expect(await look(viewer, asking, realClock.now)).toStrictEqual({ seen: EVERYTHING })
    await look(viewer, asking, realClock.now)
    const asked = ['GetFunction', 'GetFunctionConfiguration', 'GetFunctionConfiguration']
    expect(simulator.log.map(({ operation }) => operation)).toEqual(asked)
    expect(asking.lanes).toEqual(['own', 'control', 'control'])
  })

  test('auto: both denied is permission trouble on the stand-in', async () => {
    const simulator = await stage.simulateOne({ deny: ['GetFunction', 'GetFunctionConfiguration'] })
    expect(await stage.trouble()).toMatchObject({ kind: 'permission', operation: 'GetFunctionConfiguration' })
    expect(simulator.log).toHaveLength(2)
  })

  test.each([
    ['GetFunction', 'GetFunctionConfiguration'],
    ['GetFunctionConfiguration', 'GetFunction'],
  ] as const)('%s by name: only that one, denied or not', async (operation, other) => {
    const simulator = await stage.simulateOne({ deny: [operation] })
    expect(await stage.trouble({ operation })).toMatchObject({ kind: 'permission', operation })
    expect(simulator.log.map((request) => request.operation)).toEqual([operation])
    expect(simulator.log.map((request) => request.operation)).not.toContain(other)
  })

  test.each(['not-found', 'throttle', 'expired', 'proxy-page', 'server-error'] as const)(
    'auto: %s does not call it',
    async (kind) => {
      const simulator = await stage.simulateOne({ faults: [{ kind, requests: [1, 9] }] })
      await stage.trouble()
      expect(simulator.log.map(({ operation }) => operation)).toEqual(['GetFunction'])
    },
  )

  test('looks through it are planned on the shared quota, a second apart', async () => {
    await stage.simulateOne({ deny: ['GetFunction'] })
    const viewer = stage.viewer()
    expect(planOf(viewer)).toEqual({ lanes: ['own'], notBeforeMs: Number.NEGATIVE_INFINITY })
    let nowMs = 0
    await look(viewer, askAtOnce(), () => {
      nowMs += 400
      return nowMs
    })
    const { configurationAtMs } = viewer
    expect(configurationAtMs).toBeGreaterThan(400)
    expect(planOf(viewer)).toEqual({ lanes: ['control'], notBeforeMs: configurationAtMs + 1_000 })
  })
})

describe('provisioned concurrency', () => {
  const options = { target: { qualifier: 'live' }, provisioned: true }
  test.each([
    ['IN_PROGRESS', {}, { status: 'IN_PROGRESS', requested: 1, allocated: 0 }],
    [
      'READY',
      { Status: 'READY', AllocatedProvisionedConcurrentExecutions: 1 },
      { status: 'READY', requested: 1, allocated: 1 },
    ],
    [
      'FAILED',
      { Status: 'FAILED', StatusReason: 'why' },
      { status: 'FAILED', statusReason: 'why', requested: 1, allocated: 0 },
    ],
  ])('%s is told beside the function', async (_, config, expected) => {
    const simulator = await stage.simulateOne({ provisioned: [{ atMs: 0, config }] })
    const observation = await stage.look(options)
    expect(observation.provisioned).toStrictEqual(expected)
    expect(observation.seen).toHaveProperty('state', 'Active')
    expect(simulator.log.map(({ qualifier }) => qualifier)).toEqual(['live', 'live'])
  })

  test('none configured is no trouble: a status that is absent', async () => {
    await stage.simulateOne({})
    const observation = await stage.look(options)
    expect(observation.provisioned).toStrictEqual({})
    expect(observation).not.toHaveProperty('trouble')
  })

  test('its trouble is told beside what was seen', async () => {
    await stage.simulateOne({ deny: ['GetProvisionedConcurrencyConfig'], provisioned: [{ atMs: 0 }] })
    const observation = await stage.look(options)
    expect(observation.seen).toHaveProperty('state', 'Active')
    expect(observation.trouble).toMatchObject({ kind: 'permission', operation: 'GetProvisionedConcurrencyConfig' })
  })

  test('it is not asked for unless it is awaited', async () => {
    const simulator = await stage.simulateOne({ provisioned: [{ atMs: 0 }] })
    expect(await stage.look({ target: { qualifier: 'live' } })).not.toHaveProperty('provisioned')
    expect(simulator.log.map(({ operation }) => operation)).toEqual(['GetFunction'])
  })
})

describe('what is sent', () => {
  test.each([
    ['a name', { functionName: 'orders' }, '/2015-03-31/functions/orders', undefined],
    ['a version', { functionName: 'orders', qualifier: '7' }, '/2015-03-31/functions/orders', '7'],
    ['$LATEST', { functionName: 'orders', qualifier: '$LATEST' }, '/2015-03-31/functions/orders', '$LATEST'],
    [
      '$LATEST.PUBLISHED',
      { functionName: 'orders', qualifier: '$LATEST.PUBLISHED' },
      '/2015-03-31/functions/orders',
      '$LATEST.PUBLISHED',
    ],
    [
      'a partial ARN',
      { functionName: '123456789012:function:orders', qualifier: 'live' },
      '/2015-03-31/functions/123456789012%3Afunction%3Aorders',
      'live',
    ],
    [
      'an ARN',
      { functionName: 'arn:aws:lambda:us-east-1:123456789012:function:orders', qualifier: 'live' },
      '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Aorders',
      'live',
    ],
  ])('%s, with its qualifier apart', async (_, target, path, qualifier) => {
    const simulator = await stage.simulateOne({})
    const { seen } = await stage.look({ target })
    expect(seen).toHaveProperty('state', 'Active')
    const url = new URL(simulator.log[0]?.url ?? '', 'http://localhost')
    expect(url.pathname).toBe(path)
    expect(url.searchParams.get('Qualifier') ?? undefined).toBe(qualifier)
  })

  test('the request is signed for the region of the function', async () => {
    const simulator = await stage.simulateOne({})
    for (const region of ['eu-central-1', 'us-gov-west-1']) await stage.look({ target: { region } })
    expect(simulator.log.map(({ region }) => region)).toEqual(['eu-central-1', 'us-gov-west-1'])
  })

  test('the user agent names the action and its version', async () => {
    const simulator = await stage.simulateOne({})
    await stage.look()
    expect(simulator.log[0]?.userAgent.split(' ')).toContain(`lambda-state-action/${VERSION}`)
  })
})
