/** What a scripted Lambda does. Plain data, so a script can be printed, copied and kept beside a test. */
import type { ErrorKind } from './errors.ts'
import type { Operation } from './operations.ts'

export type { Operation } from './operations.ts'

/** Fields laid over the defaults of configuration.ts: `null` for absent, `{ $null: true }` for a null. */
export type Fields = Readonly<Record<string, unknown>>

/** From `atMs` on (see `clockFrom`) the function looks like this, or is refused with `error`. */
export interface Step {
  readonly atMs: number
  readonly config?: Fields
  readonly error?: ErrorKind
}

/** Answers that are broken rather than refusals of Lambda; faults.ts says what each does. */
export type BrokenKind =
  | 'reset'
  | 'hang'
  | 'slow'
  | 'drip'
  | 'proxy-page'
  | 'proxy-407'
  | 'garbage'
  | 'truncated'
  | 'cut'
  | 'empty'
  | 'oversized'
  | 'not-gzip'
  | 'redirect'
  | 'skew'

interface Hits {
  /**
   * First and last request that it hits, counted from 1 for each function and qualifier: over all requests but Invoke,
   * or, with `operation`, over the requests of that one.
   */
  readonly requests: readonly [first: number, last: number]
  readonly operation?: Operation
  readonly headers?: Readonly<Record<string, string>>
}

export interface NamedFault extends Hits {
  readonly kind: BrokenKind | ErrorKind
  /** `slow`: how long the answer takes (1000). `drip`: between two bytes of the body (100). */
  readonly ms?: number
}

/** Any answer at all; `type` becomes `x-amzn-ErrorType`. */
export interface CustomFault extends Hits {
  readonly status: number
  readonly type?: string
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown
}

export type Fault = NamedFault | CustomFault

/** What Invoke answers: a refusal, a broken answer, or the function itself (which may have thrown). */
export type WakeAnswer = ErrorKind | BrokenKind | 'function-answer' | 'function-error'

export interface FunctionScript {
  readonly steps: readonly Step[]
  /** Fields of every step. */
  readonly base?: Fields
  /** Laid over GetFunction's answer beside `Configuration`, e.g. `{ Concurrency: … }`. */
  readonly answer?: Fields
  /** Answers of GetProvisionedConcurrencyConfig over time; left out: none is configured. */
  readonly provisioned?: readonly Step[]
  /** What `atMs` counts from: its first request, or the Invoke that woke it (before that the first step holds). */
  readonly clockFrom?: 'first-request' | 'wake'
  readonly deny?: readonly Operation[]
  readonly faults?: readonly Fault[]
  /** Answers to Invoke in turn, the last one for ever; left out: `['inactive']`. */
  readonly wake?: readonly WakeAnswer[]
}

export interface Script {
  /** By `name:qualifier`, `name` or `*`; the first that fits. */
  readonly functions: Readonly<Record<string, FunctionScript>>
  /** Requests a second, by operation, beyond which the account is throttled. */
  readonly quota?: Readonly<Partial<Record<Operation, number>>>
  /** Plays GitHub's commit statuses too; `deny` refuses them with 403. */
  readonly github?: { readonly deny?: boolean }
}
