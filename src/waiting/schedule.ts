/** When the next look at a function is due. */

/** How far apart the starts of two looks at one function are, `waitedMs` after the start of the step. */
export function autoGapMs(waitedMs: number): number {
  return waitedMs < 30_000 ? clamp(waitedMs / 20, 250, 500) : clamp(waitedMs / 60, 500, 2_000)
}

function clamp(ms: number, leastMs: number, mostMs: number): number {
  return Math.min(Math.max(ms, leastMs), mostMs)
}
