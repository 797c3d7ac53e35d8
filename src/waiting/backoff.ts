/** Back-off with jitter, as a value: no counter to reset, no clock. */

/**
 * How long to wait after the n-th failure in a row: `firstMs` doubled each time up to `mostMs`, of which chance takes up
 * to a half so that many clients do not come back in step. `random` is in [0, 1).
 */
export function backoffMs(nth: number, firstMs: number, mostMs: number, random: number): number {
  const fullMs = Math.min(firstMs * 2 ** Math.min(nth - 1, 30), mostMs)
  return fullMs * (1 - random / 2)
}
