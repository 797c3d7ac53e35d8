/** The bundle against a Lambda that others wrote: moto's server, where it is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { CreateAliasCommand, CreateFunctionCommand, LambdaClient, PublishVersionCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runAction } from '../simulator/action.ts'

const isInstalled = spawnSync('moto_server', ['-h'], { timeout: 10_000 }).status === 0

/** The smallest zip there is: an empty one. */
const ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')
const SHA = createHash('sha256').update(ZIP).digest('base64')
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:orders'

let server: ChildProcess | undefined
let endpoint = ''

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** Starts the server and resolves when it answers. */
async function start(): Promise<void> {
  const port = await freePort()
  endpoint = `http://127.0.0.1:${port}`
  server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  for (const deadlineMs = Date.now() + 20_000; Date.now() < deadlineMs; ) {
    const answer = await fetch(`${endpoint}/moto-api/`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('moto_server does not answer')
}

/** IAM's query API; moto wants a role that exists. */
async function createRole(): Promise<string> {
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [] })
  const body = new URLSearchParams({
    Action: 'CreateRole',
    Version: '2010-05-08',
    RoleName: 'lambda',
    AssumeRolePolicyDocument: trust,
  })
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20261125/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0'
  const answer = await fetch(endpoint, { method: 'POST', body, headers: { authorization } })
  const arn = /<Arn>(.*?)<\/Arn>/.exec(await answer.text())?.[1]
  if (!arn) throw new Error(`moto made no role: ${answer.status}`)
  return arn
}

async function deploy(): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new LambdaClient({ endpoint, region: 'us-east-1', credentials })
  try {
    await client.send(
      new CreateFunctionCommand({
        FunctionName: 'orders',
        Role: await createRole(),
        Code: { ZipFile: ZIP },
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Environment: { Variables: { PASSWORD: 'hunter2' } },
      }),
    )
    const { Version } = await client.send(new PublishVersionCommand({ FunctionName: 'orders' }))
    await client.send(new CreateAliasCommand({ FunctionName: 'orders', Name: 'live', FunctionVersion: Version }))
  } finally {
    client.destroy()
  }
}

const run = (functionName: string, inputs: Record<string, string> = {}) =>
  runAction({ dist: resolve('dist'), endpoint, inputs: { 'function-name': functionName, timeout: '10s', ...inputs } })

;(isInstalled ? describe : describe.skip)('against moto (skipped where moto_server is not installed)', () => {
  beforeAll(async () => {
    await start()
    await deploy()
  }, 30_000)

  afterAll(async () => {
    if (!server || server.exitCode !== null) return
    const ended = new Promise((done) => server?.once('close', done))
    server.kill('SIGKILL')
    await ended
  })

  test.each([
    ['a name', 'orders', '$LATEST'],
    ['a version', 'orders:1', '1'],
    ['an alias', 'orders:live', '1'],
    ['an ARN', ARN, '$LATEST'],
    ['a qualified ARN', `${ARN}:live`, '1'],
  ])('%s is ready, with the code that was deployed', async (_, functionName, version) => {
    const ran = await run(functionName, { 'expected-code-sha256': SHA })
    expect(ran.outputs).toMatchObject({ result: 'ready', state: 'Active', 'code-sha256': SHA, version })
    expect([ran.exit, ran.stderr]).toEqual([0, ''])
    expect(`${ran.stdout}${ran.outputText}${ran.summary}`).not.toContain('hunter2')
  })

  test('another code is never ready', async () => {
    const ran = await run('orders', { 'expected-code-sha256': '00'.repeat(32), timeout: '300ms' })
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'timed-out'])
  })

  test('a function that does not exist is not found', async () => {
    const ran = await run('invoices', { 'not-found-grace': '300ms' })
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'not-found'])
  })

  test('neither is a version', async () => {
    const ran = await run('orders:7', { 'not-found-grace': '300ms' })
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'not-found'])
  })
})
