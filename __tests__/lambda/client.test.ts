/** Connections and regions: what is opened, where it goes, and that all is given back. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { Endpoints, profileRegion } from '../../src/lambda/client.ts'
import { look, viewerOf } from '../../src/lambda/look.ts'
import { realClock } from '../../src/waiting/clock.ts'
import { askAtOnce, aTarget, openStage } from './stage.ts'

const stage = openStage()

const countConnections = (server: Server) =>
  new Promise<number>((done, fail) => server.getConnections((error, count) => (error ? fail(error) : done(count))))

/** Resolves once every connection of the server has ended. */
async function emptied(server: Server): Promise<void> {
  while ((await countConnections(server)) > 0) await new Promise((done) => setImmediate(done))
}

describe('connections', () => {
  test('one is kept for the next look, and none is left when the endpoints are closed', async () => {
    let opened = 0
    const server = await stage.serve((_, response) => response.end('{"Configuration":{"State":"Active"}}'))
    server.on('connection', () => {
      opened += 1
    })
    const viewer = stage.viewer()
    for (const _ of [1, 2, 3]) await look(viewer, askAtOnce(), realClock.now)
    expect([opened, await countConnections(server)]).toEqual([1, 1])
    stage.endpoints.close()
    await emptied(server)
    expect(await countConnections(server)).toBe(0)
  })

  test('an answer that is given up leaves none either', async () => {
    const server = await stage.serve(() => {})
    const { trouble } = await look(stage.viewer(), askAtOnce(100), realClock.now)
    expect(trouble?.kind).toBe('passing')
    stage.endpoints.close()
    await emptied(server)
    expect(await countConnections(server)).toBe(0)
  })

  test('there is one client a region', () => {
    const { endpoints } = stage
    expect(endpoints.in('us-east-1')).toBe(endpoints.in('us-east-1'))
    expect(endpoints.in('us-east-1')).not.toBe(endpoints.in('eu-central-1'))
  })
})

test('no answer is copied for the logger of the SDK', async () => {
  await stage.simulateOne({ faults: [{ kind: 'server-error', requests: [2, 2] }] })
  const { logger } = stage.endpoints.in('us-east-1').client.config
  const told = [jest.spyOn(logger, 'info'), jest.spyOn(logger, 'error')]
  expect((await stage.look()).seen).toMatchObject({ state: 'Active' })
  expect((await stage.trouble()).kind).toBe('passing')
  for (const method of told) expect(method).not.toHaveBeenCalled()
  jest.restoreAllMocks()
})

describe('proxies', () => {
  const lookThrough = async (env: Record<string, string>) => {
    const endpoints = new Endpoints(env)
    try {
      return await look(viewerOf(aTarget(), 'auto', false, endpoints), askAtOnce(), realClock.now)
    } finally {
      endpoints.close()
    }
  }

  test('HTTP_PROXY is honoured, and NO_PROXY spares it', async () => {
    const asked: (string | undefined)[] = []
    const server = await stage.serve((request, response) => {
      asked.push(request.url)
      response.end('{"Configuration":{"State":"Active"}}')
    })
    const address = process.env.AWS_ENDPOINT_URL_LAMBDA ?? ''
    expect(server.listening).toBe(true)
    stage.useEndpoint('http://lambda.invalid')
    expect((await lookThrough({ HTTP_PROXY: address })).seen).toEqual({ state: 'Active' })
    expect(asked).toEqual(['http://lambda.invalid/2015-03-31/functions/orders'])
    const spared = await lookThrough({ HTTP_PROXY: address, NO_PROXY: 'lambda.invalid' })
    expect([spared.trouble?.kind, asked.length]).toEqual(['unreachable', 1])
  })

  test('HTTPS_PROXY is asked for a tunnel', async () => {
    const simulator = await stage.simulateOne({})
    stage.useEndpoint('https://lambda.invalid')
    const { trouble } = await lookThrough({ HTTPS_PROXY: simulator.endpoint })
    expect(simulator.tunnels).toEqual(['lambda.invalid:443'])
    expect(trouble).toMatchObject({ kind: 'unreachable', tls: true })
  })
})

describe("the profile's region", () => {
  test('is read from the configuration file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'profile-'))
    try {
      process.env.AWS_CONFIG_FILE = join(folder, 'config')
      process.env.AWS_PROFILE = 'deploy'
      await writeFile(process.env.AWS_CONFIG_FILE, '[profile deploy]\nregion = ap-south-2\n')
      expect(await profileRegion()).toBe('ap-south-2')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('is undefined where no file tells one', async () => {
    expect(await profileRegion()).toBeUndefined()
  })
})
