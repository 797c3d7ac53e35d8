/** An answer as HTTP/1.1 frames it (RFC 9112), read from the very bytes that were sent. Knows nothing of src. */

/** What follows the bytes: the connection is ended, torn down, or left open. */
export type End = 'close' | 'reset' | 'stay'

export interface Reading {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  /** Undefined where it is not whole. */
  readonly body?: Buffer
  /** Nothing in the bytes is amiss, so no client may refuse them. Otherwise it may, or may read them as is said here. */
  readonly isStrict: boolean
}

/** The last answer in `bytes`, what 1xx say aside; undefined where no head is complete. */
export function readAnswer(bytes: Buffer, end: End): Reading | undefined {
  let rest = bytes
  for (let isStrict = true; ; ) {
    const head: Head | undefined = headOf(rest)
    if (!head) return undefined
    const answer: Head = { ...head, isStrict: head.isStrict && isStrict }
    if (head.status < 100 || head.status > 199 || head.status === 101)
      return withBody(answer, rest.subarray(head.length), end)
    isStrict = answer.isStrict
    rest = rest.subarray(head.length)
  }
}

interface Head {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly isStrict: boolean
  readonly length: number
}

/** Node takes 16 KiB of headers, and 2,000 of them. */
const LONGEST_HEAD = 16_000

function headOf(bytes: Buffer): Head | undefined {
  const text = bytes.subarray(0, 4 * LONGEST_HEAD).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  if (!end) return undefined
  const [first = '', ...lines] = text.slice(0, end.index).split('\r\n')
  const status = /^HTTP\/\d\.\d +(\d{3})/.exec(first)?.[1]
  if (status === undefined) return undefined
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [name = '', ...value] = line.split(':')
    const key = name.trim().toLowerCase()
    headers.set(key, [...(headers.has(key) ? [headers.get(key)] : []), value.join(':').trim()].join(', '))
  }
  const isStrict =
    /^HTTP\/1\.1 [2-5]\d\d [\t\x20-\x7e\x80-\xff]*$|^HTTP\/1\.1 10[023] /.test(first) &&
    lines.every((line) => /^[!#$%&'*+.^_`|~\w-]+:[\t\x20-\x7e\x80-\xff]*$/.test(line)) &&
    end[0] === '\r\n\r\n' &&
    headers.size === lines.length &&
    isPlainFraming(headers) &&
    end.index < LONGEST_HEAD
  return { status: Number(status), headers, isStrict, length: end.index + end[0].length }
}

/** One way to tell the length, none else, and no change of protocol. */
function isPlainFraming(headers: ReadonlyMap<string, string>): boolean {
  const length = headers.get('content-length')
  const coding = headers.get('transfer-encoding')
  if (headers.has('upgrade') || headers.has('connection') || headers.has('trailer')) return false
  if (length !== undefined && coding !== undefined) return false
  return (length === undefined || /^\d{1,15}$/.test(length)) && (coding === undefined || /^chunked$/i.test(coding))
}

function withBody({ status, headers, isStrict }: Head, bytes: Buffer, end: End): Reading {
  const framed = frame(status, headers, bytes, end)
  // What stands behind an answer that nobody asked for breaks the connection, maybe before the answer was read.
  const isAlone = framed === undefined || framed.used === bytes.length
  return {
    status,
    headers,
    ...(framed && { body: framed.body }),
    isStrict: isStrict && isAlone && end !== 'reset' && (framed?.isStrict ?? true),
  }
}

interface Framed {
  readonly body: Buffer
  readonly used: number
  readonly isStrict: boolean
}

function frame(status: number, headers: ReadonlyMap<string, string>, bytes: Buffer, end: End): Framed | undefined {
  if (status === 101 || status === 204 || status === 304) return { body: Buffer.alloc(0), used: 0, isStrict: true }
  if (/(^|,)\s*chunked$/i.test(headers.get('transfer-encoding') ?? '')) return chunked(bytes)
  const length = headers.get('content-length')
  if (length !== undefined) {
    const used = Number(length)
    return used <= bytes.length ? { body: bytes.subarray(0, used), used, isStrict: true } : undefined
  }
  // A reset is no proper end, but Node takes it for one; where the JSON is whole, nothing of it can be missing.
  return end !== 'stay' ? { body: bytes, used: bytes.length, isStrict: true } : undefined
}

function chunked(bytes: Buffer): Framed | undefined {
  const parts: Buffer[] = []
  let isStrict = true
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\n', at)
    if (lineEnd < 0) return undefined
    const line = bytes.toString('latin1', at, lineEnd + 1)
    const size = Number.parseInt(line, 16)
    isStrict &&= /^[\da-f]{1,6}\r\n$/i.test(line)
    at = lineEnd + 1
    if (Number.isNaN(size)) return undefined
    if (size === 0) {
      const last = /^(?:[^\r\n]+\r?\n)*\r?\n/.exec(bytes.toString('latin1', at))?.[0]
      if (last === undefined) return undefined
      return { body: Buffer.concat(parts), used: at + last.length, isStrict: isStrict && last === '\r\n' }
    }
    if (at + size + 2 > bytes.length) return undefined
    parts.push(bytes.subarray(at, at + size))
    isStrict &&= bytes.toString('latin1', at + size, at + size + 2) === '\r\n'
    at += size + 2
  }
}
