/**
 * Where the committed bundle connects to: Lambda, the source of credentials that the SDK is told of, and, when asked, GitHub.
 * Nothing else: no name is resolved, no datagram sent, no process started.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Run, runAction } from '../../simulator/action.ts'
import type { Script } from '../../simulator/script.ts'
import { startSimulator } from '../../simulator/server.ts'
import { listen, shut, track } from '../../simulator/sockets.ts'

const WATCH = pathToFileURL(resolve('__tests__/fire/connection-watch.mjs')).href
const READY_LATER = [{ atMs: 0, config: { State: 'Pending', LastUpdateStatus: null } }, { atMs: 600 }]
const NO_KEYS = { AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null, AWS_SESSION_TOKEN: null }

let given: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const giveBack of given) await giveBack()
  given = []
})

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connections-'))
  given.push(() => rm(folder, { recursive: true }))
  return folder
}

async function simulate(script: Script) {
  const simulator = await startSimulator(script)
  given.push(simulator.close)
  return simulator
}

/** Gives credentials as the agent of a container does: https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html */
async function serveCredentials(): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = []
  const credentials = {
    AccessKeyId: 'AKIAEXAMPLE',
    SecretAccessKey: 'secret',
    Token: 'token',
    Expiration: '2099-01-01T00:00:00Z',
  }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json').end(JSON.stringify(credentials))
  })
  const host = `127.0.0.1:${await listen(server, 0)}`
  const sockets = track(server)
  given.push(() => shut(server, sockets))
  return { host, asked }
}

interface Watched {
  readonly exit: unknown
  /** Each once, in order of their names. */
  readonly to: readonly string[]
  readonly others: readonly unknown[]
  /** Kinds of handles that Node made, and how many connections were not seen by their address. */
  readonly kinds: readonly string[]
  readonly unseen: number
}

/** Runs the bundle with the metadata service of EC2 allowed: nothing but the SDK's own choice keeps it from being asked. */
async function watch(run: Omit<Run, 'dist'> & { readonly dist?: string }): Promise<Watched> {
  const file = join(await temporary(), 'connections')
  const env = { ...run.env, AWS_EC2_METADATA_DISABLED: null, CONNECTIONS: file, NODE_OPTIONS: `--import ${WATCH}` }
  const inputs = { 'function-name': 'orders', 'github-token': 'ghs_x', ...run.inputs }
  const { exit } = await runAction({ dist: resolve('dist'), ...run, env, inputs })
  const records = (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const tos: string[] = records.flatMap(({ to }) => to ?? [])
  const made: string[] = records.flatMap(({ kinds }) => kinds ?? [])
  return {
    exit,
    to: [...new Set(tos)].sort(),
    others: records.filter(({ to, kinds }) => to === undefined && kinds === undefined),
    kinds: [...new Set(made)].sort(),
    unseen: made.filter((kind) => kind === 'TCPCONNECTWRAP').length - tos.length,
  }
}

const hostOf = ({ endpoint }: { readonly endpoint: string }) => new URL(endpoint).host
const only = (...to: readonly string[]): Watched => ({
  exit: 0,
  to: [...to].sort(),
  others: [],
  kinds: ['TCPCONNECTWRAP'],
  unseen: 0,
})
const lambda = () => simulate({ functions: { '*': { steps: READY_LATER } } })
const github = () => simulate({ functions: {}, github: {} })

describe('the bundle connects to nothing but', () => {
  test('Lambda, with credentials from the environment; GitHub is not spoken to', async () => {
    const [aws, api] = [await lambda(), await github()]
    const watched = await watch({ endpoint: aws.endpoint, env: { GITHUB_API_URL: api.endpoint } })
    expect(watched).toEqual(only(hostOf(aws)))
  })

  test('Lambda, with everything on that asks more of it', async () => {
    const config = { State: 'Inactive', StateReasonCode: 'Idle', Version: '7' }
    const aws = await simulate({
      functions: {
        '*': {
          clockFrom: 'wake',
          steps: [
            { atMs: 0, config },
            { atMs: 300, config: { Version: '7' } },
          ],
          provisioned: [{ atMs: 0, config: { Status: 'READY' } }],
          deny: ['GetFunction'],
        },
      },
    })
    const inputs = { qualifier: '7', 'on-inactive': 'wake', 'wait-for-provisioned-concurrency': 'true' }
    expect(await watch({ endpoint: aws.endpoint, inputs })).toEqual(only(hostOf(aws)))
    const asked = new Set(aws.log.map(({ operation }) => operation))
    expect([...asked].sort()).toEqual([
      'GetFunction',
      'GetFunctionConfiguration',
      'GetProvisionedConcurrencyConfig',
      'Invoke',
    ])
  })

  test('Lambda and the source of credentials that the SDK is told of', async () => {
    const [aws, source] = [await lambda(), await serveCredentials()]
    const env = { ...NO_KEYS, AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${source.host}/credentials` }
    expect(await watch({ endpoint: aws.endpoint, env })).toEqual(only(hostOf(aws), source.host))
    expect(source.asked).toEqual(['/credentials'])
  })

  test('Lambda and the GitHub API, when a commit status is asked for', async () => {
    const [aws, api] = [await lambda(), await github()]
    const env = { GITHUB_API_URL: api.endpoint }
    const watched = await watch({ endpoint: aws.endpoint, env, inputs: { 'commit-status': 'lambda / ready' } })
    expect(watched).toEqual(only(hostOf(aws), hostOf(api)))
    expect(api.statuses.map(({ state }) => state)).toEqual(['pending', 'success'])
  })

  test('nothing at all, where the inputs are bad', async () => {
    const aws = await lambda()
    const watched = await watch({ endpoint: aws.endpoint, inputs: { timeout: 'soon' } })
    expect(watched).toEqual({ ...only(), exit: 1, kinds: [] })
  })
})

describe('another connection would be seen', () => {
  test.each([
    ['HTTP', (host: string) => `await fetch('http://${host}/')`],
    [
      'a bare socket',
      (host: string) => `(await import('node:net')).connect(${host.split(':')[1]}, '127.0.0.1').unref()`,
    ],
    [
      'TLS',
      (host: string) =>
        `(await import('node:tls')).connect({ host: '127.0.0.1', port: ${host.split(':')[1]} }).on('error', () => {})`,
    ],
  ])('%s', async (_, code) => {
    const [aws, stranger] = [await lambda(), await simulate({ functions: {} })]
    const watched = await watch({ endpoint: aws.endpoint, dist: await distWith(code(hostOf(stranger))) })
    expect(watched.to).toEqual([hostOf(aws), hostOf(stranger)].sort())
  })

  test.each([
    ['a name that is resolved', `(await import('node:dns')).lookup('localhost', () => {})`, 'GETADDRINFOREQWRAP'],
    [
      'a datagram',
      `const s = (await import('node:dgram')).createSocket('udp4'); s.send('x', 9, '127.0.0.1', () => s.close())`,
      'UDPWRAP',
    ],
    ['a process', `(await import('node:child_process')).spawn(process.execPath, ['-v'])`, 'PROCESSWRAP'],
    [
      'a port that is opened',
      `(await import('node:net')).createServer().listen(0, '127.0.0.1').unref()`,
      'TCPSERVERWRAP',
    ],
  ])('%s', async (_, code, kind) => {
    const aws = await lambda()
    const watched = await watch({ endpoint: aws.endpoint, dist: await distWith(code) })
    expect(watched.kinds).toContain(kind)
  })

  async function distWith(code: string): Promise<string> {
    const folder = await temporary()
    const dist = join(folder, 'dist')
    await cp('dist', dist, { recursive: true })
    await cp('action.yml', join(folder, 'action.yml'))
    // Before the action's own code, which ends the process.
    const file = join(dist, 'index.js')
    await writeFile(file, `{ ${code} }\n${await readFile(file, 'utf8')}`)
    return dist
  }
})
