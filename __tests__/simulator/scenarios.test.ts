/** Every scenario through the committed bundle: what the README's table of results says of its end, and what is told of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Ran, runAction } from '../../simulator/action.ts'
import { listScenarios, SCENARIOS, type Scenario } from '../../simulator/scenarios.ts'
import { SECRETS } from '../../simulator/secrets.ts'
import { startLambda } from '../../simulator/server.ts'

/** Written out once more: result, then what else is told; a scenario that ends otherwise is a fault of somebody's. */
const ENDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ready: { result: 'ready', state: 'Active', 'last-update-status': 'Successful', version: '$LATEST', requests: '1' },
  created: { result: 'ready', state: 'Active', 'last-update-status': 'Successful' },
  updated: { result: 'ready', 'last-update-status': 'Successful' },
  snapstart: { result: 'ready', state: 'Active', 'last-update-status': '', version: '2' },
  'alias-moves': { result: 'ready', version: '2' },
  provisioned: { result: 'ready', version: '1' },
  'idle-woken': { result: 'ready', state: 'Active' },
  'managed-instances': { result: 'ready', state: 'Active', version: '1' },
  throttled: { result: 'ready', 'last-update-status': 'Successful' },
  outage: { result: 'ready', 'last-update-status': 'Successful' },
  'get-function-denied': { result: 'ready', 'last-update-status': 'Successful' },
  'tags-denied': { result: 'ready', 'last-update-status': 'Successful' },
  'no-reserve': { result: 'ready', state: 'Active' },
  'failed-image': {
    result: 'failed',
    state: 'Active',
    'last-update-status': 'Failed',
    'last-update-status-reason-code': 'ImageAccessDenied',
    'code-sha256': '5f'.repeat(32),
  },
  'failed-creation': { result: 'failed', state: 'Failed', 'state-reason-code': 'InsufficientRolePermissions' },
  'failed-snapstart': { result: 'failed', state: 'Failed', 'state-reason-code': 'FunctionError.RuntimeInitError' },
  'failed-provisioned': { result: 'failed', state: 'Active' },
  'failed-wake': { result: 'failed', state: 'Inactive', 'state-reason-code': 'InsufficientRolePermissions' },
  deleted: { result: 'failed', state: 'Deleting' },
  'managed-latest': { result: 'failed', state: 'ActiveNonInvocable' },
  idle: { result: 'inactive', state: 'Inactive', 'state-reason-code': 'Idle' },
  superseded: { result: 'superseded', 'last-update-status': 'InProgress' },
  'not-found': { result: 'not-found', state: '', 'function-arn': '' },
  'no-permission': { result: 'denied', state: '' },
  'alias-denied': { result: 'denied', state: '' },
  expired: { result: 'denied', 'last-update-status': 'InProgress' },
  endless: { result: 'timed-out', 'last-update-status': 'InProgress' },
  rejected: { result: 'error', state: '' },
}

/** What the log tells besides. */
const TOLD: Readonly<Record<string, RegExp>> = {
  throttled: /throttl/i,
  'idle-woken': /invoked once to wake it/,
  'no-reserve': /reserved concurrency/i,
  'alias-denied': /unqualified/,
  expired: /expire/,
  'failed-provisioned': /provisioned concurrency/i,
  'failed-image': /previous code and configuration still serve/,
}

/** The same with less patience, so that the tests need not wait for it. */
const SHORTER: Readonly<Record<string, Record<string, string>>> = {
  endless: { timeout: '700ms' },
  'not-found': { 'not-found-grace': '500ms' },
}

const NAMES = Object.keys(SCENARIOS)

async function run(name: string, { lambda, inputs }: Scenario): Promise<Ran> {
  const simulator = await startLambda({ ...lambda, speed: 4 })
  try {
    const own = { 'function-name': 'orders', timeout: '30s', ...inputs, ...SHORTER[name] }
    return await runAction({ dist: resolve('dist'), endpoint: simulator.endpoint, inputs: own })
  } finally {
    await simulator.close()
  }
}

const runs = new Map<string, Ran>()

beforeAll(async () => {
  const left = Object.entries(SCENARIOS)
  // Four at a time: mostly they wait.
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) runs.set(next[0], await run(...next))
  }
  await Promise.all([worker(), worker(), worker(), worker()])
}, 60_000)

function ranOf(name: string): Ran {
  const ran = runs.get(name)
  if (ran === undefined) throw new Error(`${name} was not run`)
  return ran
}

test('all scenarios are looked at here', () => {
  expect(NAMES).toEqual(Object.keys(ENDS))
})

describe.each(NAMES)('%s', (name) => {
  test('ends as it says, with what it should tell', () => {
    const { exit, outputs, stdout, stderr, malformed } = ranOf(name)
    expect(outputs).toMatchObject({ ...ENDS[name], result: SCENARIOS[name]?.ends })
    expect([exit, stderr, malformed]).toEqual([outputs.result === 'ready' ? 0 : 1, '', []])
    expect(stdout).toMatch(TOLD[name] ?? /./)
  })

  test('shows no secret', () => {
    const { stdout, outputText, summary } = ranOf(name)
    const text = `${stdout}${outputText}${summary}`
    expect(Object.values(SECRETS).filter((secret) => text.includes(secret))).toEqual([])
  })
})

test("the README's table explains every result that a scenario ends with", () => {
  const table = /## What a result means(.*?)\n## /s.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
  const explained = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, result]) => result)
  const ends = new Set(Object.values(SCENARIOS).map((scenario) => scenario.ends))
  expect(ends.size).toBeGreaterThan(7)
  expect([...ends].filter((result) => !explained.includes(result))).toEqual([])
})

test('the list names every scenario with its result', () => {
  const lines = listScenarios().split('\n').slice(2)
  expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 2))).toEqual(NAMES.map((n) => [n, SCENARIOS[n]?.ends]))
})

test("the simulator's README has the scenarios with their results, and every file", () => {
  const text = readFileSync('simulator/README.md', 'utf8')
  const rows = [...text.matchAll(/^\| `([\w-]+)` \| `([\w-]+)` \|/gm)].map(([, name, result]) => [name, result])
  expect(rows).toEqual(NAMES.map((name) => [name, SCENARIOS[name]?.ends]))
  const files = readdirSync('simulator').filter((name) => name.endsWith('.ts'))
  expect(files.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})
