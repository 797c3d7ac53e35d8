/** Every answer of the model over real HTTP, held against the schemas of AWS's own SDK. */
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  LambdaServiceException,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { LambdaOptions } from '../../simulator/control-plane.ts'
import { startLambda } from '../../simulator/server.ts'
import { errorStatusOf, openWire, statusOf, strangersIn, type Wire } from './wire.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function open(options: LambdaOptions = {}): Promise<Wire> {
  const simulator = await startLambda({ transitionMs: 0, snapStartMs: 0, ...options })
  closers.push(simulator.close)
  const wire = openWire(simulator.endpoint)
  closers.push(wire.close)
  return wire
}

const operationOf = (command: object) => command.constructor.name.replace(/Command$/, '')

/** Sends, and expects what came over the wire to be as the SDK's schemas have it; gives what the SDK read. */
async function send(wire: Wire, command: object) {
  const operation = operationOf(command)
  const { $metadata, ...answer } = await wire.send(command)
  const { status, text } = wire.last()
  // Lambda says 204 where the schema leaves the status to the service.
  expect([operation, status]).toEqual([operation, operation === 'DeleteFunction' ? 204 : statusOf(operation)])
  if (operation === 'Invoke' || text === '') return answer
  const body = JSON.parse(text)
  expect(strangersIn(operation, body)).toEqual([])
  expect(Object.keys(answer).sort()).toEqual(Object.keys(body).sort())
  return answer
}

const orders = { FunctionName: 'orders' }
const live = { ...orders, Qualifier: 'live' }
const ROLE = 'arn:aws:iam::123456789012:role/lambda'
const ZIP = (text: string) => ({ ZipFile: Buffer.from(text) })

/** Everything that can be set, so that all of it is in the answers. */
const FULL: CreateFunctionCommandInput = {
  ...orders,
  Role: ROLE,
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Code: ZIP('A'),
  Description: 'orders',
  Timeout: 9,
  MemorySize: 256,
  Environment: { Variables: { A: 'b' } },
  KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
  TracingConfig: { Mode: 'Active' },
  EphemeralStorage: { Size: 1024 },
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead' },
  FileSystemConfigs: [
    { Arn: 'arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/1', LocalMountPath: '/mnt/a' },
  ],
  Architectures: ['arm64'],
  SnapStart: { ApplyOn: 'PublishedVersions' },
  LoggingConfig: { LogFormat: 'JSON', LogGroup: '/orders' },
  VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:a:1'],
  Tags: { team: 'shop' },
}

test('every operation answers as its schema has it, and the SDK reads all of it', async () => {
  const wire = await open()
  const weights = { AdditionalVersionWeights: { 2: 0.25 } }
  const commands: readonly object[] = [
    new CreateFunctionCommand(FULL),
    new PublishVersionCommand({ ...orders, Description: 'first' }),
    new UpdateFunctionCodeCommand({ ...orders, ...ZIP('B'), Publish: true }),
    new UpdateFunctionConfigurationCommand({ ...orders, Timeout: 30 }),
    new CreateAliasCommand({ ...orders, Name: 'live', FunctionVersion: '1', RoutingConfig: weights }),
    new GetAliasCommand({ ...orders, Name: 'live' }),
    new UpdateAliasCommand({
      ...orders,
      Name: 'live',
      Description: 'x',
      RoutingConfig: { AdditionalVersionWeights: {} },
    }),
    new PutFunctionConcurrencyCommand({ ...orders, ReservedConcurrentExecutions: 9 }),
    new GetFunctionCommand(orders),
    new GetFunctionCommand(live),
    new GetFunctionConfigurationCommand(live),
    new InvokeCommand(live),
    new PutProvisionedConcurrencyConfigCommand({ ...live, ProvisionedConcurrentExecutions: 2 }),
    new GetProvisionedConcurrencyConfigCommand(live),
    new DeleteProvisionedConcurrencyConfigCommand(live),
    new DeleteFunctionConcurrencyCommand(orders),
    new DeleteAliasCommand({ ...orders, Name: 'live' }),
    new DeleteFunctionCommand(orders),
  ]
  for (const command of commands) await send(wire, command)
  expect(new Set(commands.map(operationOf)).size).toBe(17)
})

test.each([
  ['Event', 202],
  ['DryRun', 204],
] as const)('an invocation of type %s is answered with %i and nothing else', async (InvocationType, status) => {
  const wire = await open({ beginning: (it) => it.stands() })
  const { StatusCode, ExecutedVersion } = await wire.send(new InvokeCommand({ ...orders, InvocationType }))
  expect([StatusCode, ExecutedVersion, wire.last().text]).toEqual([status, undefined, ''])
})

test('so do images, functions of scenarios, and answers with errors of their own inside', async () => {
  const wire = await open({
    beginning: (it) => it.stands({ managed: true }),
    deny: [{ operation: 'ListTags' }, { operation: 'Decrypt' }],
  })
  const ImageUri = '123456789012.dkr.ecr.us-east-1.example/app:v1'
  const image = { FunctionName: 'image', Role: ROLE, PackageType: 'Image', Code: { ImageUri } } as const
  await send(wire, new CreateFunctionCommand({ ...image, ImageConfig: { Command: ['run'] } }))
  await send(wire, new GetFunctionCommand({ FunctionName: 'image' }))
  const { TagsError, Configuration } = (await send(wire, new GetFunctionCommand(orders))) as never
  expect([TagsError, Configuration]).toMatchObject([
    { ErrorCode: 'AccessDeniedException' },
    { Environment: { Error: { ErrorCode: 'AccessDeniedException' } } },
  ])
})

describe('refusals are errors that the model of the SDK knows, with their status', () => {
  const stale = { ...orders, RevisionId: '00000000-0000-0000-0000-000000000000' }
  test.each<[string, object]>([
    ['ResourceNotFoundException', new GetFunctionCommand({ FunctionName: 'nobody' })],
    ['ResourceConflictException', new CreateFunctionCommand(FULL)],
    ['InvalidParameterValueException', new UpdateFunctionCodeCommand(orders)],
    ['PreconditionFailedException', new UpdateFunctionCodeCommand({ ...stale, ...ZIP('B') })],
    [
      'ProvisionedConcurrencyConfigNotFoundException',
      new GetProvisionedConcurrencyConfigCommand({ ...orders, Qualifier: '1' }),
    ],
    ['ResourceNotFoundException', new CreateAliasCommand({ ...orders, Name: 'live', FunctionVersion: '9' })],
  ])('%s', async (name, command) => {
    const wire = await open()
    await wire.send(new CreateFunctionCommand(FULL))
    await wire.send(new PublishVersionCommand(orders))
    const error = await wire.send(command).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(LambdaServiceException)
    expect([error.name, error.constructor.name, wire.last().status]).toEqual([name, name, errorStatusOf(name)])
    expect(JSON.parse(wire.last().text)).toEqual({ Type: 'User', Message: error.message })
  })
})

test('what a schema does not know is found', () => {
  const strangers = strangersIn('GetFunction', {
    Configuration: { State: 7, Colour: 'red', Layers: [{ Arn: 1 }] },
    Tags: { a: 1 },
    Concurrency: 'none',
  })
  expect(strangers).toEqual([
    'GetFunction.Configuration.State is no text',
    'GetFunction.Configuration.Colour is unknown',
    'GetFunction.Configuration.Layers.0.Arn is no text',
    'GetFunction.Tags.a is no text',
    'GetFunction.Concurrency is no structure',
  ])
})
