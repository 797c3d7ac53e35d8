/** The composition root, run from its sources in a process of its own. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Run, runAction } from '../simulator/action.ts'
import type { Script } from '../simulator/script.ts'
import { startSimulator } from '../simulator/server.ts'

let folder = ''
const dist = () => join(folder, 'dist')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'))
  await mkdir(dist())
  await cp('action.yml', join(folder, 'action.yml'))
  await writeFile(join(dist(), 'package.json'), '{"type":"module"}')
  await writeFile(join(dist(), 'index.js'), `import '${pathToFileURL(resolve('src', 'index.ts')).href}'\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(script: Script, more: Partial<Run>) {
  const simulator = await startSimulator(script)
  try {
    const ran = await runAction({ dist: dist(), endpoint: simulator.endpoint, ...more })
    return { ...ran, requests: simulator.log.length }
  } finally {
    await simulator.close()
  }
}

const READY: Script = { functions: { '*': { steps: [{ atMs: 0 }] } } }

test('bad inputs: outputs, exit code 1, and no request', async () => {
  const ran = await run(READY, { inputs: { 'function-name': 'orders:', timeout: 'soon' } })
  expect([ran.exit, ran.requests, ran.stderr]).toEqual([1, 0, ''])
  expect(ran.outputs).toMatchObject({ result: 'error', functions: '[]', requests: '0' })
  expect(Object.keys(ran.outputs)).toHaveLength(15)
  expect(ran.stdout).toMatch(/^::error.*function-name.*timeout/m)
})

test('what came before the report was loaded is told, in its order', async () => {
  const ran = await run(READY, { inputs: { 'function-name': 'orders,billing:1' } })
  expect([ran.exit, ran.requests, ran.stderr]).toEqual([0, 2, ''])
  const said = ['Waiting', 'orders: ', 'billing:1: '].map((text) => ran.stdout.indexOf(text))
  expect(said).not.toContain(-1)
  expect(said).toEqual(said.toSorted((a, b) => a - b))
})

test('a bug of ours still writes every output, and fails the job', async () => {
  const planted =
    'let n=0;const now=performance.now.bind(performance);performance.now=()=>{if(n++===0)throw new RangeError("planted");return now()}'
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(planted)}` }
  const ran = await run(READY, { inputs: { 'function-name': 'orders' }, env })
  expect([ran.exit, ran.stderr]).toEqual([1, ''])
  expect(ran.outputs).toMatchObject({ result: 'error', functions: '[]' })
  expect(Object.keys(ran.outputs)).toHaveLength(15)
  expect(ran.stdout).toMatch(/^::error.*RangeError: planted/m)
  expect(ran.summary).toContain('planted')
})
