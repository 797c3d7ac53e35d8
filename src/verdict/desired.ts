/** What is awaited of one function. */

/** The States of Lambda that can be desired (botocore 1.43; `Failed` never can). */
export const STATES = [
  'Pending',
  'Active',
  'Inactive',
  'Deactivating',
  'Deactivated',
  'ActiveNonInvocable',
  'Deleting',
] as const

/** The values of LastUpdateStatus (botocore 1.43). */
export const LAST_UPDATE_STATUSES = ['Successful', 'Failed', 'InProgress'] as const

/** `any`, or the words that count as ready. */
export type Words = 'any' | readonly string[]

export type OnInactive = 'fail' | 'wait' | 'wake'

/** What one function has to show to be ready, and how patient to be. Frozen; durations in ms. */
export interface Desired {
  readonly states: Words
  readonly lastUpdateStatuses: Words
  /** The digest's 32 bytes, in lower-case hexadecimal. */
  readonly codeSha256?: string
  readonly version?: string
  readonly provisionedConcurrency: boolean
  readonly onInactive: OnInactive
  readonly stableForMs: number
  readonly notFoundGraceMs: number
}
