/** Answers to break: valid ones of Lambda, and all that can befall them on their way. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { End } from './http.ts'

/** Bytes, written in so many pieces, and what becomes of the connection then. */
export interface Sent {
  readonly bytes: Buffer
  readonly pieces: number
  readonly end: End
  /** The body is that of GetFunctionConfiguration. */
  readonly isFlat: boolean
}

export const CONFIGURATION = {
  FunctionName: 'orders',
  FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
  State: 'Active',
  StateReason: 'wäre da – 😀',
  StateReasonCode: 'Idle',
  LastUpdateStatus: 'Successful',
  LastUpdateStatusReason: null,
  CodeSha256: 'c2hhMjU2LW9mLXRoZS1kZXBsb3llZC1jb2RlLWhlcmU=',
  Version: '$LATEST',
  RevisionId: 'd2c6f3e0',
  LastModified: '2026-11-25T03:00:00.000+0000',
  PackageType: 'Zip',
  LoggingConfig: { LogGroup: '/aws/lambda/orders' },
  SnapStart: { ApplyOn: 'None' },
  Environment: { Variables: { KEY: 'value' } },
}
const FUNCTION = {
  Configuration: CONFIGURATION,
  Code: { Location: 'https://bucket.invalid/code' },
  Concurrency: { ReservedConcurrentExecutions: 5 },
}

// biome-ignore format: a list
const NAMES = [
  'TooManyRequestsException', 'ThrottlingException', 'SlowDown', 'ResourceNotFoundException', 'AccessDeniedException', 'InvalidSignatureException',
  'ExpiredTokenException', 'UnrecognizedClientException', 'InvalidParameterValueException', 'ServiceException', 'OfTheFutureException',
]
// biome-ignore format: a list
const WRONG: readonly unknown[] = [
  null, 5, -0.5, true, '', [], {}, ['Active'], { State: 'Active' }, '5', 'Active', { toString: 'x' }, [[[[]]]], 1e300, { length: 3 },
]
const FIELDS = Object.keys(CONFIGURATION) as (keyof typeof CONFIGURATION)[]

/** One value of the answer, at any depth, becomes another, or is not there. */
const wrongFunction = fc
  .tuple(
    fc.constantFrom(...FIELDS, 'LogGroup', 'ApplyOn', 'Configuration', 'Concurrency', 'Reserved', '__proto__'),
    fc.constantFrom(...WRONG),
  )
  .map(([field, value]) => {
    if (field === 'Configuration' || field === 'Concurrency') return { ...FUNCTION, [field]: value }
    if (field === 'Reserved') return { ...FUNCTION, Concurrency: { ReservedConcurrentExecutions: value } }
    const own =
      field === 'LogGroup'
        ? { LoggingConfig: { LogGroup: value } }
        : field === 'ApplyOn'
          ? { SnapStart: { ApplyOn: value } }
          : { [field]: value }
    // A spread would set the prototype.
    return {
      ...FUNCTION,
      Configuration: Object.fromEntries([...Object.entries(CONFIGURATION), ...Object.entries(own)]),
    }
  })

interface Plain {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: Buffer
}

const REQUEST_ID = 'x-amzn-requestid: 0000-1'
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

const seenAnswer = fc
  .tuple(fc.constantFrom(200, 200, 200, 201, 202), fc.oneof(fc.constant(FUNCTION), wrongFunction))
  .map(([status, value]): Plain & { value: unknown } => ({ status, headers: [REQUEST_ID], body: json(value), value }))

const errorBody = fc.oneof(
  fc.constantFrom<unknown>({ Message: 'why', Type: 'User' }, { message: 'why' }, { message: null }, {}),
  fc
    .tuple(
      fc.constantFrom(
        'message',
        'Message',
        '__type',
        'code',
        'name',
        'stack',
        'cause',
        'errors',
        '$metadata',
        '$fault',
        '__proto__',
      ),
      fc.constantFrom(...WRONG),
    )
    .map(([key, value]) =>
      Object.fromEntries([
        ['Type', 'User'],
        [key, value],
      ]),
    ),
  fc.constantFrom(...NAMES).map((name) => ({ __type: `com.amazonaws.lambda#${name}`, message: 'why' })),
  fc.constantFrom(...WRONG),
)
const errorAnswer = fc
  .tuple(
    fc.constantFrom(302, 400, 403, 404, 409, 429, 500, 502, 503),
    maybe(fc.constantFrom(...NAMES)),
    errorBody,
    fc.boolean(),
  )
  .map(
    ([status, name, body, hasId]): Plain => ({
      status,
      headers: [
        ...(hasId ? [REQUEST_ID] : []),
        ...(name === undefined ? [] : [`x-amzn-errortype: ${name}:http://internal.amazon.com/`]),
      ],
      body: json(body),
    }),
  )

const otherAnswer = fc
  .tuple(
    fc.constantFrom(101, 200, 204, 206, 301, 302, 304, 307, 401, 403, 407, 408, 418, 429, 502, 599, 600, 999),
    fc.oneof(
      fc.constantFrom(
        '',
        '<html>no</html>',
        '"Active"',
        '[]',
        'null',
        '{',
        '\ufeff{}',
        '{"Configuration":{"State":"Active"}}}',
      ),
      fc.string(),
    ),
  )
  .map(([status, text]): Plain => ({ status, headers: ['location: http://127.0.0.1:9/'], body: Buffer.from(text) }))

function maybe<T>(it: fc.Arbitrary<T>) {
  return fc.option(it, { freq: 3, nil: undefined })
}

/** What a proxy, a bug or an enemy puts in between. */
// biome-ignore format: a list
const ODD_HEADERS = [
  'content-encoding: gzip', 'content-encoding: br', 'content-encoding: nonsense', 'content-length: 5', 'content-length: -1', 'content-length: 1e3',
  'content-length: 99999999999999999999', 'content-length:', 'transfer-encoding: gzip', 'transfer-encoding: chunked', 'transfer-encoding: chunked, gzip',
  'retry-after: soon', 'retry-after: 9e99', 'retry-after: -1', 'date: never', 'x-amzn-errortype:', 'x-amzn-errortype: :', 'x-amzn-errortype: #', 'no colon', ': no name',
  ' folded', 'x y: z', 'x-null: \u0000', 'x-high: \u00e9', 'upgrade: h2c', 'connection: upgrade', 'connection: close', 'connection: keep-alive', 'trailer: x',
  'content-type: text/html', '__proto__: x', 'constructor: x', 'set-cookie: a=b', `x-long: ${'a'.repeat(9_000)}`, `x-longer: ${'a'.repeat(20_000)}`, 'X-AMZN-REQUESTID: 2',
]
const oddHeaders = fc.oneof(
  { weight: 3, arbitrary: fc.constant<string[]>([]) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...ODD_HEADERS), { minLength: 1, maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 2_500 }).map((many) => Array.from({ length: many }, (_, at) => `x${at}: y`)),
  },
)

export type Framing = 'length' | 'chunked' | 'close'

/** `HTTP/1.1`, head and body, as any server would write them. */
export function writeAnswer({ status, headers, body }: Plain, framing: Framing, chunk = 100): Buffer {
  const own =
    framing === 'length'
      ? [`content-length: ${body.length}`]
      : framing === 'chunked'
        ? ['transfer-encoding: chunked']
        : []
  const head = [`HTTP/1.1 ${status} Said`, 'content-type: application/json', ...headers, ...own, '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), framing === 'chunked' ? inChunks(body, chunk) : body])
}

function inChunks(body: Buffer, size: number): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size)
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}

export const VALID: Plain = { status: 200, headers: [REQUEST_ID], body: json(FUNCTION) }
export const REFUSAL: Plain = {
  status: 404,
  headers: [REQUEST_ID, 'x-amzn-errortype: ResourceNotFoundException'],
  body: json({ Message: 'Function not found', Type: 'User' }),
}

type Part = 'all' | 'status' | 'head' | 'body'
interface Flip {
  readonly part: Part
  /** From 0 to 1: where in the part. */
  readonly at: number
  readonly bit: number
}
const flip: fc.Arbitrary<Flip> = fc.record({
  part: fc.constantFrom<Part>('all', 'status', 'head', 'body'),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  bit: fc.nat(7),
})

function flipped(bytes: Buffer, flips: readonly Flip[]): Buffer {
  const result = Buffer.from(bytes)
  const head = bytes.indexOf('\r\n\r\n') + 4
  const parts = { all: [0, bytes.length], status: [0, 15], head: [0, head], body: [head, bytes.length] } as const
  for (const { part, at, bit } of flips) {
    const [from, to] = parts[part]
    const place = Math.min(Math.floor(from + at * (to - from)), bytes.length - 1)
    result[place] = (result[place] ?? 0) ^ (1 << bit)
  }
  return result
}

const INTERIM = [
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
  'HTTP/1.1 102 Processing\r\n\r\n',
]

/** Any answer, with any of these misfortunes. */
export const answers: fc.Arbitrary<Sent> = fc
  .record({
    plain: fc.oneof(
      { weight: 3, arbitrary: seenAnswer },
      { weight: 2, arbitrary: errorAnswer },
      { weight: 1, arbitrary: otherAnswer },
    ),
    isFlat: fc.boolean(),
    isZipped: fc.integer({ min: 0, max: 9 }).map((it) => it === 0),
    odd: oddHeaders,
    framing: fc.constantFrom<Framing>('length', 'chunked', 'close'),
    chunk: fc.integer({ min: 1, max: 700 }),
    interim: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...INTERIM), { maxLength: 3 }) },
    ),
    flips: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Flip[]>([]) },
      { weight: 1, arbitrary: fc.array(flip, { minLength: 1, maxLength: 3 }) },
    ),
    cut: fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
    pieces: fc.integer({ min: 1, max: 4 }),
    end: fc.constantFrom<End>('close', 'close', 'close', 'close', 'reset', 'stay'),
  })
  .map(({ plain, isFlat, isZipped, odd, framing, chunk, interim, flips, cut, pieces, end }) => {
    const { status, headers } = plain
    const flat = isFlat && 'value' in plain ? json(configurationIn(plain.value)) : plain.body
    const body = isZipped ? gzipSync(flat) : flat
    const zipped = isZipped ? ['content-encoding: gzip'] : []
    const written = writeAnswer({ status, headers: [...headers, ...zipped, ...odd], body }, framing, chunk)
    const whole = Buffer.concat([Buffer.from(interim.join('')), flipped(written, flips)])
    return { bytes: whole.subarray(0, Math.floor(whole.length * cut)), pieces, end, isFlat }
  })

const configurationIn = (value: unknown): unknown => (value as { Configuration?: unknown }).Configuration ?? null
