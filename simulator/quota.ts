/** Lambda's quotas of requests a second, per operation, over a sliding second. What is throttled does not count. */
import type { Operation, Script } from './script.ts'

/** Gives a function that takes an operation and the time in ms, and tells whether the request is within its quota. */
export function makeQuota(perSecond: Script['quota'] = {}): (operation: Operation, nowMs: number) => boolean {
  const admitted = new Map<Operation, number[]>()
  return (operation, nowMs) => {
    const recent = (admitted.get(operation) ?? []).filter((ms) => ms > nowMs - 1000)
    const within = recent.length < (perSecond[operation] ?? Number.POSITIVE_INFINITY)
    admitted.set(operation, within ? [...recent, nowMs] : recent)
    return within
  }
}
