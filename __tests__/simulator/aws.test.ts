/** AWS's own tools against the model of Lambda: the AWS CLI, where it is installed, and the waiters of the SDK. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionExists,
  waitUntilFunctionUpdatedV2,
  waitUntilPublishedVersionActive,
} from '@aws-sdk/client-lambda'
import { afterEach, expect, test } from '@jest/globals'
import type { LambdaOptions } from '../../simulator/control-plane.ts'
import { SECRETS } from '../../simulator/secrets.ts'
import { type Simulator, startLambda } from '../../simulator/server.ts'

/** Asked of the folders, since the CLI takes a while to tell its version. */
const isInstalled = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'aws')))
const testWithCli = isInstalled ? test : test.skip
const named = (text: string) => (isInstalled ? text : `${text} (skipped: aws is not on PATH)`)

/** The smallest zip there is: an empty one. */
const ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')
const ROLE = 'arn:aws:iam::123456789012:role/lambda'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function open(options: LambdaOptions): Promise<Simulator> {
  const simulator = await startLambda(options)
  closers.push(simulator.close)
  return simulator
}

interface Ended {
  readonly code: number | null
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as a script would read them
  readonly answer: any
  readonly stderr: string
}

/** Gives a function that runs `aws lambda …` to its end. */
function makeCli({ endpoint }: Simulator): (line: string, ...more: string[]) => Promise<Ended> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: SECRETS.accessKey,
    AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_DEFAULT_OUTPUT: 'json',
    AWS_PAGER: '',
  }
  return async (line, ...more) => {
    const child = spawn('aws', ['lambda', ...line.split(' '), ...more], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (text) => {
      stdout += text
    })
    child.stderr.on('data', (text) => {
      stderr += text
    })
    const code = await new Promise<number | null>((done) => child.once('close', done))
    return { code, answer: stdout === '' ? undefined : JSON.parse(stdout), stderr }
  }
}

const QUIET = { code: 0, stderr: '' }

testWithCli(
  named('the AWS CLI creates, waits, updates, publishes, makes an alias, gets and deletes'),
  async () => {
    // Longer than a command mostly takes to start, so that waiters see both sides.
    const simulator = await open({ transitionMs: 700 })
    const aws = makeCli(simulator)
    const folder = await mkdtemp(join(tmpdir(), 'aws-cli-'))
    closers.push(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'function.zip'), ZIP)
    const zip = ['--zip-file', `fileb://${join(folder, 'function.zip')}`]
    const orders = '--function-name orders'

    const created = await aws(`create-function ${orders} --runtime nodejs22.x --handler i.h --role ${ROLE}`, ...zip)
    expect(created).toMatchObject({ ...QUIET, answer: { State: 'Pending', StateReasonCode: 'Creating' } })
    expect(await aws(`wait function-active-v2 ${orders}`)).toMatchObject(QUIET)
    const updated = await aws(`update-function-code ${orders}`, ...zip)
    expect(updated).toMatchObject({ ...QUIET, answer: { State: 'Active', LastUpdateStatus: 'InProgress' } })
    expect(await aws(`wait function-updated-v2 ${orders}`)).toMatchObject(QUIET)
    expect(await aws(`publish-version ${orders}`)).toMatchObject({
      ...QUIET,
      answer: { Version: '1', State: 'Active' },
    })
    const [active, alias] = await Promise.all([
      aws(`wait published-version-active ${orders} --qualifier 1`),
      aws(`create-alias ${orders} --name live --function-version 1`),
    ])
    expect([active, alias]).toMatchObject([QUIET, { ...QUIET, answer: { Name: 'live', FunctionVersion: '1' } }])
    const got = await aws(`get-function ${orders} --qualifier live`)
    expect(got).toMatchObject({ ...QUIET, answer: { Configuration: { Version: '1', LastUpdateStatus: 'Successful' } } })
    expect(await aws(`delete-function ${orders}`)).toMatchObject(QUIET)

    expect(simulator.log.at(-1)).toMatchObject({ operation: 'DeleteFunction', status: 204 })
  },
  30_000,
)

testWithCli(
  named('the AWS CLI gives up on a failed update'),
  async () => {
    const failures = { update: { code: 'ImageAccessDenied', text: 'No.' } }
    const aws = makeCli(await open({ transitionMs: 0, failures, beginning: (it) => it.isUpdated() }))
    const { code, stderr } = await aws('wait function-updated-v2 --function-name orders')
    expect([code, stderr]).toEqual([255, expect.stringContaining('terminal failure state')])
  },
  20_000,
)

test("the SDK's own waiters end when the model does", async () => {
  const { endpoint } = await open({ transitionMs: 300 })
  const credentials = { accessKeyId: SECRETS.accessKey, secretAccessKey: SECRETS.secretKey }
  const client = new LambdaClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  closers.push(() => client.destroy())
  const orders = { FunctionName: 'orders' }
  const patience = { client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.1 }
  const code = { ZipFile: ZIP }

  await client.send(
    new CreateFunctionCommand({ ...orders, Role: ROLE, Runtime: 'nodejs22.x', Handler: 'i.h', Code: code }),
  )
  const ends = [await waitUntilFunctionExists(patience, orders), await waitUntilFunctionActiveV2(patience, orders)]
  await client.send(new UpdateFunctionCodeCommand({ ...orders, ...code }))
  ends.push(await waitUntilFunctionUpdatedV2(patience, orders))
  const { Version } = await client.send(new PublishVersionCommand(orders))
  ends.push(await waitUntilPublishedVersionActive(patience, { ...orders, Qualifier: Version }))
  expect(ends.map(({ state }) => state)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS'])
  const { Configuration } = await client.send(new GetFunctionCommand({ ...orders, Qualifier: Version }))
  expect(Configuration).toMatchObject({ Version: '1', State: 'Active', LastUpdateStatus: 'Successful' })
})
