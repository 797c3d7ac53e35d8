/** What a look must make of the bytes that were sent, by the contract's own table of faults. Shares nothing with src. */
import type { Seen, Trouble } from '../../src/verdict/seen.ts'
import { type End, type Reading, readAnswer } from './http.ts'

export type Meaning = { readonly seen: Seen } | { readonly kind: Trouble['kind'] }

/** All that a look may tell of the bytes: one thing, but where a client may refuse them as broken. */
export function meaningsOf(bytes: Buffer, end: End, isFlat: boolean): readonly Meaning[] {
  const reading = readAnswer(bytes, end)
  if (!reading) return [PASSING]
  const meaning = meaningOf(reading, isFlat)
  // A refused signature is asked once more, maybe on a connection that is just being closed.
  const isAskedAgain = 'kind' in meaning && meaning.kind === 'signature'
  return reading.isStrict && !isAskedAgain ? [meaning] : [meaning, PASSING]
}

const PASSING: Meaning = { kind: 'passing' }
const LIMIT = 1_048_576

type Fields = Readonly<Record<string, unknown>>

function meaningOf({ status, headers, body }: Reading, isFlat: boolean): Meaning {
  // A status of 429 says all that there is to say, whatever follows.
  if (body === undefined || body.length > LIMIT)
    return status === 429 && body === undefined ? { kind: 'throttled' } : PASSING
  const json = objectIn(body)
  if (status >= 200 && status < 300) return json ? seenIn(json, isFlat) : PASSING
  return { kind: kindOf(status, headers, json, isJson(body)) }
}

function objectIn(body: Buffer): Fields | undefined {
  try {
    return asObject(JSON.parse(body.toString('utf8')))
  } catch {
    return undefined
  }
}

/** An empty body says nothing against what the headers say. */
function isJson(body: Buffer): boolean {
  try {
    return body.length === 0 || JSON.parse(body.toString('utf8')) !== undefined
  } catch {
    return false
  }
}

const asObject = (it: unknown): Fields | undefined =>
  typeof it === 'object' && it !== null && !Array.isArray(it) ? (it as Fields) : undefined

const TEXTS = {
  State: 'state',
  StateReason: 'stateReason',
  StateReasonCode: 'stateReasonCode',
  LastUpdateStatus: 'lastUpdateStatus',
  LastUpdateStatusReason: 'lastUpdateStatusReason',
  LastUpdateStatusReasonCode: 'lastUpdateStatusReasonCode',
  FunctionArn: 'functionArn',
  Version: 'version',
  CodeSha256: 'codeSha256',
  RevisionId: 'revisionId',
  LastModified: 'lastModified',
  PackageType: 'packageType',
} as const

/** A value of another type is one that is not known: it is shown as it is. */
function seenIn(json: Fields, isFlat: boolean): Meaning {
  const configuration = (isFlat ? json : asObject(own(json, 'Configuration'))) ?? {}
  const fields: [string, unknown][] = Object.entries(TEXTS).map(([theirs, ours]) => [
    ours,
    textIn(configuration, theirs),
  ])
  fields.push(['logGroup', textIn(asObject(own(configuration, 'LoggingConfig')), 'LogGroup')])
  fields.push(['snapStart', textIn(asObject(own(configuration, 'SnapStart')), 'ApplyOn')])
  const reserved = isFlat ? undefined : own(asObject(own(json, 'Concurrency')), 'ReservedConcurrentExecutions')
  fields.push(['reservedConcurrency', typeof reserved === 'number' ? reserved : undefined])
  return { seen: Object.fromEntries(fields.filter(([, value]) => value !== undefined)) }
}

const own = (it: Fields | undefined, key: string): unknown => (it && Object.hasOwn(it, key) ? it[key] : undefined)

function textIn(it: Fields | undefined, key: string): string | undefined {
  const value = own(it, key) ?? undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The names that are sent here. A flipped bit makes another name of them, which Lambda then "names". */
const KINDS: Readonly<Record<string, Trouble['kind']>> = {
  TooManyRequestsException: 'throttled',
  ThrottlingException: 'throttled',
  SlowDown: 'throttled',
  ResourceNotFoundException: 'not-found',
  AccessDeniedException: 'permission',
  AccessDenied: 'permission',
  InvalidSignatureException: 'signature',
  ExpiredTokenException: 'expired',
  ExpiredToken: 'expired',
  UnrecognizedClientException: 'invalid-credentials',
}

function kindOf(
  status: number,
  headers: Reading['headers'],
  json: Fields | undefined,
  isJson: boolean,
): Trouble['kind'] {
  const name = isJson ? nameOf(headers, json) : undefined
  const known = name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  if (known) return known
  if (status === 429) return 'throttled'
  if (status < 400 || status > 499) return 'passing'
  if (name !== undefined) return 'rejected'
  if (!json || !headers.has('x-amzn-requestid')) return 'passing'
  return status === 403 ? 'permission' : status === 404 ? 'not-found' : 'rejected'
}

/**
 * restJson1, "Operation error serialization": the header, else `code`, else `__type`; of each what stands before `:` and
 * behind `#`. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
function nameOf(headers: Reading['headers'], json: Fields | undefined): string | undefined {
  const given = [headers.get('x-amzn-errortype'), own(json, 'code'), own(json, '__type')].find((it) => it !== undefined)
  if (typeof given !== 'string') return undefined
  const name = given.split(/[,:]/)[0]?.split('#').at(-1)
  return name === undefined || /^\d*$/.test(name) ? undefined : name
}
