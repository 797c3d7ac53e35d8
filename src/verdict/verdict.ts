/** What a look means: wait, or one of the results, each with its cause. */
import type { Trouble } from './seen.ts'

export type Result =
  | 'ready'
  | 'failed'
  | 'inactive'
  | 'superseded'
  | 'not-found'
  | 'denied'
  | 'timed-out'
  | 'cancelled'
  | 'error'
  | 'unfinished'

/** Why a function has its result; `report` has words for each. */
export type Cause =
  | 'ready'
  /** `State` is `Failed`. */
  | 'state-failed'
  /** `LastUpdateStatus` is `Failed`; the previous code and configuration still serve. */
  | 'update-failed'
  /** `Deleting`, `Deactivating` or `Deactivated`. */
  | 'going-away'
  /** `$LATEST` of a Managed Instances function rests in `ActiveNonInvocable`. */
  | 'latest-not-invocable'
  /** `Inactive` with a reason code other than `Idle`, or again after the wake. */
  | 'inactive-fault'
  /** `Inactive`, idle, and `on-inactive` is `fail`. */
  | 'idle'
  /** 30 s after the wake it had not left `Inactive`. */
  | 'not-woken'
  /** The wake was refused: reserved concurrency leaves no capacity. */
  | 'no-capacity'
  /** The wake was refused for another reason. */
  | 'wake-refused'
  | 'superseded-code'
  | 'superseded-version'
  | 'provisioned-failed'
  /** None is configured. */
  | 'provisioned-missing'
  | 'not-found'
  /** A trouble that no waiting mends: permission, credentials, signature, a rejected request, an endpoint never reached. */
  | 'trouble'
  | 'timeout'
  | 'cancelled'
  /** Given up because another function failed and `fail-fast` is on. */
  | 'fail-fast'
  /** A bug of ours. */
  | 'internal'

/** A verdict that ends the wait for a function. */
export interface Final {
  readonly result: Result
  readonly cause: Cause
  /** What went wrong, where the cause is a trouble, a missing function or a refused wake. */
  readonly trouble?: Trouble
}

/** Not yet. `lookByMs`: the moment by which another look would tell more (end of a grace, of `stable-for`), on the wait's clock. */
export interface Wait {
  readonly result: 'wait'
  readonly lookByMs?: number
  /** Invoke the function once, beside the looks. */
  readonly wake?: true
}

export type Verdict = Final | Wait
