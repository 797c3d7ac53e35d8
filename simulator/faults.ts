/** Everything that can go wrong between a question and its answer, as values; delivery.ts carries them out. */
import { isLook, type Nth } from './counts.ts'
import { isErrorKind, refusal } from './errors.ts'
import { json, page, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import type { BrokenKind, Fault, NamedFault, Operation } from './script.ts'

/** How an answer reaches the client. A reply is made when it is sent, so a slow one tells the state of that moment. */
export type Delivery =
  | { readonly how: 'reply'; readonly reply: () => Reply; readonly afterMs?: number; readonly dripMs?: number }
  | { readonly how: 'cut'; readonly reply: () => Reply }
  | { readonly how: 'reset' }
  | { readonly how: 'hang' }

/** What a fault needs to know of the request. */
export interface Situation {
  readonly asked: Asked
  /** `x-amz-date`, as the client signed. */
  readonly signedAt: string | undefined
  /** What would be answered without a fault. */
  readonly answer: () => Reply
}

const MEBIBYTE = 1_048_576
const SKEW_MS = 7_200_000
const SKEW_ALLOWED_MS = 300_000

/** The fault that hits this request of the operation, if any. Without an operation of its own a fault hits looks alone. */
export function faultFor(faults: readonly Fault[], operation: Operation, nth: Nth): Fault | undefined {
  return faults.find((fault) => {
    if (fault.operation === undefined ? !isLook(operation) : fault.operation !== operation) return false
    const count = fault.operation === undefined ? nth.look : nth.ofOperation
    return count >= fault.requests[0] && count <= fault.requests[1]
  })
}

/** Gives how the request is answered under this fault. */
export function underFault(fault: Fault, situation: Situation): Delivery {
  if ('kind' in fault) return named(fault, situation)
  const headers = { ...(fault.type === undefined ? {} : { 'x-amzn-ErrorType': fault.type }), ...fault.headers }
  const reply = json(fault.status, fault.body ?? '', headers)
  return sent(typeof fault.body === 'string' || fault.body === undefined ? { ...reply, body: fault.body ?? '' } : reply)
}

function named({ kind, headers = {}, ms }: NamedFault, situation: Situation): Delivery {
  if (isErrorKind(kind)) return sent(refusal(kind, situation.asked, headers))
  return broken(kind, situation, ms, headers)
}

/** Takes a kind of broken answer and, for `slow` and `drip`, its `ms`; extra headers go with pages and redirects. */
export function broken(
  kind: BrokenKind,
  situation: Situation,
  ms?: number,
  headers: Readonly<Record<string, string>> = {},
): Delivery {
  const { answer } = situation
  switch (kind) {
    case 'reset':
    case 'hang':
      return { how: kind }
    case 'slow':
      return { how: 'reply', reply: answer, afterMs: ms ?? 1000 }
    case 'drip':
      return { how: 'reply', reply: answer, dripMs: ms ?? 100 }
    case 'cut':
      return { how: 'cut', reply: answer }
    case 'proxy-page':
      return sent(page(403, 'Access denied by policy', headers))
    case 'proxy-407':
      return sent(page(407, 'Sign in first', { 'proxy-authenticate': 'Basic realm="proxy"', ...headers }))
    case 'redirect':
      return sent(page(302, 'Found', { location: 'https://login.example/', ...headers }))
    case 'garbage':
      return sent(page(200, '502 Bad Gateway', headers))
    case 'truncated':
      return sent({ ...json(200, ''), body: '{"Configuration":{"State":"Act' })
    case 'empty':
      return sent({ ...json(200, ''), body: '' })
    case 'oversized':
      return { how: 'reply', reply: () => oversized(answer()) }
    case 'not-gzip':
      return sent({ ...json(200, '', { 'content-encoding': 'gzip' }), body: Buffer.from('1f8b0800ffff00ff', 'hex') })
    case 'skew':
      return skewed(situation)
    default:
      return kind satisfies never
  }
}

/** JSON is read past leading white space, so this is the true answer, only too long. */
function oversized(reply: Reply): Reply {
  return { ...reply, body: `${' '.repeat(MEBIBYTE)}${reply.body}` }
}

/** AWS's clock is two hours ahead: refused until the client signs by it. Every answer tells that clock. */
function skewed({ asked, signedAt, answer }: Situation): Delivery {
  const theirMs = Date.now() + SKEW_MS
  const date = { date: new Date(theirMs).toUTCString() }
  const accepted = Math.abs(theirMs - readSignedAt(signedAt)) < SKEW_ALLOWED_MS
  if (!accepted) return sent(refusal('bad-signature', asked, date))
  return {
    how: 'reply',
    reply: () => {
      const reply = answer()
      return { ...reply, headers: { ...reply.headers, ...date } }
    },
  }
}

/** `20261125T030000Z` to ms since 1970; 0 where it is no date. */
function readSignedAt(text = ''): number {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  return Date.parse(iso) || 0
}

/** An answer that is whole and at once. */
export function sent(reply: Reply): Delivery {
  return { how: 'reply', reply: () => reply }
}
