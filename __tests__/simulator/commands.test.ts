/** `npm run try` and `npm run simulator`, each in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startSimulator } from '../../simulator/server.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Command {
  readonly child: ChildProcess
  /** Resolves with standard output so far, once it has the text. Rejects where the process ends without it. */
  until(text: string): Promise<string>
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** Starts a command of the simulator with nothing of this process's AWS settings. */
function start(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Command {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|npm_|INIT_CWD|GITHUB_|INPUT_)/.test(name))
  const child = spawn(process.execPath, [resolve('simulator', file), ...args], {
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code, stdout, stderr }))
  closers.push(() => {
    child.kill('SIGKILL')
    return ended
  })
  const until = async (text: string) => {
    while (!stdout.includes(text)) {
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])
      if (more === undefined) throw new Error(`it ended without "${text}": ${stdout}${stderr}`)
    }
    return stdout
  }
  return { child, until, ended }
}

const attempt = (...args: string[]) => start('try.ts', args).ended

describe('try', () => {
  test('shows log, outputs and summary, and ends with the exit code of the step', async () => {
    const { code, stdout, stderr } = await attempt('--simulate', 'no-permission', '--function-name', 'billing')
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain('function-name: billing')
    expect(stdout).toContain('  │ Waiting up to 10m for billing')
    expect(stdout).toContain('  │ Error: billing: ')
    expect(stdout).toContain('  │ result = denied')
    expect(stdout).toContain('  │ ❌ billing is not ready')
    expect(stdout).toMatch(/│ Function +Result +State/)
    expect(stdout).not.toContain('<td>')
    expect(stdout).toMatch(/\nExit code 1, after [\d.]+ s\.\n$/)
  })

  test('goes to the Lambda that the environment points at, with its credentials and from its folder', async () => {
    const simulator = await startSimulator({ functions: { orders: { steps: [{ atMs: 0 }] } } })
    closers.push(simulator.close)
    const folder = await mkdtemp(join(tmpdir(), 'try-'))
    closers.push(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'function.zip'), 'another code')
    const env = {
      AWS_ENDPOINT_URL: simulator.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAOWNKEY',
      AWS_SECRET_ACCESS_KEY: 'own',
      AWS_REGION: 'eu-west-3',
      INIT_CWD: folder,
    }
    const args = ['--function-name=orders', '--timeout=0', '--expected-code-file', 'function.zip']
    const { code, stdout } = await start('try.ts', args, env).ended
    expect(stdout).toContain('result = timed-out')
    expect(code).toBe(1)
    expect(simulator.log.map(({ authorization }) => authorization)).toEqual([
      expect.stringContaining('Credential=AKIAOWNKEY/'),
    ])
    expect(simulator.log[0]?.region).toBe('eu-west-3')
  })

  test('passes an interrupt on, and the action writes what it knows', async () => {
    const { child, until, ended } = start('try.ts', ['--simulate', 'endless', '--timeout', '1m'])
    await until('InProgress')
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(stdout).toContain('result = cancelled')
    expect(code).toBe(1)
  })

  test('names every mistake with what may have been meant, and asks nothing', async () => {
    const { code, stdout, stderr } = await attempt('orders', '--tiemout', '2m', '--fail-fast', '--simulate', 'idel')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('"orders" belongs to no option. Two dashes come before all of them: npm run try -- ')
    expect(stderr).toContain('--tiemout is no input of the action. Did you mean --timeout?')
    expect(stderr).toContain('--fail-fast needs a value.')
    expect(stderr).toContain('There is no scenario "idel". Did you mean idle?')
  })

  test('lists the scenarios where none is named', async () => {
    const { code, stdout } = await attempt('--simulate')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}failed-image +failed +Lambda may not read the new image/m)
  })
})

/** Starts a simulator and gives its address. */
async function serve(...args: string[]) {
  const command = start('serve.ts', args)
  const text = await command.until('It ends with Ctrl-C.')
  return { ...command, endpoint: /http:\S+/.exec(text)?.[0] ?? '' }
}

const read = async (url: string): Promise<unknown> => (await fetch(url)).json()

describe('the simulator as a service', () => {
  test('prints its address, keeps to its transition, tells each request, and ends with a signal', async () => {
    const { child, endpoint, until, ended } = await serve('--port', '0', '--transition', '50ms')
    const url = `${endpoint}/2015-03-31/functions`
    const members = { FunctionName: 'orders', Role: 'r', Code: { ZipFile: 'UEs=' } }
    const created = await fetch(url, { method: 'POST', body: JSON.stringify(members) })
    expect(await created.json()).toMatchObject({ State: 'Pending' })
    while (!JSON.stringify(await read(`${url}/orders`)).includes('"State":"Active"'));
    expect(await until('200 GetFunction orders')).toContain('201 CreateFunction orders\n')
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    await expect(fetch(endpoint)).rejects.toThrow()
  })

  test('plays a scenario at the speed and port that were asked for, and says when the port is taken', async () => {
    const first = await serve('--scenario', 'snapstart', '--speed', '1000', '--quiet')
    expect(await read(`${first.endpoint}/2015-03-31/functions/any?Qualifier=live`)).toMatchObject({
      Configuration: { Version: '2', SnapStart: { ApplyOn: 'PublishedVersions' } },
    })
    const { code, stderr } = await start('serve.ts', ['--port', new URL(first.endpoint).port]).ended
    expect([code, stderr]).toEqual([2, expect.stringContaining('EADDRINUSE')])
    first.child.kill('SIGINT')
    expect(await first.ended).toMatchObject({ code: 0, stdout: expect.not.stringContaining('GetFunction any') })
  })

  test('names every mistake', async () => {
    const args = ['--port', '70000', '--speed', '0', '--transition', '2', '--scenario', 'idel', '--prot', '1']
    const { code, stdout, stderr } = await start('serve.ts', args).ended
    expect([code, stdout]).toEqual([2, ''])
    const told = ['--port is', '--speed is', '--transition is', 'Did you mean idle?', 'Did you mean --port?']
    expect(told.filter((text) => !stderr.includes(text))).toEqual([])
  })
})
