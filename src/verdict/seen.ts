/**
 * What one look at a function showed. The room `verdict` is the heart: what was seen, what is desired, and what that
 * means. It imports no other room, knows no SDK, no clock and no words for people.
 */

/**
 * The named fields that are kept of Lambda's answer, as Lambda gave them; a field that was null or absent is left out.
 * Nothing else of an answer is kept: environment variables and the link to the code are secrets.
 */
export interface Seen {
  readonly state?: string
  readonly stateReason?: string
  readonly stateReasonCode?: string
  readonly lastUpdateStatus?: string
  readonly lastUpdateStatusReason?: string
  readonly lastUpdateStatusReasonCode?: string
  readonly functionArn?: string
  readonly version?: string
  /** Base64 for a zip, bare hexadecimal for an image. */
  readonly codeSha256?: string
  readonly revisionId?: string
  readonly lastModified?: string
  readonly packageType?: string
  /** Where the function logs, if it says so: `LoggingConfig.LogGroup`. */
  readonly logGroup?: string
  /** `SnapStart.ApplyOn`. */
  readonly snapStart?: string
  /** `Concurrency.ReservedConcurrentExecutions`; only GetFunction tells. */
  readonly reservedConcurrency?: number
}

/** What GetProvisionedConcurrencyConfig answered. `status` is absent where none is configured. */
export interface Provisioned {
  /** IN_PROGRESS, READY, FAILED, or a word of the future. */
  readonly status?: string
  readonly statusReason?: string
  readonly requested?: number
  readonly allocated?: number
}

/** The operations of Lambda that the action may ask for, by the names of its API. */
export type Operation = 'GetFunction' | 'GetFunctionConfiguration' | 'GetProvisionedConcurrencyConfig' | 'Invoke'

/** What every trouble tells: Lambda's name for the error where it gave one, its message, and what was asked. */
interface Asked {
  readonly operation: Operation
  readonly name?: string
  readonly status?: number
  readonly message: string
}

/**
 * What can go wrong with a request, told apart by what it means for the wait:
 * - `throttled`: slow down, all together
 * - `not-found`: `ResourceNotFoundException`
 * - `permission`: access denied on the operation and on its stand-in
 * - `expired`, `invalid-credentials`, `no-credentials`, `signature`: nothing will be answered with these credentials
 * - `rejected`: any other error that Lambda names with a 4xx
 * - `passing`: 5xx, resets, no answer in time, broken answers, pages of proxies
 * - `unreachable`: DNS, refused or TLS, for an endpoint that was never reached in this step
 * - `no-capacity`: Invoke alone; the function's reserved concurrency leaves nothing
 */
export type Trouble = Asked &
  (
    | { readonly kind: 'throttled'; readonly retryAfterMs?: number }
    | { readonly kind: 'not-found' | 'permission' | 'expired' | 'invalid-credentials' | 'no-credentials' | 'signature' }
    | { readonly kind: 'rejected' | 'passing' | 'no-capacity' }
    | {
        readonly kind: 'unreachable'
        readonly endpoint: string
        readonly tls: boolean
        /** When the endpoint was first tried, on the clock of the wait, in ms. */
        readonly sinceMs: number
      }
  )

/**
 * One observation: a look (`seen`, `provisioned` where asked for, `trouble` where one of them went wrong), or the
 * answer to a wake (`wake`; `'accepted'` where Lambda began to restore the function, or the function itself answered).
 */
export interface Observation {
  readonly seen?: Seen
  readonly provisioned?: Provisioned
  readonly trouble?: Trouble
  readonly wake?: 'accepted' | Trouble
}

/** Whether a trouble holds for every function at the same endpoint: one answer settles it for all of them. */
export function isSharedTrouble({ kind }: Trouble): boolean {
  return kind === 'unreachable' || kind === 'expired' || kind === 'invalid-credentials' || kind === 'no-credentials'
}
