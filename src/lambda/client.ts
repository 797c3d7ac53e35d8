/**
 * A client per region. This room is the only one that knows the AWS SDK: it turns answers into what was seen, and faults
 * into trouble, in the words of `verdict`.
 */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { VERSION } from '../version.ts'

/** Where requests of one region go, and whether anything ever came back from there. */
export interface Endpoint {
  readonly region: string
  readonly client: LambdaClient
  reached: boolean
  /** When it was first tried, on the wait's clock. */
  triedAtMs?: number
}

/** Without one the SDK writes its warnings to the console, on successful runs too. What matters comes as an error. */
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} }

/** Proxies by Node's own agents: the SDK reads none of HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
function openEndpoint(region: string, env: NodeJS.ProcessEnv, onRequest: () => void): Endpoint {
  const agent = { keepAlive: true, proxyEnv: env }
  const client = new LambdaClient({
    region,
    // The wait owns the retries: it alone knows the budget and the deadline.
    maxAttempts: 1,
    logger: SILENT,
    requestHandler: new NodeHttpHandler({ httpAgent: new HttpAgent(agent), httpsAgent: new HttpsAgent(agent) }),
    customUserAgent: [['lambda-state-action', VERSION]],
  })
  // It would copy every answer for the logger, secrets and all.
  client.middlewareStack.remove('loggerMiddleware')
  client.middlewareStack.add(
    (next) => (args) => {
      const answer = next(args)
      onRequest()
      return answer
    },
    { step: 'deserialize', priority: 'low', name: 'tellOfRequest' },
  )
  return { region, client, reached: false }
}

export class Endpoints {
  readonly #env: NodeJS.ProcessEnv
  readonly #open = new Map<string, Endpoint>()
  readonly #onRequest: () => void
  /** `onRequest` is called whenever a request is signed and handed over to be sent. */
  constructor(env: NodeJS.ProcessEnv, onRequest: () => void = () => {}) {
    this.#env = env
    this.#onRequest = onRequest
  }

  in(region: string): Endpoint {
    const known = this.#open.get(region) ?? openEndpoint(region, this.#env, this.#onRequest)
    this.#open.set(region, known)
    return known
  }

  /** Gives back every connection. */
  close(): void {
    for (const { client } of this.#open.values()) client.destroy()
  }
}

/** The region of the profile in use (AWS_PROFILE, ~/.aws/config), by the SDK's own rules; undefined where it has none. */
export async function profileRegion(): Promise<string | undefined> {
  const client = new LambdaClient({})
  try {
    return await client.config.region()
  } catch {
    return undefined
  } finally {
    client.destroy()
  }
}
