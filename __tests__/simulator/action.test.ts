/** The harness that plays the runner, tried on a tiny action of its own. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runAction } from '../../simulator/action.ts'

const ACTION_YML = `name: tiny
inputs:
  function-name:
    description: required
    required: true
  timeout:
    description: "default: not this"
    default: '10m'
  github-token:
    default: \${{ github.token }}
outputs:
  result:
    description: no input
runs:
  using: node24
`

const INDEX = `
import { appendFileSync } from 'node:fs'
console.log(JSON.stringify({ env: process.env, cwd: process.cwd(), node: process.execPath }))
console.error('to stderr')
appendFileSync(process.env.GITHUB_OUTPUT, 'result=ready\\n')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done')
appendFileSync(process.env.GITHUB_STATE, 'left')
process.exitCode = 3
if (process.env.INPUT_STAY) {
  setInterval(() => {}, 1000)
  process.on('SIGTERM', () => process.exit(7))
  console.log('staying')
}
`

let folder = ''
const dist = () => join(folder, 'dist')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiny-action-'))
  await mkdir(dist())
  await writeFile(join(folder, 'action.yml'), ACTION_YML)
  await writeFile(join(dist(), 'index.js'), INDEX)
  await writeFile(join(dist(), 'package.json'), '{"type":"module"}')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an action is run as the runner runs it', () => {
  test('what it wrote and how it ended is told', async () => {
    const ran = await runAction({ dist: dist() })
    expect(ran).toMatchObject({
      exit: 3,
      stderr: 'to stderr\n',
      outputs: { result: 'ready' },
      outputText: 'result=ready\n',
      malformed: [],
      summary: '# Done',
      otherFiles: 'left',
    })
    expect(ran.endedMs).toBeGreaterThan(ran.startedMs)
  })

  test('inputs take their defaults from action.yml, expressions are empty, env is laid over and can unset', async () => {
    const env = { GITHUB_ACTIONS: null, EXTRA: 'yes' }
    const inputs = { 'function-name': 'orders' }
    const { stdout } = await runAction({ dist: dist(), inputs, env, endpoint: 'http://127.0.0.1:1' })
    const seen = JSON.parse(stdout).env
    expect(seen).toMatchObject({
      'INPUT_FUNCTION-NAME': 'orders',
      INPUT_TIMEOUT: '10m',
      'INPUT_GITHUB-TOKEN': '',
      EXTRA: 'yes',
      AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:1',
    })
    expect(seen).not.toHaveProperty('GITHUB_ACTIONS')
    expect(seen).not.toHaveProperty('INPUT_RESULT')
  })

  test('it runs on this Node.js, in a folder of its own that is removed', async () => {
    const { stdout } = await runAction({ dist: dist() })
    const { cwd, node } = JSON.parse(stdout)
    expect(node).toBe(process.execPath)
    expect(existsSync(cwd)).toBe(false)
  })

  test('a signal is sent once the awaited moment has come, and output is heard as it comes', async () => {
    const staying = Promise.withResolvers<void>()
    const ran = await runAction({
      dist: dist(),
      inputs: { stay: 'true' },
      signal: { name: 'SIGTERM', afterMs: 0, since: staying.promise },
      onOutput: (text) => text.includes('staying') && staying.resolve(),
    })
    expect(ran.exit).toBe(7)
  })

  test('what runs too long is killed', async () => {
    const ran = await runAction({ dist: dist(), inputs: { stay: 'true' }, killAfterMs: 500 })
    expect(ran.exit).toBe('SIGKILL')
  })
})
