/**
 * A Lambda control plane on loopback, over real HTTP: one server, whose answers come from a script or from a model of
 * Lambda. It shares nothing with src: if it shared the action's types it would share the action's mistakes. It serves
 * the demo, `npm run try`, `npm run simulator`, the tests and the benchmark.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type LambdaOptions, makeControlPlane } from './control-plane.ts'
import { makeCourier } from './delivery.ts'
import { noSuchPath, refusal } from './errors.ts'
import { type Delivery, sent } from './faults.ts'
import { type Functions, makeFunctions } from './functions.ts'
import { answerCommitStatus, type CommitStatus, readCommitStatus } from './github.ts'
import { acceptTunnels } from './proxy.ts'
import { makeQuota } from './quota.ts'
import { type Asked, readAsked, signedRegion } from './request.ts'
import type { Operation, Script } from './script.ts'
import { listen, shut, track } from './sockets.ts'

/** One request, as it came and as it was answered. */
export interface Logged {
  readonly operation: Operation | 'CreateCommitStatus' | 'Unknown'
  readonly name: string
  readonly qualifier?: string
  /** When it arrived, on the clock of `performance.now()`. */
  readonly atMs: number
  /** Left out as long as nothing was answered, and for ever after a reset or a hang. */
  status?: number
  readonly method: string
  readonly url: string
  readonly body: string
  readonly authorization: string
  readonly userAgent: string
  /** As signed; left out where the request is not signed. */
  readonly region?: string
}

export interface Simulator {
  /** For `AWS_ENDPOINT_URL_LAMBDA`, and for `GITHUB_API_URL` where the script plays GitHub. */
  readonly endpoint: string
  readonly log: readonly Logged[]
  readonly statuses: readonly CommitStatus[]
  /** Hosts that were asked for with CONNECT, where the simulator served as a proxy. */
  readonly tunnels: readonly string[]
  /** Resolves when the first request is in. */
  readonly firstRequest: Promise<void>
  /** When the last step of all functions asked for begins, on the clock of `performance.now()`. */
  settledAtMs(): number
  /** Gives everything back: timers, sockets, the port. */
  close(): Promise<void>
}

export interface Options {
  /** Region of requests that are not signed; `us-east-1`. */
  readonly region?: string
  /** Of 127.0.0.1; 0, which is a free one. */
  readonly port?: number
  /** Hears of every request once it is answered; then no log is kept, so that a server may run for days. */
  readonly onAnswered?: (logged: Logged) => void
}

type Rules = Pick<Script, 'quota' | 'github'>

/** Everything that a request can change. */
interface World {
  readonly rules: Rules
  readonly options: Options
  readonly functions: Functions
  readonly withinQuota: ReturnType<typeof makeQuota>
  readonly log: Logged[]
  readonly statuses: CommitStatus[]
}

/** Starts a Lambda that plays a script. */
export function startSimulator(script: Script, options: Options = {}): Promise<Simulator> {
  return start(makeFunctions(script, now), script, options)
}

/** Starts a Lambda that behaves like Lambda: what is created, updated and published there takes its course. */
export function startLambda(lambda: LambdaOptions = {}, options: Options = {}): Promise<Simulator> {
  return start(makeControlPlane(lambda, now), lambda, options)
}

const now = () => performance.now()

async function start(functions: Functions, rules: Rules, options: Options): Promise<Simulator> {
  const world: World = {
    rules,
    options,
    functions,
    withinQuota: makeQuota(rules.quota),
    log: [],
    statuses: [],
  }
  const tunnels: string[] = []
  const first = Promise.withResolvers<void>()
  const courier = makeCourier(() => ({ 'x-amzn-requestid': randomUUID() }))
  const server = createServer((request, response) => {
    const atMs = now()
    readBody(request)
      .then((body) => {
        const { logged, delivery } = handle(world, request, body, atMs)
        first.resolve()
        courier.deliver(delivery, response, (status) => {
          logged.status = status
          options.onAnswered?.(logged)
        })
      })
      .catch(drop(response))
  })
  const port = await listen(server, options.port ?? 0)
  const sockets = track(server)
  acceptTunnels(
    server,
    () => port,
    (host) => tunnels.push(host),
  )
  return {
    endpoint: `http://127.0.0.1:${port}`,
    log: world.log,
    statuses: world.statuses,
    tunnels,
    firstRequest: first.promise,
    settledAtMs: world.functions.settledAtMs,
    close: () => {
      courier.close()
      return shut(server, sockets)
    },
  }
}

function handle(world: World, request: IncomingMessage, body: string, atMs: number) {
  const asked = readAsked(request, body, world.options.region ?? 'us-east-1')
  const logged = record(asked, request, body, atMs)
  if (!world.options.onAnswered) world.log.push(logged)
  return { logged, delivery: deliveryFor(world, asked, request, logged) }
}

function record(asked: Asked | undefined, request: IncomingMessage, body: string, atMs: number): Logged {
  const { method = '', url = '', headers } = request
  const region = signedRegion(headers.authorization)
  return {
    operation: asked?.operation ?? (readCommitStatus(method, url, '') ? 'CreateCommitStatus' : 'Unknown'),
    name: asked?.name ?? '',
    ...(asked?.qualifier === undefined ? {} : { qualifier: asked.qualifier }),
    atMs,
    method,
    url,
    body,
    authorization: headers.authorization ?? '',
    userAgent: headers['user-agent'] ?? '',
    ...(region === undefined ? {} : { region }),
  }
}

function deliveryFor(world: World, asked: Asked | undefined, request: IncomingMessage, logged: Logged): Delivery {
  const { method, url, body, atMs } = logged
  const status = world.rules.github && readCommitStatus(method, url, body)
  if (status) return commitStatus(world, status)
  if (!asked) return sent(noSuchPath())
  if (!world.withinQuota(asked.operation, atMs)) return sent(refusal('throttle', asked))
  return world.functions.answer(asked, request.headers['x-amz-date']?.toString())
}

function commitStatus({ rules, statuses }: World, status: CommitStatus): Delivery {
  const deny = rules.github?.deny ?? false
  if (!deny) statuses.push(status)
  return sent(answerCommitStatus(status, deny))
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** The client went away, or the script is wrong (then the client sees a reset, and the reason is on stderr). */
const drop = (response: ServerResponse) => (reason: unknown) => {
  if (!response.destroyed) console.error('simulator:', reason)
  response.destroy()
}
