/** Everything that the step was asked to do, read once. Frozen; durations in ms. */
import type { Target } from '../targets/target.ts'
import type { Desired } from '../verdict/desired.ts'

export type OperationChoice = 'auto' | 'GetFunction' | 'GetFunctionConfiguration'

export interface Settings {
  /** The functions in the order given, repeats folded, each with what is awaited of it. */
  readonly awaited: readonly { readonly target: Target; readonly desired: Desired }[]
  readonly timeoutMs: number
  /** Between the looks at one function; `auto` is the contract's schedule. */
  readonly pollInterval: 'auto' | number
  readonly failFast: boolean
  readonly maxRequestsPerSecond: number
  readonly operation: OperationChoice
  readonly summary: boolean
  /** Context of the commit status to keep, where one is asked for. */
  readonly commitStatus?: string
  readonly githubToken: string
  /** Remarks for the log, e.g. how minutes are written. */
  readonly remarks: readonly string[]
}
