/** One request to Lambda: credentials, a turn, the answer or its trouble. */
import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { Operation, Trouble } from '../verdict/seen.ts'
import type { Lane } from '../waiting/pace.ts'
import { type Ask, NoAnswer, Over } from '../waiting/turns.ts'
import { type Answer, readInto } from './answer.ts'
import type { Endpoint } from './client.ts'
import { codesOf, messageOf, THROTTLED, troubleOf } from './trouble.ts'

/** The part of an SDK command that is used here. */
interface Sendable {
  readonly middlewareStack: object
}

export interface Request<T> {
  readonly operation: Operation
  readonly lane: Lane
  /** A fresh command for every try. */
  command(): Sendable
  /** Takes the named fields from the SDK's output. */
  read(output: never): T
  readonly mayBeAnything?: true
}

export type Answered<T> =
  | { readonly ok: T }
  | { readonly trouble: Trouble; readonly answer: Answer; readonly error: unknown }

type Credentials = Awaited<ReturnType<LambdaClient['config']['credentials']>>

/** Asks once, and once more where the signature was refused: the SDK corrects its clock by that answer. Rejects with `Over` alone. */
export async function askLambda<T>(
  endpoint: Endpoint,
  request: Request<T>,
  ask: Ask,
  nowMs: () => number,
): Promise<Answered<T>> {
  const first = await askOnce(endpoint, request, ask, nowMs)
  return 'trouble' in first && first.trouble.kind === 'signature' ? askOnce(endpoint, request, ask, nowMs) : first
}

async function askOnce<T>(
  endpoint: Endpoint,
  request: Request<T>,
  ask: Ask,
  nowMs: () => number,
): Promise<Answered<T>> {
  const answer: Answer = {}
  const credentials = await readCredentials(endpoint, request.operation, ask)
  if ('kind' in credentials) return { trouble: credentials, answer, error: undefined }
  endpoint.triedAtMs ??= nowMs()
  try {
    const output = await ask.request(request.lane, (signal) => send(endpoint.client, request, answer, signal))
    endpoint.reached = true
    return { ok: request.read(output as never) }
  } catch (error) {
    if (error instanceof Over) throw error
    const trouble = diagnose(endpoint, request.operation, error, answer)
    return { trouble: { ...trouble, message: withoutKeys(trouble.message, credentials) }, answer, error }
  }
}

function send<T>(
  client: LambdaClient,
  request: Request<T>,
  answer: Answer,
  abortSignal: AbortSignal,
): Promise<unknown> {
  const command = request.command()
  readInto(answer, command.middlewareStack, request.mayBeAnything)
  return client.send(command as never, { abortSignal })
}

function diagnose(endpoint: Endpoint, operation: Operation, error: unknown, answer: Answer): Trouble {
  const trouble = troubleOf(error, answer, {
    operation,
    endpoint: answer.endpoint ?? 'set by AWS_ENDPOINT_URL_LAMBDA, AWS_ENDPOINT_URL or the profile',
    reached: endpoint.reached,
    triedAtMs: endpoint.triedAtMs ?? 0,
  })
  // An answer or a reset shows that something is there. DNS, a refusal, TLS and silence do not: name resolution hangs too.
  const isSilent = error instanceof NoAnswer && answer.status === undefined
  endpoint.reached ||= trouble.kind !== 'unreachable' && !isSilent
  return trouble
}

/** Resolved before a turn is taken, so that the request starts when its turn comes. The SDK keeps them until they expire. */
async function readCredentials({ client }: Endpoint, operation: Operation, ask: Ask): Promise<Credentials | Trouble> {
  try {
    return await ask.prepare(() => client.config.credentials())
  } catch (error) {
    if (error instanceof Over) throw error
    return credentialsTrouble(error, operation)
  }
}

/** AWS quotes the request whose signature it refuses, and the session token is one of its headers. An emulator's `test` is no key. */
function withoutKeys(message: string, { accessKeyId, secretAccessKey, sessionToken = '' }: Credentials): string {
  const keys = [accessKeyId, secretAccessKey, sessionToken].filter((key) => key.length >= 16)
  return keys.reduce((text, key) => text.replaceAll(key, '***'), message)
}

/** Node's codes for connections that break off, and for name resolution that may do better the next time. */
const MOMENTARY = new Set(['EAI_AGAIN', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/** A source that fails for the moment (5xx, throttled, silence, a reset) is asked again; everything else is final. */
function credentialsTrouble(error: unknown, operation: Operation): Trouble {
  const name = error instanceof Error ? error.name : ''
  const asked = { operation, ...(name && { name }) }
  // Without the status: it is not Lambda's answer.
  if (isMomentary(error, name))
    return { kind: 'passing', ...asked, message: `the source of the credentials: ${messageOf(error)}` }
  const message = messageOf(error)
  if (/^ExpiredToken/.test(name)) return { kind: 'expired', ...asked, message }
  // The SDK's own error says that no source has any; any other is a source that was asked and refused.
  return { kind: name === 'CredentialsProviderError' ? 'no-credentials' : 'invalid-credentials', ...asked, message }
}

function isMomentary(error: unknown, name: string): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
  if (error instanceof NoAnswer || status === 429 || status >= 500) return true
  return THROTTLED.has(name) || name === 'TimeoutError' || codesOf(error).some((code) => MOMENTARY.has(code))
}
