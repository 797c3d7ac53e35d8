/** The simulator's wire format, judged by a client that knows nothing of it: the AWS SDK. */
import { once } from 'node:events'
import { request } from 'node:http'
import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { ErrorKind } from '../../simulator/errors.ts'
import type { FunctionScript, Script } from '../../simulator/script.ts'
import { SECRETS } from '../../simulator/secrets.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'

const closers: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function simulate(script: Script): Promise<Simulator> {
  const simulator = await startSimulator(script)
  closers.push(() => simulator.close())
  return simulator
}

function aClient({ endpoint }: Simulator, region = 'us-east-1'): LambdaClient {
  const credentials = { accessKeyId: SECRETS.accessKey, secretAccessKey: SECRETS.secretKey }
  const client = new LambdaClient({ endpoint, region, credentials, maxAttempts: 1 })
  closers.push(() => client.destroy())
  return client
}

async function orders(script: Partial<FunctionScript> = {}) {
  const simulator = await simulate({ functions: { orders: { steps: [{ atMs: 0 }], ...script } } })
  return { simulator, client: aClient(simulator) }
}

/** What the SDK throws, in the words by which the action tells faults apart. */
async function refusalOf(sending: Promise<unknown>) {
  const error = await sending.then(
    () => undefined,
    (thrown) => thrown,
  )
  return { name: error?.name, status: error?.$metadata?.httpStatusCode, message: error?.message }
}

const ORDERS = { FunctionName: 'orders' }

describe('states', () => {
  test('follow the timeline, counted from the first request', async () => {
    const pending = { State: 'Pending', StateReasonCode: 'Creating', LastUpdateStatus: null }
    const { simulator, client } = await orders({ steps: [{ atMs: 0, config: pending }, { atMs: 300 }] })
    const first = await client.send(new GetFunctionCommand(ORDERS))
    await until(simulator.settledAtMs())
    const second = await client.send(new GetFunctionCommand(ORDERS))
    expect(first.Configuration).toMatchObject({ State: 'Pending', StateReasonCode: 'Creating' })
    expect(first.Configuration).not.toHaveProperty('LastUpdateStatus')
    expect(second.Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  })

  test('a field can be a null on the wire', async () => {
    const { simulator } = await orders({ base: { StateReason: { $null: true }, State: null } })
    const response = await fetch(`${simulator.endpoint}/2015-03-31/functions/orders/configuration`)
    const configuration = await response.json()
    expect(configuration).toHaveProperty('StateReason', null)
    expect(configuration).not.toHaveProperty('State')
  })

  test('both operations tell the same configuration', async () => {
    const { client } = await orders()
    const whole = await client.send(new GetFunctionCommand(ORDERS))
    const { $metadata, ...alone } = await client.send(new GetFunctionConfigurationCommand(ORDERS))
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(alone).toEqual(whole.Configuration)
  })

  test('secrets are planted in the answer', async () => {
    const { client } = await orders()
    const answer = JSON.stringify(await client.send(new GetFunctionCommand(ORDERS)))
    const { environment, presigned, tag, description, key, layer } = SECRETS
    expect([environment, presigned, tag, description, key, layer].filter((s) => !answer.includes(s))).toEqual([])
  })

  test.each([
    ['orders', undefined, 'arn:aws:lambda:us-east-1:123456789012:function:orders'],
    ['orders', 'live', 'arn:aws:lambda:us-east-1:123456789012:function:orders:live'],
    ['orders', '$LATEST', 'arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST'],
    ['123456789012:function:orders', '3', 'arn:aws:lambda:us-east-1:123456789012:function:orders:3'],
    ['210987654321:function:orders:live', undefined, 'arn:aws:lambda:us-east-1:210987654321:function:orders:live'],
    [
      'arn:aws:lambda:us-east-1:123456789012:function:orders:live',
      'live',
      'arn:aws:lambda:us-east-1:123456789012:function:orders:live',
    ],
  ])('%s with qualifier %s is %s', async (FunctionName, Qualifier, arn) => {
    const { client } = await orders()
    const answer = await client.send(new GetFunctionCommand({ FunctionName, ...(Qualifier ? { Qualifier } : {}) }))
    expect(answer.Configuration?.FunctionArn).toBe(arn)
  })

  test('a request is logged with the region that it was signed for', async () => {
    const { simulator } = await orders()
    await aClient(simulator, 'cn-north-1').send(new GetFunctionCommand({ ...ORDERS, Qualifier: 'live' }))
    expect(simulator.log).toEqual([
      expect.objectContaining({
        operation: 'GetFunction',
        name: 'orders',
        qualifier: 'live',
        region: 'cn-north-1',
        status: 200,
      }),
    ])
  })
})

describe('refusals', () => {
  test.each<[ErrorKind, string, number]>([
    ['throttle', 'TooManyRequestsException', 429],
    ['throttle-400', 'ThrottlingException', 400],
    ['server-error', 'ServiceException', 500],
    ['unavailable', 'ServiceUnavailableException', 503],
    ['denied', 'AccessDeniedException', 403],
    ['expired', 'ExpiredTokenException', 403],
    ['bad-token', 'UnrecognizedClientException', 403],
    ['bad-signature', 'InvalidSignatureException', 403],
    ['invalid', 'InvalidParameterValueException', 400],
    ['not-found', 'ResourceNotFoundException', 404],
  ])('%s is %s to the SDK, with %i', async (kind, name, status) => {
    const { client } = await orders({ faults: [{ requests: [1, 1], kind }] })
    expect(await refusalOf(client.send(new GetFunctionCommand(ORDERS)))).toMatchObject({ name, status })
    expect((await client.send(new GetFunctionCommand(ORDERS))).Configuration?.State).toBe('Active')
  })

  test('a function that no key names does not exist, and Lambda says which', async () => {
    const { client } = await orders()
    const refused = await refusalOf(client.send(new GetFunctionCommand({ FunctionName: 'nobody' })))
    expect(refused).toEqual({
      name: 'ResourceNotFoundException',
      status: 404,
      message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody',
    })
  })

  test('a denied operation names the permission; its neighbour still answers', async () => {
    const { client } = await orders({ deny: ['GetFunction'] })
    const refused = await refusalOf(client.send(new GetFunctionCommand(ORDERS)))
    expect(refused.message).toContain('is not authorized to perform: lambda:GetFunction on resource: arn:aws:lambda')
    expect((await client.send(new GetFunctionConfigurationCommand(ORDERS))).State).toBe('Active')
  })

  test('a name and a query that carry two qualifiers are refused', async () => {
    const { client } = await orders()
    const asked = { FunctionName: '123456789012:function:orders:live', Qualifier: 'blue' }
    const refused = await refusalOf(client.send(new GetFunctionCommand(asked)))
    expect(refused).toMatchObject({ name: 'InvalidParameterValueException', status: 400 })
  })

  test('beyond its quota an operation is throttled, and only that one', async () => {
    const simulator = await simulate({
      functions: { '*': { steps: [{ atMs: 0 }] } },
      quota: { GetFunctionConfiguration: 2 },
    })
    const client = aClient(simulator)
    const ask = () => refusalOf(client.send(new GetFunctionConfigurationCommand(ORDERS)))
    const names = [await ask(), await ask(), await ask()].map(({ name }) => name)
    expect(names).toEqual([undefined, undefined, 'TooManyRequestsException'])
    expect((await client.send(new GetFunctionCommand(ORDERS))).Configuration?.State).toBe('Active')
  })

  test('any answer can be scripted', async () => {
    const fault = {
      requests: [1, 1],
      status: 409,
      type: 'ResourceConflictException',
      body: { Message: 'Busy' },
    } as const
    const { client } = await orders({ faults: [fault] })
    const refused = await refusalOf(client.send(new GetFunctionCommand(ORDERS)))
    expect(refused).toEqual({ name: 'ResourceConflictException', status: 409, message: 'Busy' })
  })
})

describe('broken answers', () => {
  test.each(['reset', 'cut', 'garbage', 'truncated', 'not-gzip', 'proxy-page', 'proxy-407', 'redirect'] as const)(
    '%s fails one request and not the next',
    async (kind) => {
      const { client } = await orders({ faults: [{ requests: [1, 1], kind }] })
      expect((await refusalOf(client.send(new GetFunctionCommand(ORDERS)))).name).toEqual(expect.any(String))
      expect((await client.send(new GetFunctionCommand(ORDERS))).Configuration?.State).toBe('Active')
    },
  )

  test('an oversized answer is the true one, over 1 MiB long', async () => {
    const { simulator } = await orders({ faults: [{ requests: [1, 1], kind: 'oversized' }] })
    const text = await (await fetch(`${simulator.endpoint}/2015-03-31/functions/orders`)).text()
    expect(text.length).toBeGreaterThan(1_048_576)
    expect(JSON.parse(text)).toHaveProperty('Configuration.State', 'Active')
  })

  test('an empty answer has no body', async () => {
    const { simulator } = await orders({ faults: [{ requests: [1, 1], kind: 'empty' }] })
    const response = await fetch(`${simulator.endpoint}/2015-03-31/functions/orders`)
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test('a slow answer takes its time and a dripping one comes byte by byte', async () => {
    const { simulator } = await orders({
      faults: [
        { requests: [1, 1], kind: 'slow', ms: 200 },
        { requests: [2, 2], kind: 'drip', ms: 1000 },
      ],
    })
    const url = `${simulator.endpoint}/2015-03-31/functions/orders`
    const startedMs = performance.now()
    expect((await fetch(url)).status).toBe(200)
    expect(performance.now() - startedMs).toBeGreaterThan(190)
    const reader = (await fetch(url)).body?.getReader()
    expect((await reader?.read())?.value?.length).toBe(1)
  })

  test('a skewed clock refuses until the client signs by it', async () => {
    const { simulator, client } = await orders({ faults: [{ requests: [1, 9], kind: 'skew' }] })
    const refused = await refusalOf(client.send(new GetFunctionCommand(ORDERS)))
    const accepted = [
      await client.send(new GetFunctionCommand(ORDERS)),
      await client.send(new GetFunctionCommand(ORDERS)),
    ]
    expect(refused.name).toBe('InvalidSignatureException')
    expect(accepted.map((a) => a.Configuration?.State)).toEqual(['Active', 'Active'])
    expect(simulator.log.map(({ status }) => status)).toEqual([403, 200, 200])
  })

  test('what hangs is given back on close', async () => {
    const { simulator } = await orders({ faults: [{ requests: [1, 1], kind: 'hang' }] })
    const answer = fetch(`${simulator.endpoint}/2015-03-31/functions/orders`).then(
      () => 'answered',
      () => 'given back',
    )
    await simulator.firstRequest
    await simulator.close()
    expect(await answer).toBe('given back')
  })
})

describe('provisioned concurrency', () => {
  const ASKED = new GetProvisionedConcurrencyConfigCommand({ ...ORDERS, Qualifier: 'live' })

  test('is not found where none is configured', async () => {
    const { client } = await orders()
    expect(await refusalOf(client.send(ASKED))).toMatchObject({
      name: 'ProvisionedConcurrencyConfigNotFoundException',
      status: 404,
    })
  })

  test('follows its own timeline', async () => {
    const { simulator, client } = await orders({
      provisioned: [
        { atMs: 0 },
        { atMs: 200, config: { Status: 'READY', AllocatedProvisionedConcurrentExecutions: 1 } },
      ],
    })
    const first = await client.send(ASKED)
    await until(simulator.settledAtMs())
    const second = await client.send(ASKED)
    expect([first.Status, second.Status]).toEqual(['IN_PROGRESS', 'READY'])
    expect(second.AllocatedProvisionedConcurrentExecutions).toBe(1)
  })
})

describe('invoke', () => {
  test.each<[ErrorKind, string, number]>([
    ['inactive', 'ResourceNotReadyException', 502],
    ['inactive-409', 'CodeArtifactUserPendingException', 409],
    ['inactive-500', 'CodeArtifactUserPendingException', 500],
    ['snapstart-not-ready', 'SnapStartNotReadyException', 409],
    ['no-capacity', 'TooManyRequestsException', 429],
    ['denied', 'AccessDeniedException', 403],
  ])('%s is %s to the SDK, with %i', async (kind, name, status) => {
    const { client } = await orders({ wake: [kind] })
    expect(await refusalOf(client.send(new InvokeCommand(ORDERS)))).toMatchObject({ name, status })
  })

  test('no capacity says so in its reason', async () => {
    const { client } = await orders({ wake: ['no-capacity'] })
    await expect(client.send(new InvokeCommand(ORDERS))).rejects.toMatchObject({
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    })
  })

  test('the function itself answers, or has thrown', async () => {
    const { client } = await orders({ wake: ['function-answer', 'function-error'] })
    const answered = await client.send(new InvokeCommand(ORDERS))
    const thrown = await client.send(new InvokeCommand(ORDERS))
    expect(Buffer.from(answered.Payload ?? []).toString()).toContain(SECRETS.answer)
    expect([answered.FunctionError, thrown.FunctionError]).toEqual([undefined, 'Unhandled'])
  })

  test('throttling wakes nothing; the refusal that follows does', async () => {
    const steps = [
      { atMs: 0, config: { State: 'Inactive' } },
      { atMs: 1, config: { State: 'Pending' } },
    ]
    const { simulator, client } = await orders({ clockFrom: 'wake', wake: ['throttle', 'inactive'], steps })
    const state = async () => (await client.send(new GetFunctionCommand(ORDERS))).Configuration?.State
    await refusalOf(client.send(new InvokeCommand(ORDERS)))
    const throttled = await state()
    await refusalOf(client.send(new InvokeCommand(ORDERS)))
    await until(simulator.settledAtMs())
    expect([throttled, await state()]).toEqual(['Inactive', 'Pending'])
  })
})

describe('commit statuses', () => {
  const set = ({ endpoint }: Simulator) =>
    fetch(`${endpoint}/repos/octo-org/octo-repo/statuses/abc123`, { method: 'POST', body: '{"state":"pending"}' })

  test('are recorded where the script plays GitHub', async () => {
    const simulator = await simulate({ functions: {}, github: {} })
    expect((await set(simulator)).status).toBe(201)
    expect(simulator.statuses).toEqual([{ repository: 'octo-org/octo-repo', sha: 'abc123', state: 'pending' }])
  })

  test('can be denied', async () => {
    const simulator = await simulate({ functions: {}, github: { deny: true } })
    expect((await set(simulator)).status).toBe(403)
    expect(simulator.statuses).toEqual([])
  })
})

describe('as a forward proxy', () => {
  test('a tunnel to any host leads to the simulator, and the host is recorded', async () => {
    const { simulator } = await orders()
    const path = 'lambda.us-east-1.amazonaws.com:80'
    const tunnel = request({ ...portOf(simulator), method: 'CONNECT', path, agent: false }).end()
    const [, socket] = await once(tunnel, 'connect')
    closers.push(() => socket.destroy())
    socket.write('GET /2015-03-31/functions/orders HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('200 OK')
    expect(simulator.tunnels).toEqual([path])
  })

  test('a request in absolute form is answered like any other', async () => {
    const { simulator } = await orders()
    const path = 'http://lambda.us-east-1.amazonaws.com/2015-03-31/functions/orders'
    const [response] = await once(request({ ...portOf(simulator), path, agent: false }).end(), 'response')
    response.resume()
    expect(response.statusCode).toBe(200)
  })

  const portOf = ({ endpoint }: Simulator) => ({ host: '127.0.0.1', port: new URL(endpoint).port })
})

/** `ms` on the clock of performance.now(). The simulator runs on real time: its clients cannot be given another. */
async function until(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms - performance.now() + 2))
}
