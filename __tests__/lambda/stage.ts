/** What the tests of this room share: a simulated Lambda, made-up credentials, and a way to ask at once. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { inspect, types } from 'node:util'
import { afterEach, beforeEach } from '@jest/globals'
import type { FunctionScript, Script } from '../../simulator/script.ts'
import { SECRETS } from '../../simulator/secrets.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { Endpoints } from '../../src/lambda/client.ts'
import { look, type Viewer, viewerOf } from '../../src/lambda/look.ts'
import type { Target } from '../../src/targets/target.ts'
import type { Observation, Trouble } from '../../src/verdict/seen.ts'
import { realClock } from '../../src/waiting/clock.ts'
import type { Lane } from '../../src/waiting/pace.ts'
import { type Ask, limited } from '../../src/waiting/turns.ts'

/** Nothing from which the SDK could read the real credentials of whoever runs this. */
const AWS = {
  AWS_ACCESS_KEY_ID: SECRETS.accessKey,
  AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
  AWS_SESSION_TOKEN: SECRETS.sessionToken,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nowhere/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
}

/**
 * Jest runs a test in a realm of its own, where `instanceof Error` is false for the errors of Node's sockets: the SDK
 * wraps them then, and loses their codes. In a real process there is one realm (the bundle's tests hold that).
 */
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, it: unknown) {
    return (this === Error && types.isNativeError(it)) || Function.prototype[Symbol.hasInstance].call(this as never, it)
  },
})

const OURS = /^(AWS_|HTTPS?_PROXY$|NO_PROXY$|https?_proxy$|no_proxy$|NODE_USE_ENV_PROXY$)/

/** An Ask whose turn comes at once; it remembers the lanes. */
export interface Asking extends Ask {
  readonly lanes: Lane[]
}

export function askAtOnce(limitMs = 5_000, over: AbortSignal = new AbortController().signal): Asking {
  const lanes: Lane[] = []
  const run: Ask['prepare'] = (send) => limited(send, limitMs, realClock, over)
  return {
    lanes,
    prepare: run,
    request: (lane, send) => {
      lanes.push(lane)
      return run(send)
    },
  }
}

export function aTarget(fields: Partial<Target> = {}): Target {
  const name = fields.name ?? 'orders'
  return { display: name, functionName: name, name, region: 'us-east-1', partition: 'aws', ...fields }
}

export interface Stage {
  /** Starts a Lambda and makes it the endpoint. */
  simulate(script: Script): Promise<Simulator>
  /** The same for one function whose first looks go wrong. */
  simulateOne(fields: Partial<FunctionScript>): Promise<Simulator>
  /** Starts a plain HTTP server and makes it the endpoint; for what Lambda would never send. */
  serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server>
  useEndpoint(url: string): void
  readonly endpoints: Endpoints
  viewer(options?: ViewerOptions): Viewer
  look(options?: ViewerOptions): Promise<Observation>
  /** Looks once, and gives what went wrong; throws where nothing did. */
  trouble(options?: ViewerOptions): Promise<Trouble>
}

export interface ViewerOptions {
  readonly target?: Partial<Target>
  readonly operation?: 'auto' | Viewer['operation']
  readonly provisioned?: boolean
}

/** Takes care of the environment and of everything that was started, around every test of the file. */
export function openStage(): Stage {
  const kept = { ...process.env }
  let given: (() => unknown)[] = []
  let endpoints = new Endpoints({})
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name]
    Object.assign(process.env, AWS)
    endpoints = new Endpoints({})
  })
  afterEach(async () => {
    endpoints.close()
    for (const giveBack of given) await giveBack()
    given = []
    for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name]
    Object.assign(process.env, kept)
  })
  const useEndpoint = (url: string) => {
    process.env.AWS_ENDPOINT_URL_LAMBDA = url
  }
  const stage: Stage = {
    useEndpoint,
    get endpoints() {
      return endpoints
    },
    simulate: async (script) => {
      const simulator = await startSimulator(script)
      given.push(simulator.close)
      useEndpoint(simulator.endpoint)
      return simulator
    },
    simulateOne: (fields) => stage.simulate({ functions: { orders: { steps: [{ atMs: 0 }], ...fields } } }),
    serve: async (answer) => {
      const server = createServer(answer)
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      given.push(() => {
        server.closeAllConnections()
        server.close()
      })
      useEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      return server
    },
    viewer: ({ target, operation = 'auto', provisioned = false } = {}) =>
      viewerOf(aTarget(target), operation, provisioned, endpoints),
    look: (options) => look(stage.viewer(options), askAtOnce(), realClock.now),
    trouble: async (options) => {
      const { trouble } = await stage.look(options)
      if (!trouble) throw new Error('nothing went wrong')
      return trouble
    },
  }
  return stage
}

/** A port of 127.0.0.1 at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** The planted secrets that can be found anywhere in a value, hidden properties included. */
export function leaksIn(value: unknown): string[] {
  const text = `${JSON.stringify(value)}${inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true })}`
  return Object.values(SECRETS).filter((secret) => text.includes(secret))
}
