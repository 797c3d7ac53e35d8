/** How often something may happen. */
import type { Complain } from './complaints.ts'

/** A plain decimal number above 0; complains, and gives 1, where the text is none. */
export function readRate(text: string, complain: Complain): number {
  const rate = /^(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN
  if (rate > 0 && Number.isFinite(rate)) return rate
  complain(text, 'is no number above 0; accepted: a plain decimal number such as 10 or 0.5')
  return 1
}
