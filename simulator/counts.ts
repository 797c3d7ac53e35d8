/** How often each function and qualifier was asked for, by which faults find their requests. */
import type { Operation } from './operations.ts'
import type { Asked } from './request.ts'

/** What this request is the how-manieth of, for its function and qualifier. */
export interface Nth {
  /** Of the requests that only look. */
  readonly look: number
  readonly ofOperation: number
}

const LOOKS: ReadonlySet<Operation> = new Set([
  'GetFunction',
  'GetFunctionConfiguration',
  'GetProvisionedConcurrencyConfig',
])

/** Whether the operation only looks, as a gate does while it waits. */
export const isLook = (operation: Operation): boolean => LOOKS.has(operation)

/** Gives a function that counts a request and tells the counts. */
export function makeCounts(): (asked: Asked) => Nth {
  const counts = new Map<string, number>()
  const tell = (key: string, more: number) => {
    counts.set(key, (counts.get(key) ?? 0) + more)
    return counts.get(key) ?? 0
  }
  return ({ operation, name, qualifier = '' }) => ({
    look: tell(`looks ${name}:${qualifier}`, isLook(operation) ? 1 : 0),
    ofOperation: tell(`${operation} ${name}:${qualifier}`, 1),
  })
}
