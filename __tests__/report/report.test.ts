import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { BadInputs } from '../../src/errors.ts'
import { openReport, reportBadInputs, reportInternalError } from '../../src/report/report.ts'
import { aFailure, aReady, aTarget, commands, heard, READY, someSettings, TOTALS } from './builders.ts'

let folder: string
let env: Record<string, string>

/** The summary of the toolkit keeps its path for the life of the process, so all tests share one file. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
  env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') }
  Object.assign(process.env, env)
})
beforeEach(() => Promise.all(Object.values(env).map((file) => writeFile(file, ''))))
afterAll(async () => {
  for (const name of Object.keys(env)) delete process.env[name]
  await rm(folder, { recursive: true, force: true })
})

const written = async () => ({
  outputs: await readFile(env.GITHUB_OUTPUT ?? '', 'utf8'),
  summary: await readFile(env.GITHUB_STEP_SUMMARY ?? '', 'utf8'),
})

const settings = (parts = {}) => someSettings([aTarget()], parts)
const BAD = new BadInputs([
  { input: 'function-name', given: 'bad name!', text: 'not a name' },
  { input: 'timeout', given: 'soon\n::error::', text: 'not a duration' },
])

describe('the report of a wait', () => {
  test('tells it from beginning to end', async () => {
    const { stdout, exitCode } = await heard(async () => {
      const report = openReport({ settings: settings(), env })
      report.begin()
      report.change({ index: 0, atMs: 100, observation: { seen: { state: 'Pending' } } })
      report.silence(30_100, [{ index: 0, known: { seen: { state: 'Pending' } } }])
      await report.finish([aReady()], TOTALS)
    })
    const inOrder = [
      'Waiting up to 10m for orders',
      '0.1s orders: State Pending',
      '30.1s still waiting',
      'orders is ready',
    ]
    expect(stdout).toMatch(new RegExp(inOrder.join('[\\s\\S]*')))
    expect(exitCode).not.toBe(1)
    expect(await written()).toEqual({
      outputs: expect.stringMatching(/^result<<\S+\nready\n/),
      summary: expect.stringMatching(/^<h2>✅/),
    })
  })

  test('of a failure fails the step after everything is written', async () => {
    const { stdout, exitCode } = await heard(() =>
      openReport({ settings: settings(), env }).finish([aFailure()], TOTALS),
    )
    expect(commands(stdout, 'error')).toHaveLength(2)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^::error::/)
    expect(exitCode).toBe(1)
    expect((await written()).summary).toContain('InvalidImage')
  })

  test('writes no summary where none is wanted', async () => {
    await heard(() => openReport({ settings: settings({ summary: false }), env }).finish([aReady()], TOTALS))
    const { outputs, summary } = await written()
    expect(summary).toBe('')
    expect(outputs).toContain('functions<<')
  })

  test('outside of a run writes no file and no command', async () => {
    const { stdout } = await heard(() => openReport({ settings: settings(), env: {} }).finish([aReady(READY)], TOTALS))
    expect(stdout).toContain('orders: ready')
    expect(stdout).not.toContain('::')
    expect(await written()).toEqual({ outputs: '', summary: '' })
  })

  test('that cannot write its files warns, and says the rest', async () => {
    await Promise.all(Object.values(env).map((file) => rm(file)))
    const { stdout, exitCode } = await heard(() => openReport({ settings: settings(), env }).finish([aReady()], TOTALS))
    expect(commands(stdout, 'warning')[0]).toContain('The outputs could not be written')
    expect(stdout).toContain('orders is ready')
    expect(exitCode).not.toBe(1)
  })
})

describe('bad inputs', () => {
  test('are all in the one error; outputs and summary are written', async () => {
    const { stdout, exitCode } = await heard(() => reportBadInputs(BAD, env, TOTALS))
    expect(commands(stdout, 'error')).toEqual([
      expect.stringMatching(/function-name: "bad name!": not a name; timeout: "soon/),
    ])
    expect(exitCode).toBe(1)
    const { outputs, summary } = await written()
    expect(outputs).toMatch(/^result<<\S+\nerror\n[\s\S]*functions<<\S+\n\[\]\n/)
    expect(summary).toContain('The inputs cannot be used')
  })

  test.each(['false', ' False '])('leave the summary away where INPUT_SUMMARY is %j', async (value) => {
    await heard(() => reportBadInputs(BAD, { ...env, INPUT_SUMMARY: value }, TOTALS))
    expect((await written()).summary).toBe('')
  })

  test('however many, are all named in one line', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ input: `input-${i}`, given: 'x'.repeat(999), text: 'no' }))
    const [line = ''] = commands((await heard(() => reportBadInputs(new BadInputs(many), env, TOTALS))).stdout, 'error')
    expect(line.length).toBeLessThanOrEqual(4096)
    expect(line).toContain('input-39')
  })
})

describe('a bug', () => {
  test('is told by name and message, on one harmless line', async () => {
    const { stdout, exitCode } = await heard(() =>
      reportInternalError(new TypeError('a\n::stop-commands::b'), env, TOTALS),
    )
    expect(stdout).toMatch(/^::error::A bug in this action.*TypeError: a ::stop-commands::b\n$/)
    expect(exitCode).toBe(1)
    expect((await written()).outputs).toMatch(/^result<<\S+\nerror\n/)
  })

  test('that threw something else shows nothing of it', async () => {
    const { stdout } = await heard(() => reportInternalError({ Environment: { PASSWORD: 'hunter2' } }, env, TOTALS))
    expect(stdout).not.toMatch(/hunter2|object/)
  })
})
