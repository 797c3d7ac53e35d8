/** Every gate of the README and the recipes, with the inputs as they are written there, against a simulated Lambda. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runAction } from '../../simulator/action.ts'
import { startSimulator } from '../../simulator/server.ts'
import { SCENES, type Scene } from './scenes.ts'
import { allSnippets } from './snippets.ts'
import { fill, type Gate, gatesOf, type Step } from './workflows.ts'

const GATES = gatesOf(allSnippets(['yaml']))

let workspace = ''

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  const names = new Set(Object.values(SCENES).flatMap(({ files = [] }) => files))
  await Promise.all([...names].map((name) => writeFile(join(workspace, name), name)))
})

afterAll(() => rm(workspace, { recursive: true, force: true }))

const inputsOf = ({ with: given = {} }: Step, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fill(String(value), values)]))

/** The harness starts the action in a folder of its own; a step starts it in the workspace, where its files are. */
const inWorkspace = () => `--import=data:text/javascript,${encodeURIComponent(`process.chdir(${quoted(workspace)})`)}`
const quoted = (text: string) => JSON.stringify(text)

/** Runs the gate as the page writes it; `spoil` changes its inputs. */
async function play({ step }: Gate, scene: Scene, row: Readonly<Record<string, string>>, spoil = {}) {
  const simulator = await startSimulator(scene.script)
  try {
    const ran = await runAction({
      dist: resolve('dist'),
      endpoint: simulator.endpoint,
      inputs: { ...inputsOf(step, { ...scene.values, ...row }), 'github-token': 'token', ...spoil },
      env: { AWS_REGION: 'eu-west-1', GITHUB_API_URL: simulator.endpoint, NODE_OPTIONS: inWorkspace() },
    })
    return { ran, settledAtMs: simulator.settledAtMs(), log: simulator.log, statuses: simulator.statuses }
  } finally {
    await simulator.close()
  }
}

const gate = (key: string): Gate => {
  const found = GATES.find((one) => one.key === key)
  if (!found) throw new Error(`no gate ${key}`)
  return found
}

const sceneOf = (key: string): Scene => {
  const scene = SCENES[key]
  if (!scene) throw new Error(`no scene for ${key}`)
  return scene
}

test('every gate has a scene, and every scene a gate', () => {
  expect(Object.keys(SCENES).sort()).toEqual(GATES.map(({ key }) => key).sort())
})

const RUNS = GATES.flatMap((one) => one.rows.map((row) => [one.key, Object.values(row).join(' '), row] as const))

test.concurrent.each(RUNS)('%s %s waits, and ends ready', async (key, _, row) => {
  const { ran, settledAtMs } = await play(gate(key), sceneOf(key), row)
  expect(ran).toMatchObject({ exit: 0, stderr: '', outputs: { result: 'ready' } })
  expect(ran.stdout).not.toMatch(/^::(error|warning)/m)
  expect(ran.endedMs).toBeGreaterThan(settledAtMs)
})

test.concurrent('several functions: an ARN is asked in its own region, the others in that of the job', async () => {
  const key = 'docs/recipes/several-functions.md#1'
  const { log } = await play(gate(key), sceneOf(key), {})
  const regions = new Set(log.map(({ name, region }) => `${name} ${region}`))
  expect([...regions].sort()).toEqual(['billing eu-west-1', 'orders eu-west-1', 'search us-east-1'])
})

test.concurrent('GHES: the status goes to the API of the server', async () => {
  const key = 'docs/recipes/ghes.md#1'
  const { statuses } = await play(gate(key), sceneOf(key), {})
  expect(statuses.map(({ context, state }) => `${context}: ${state}`)).toEqual([
    'lambda / ready: pending',
    'lambda / ready: success',
  ])
})

test.concurrent('outputs in a later job: the fields that the page reads are there, without an account id', async () => {
  const key = 'docs/recipes/outputs-in-a-later-job.md#1'
  const { ran } = await play(gate(key), sceneOf(key), {})
  const page = await readFile('docs/recipes/outputs-in-a-later-job.md', 'utf8')
  const fields = [...page.matchAll(/\)\[0\]\.(\w+)/g)].map(([, name = '']) => name)
  const [entry] = JSON.parse(ran.outputs.functions ?? '[]')
  expect(fields).toEqual(['result', 'version', 'message'])
  expect(Object.keys(entry)).toEqual(expect.arrayContaining(fields))
  expect(ran.outputs.functions).not.toContain('123456789012')
})

test.concurrent('a gate whose digest is not the deployed one does not end ready', async () => {
  const spoil = { 'expected-code-file': '', 'expected-code-sha256': 'ab'.repeat(32), timeout: '900ms' }
  const { ran } = await play(gate('README.md#1'), sceneOf('README.md#1'), {}, spoil)
  expect(ran).toMatchObject({ exit: 1, outputs: { result: 'timed-out' } })
})
