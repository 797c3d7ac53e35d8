import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { headSha, runUrl } from '../../src/report/commit.ts'
import { finalStatus, openCommitStatus } from '../../src/report/commit-status.ts'
import type { Entry } from '../../src/report/entry.ts'
import type { Result } from '../../src/verdict/verdict.ts'
import { aFailure, anOutcome, aReady, aTarget, commands, entries, heard, someSettings } from './builders.ts'

interface Call {
  readonly path: string | undefined
  readonly authorization: string | undefined
  readonly body: Record<string, string>
}

let server: Server
let folder: string
let answer: number
let calls: Call[]
let env: Record<string, string | undefined>

beforeEach(async () => {
  answer = 201
  calls = []
  folder = await mkdtemp(join(tmpdir(), 'status-'))
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      calls.push({ path: request.url, authorization: request.headers.authorization, body: JSON.parse(text) })
      response.writeHead(answer, { 'content-type': 'application/json', connection: 'close' })
      response.end(JSON.stringify({ message: 'ghs_secret says no\n::error::x' }))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  env = {
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '2',
  }
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await rm(folder, { recursive: true, force: true })
})

const settings = (commitStatus = 'lambda / ready') =>
  someSettings([aTarget({ name: 'f-1' })], { commitStatus, githubToken: 'ghs_secret' })

async function keep(given: readonly Entry[], begun = true): Promise<string> {
  const { stdout } = await heard(async () => {
    const status = openCommitStatus(settings(), env)
    if (begun) status.begin()
    await status.finish(given)
  })
  return stdout
}

describe('the commit status', () => {
  test('is pending, then success, in this order, on the commit, with a link to the run', async () => {
    expect(await keep(entries([aReady()]))).toBe('')
    expect(calls.map(({ body }) => body.state)).toEqual(['pending', 'success'])
    expect(calls[1]).toEqual({
      path: `/repos/octo-org/octo-repo/statuses/${'f'.repeat(40)}`,
      authorization: 'token ghs_secret',
      body: {
        state: 'success',
        context: 'lambda / ready',
        description: 'f-1 is ready',
        target_url: 'https://github.test/octo-org/octo-repo/actions/runs/1/attempts/2',
      },
    })
  })

  test('of a failure names function, code and reason on one line of at most 140 characters', async () => {
    await keep(entries([aFailure({ stateReason: `a\n@octocat ${'x'.repeat(500)}` })]))
    const description = calls[1]?.body.description ?? ''
    expect(description).toMatch(/^f-1: failed: InvalidImage: "a @octocat/)
    expect(description.length).toBeLessThanOrEqual(140)
  })

  test.each([403, 404])(
    'that is denied with %i is a warning that names the permission, never the token',
    async (status) => {
      answer = status
      const stdout = await keep(entries([aReady()]))
      expect(commands(stdout, 'warning')).toHaveLength(2)
      expect(stdout).toContain('statuses: write')
      expect(stdout).not.toMatch(/ghs_secret|^::error/m)
    },
  )

  test('without a repository is a warning, and nothing is asked', async () => {
    env = {}
    expect(await keep(entries([aReady()]), false)).toMatch(/^::warning::.*GITHUB_REPOSITORY is not set/)
    expect(calls).toEqual([])
  })

  test('is left alone where none is asked for', async () => {
    const status = openCommitStatus(someSettings([aTarget()]), env)
    status.begin()
    await status.finish(entries([aReady()]))
    expect(calls).toEqual([])
  })

  test.each<[Result, string]>([
    ['ready', 'success'],
    ['failed', 'failure'],
    ['inactive', 'failure'],
    ['superseded', 'failure'],
    ['not-found', 'failure'],
    ['denied', 'error'],
    ['timed-out', 'error'],
    ['cancelled', 'error'],
    ['error', 'error'],
    ['unfinished', 'error'],
  ])('of %s is %s', (result, state) => {
    expect(finalStatus(entries([anOutcome(result, result === 'ready' ? 'ready' : 'timeout')])).state).toBe(state)
  })

  test('of nothing is an error', () => expect(finalStatus([]).state).toBe('error'))
})

describe('the commit', () => {
  const event = async (payload: unknown) => {
    const path = join(folder, 'event.json')
    await writeFile(path, JSON.stringify(payload))
    return path
  }

  test('of a pull request is its own head', async () => {
    env.GITHUB_EVENT_PATH = await event({ pull_request: { head: { sha: 'a'.repeat(40) } } })
    expect(await headSha(env)).toBe('a'.repeat(40))
  })

  test('of a workflow_run event is the one of that run', async () => {
    env.GITHUB_EVENT_PATH = await event({ workflow_run: { head_sha: 'b'.repeat(40) } })
    env.GITHUB_EVENT_NAME = 'workflow_run'
    expect(await headSha(env)).toBe('b'.repeat(40))
  })

  test.each([null, {}])('is GITHUB_SHA where the event (%j) tells none', async (payload) => {
    env.GITHUB_EVENT_PATH = await event(payload)
    expect(await headSha(env)).toBe('f'.repeat(40))
  })

  test('is GITHUB_SHA where the event cannot be read', async () => {
    env.GITHUB_EVENT_PATH = join(folder, 'none')
    expect(await headSha(env)).toBe('f'.repeat(40))
  })

  test('has no link outside of a run', () => expect(runUrl({})).toEqual({}))
})
