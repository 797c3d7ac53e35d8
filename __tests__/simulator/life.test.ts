/** What the model of Lambda does with functions over time; the facts are AWS's, see simulator/README.md. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Operation } from '../../simulator/operations.ts'
import { aFunction, openPlane, openWithOrders, ZIP_A, ZIP_B } from './plane.ts'

const digestOf = (zip: string, encoding: 'base64' | 'hex' = 'base64') =>
  createHash('sha256').update(Buffer.from(zip, 'base64')).digest(encoding)

const EVEN = { AdditionalVersionWeights: { 2: 0.5 } }
const MANAGED = {
  CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:x' } },
}
const SNAPSTART = { SnapStart: { ApplyOn: 'PublishedVersions' } }
const DENIED = { code: 'ImageAccessDenied', text: 'No.' }

describe('a creation', () => {
  test('is Pending, Creating and without LastUpdateStatus, then Active and Successful, with another RevisionId', () => {
    const plane = openPlane()
    const { status, body } = plane.ask('CreateFunction', 'orders', aFunction())
    expect(status).toBe(201)
    expect(body).toMatchObject({ State: 'Pending', StateReasonCode: 'Creating', Version: '$LATEST' })
    expect(body).not.toHaveProperty('LastUpdateStatus')
    plane.pass(1_999)
    expect(plane.stateOf()).toBe('Pending/-')
    plane.pass(1)
    expect(plane.stateOf()).toBe('Active/Successful')
    expect(plane.ask('GetFunctionConfiguration').body).not.toHaveProperty('StateReasonCode')
    expect(plane.ask('GetFunctionConfiguration').body.RevisionId).not.toBe(body.RevisionId)
  })

  test('takes as long as was set, and time can go faster', () => {
    const plane = openPlane({ transitionMs: 7_300, speed: 10 })
    plane.ask('CreateFunction', 'orders', aFunction())
    plane.pass(729)
    expect(plane.stateOf()).toBe('Pending/-')
    plane.pass(1)
    expect(plane.stateOf()).toBe('Active/Successful')
  })

  test('that fails is Failed for good, with the reason', () => {
    const plane = openWithOrders({ failures: { create: DENIED } })
    expect(plane.ask('GetFunction').body.Configuration).toMatchObject({ State: 'Failed', StateReasonCode: DENIED.code })
    expect(plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B }).error).toBe('ResourceConflictException')
  })

  test('is in one region, and the name is taken there', () => {
    const plane = openWithOrders()
    expect(plane.ask('GetFunction', 'orders@eu-west-1').error).toBe('ResourceNotFoundException')
    expect(plane.ask('CreateFunction', 'orders', aFunction()).error).toBe('ResourceConflictException')
    expect(plane.ask('CreateFunction', 'orders@eu-west-1', aFunction()).status).toBe(201)
  })
})

describe('an update', () => {
  test('is InProgress while State stays Active; digest and RevisionId are new at once, and the latter again at the end', () => {
    const plane = openWithOrders()
    const revisions = [plane.ask('GetFunctionConfiguration').body.RevisionId]
    const { body } = plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B })
    expect(body).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress', CodeSha256: digestOf(ZIP_B) })
    revisions.push(body.RevisionId)
    plane.pass(2_000)
    const after = plane.ask('GetFunctionConfiguration').body
    expect(after).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful', CodeSha256: digestOf(ZIP_B) })
    expect(new Set([...revisions, after.RevisionId]).size).toBe(3)
  })

  test('is served by the previous code until it ends', () => {
    const plane = openWithOrders()
    plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B })
    expect(plane.ask('Invoke')).toMatchObject({ status: 200, body: { codeSha256: digestOf(ZIP_A) } })
    plane.pass(2_000)
    expect(plane.ask('Invoke').body.codeSha256).toBe(digestOf(ZIP_B))
  })

  test('that fails leaves the previous code and configuration, and says why', () => {
    const plane = openWithOrders({ failures: { update: DENIED } })
    plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B })
    plane.pass(2_000)
    const failed = { State: 'Active', LastUpdateStatus: 'Failed', LastUpdateStatusReasonCode: DENIED.code }
    expect(plane.ask('GetFunctionConfiguration').body).toMatchObject({ ...failed, CodeSha256: digestOf(ZIP_A) })
    expect(plane.ask('Invoke').body.codeSha256).toBe(digestOf(ZIP_A))
  })

  test('of the configuration changes what is named and leaves the rest', () => {
    const plane = openWithOrders({}, { Timeout: 9, Description: 'old' })
    const environment = { Variables: { A: 'b' } }
    const { body } = plane.ask('UpdateFunctionConfiguration', 'orders', { Timeout: 30, Environment: environment })
    expect(body).toMatchObject({
      Timeout: 30,
      Description: 'old',
      Environment: environment,
      LastUpdateStatus: 'InProgress',
    })
  })

  test('as a dry run changes nothing', () => {
    const plane = openWithOrders()
    plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B, DryRun: true })
    expect(plane.stateOf()).toBe('Active/Successful')
    expect(plane.ask('GetFunctionConfiguration').body.CodeSha256).toBe(digestOf(ZIP_A))
  })

  test('with an old RevisionId is refused', () => {
    const plane = openWithOrders()
    const refused = plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B, RevisionId: 'old' })
    expect(refused).toMatchObject({ status: 412, error: 'PreconditionFailedException', body: { Type: 'User' } })
  })
})

test('a digest is base64 for a zip, and bare hexadecimal for an image, as in its resolved address', () => {
  const plane = openWithOrders()
  const ImageUri = '123456789012.dkr.ecr.us-east-1.example/app:v1'
  plane.ask('CreateFunction', 'image', { Role: 'r', PackageType: 'Image', Code: { ImageUri } })
  const { Configuration, Code } = plane.ask('GetFunction', 'image').body
  expect(plane.ask('GetFunctionConfiguration').body.CodeSha256).toBe(digestOf(ZIP_A))
  expect(Configuration).toMatchObject({ PackageType: 'Image', CodeSha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const resolved = `123456789012.dkr.ecr.us-east-1.example/app@sha256:${Configuration.CodeSha256}`
  expect(Code).toEqual({ RepositoryType: 'ECR', ImageUri, ResolvedImageUri: resolved })
})

describe('what Lambda refuses', () => {
  const CALLS: Readonly<Record<string, readonly [Operation, Record<string, unknown>]>> = {
    UpdateFunctionCode: ['UpdateFunctionCode', { ZipFile: ZIP_B }],
    UpdateFunctionConfiguration: ['UpdateFunctionConfiguration', { Timeout: 9 }],
    PublishVersion: ['PublishVersion', {}],
    Invoke: ['Invoke', {}],
  }
  const refused = { status: 409, error: 'ResourceConflictException' }

  test.each(Object.keys(CALLS))('%s while it is Pending', (name) => {
    const plane = openPlane()
    plane.ask('CreateFunction', 'orders', aFunction())
    const [operation, input] = CALLS[name] ?? ['Invoke', {}]
    const Message = expect.stringContaining('currently in the following state: Pending')
    expect(plane.ask(operation, 'orders', input)).toMatchObject({ ...refused, body: { Type: 'User', Message } })
    plane.pass(2_000)
    expect(plane.ask(operation, 'orders', input).error).toBe('')
  })

  test.each(Object.keys(CALLS).filter((name) => name !== 'Invoke'))('%s while an update is in progress', (name) => {
    const plane = openWithOrders()
    plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B })
    const [operation, input] = CALLS[name] ?? ['Invoke', {}]
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders'
    const Message = `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`
    expect(plane.ask(operation, 'orders', input)).toMatchObject({ ...refused, body: { Type: 'User', Message } })
    plane.pass(2_000)
    expect(plane.ask(operation, 'orders', input).error).toBe('')
  })
})

describe('versions', () => {
  test('published from an Active function are Active at once, and nothing is published twice', () => {
    const plane = openWithOrders()
    const { status, body } = plane.ask('PublishVersion')
    expect(status).toBe(201)
    expect(body).toMatchObject({ Version: '1', State: 'Active', LastUpdateStatus: 'Successful' })
    expect(body.FunctionArn).toMatch(/:function:orders:1$/)
    expect(plane.ask('PublishVersion').body.Version).toBe('1')
  })

  test.each(['CreateFunction', 'UpdateFunctionCode'] as const)(
    'made by %s with Publish are Pending without LastUpdateStatus, then Active and Successful',
    (operation) => {
      const plane = operation === 'CreateFunction' ? openPlane() : openWithOrders()
      const input = operation === 'CreateFunction' ? aFunction({ Publish: true }) : { ZipFile: ZIP_B, Publish: true }
      const { body } = plane.ask(operation, 'orders', input)
      expect(body).toMatchObject({ Version: '1', State: 'Pending' })
      expect(plane.stateOf('orders:1')).toBe('Pending/-')
      plane.pass(2_000)
      expect(plane.stateOf('orders:1')).toBe('Active/Successful')
    },
  )

  test('with SnapStart stay Pending for three minutes, which can be three seconds', () => {
    const plane = openWithOrders({ speed: 60 }, SNAPSTART)
    expect(plane.ask('GetFunctionConfiguration').body.SnapStart.OptimizationStatus).toBe('Off')
    expect(plane.ask('PublishVersion').body.State).toBe('Pending')
    plane.pass(2_999)
    expect(plane.stateOf('orders:1')).toBe('Pending/-')
    expect(plane.ask('Invoke', 'orders:1').error).toBe('ResourceConflictException')
    plane.pass(1)
    expect(plane.stateOf('orders:1')).toBe('Active/-')
    expect(plane.ask('GetFunctionConfiguration', 'orders:1').body.SnapStart.OptimizationStatus).toBe('On')
  })

  test('that do not exist are not found, nor changed', () => {
    const plane = openWithOrders()
    plane.ask('PublishVersion')
    expect(plane.ask('GetFunction', 'orders:2').error).toBe('ResourceNotFoundException')
    expect(plane.ask('UpdateFunctionCode', 'orders:1', { ZipFile: ZIP_B }).error).toBe('InvalidParameterValueException')
  })

  test('are deleted alone, unless an alias points there; the function takes all with it', () => {
    const plane = openWithOrders()
    plane.ask('PublishVersion')
    plane.ask('CreateAlias', 'orders', { Name: 'live', FunctionVersion: '1' })
    expect(plane.ask('DeleteFunction', 'orders:1').error).toBe('ResourceConflictException')
    plane.ask('DeleteAlias', 'orders', {}, 'live')
    expect(plane.ask('DeleteFunction', 'orders:1').status).toBe(204)
    expect(plane.ask('GetFunction', 'orders:1').error).toBe('ResourceNotFoundException')
    expect(plane.ask('GetFunction').status).toBe(200)
    plane.ask('DeleteFunction')
    expect(plane.ask('GetFunction').error).toBe('ResourceNotFoundException')
  })
})

/** Versions 1 (code A) and 2 (code B), and `live` on the first. */
function openWithLive(input: Record<string, unknown> = {}, chance = 0.9) {
  const plane = openWithOrders({ chance: () => chance })
  plane.ask('PublishVersion')
  plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B })
  plane.pass(2_000)
  plane.ask('PublishVersion')
  expect(plane.ask('CreateAlias', 'orders', { Name: 'live', FunctionVersion: '1', ...input }).status).toBe(201)
  return plane
}

describe('aliases', () => {
  test("are answered with their main version: its digest and RevisionId, the alias's ARN, no weights", () => {
    const plane = openWithLive({ RoutingConfig: EVEN })
    const alias = plane.ask('GetFunctionConfiguration', 'orders:live').body
    const { FunctionArn, ...version } = plane.ask('GetFunctionConfiguration', 'orders:1').body
    expect(alias).toEqual({ ...version, FunctionArn: FunctionArn.replace(/1$/, 'live') })
    expect(JSON.stringify(alias)).not.toContain('Weights')
    expect(plane.ask('GetAlias', 'orders', {}, 'live').body).toMatchObject({
      FunctionVersion: '1',
      RoutingConfig: EVEN,
    })
  })

  test.each([
    [0.49, '2'],
    [0.51, '1'],
  ])('with weights are run by chance: %d runs version %s', (chance, version) => {
    expect(openWithLive({ RoutingConfig: EVEN }, chance).ask('Invoke', 'orders:live').body.version).toBe(version)
  })

  test('move at once, with a RevisionId of their own', () => {
    const plane = openWithLive()
    const before = plane.ask('GetAlias', 'orders', {}, 'live').body
    const RevisionId = before.RevisionId
    expect(plane.ask('UpdateAlias', 'orders', { FunctionVersion: '2', RevisionId }, 'live').body.FunctionVersion).toBe(
      '2',
    )
    expect(plane.ask('GetFunction', 'orders:live').body.Configuration.Version).toBe('2')
    expect(plane.ask('UpdateAlias', 'orders', { FunctionVersion: '1', RevisionId }, 'live').status).toBe(412)
  })

  test('need a version that exists, and $LATEST takes no weights', () => {
    const plane = openWithLive()
    const make = (input: Record<string, unknown>) =>
      plane.ask('CreateAlias', 'orders', { Name: 'next', ...input }).error
    expect(make({ FunctionVersion: '9' })).toBe('ResourceNotFoundException')
    expect(make({ FunctionVersion: '$LATEST', RoutingConfig: EVEN })).toBe('InvalidParameterValueException')
    expect(make({ FunctionVersion: '1', Name: 'live' })).toBe('ResourceConflictException')
  })
})

describe('provisioned concurrency', () => {
  const WISH = { ProvisionedConcurrentExecutions: 3 }
  const get = (plane: ReturnType<typeof openWithLive>, of = 'orders:live') =>
    plane.ask('GetProvisionedConcurrencyConfig', of)

  test('is not found without a configuration; IN_PROGRESS, then READY, and again after its alias moved', () => {
    const plane = openWithLive()
    expect(get(plane)).toMatchObject({ status: 404, error: 'ProvisionedConcurrencyConfigNotFoundException' })
    expect(plane.ask('PutProvisionedConcurrencyConfig', 'orders:live', WISH).status).toBe(202)
    expect(get(plane).body).toMatchObject({ Status: 'IN_PROGRESS', AllocatedProvisionedConcurrentExecutions: 0 })
    plane.pass(2_000)
    expect(get(plane).body).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 3 })
    plane.ask('UpdateAlias', 'orders', { FunctionVersion: '2' }, 'live')
    expect(get(plane).body.Status).toBe('IN_PROGRESS')
    plane.pass(2_000)
    expect(get(plane).body.Status).toBe('READY')
  })

  test('is for an alias or its version, not for both, and not for $LATEST or an alias with weights', () => {
    const plane = openWithLive()
    const put = (of: string) => plane.ask('PutProvisionedConcurrencyConfig', of, WISH).error
    expect([put('orders'), put('orders:1'), put('orders:live')]).toEqual([
      'InvalidParameterValueException',
      '',
      'ResourceConflictException',
    ])
    plane.ask('CreateAlias', 'orders', { Name: 'canary', FunctionVersion: '1', RoutingConfig: EVEN })
    expect(put('orders:canary')).toBe('InvalidParameterValueException')
  })

  test('can fail, with a reason', () => {
    const plane = openWithOrders({ failures: { provision: DENIED } })
    plane.ask('PublishVersion')
    plane.ask('PutProvisionedConcurrencyConfig', 'orders:1', WISH)
    plane.pass(2_000)
    expect(get(plane, 'orders:1').body).toMatchObject({ Status: 'FAILED', StatusReason: DENIED.text })
  })
})

test('Managed Instances: $LATEST is never invoked, the name is answered by the newest version, and deleting takes time', () => {
  const plane = openWithOrders({}, MANAGED)
  expect(plane.stateOf()).toBe('ActiveNonInvocable/Successful')
  expect(plane.ask('Invoke', 'orders:$LATEST').error).toBe('ResourceConflictException')
  expect(plane.ask('PublishVersion').body).toMatchObject({ Version: '1', State: 'Pending' })
  plane.pass(2_000)
  expect(plane.ask('Invoke').body.version).toBe('1')
  expect(plane.ask('GetFunction', 'orders:$LATEST.PUBLISHED').body.Configuration).toMatchObject({
    Version: '1',
    State: 'Active',
  })
  plane.ask('DeleteFunction')
  expect(plane.stateOf()).toBe('Deleting/Successful')
  plane.pass(2_000)
  expect(plane.ask('GetFunction').error).toBe('ResourceNotFoundException')
})
