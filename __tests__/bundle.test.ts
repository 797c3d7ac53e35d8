/** The committed bundle as the runner starts it: a process of its own, against a Lambda on loopback. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Ran, type Run, runAction } from '../simulator/action.ts'
import type { Fault, FunctionScript, Script } from '../simulator/script.ts'
import { SECRETS } from '../simulator/secrets.ts'
import { type Simulator, startSimulator } from '../simulator/server.ts'

const DIST = resolve('dist')
const OUTPUTS = [
  'result',
  'state',
  'state-reason',
  'state-reason-code',
  'last-update-status',
  'last-update-status-reason',
  'last-update-status-reason-code',
  'function-arn',
  'version',
  'code-sha256',
  'revision-id',
  'last-modified',
  'waited-seconds',
  'requests',
  'functions',
]
const FIELDS = [
  'function',
  'region',
  'result',
  'message',
  'state',
  'stateReason',
  'stateReasonCode',
  'lastUpdateStatus',
  'lastUpdateStatusReason',
  'lastUpdateStatusReasonCode',
  'version',
  'codeSha256',
  'revisionId',
  'lastModified',
  'packageType',
  'waitedSeconds',
  'requests',
]
const ALWAYS: readonly [number, number] = [1, 999]
const PENDING = { State: 'Pending', StateReasonCode: 'Creating', StateReason: 'Being created.', LastUpdateStatus: null }

let given: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const giveBack of given) await giveBack()
  given = []
})

/** One that a test may change. */
async function copyOfDist(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dist-'))
  given.push(() => rm(folder, { recursive: true, force: true }))
  await cp(DIST, join(folder, 'dist'), { recursive: true })
  await cp('action.yml', join(folder, 'action.yml'))
  return join(folder, 'dist')
}

async function chunksWith(text: string): Promise<string[]> {
  const names = (await readdir(DIST)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(names.map((name) => readFile(join(DIST, name), 'utf8')))
  return names.filter((_, at) => texts[at]?.includes(text))
}

async function simulate(script: Script): Promise<Simulator> {
  const simulator = await startSimulator(script)
  given.push(simulator.close)
  return simulator
}

const only = (orders: Partial<FunctionScript>, more: Partial<Script> = {}): Script => ({
  functions: { orders: { steps: [{ atMs: 0 }], ...orders } },
  ...more,
})

/** Runs the bundle on `orders`, unless told otherwise. */
async function run(script: Script, { inputs, ...more }: Partial<Run> = {}): Promise<Ran & { simulator: Simulator }> {
  const simulator = await simulate(script)
  const run = { dist: DIST, endpoint: simulator.endpoint, inputs: { 'function-name': 'orders', ...inputs }, ...more }
  return { ...(await runAction(run)), simulator }
}

/** What holds on every path. */
function expectComplete({ outputs, malformed, stderr, otherFiles }: Ran): void {
  expect(Object.keys(outputs).sort()).toEqual([...OUTPUTS].sort())
  expect({ malformed, stderr, otherFiles }).toEqual({ malformed: [], stderr: '', otherFiles: '' })
  for (const entry of JSON.parse(outputs.functions ?? '')) expect(Object.keys(entry).sort()).toEqual([...FIELDS].sort())
}

const entriesOf = ({ outputs }: Ran): Record<string, unknown>[] => JSON.parse(outputs.functions ?? '')
const errorsIn = ({ stdout }: Ran) => stdout.split('\n').filter((line) => line.startsWith('::error'))

describe('every ending writes every output, and the exit code says whether all is ready', () => {
  test('ready at once costs one request, and the process ends at once', async () => {
    const ran = await run(only({}))
    expectComplete(ran)
    expect(ran.exit).toBe(0)
    expect(ran.outputs).toMatchObject({ result: 'ready', state: 'Active', 'last-update-status': 'Successful' })
    expect(ran.outputs).toMatchObject({ requests: '1', version: '$LATEST' })
    expect(ran.outputs['function-arn']).toBe('arn:aws:lambda:us-east-1:123456789012:function:orders')
    expect(ran.simulator.log).toHaveLength(1)
    expect(ran.summary).toContain('orders')
    expect(errorsIn(ran)).toEqual([])
    expect(ran.endedMs - ran.startedMs).toBeLessThan(5_000)
  })

  test('a function that is created: the change is told, and it ends ready', async () => {
    const ran = await run(only({ steps: [{ atMs: 0, config: PENDING }, { atMs: 300 }] }))
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([0, 'ready'])
    expect(ran.stdout).toMatch(/orders: .*Pending/)
    expect(ran.stdout).toMatch(/orders: .*Active/)
  })

  test('a function that is updated', async () => {
    const ran = await run(only({ steps: [{ atMs: 0, config: { LastUpdateStatus: 'InProgress' } }, { atMs: 300 }] }))
    expectComplete(ran)
    expect([ran.exit, ran.outputs['last-update-status']]).toEqual([0, 'Successful'])
    expect(ran.stdout).toContain('InProgress')
  })

  test("failed: Lambda's reason and code are exact in the outputs, and stand in the error", async () => {
    const config = {
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReason: 'No access to the image: 100% < "1"\n::warning::x',
      LastUpdateStatusReasonCode: 'ImageAccessDenied',
    }
    const ran = await run(only({ steps: [{ atMs: 0, config }] }))
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'failed'])
    expect(ran.outputs['last-update-status-reason']).toBe(config.LastUpdateStatusReason)
    expect(ran.outputs['last-update-status-reason-code']).toBe('ImageAccessDenied')
    expect(errorsIn(ran).at(-1)).toContain('ImageAccessDenied')
    expect(ran.stdout.split(/[\r\n]+/).filter((line) => line.startsWith('::warning'))).toEqual([])
    expect(ran.simulator.log).toHaveLength(1)
  })

  test('timed out: what was last seen is told', async () => {
    const ran = await run(only({ steps: [{ atMs: 0, config: PENDING }] }), { inputs: { timeout: '1s' } })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result, ran.outputs.state]).toEqual([1, 'timed-out', 'Pending'])
    expect(errorsIn(ran).at(-1)).toContain('Pending')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the wait at once, and what is known is written', async (name) => {
    const script: Script = {
      functions: { ready: { steps: [{ atMs: 0 }] }, orders: { steps: [{ atMs: 0, config: PENDING }] } },
    }
    const simulator = await simulate(script)
    const since = Promise.withResolvers<void>()
    const ran = await runAction({
      dist: DIST,
      endpoint: simulator.endpoint,
      inputs: { 'function-name': 'ready,orders' },
      signal: { name, afterMs: 0, since: since.promise },
      onOutput: (text) => text.includes('Pending') && since.resolve(),
    })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result, ran.outputs.state]).toEqual([1, 'cancelled', 'Pending'])
    expect(entriesOf(ran).map(({ result }) => result)).toEqual(['ready', 'cancelled'])
    expect(ran.summary).toContain('orders')
  })

  test('a cancel does not wait for an answer that does not come', async () => {
    const simulator = await simulate(only({ faults: [{ kind: 'hang', requests: ALWAYS }] }))
    let sentMs = 0
    const ran = await runAction({
      dist: DIST,
      endpoint: simulator.endpoint,
      inputs: { 'function-name': 'orders' },
      signal: { name: 'SIGINT', afterMs: 100, since: simulator.firstRequest.then(() => (sentMs = performance.now())) },
    })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'cancelled'])
    expect(ran.endedMs - sentMs).toBeLessThan(3_000)
  })

  test('bad inputs: all are named in one error, and nothing is asked of Lambda', async () => {
    const ran = await run(only({}), { inputs: { timeout: 'soon', 'desired-state': 'Actve', 'fail-fast': 'maybe' } })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result, ran.outputs.functions]).toEqual([1, 'error', '[]'])
    expect(errorsIn(ran)).toHaveLength(1)
    for (const text of ['timeout', 'soon', 'desired-state', 'Actve', 'Active', 'fail-fast', 'maybe'])
      expect(errorsIn(ran)[0]).toContain(text)
    expect(ran.simulator.log).toEqual([])
    expect(ran.summary).not.toBe('')
  })

  test.each([
    ['denied', { deny: ['GetFunction', 'GetFunctionConfiguration'] }, {}, 'denied'],
    ['not found', { faults: [{ kind: 'not-found', requests: ALWAYS }] }, { 'not-found-grace': '0s' }, 'not-found'],
    ['refused by name', { faults: [{ kind: 'invalid', requests: ALWAYS }] }, {}, 'error'],
    ['inactive', { steps: [{ atMs: 0, config: { State: 'Inactive', StateReasonCode: 'Idle' } }] }, {}, 'inactive'],
  ] as const)('%s', async (_, script, inputs, result) => {
    const ran = await run(only(script as Partial<FunctionScript>), { inputs })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([1, result])
  })

  test('superseded: another code is live than the one that was', async () => {
    const steps = [
      { atMs: 0, config: { LastUpdateStatus: 'InProgress', CodeSha256: Buffer.alloc(32, 1).toString('base64') } },
      { atMs: 400, config: { CodeSha256: Buffer.alloc(32, 2).toString('base64') } },
    ]
    const ran = await run(only({ steps }), { inputs: { 'expected-code-sha256': '01'.repeat(32) } })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'superseded'])
  })

  test('fail-fast: the deciding function is the one that failed, and the others are unfinished', async () => {
    const functions = {
      orders: { steps: [{ atMs: 0, config: PENDING }] },
      billing: { steps: [{ atMs: 0, config: { State: 'Failed', StateReasonCode: 'InvalidRuntime' } }] },
    }
    const ran = await run({ functions }, { inputs: { 'function-name': 'orders\nbilling', 'fail-fast': 'true' } })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result, ran.outputs['state-reason-code']]).toEqual([1, 'failed', 'InvalidRuntime'])
    expect(entriesOf(ran).map(({ result }) => result)).toEqual(['unfinished', 'failed'])
  })

  test('an endpoint that is never reached is an error that names it', async () => {
    const simulator = await simulate(only({}))
    await simulator.close()
    const inputs = { 'function-name': 'orders', timeout: '1s' }
    const ran = await runAction({ dist: DIST, endpoint: simulator.endpoint, inputs })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'error'])
    expect(errorsIn(ran).at(-1)).toContain(simulator.endpoint)
  })

  test('without credentials the missing step is named', async () => {
    const env = { AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null, AWS_SESSION_TOKEN: null }
    const ran = await run(only({}), { env })
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result]).toEqual([1, 'denied'])
    expect(errorsIn(ran).at(-1)).toContain('aws-actions/configure-aws-credentials')
    expect(ran.simulator.log).toEqual([])
  })
})

describe('files that cannot be written do not decide', () => {
  const FAILED = { steps: [{ atMs: 0, config: { State: 'Failed', StateReasonCode: 'InvalidRuntime' } }] }
  test.each([
    ['GITHUB_OUTPUT', '/', 'outputs'],
    ['GITHUB_OUTPUT', '/nowhere/output', 'outputs'],
    ['GITHUB_STEP_SUMMARY', '/', 'summary'],
    ['GITHUB_STEP_SUMMARY', '/nowhere/summary', 'summary'],
  ])('%s=%s: the exit code is right, and the log says so', async (name, path, what) => {
    for (const [script, exit] of [
      [{}, 0],
      [FAILED, 1],
    ] as const) {
      const ran = await run(only(script), { env: { [name]: path } })
      expect(ran.exit).toBe(exit)
      expect(ran.stderr).toBe('')
      expect(ran.stdout).toMatch(new RegExp(`^::warning.*${what} could not be written`, 'm'))
    }
  })

  test('without any variable of GitHub it works and says less', async () => {
    const names = Object.keys(process.env).filter((name) => name.startsWith('GITHUB_'))
    const runners = 'ACTIONS ACTOR API_URL EVENT_NAME EVENT_PATH JOB REF REPOSITORY RUN_ID RUN_NUMBER SERVER_URL SHA'
    const files = 'WORKFLOW WORKSPACE OUTPUT STEP_SUMMARY ENV PATH STATE'
    const all = [...`${runners} ${files}`.split(' ').map((name) => `GITHUB_${name}`), ...names]
    const env = { ...Object.fromEntries(all.map((name) => [name, null])), CI: null, RUNNER_TEMP: null }
    const ran = await run(only({}), { env })
    expect([ran.exit, ran.stderr, ran.outputText, ran.summary]).toEqual([0, '', '', ''])
    expect(ran.stdout).toMatch(/orders: ready/)
    expect(ran.stdout).not.toMatch(/^::/m)
  })
})

describe('nothing secret is printed or written, with RUNNER_DEBUG=1', () => {
  const TOKEN = 'ghs_tokenThatNobodyMayRead'
  const LEAKY = { Environment: { Error: { ErrorCode: 'AccessDenied', Message: SECRETS.environment } } }
  const scenes: [string, Partial<FunctionScript>, Record<string, string>, string][] = [
    ['ready', { steps: [{ atMs: 0, config: LEAKY }] }, {}, 'ready'],
    ['ready through the stand-in', { deny: ['GetFunction'] }, {}, 'ready'],
    ['failed', { steps: [{ atMs: 0, config: { LastUpdateStatus: 'Failed' } }] }, {}, 'failed'],
    ['timed out', { steps: [{ atMs: 0, config: PENDING }] }, { timeout: '300ms' }, 'timed-out'],
    ['a broken answer', { faults: [{ kind: 'oversized', requests: [1, 1] }] }, {}, 'ready'],
    ['half an answer', { faults: [{ kind: 'cut', requests: [1, 1] }] }, {}, 'ready'],
    ['a wake that the function answers', waking('function-answer'), { 'on-inactive': 'wake' }, 'ready'],
    ['a wake at which the function throws', waking('function-error'), { 'on-inactive': 'wake' }, 'ready'],
    ['expired', { faults: [{ kind: 'expired', requests: ALWAYS }] }, {}, 'denied'],
    ['bad signature', { faults: [{ kind: 'bad-signature', requests: ALWAYS }] }, {}, 'denied'],
    ['bad inputs', {}, { timeout: 'soon' }, 'error'],
  ]
  test.each(scenes)('%s', async (_, script, inputs, result) => {
    const ran = await run(only(script), {
      env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' },
      inputs: { 'github-token': TOKEN, ...inputs },
    })
    expect(ran.outputs.result).toBe(result)
    const written = [ran.stdout, ran.stderr, ran.outputText, ran.summary, ran.otherFiles].join('\n')
    expect([...Object.values(SECRETS), TOKEN].filter((secret) => written.includes(secret))).toEqual([])
  })

  function waking(answer: 'function-answer' | 'function-error'): Partial<FunctionScript> {
    const config = { State: 'Inactive', StateReasonCode: 'Idle' }
    return { clockFrom: 'wake', wake: [answer], steps: [{ atMs: 0, config }, { atMs: 100 }] }
  }
})

describe('the network', () => {
  test('HTTP_PROXY is honoured, and NO_PROXY spares it', async () => {
    const simulator = await simulate(only({}))
    const inputs = { 'function-name': 'orders', timeout: '1s' }
    const env = { HTTP_PROXY: simulator.endpoint }
    const ran = await runAction({ dist: DIST, endpoint: 'http://lambda.invalid', inputs, env })
    expect([ran.exit, simulator.log.length]).toEqual([0, 1])
    const spared = { ...env, NO_PROXY: 'lambda.invalid' }
    const alone = await runAction({ dist: DIST, endpoint: 'http://lambda.invalid', inputs, env: spared })
    expect([alone.exit, alone.outputs.result, simulator.log.length]).toEqual([1, 'error', 1])
  })

  test.each(['throttle', 'server-error', 'proxy-page', 'reset', 'skew'] as const)('%s is survived', async (kind) => {
    const fault: Fault = { kind, requests: kind === 'skew' ? ALWAYS : [1, 1] }
    const ran = await run(only({ faults: [fault] }))
    expectComplete(ran)
    expect([ran.exit, ran.outputs.result, ran.outputs.requests]).toEqual([0, 'ready', '2'])
  })
})

describe('the commit status', () => {
  const inputs = { 'commit-status': 'lambda / ready', 'github-token': 'ghs_x' }
  const withGitHub = async (script: Script, more: Partial<Run> = {}) => {
    const simulator = await simulate(script)
    const env = { GITHUB_API_URL: simulator.endpoint, ...more.env }
    const run = { ...more, dist: more.dist ?? DIST, endpoint: simulator.endpoint, env }
    const ran = await runAction({ ...run, inputs: { 'function-name': 'orders', ...inputs, ...more.inputs } })
    return { ...ran, simulator }
  }

  test('pending, then success, on the commit, with a link to the run', async () => {
    const { exit, simulator, stderr } = await withGitHub(only({}, { github: {} }))
    expect([exit, stderr]).toEqual([0, ''])
    expect(simulator.statuses.map(({ state }) => state)).toEqual(['pending', 'success'])
    expect(simulator.statuses[1]).toMatchObject({
      repository: 'octo-org/octo-repo',
      sha: 'f'.repeat(40),
      context: 'lambda / ready',
      target_url: expect.stringContaining('https://github.com/octo-org/octo-repo/actions/runs/1'),
    })
  })

  test.each([
    ['failure', { steps: [{ atMs: 0, config: { State: 'Failed' } }] }, {}],
    ['error', { steps: [{ atMs: 0, config: PENDING }] }, { timeout: '0' }],
  ])("%s, on a pull request's own head", async (state, script, more) => {
    const event = { pull_request: { head: { sha: 'a'.repeat(40) } } }
    const { simulator } = await withGitHub(only(script, { github: {} }), { event, inputs: more })
    expect(simulator.statuses.map(({ sha }) => sha)).toEqual(['a'.repeat(40), 'a'.repeat(40)])
    expect(simulator.statuses.at(-1)?.state).toBe(state)
  })

  test('that it cannot be set is a warning, and never the end', async () => {
    const { exit, stdout, outputs } = await withGitHub(only({}, { github: { deny: true } }))
    expect([exit, outputs.result]).toEqual([0, 'ready'])
    expect(stdout).toMatch(/^::warning.*commit status/im)
  })

  test('without it, the code that speaks to GitHub is not loaded; with it, it is', async () => {
    const dist = await copyOfDist()
    const chunks = await chunksWith('octokit-request.js')
    expect(chunks).toHaveLength(1)
    for (const chunk of chunks) await rm(join(dist, chunk))
    const without = await run(only({}), { dist })
    expect([without.exit, without.stderr, without.outputs.result]).toEqual([0, '', 'ready'])
    const asked = await withGitHub(only({}, { github: {} }), { dist })
    expect([asked.exit, asked.simulator.statuses]).toEqual([0, []])
    expect(asked.stdout).toMatch(/^::warning/m)
  })
})

test('a bug in what is told while waiting loses no output, and is told', async () => {
  const dist = await copyOfDist()
  const head = 'function changeWords(change, desired) {'
  const [chunk = ''] = await chunksWith(head)
  const text = await readFile(join(dist, chunk), 'utf8')
  await writeFile(join(dist, chunk), text.replace(head, `${head} throw new Error('a bug')`))
  const world = only({ steps: [{ atMs: 0, config: PENDING }, { atMs: 500 }] })
  const { exit, outputs, stdout, summary } = await run(world, { dist })
  expect([exit, outputs.result, outputs.functions]).toEqual([1, 'error', '[]'])
  expect(Object.keys(outputs)).toEqual(OUTPUTS)
  expect(stdout).toMatch(/^::error::.*a bug/m)
  expect(summary).toContain('bug')
})

test('the licences of what it bundles are there, the big ones by name', async () => {
  const licences = await readFile(join(DIST, 'licenses.txt'), 'utf8')
  for (const name of ['@actions/core', '@actions/github', '@aws-sdk/client-lambda', '@smithy/core', 'undici']) {
    expect(licences).toMatch(new RegExp(`^${name}$`, 'm'))
  }
})

test('a signal while the action is still loading is a cancel like any other', async () => {
  const simulator = await simulate({ functions: { '*': { steps: [{ atMs: 0, config: PENDING }] } } })
  // The entry installs the handlers before anything else; the rest is loaded once the signal has come.
  const early = `process.once('newListener',function(name){if(name==='SIGINT')setImmediate(()=>process.kill(process.pid,'SIGINT'))})`
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(early)}` }
  const ran = await runAction({ dist: DIST, endpoint: simulator.endpoint, inputs: { 'function-name': 'orders' }, env })
  expect([ran.exit, ran.stderr, ran.outputs.result]).toEqual([1, '', 'cancelled'])
  expect(Object.keys(ran.outputs)).toHaveLength(OUTPUTS.length)
  expect(ran.summary).toContain('orders')
})
