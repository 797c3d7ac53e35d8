/** Faults told apart: by the error's name first, then by its status, never by English text. */
import type { Operation, Trouble } from '../verdict/seen.ts'
import { type Answer, BrokenAnswer } from './answer.ts'

/** The SDK's names for being throttled (`@smithy/service-error-classification`), and Lambda's own. */
export const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])
const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  'NotAuthorized',
])
const SIGNATURE = new Set([
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
])
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'])
const INVALID = new Set([
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'OptInRequired',
  'UnrecognizedClientException',
])
/** Never reached: name resolution, refused, no route, a proxy that gives no tunnel, an endpoint that is no URL (Node's codes). */
const UNREACHED = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_INVALID_URL',
  'ERR_PROXY_INVALID_CONFIG',
  'ERR_PROXY_TUNNEL',
])
/** Node's codes for a certificate that is not trusted, and for a peer that speaks no TLS. */
const TLS =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$)/

/** What is known of where and when a request was made, for its trouble. */
export interface Circumstances {
  readonly operation: Operation
  readonly endpoint: string
  readonly reached: boolean
  readonly triedAtMs: number
}

/** Turns whatever a request was rejected with into trouble. Keeps the error's name and message, and nothing else of it. */
export function troubleOf(error: unknown, answer: Answer, circumstances: Circumstances): Trouble {
  const { operation } = circumstances
  const name = nameOf(error)
  const asked = {
    operation,
    ...(name !== undefined && { name }),
    ...(answer.status !== undefined && { status: answer.status }),
    message: messageOf(error),
  }
  if (answer.status === undefined) return withoutAnswer(error, asked, circumstances)
  const kind = error instanceof BrokenAnswer ? 'passing' : kindOf(name, answer)
  if (kind !== 'throttled') return { kind, ...asked }
  const retryAfterMs = readRetryAfter(answer.headers)
  return { kind, ...asked, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

type Asked = Pick<Trouble, 'operation' | 'name' | 'status' | 'message'>

function withoutAnswer(error: unknown, asked: Asked, { reached, endpoint, triedAtMs }: Circumstances): Trouble {
  const code = codesOf(error).find((c) => UNREACHED.has(c) || TLS.test(c))
  if (reached || code === undefined) return { kind: 'passing', ...asked }
  return { kind: 'unreachable', ...asked, name: code, endpoint, tls: TLS.test(code), sinceMs: triedAtMs }
}

/** The kind of a fault that has a status. Without a name it is Lambda's only if it looks like one of AWS's answers. */
function kindOf(
  name: string | undefined,
  answer: Answer,
): Exclude<Trouble['kind'], 'unreachable' | 'no-credentials' | 'no-capacity'> {
  const status = answer.status ?? 0
  if (name !== undefined) {
    if (THROTTLED.has(name)) return 'throttled'
    if (name === 'ResourceNotFoundException') return 'not-found'
    if (DENIED.has(name)) return 'permission'
    if (SIGNATURE.has(name)) return 'signature'
    if (EXPIRED.has(name)) return 'expired'
    if (INVALID.has(name)) return 'invalid-credentials'
  }
  if (status === 429) return 'throttled'
  if (status < 400 || status >= 500) return 'passing'
  if (name !== undefined) return 'rejected'
  return isOfAws(answer) ? byStatus(status) : 'passing'
}

function isOfAws({ headers, isJson }: Answer): boolean {
  return isJson === true && headers?.['x-amzn-requestid'] !== undefined
}

function byStatus(status: number): 'permission' | 'not-found' | 'rejected' {
  if (status === 403) return 'permission'
  return status === 404 ? 'not-found' : 'rejected'
}

/** Names that the SDK or Node make up where nothing gave one. */
const NO_NAMES = new Set([
  'Error',
  'RangeError',
  'SyntaxError',
  'TypeError',
  'Unknown',
  'UnknownError',
  'LambdaServiceException',
  'BrokenAnswer',
  'NoAnswer',
  'AbortError',
])

function nameOf(error: unknown): string | undefined {
  const name = error instanceof Error ? error.name : undefined
  return name === undefined || NO_NAMES.has(name) || /^\d*$/.test(name) ? undefined : name
}

/** Node puts the causes of a failed connection to several addresses into `errors`. */
export function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const { code, errors, cause } = error as Error & { code?: unknown; errors?: unknown[] }
  return [code, ...(errors ?? []).flatMap(codesOf), ...(cause === undefined ? [] : codesOf(cause))].filter(
    (c): c is string => typeof c === 'string',
  )
}

/** What the error says, without anything that it quotes of an answer. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // The parser quotes the answer, and the SDK adds advice for programmers.
  if (error.name === 'SyntaxError') return 'the answer was no JSON'
  if (error.name === 'RangeError') return 'the answer was nested too deep'
  // The SDK hands on whatever the answer has as its message.
  if (typeof error.message !== 'string') return error.name
  const first = (error as Error & { errors?: unknown[] }).errors?.[0]
  return error.message || (first === undefined ? error.name : messageOf(first))
}

/** `Retry-After` in ms: seconds, or a date (RFC 9110, 10.2.3), which counts from the date of the answer itself. */
function readRetryAfter(headers: Answer['headers'] = {}): number | undefined {
  const value = headers['retry-after']?.trim()
  if (!value) return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000
  const ms = Date.parse(value) - Date.parse(headers.date ?? '')
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
