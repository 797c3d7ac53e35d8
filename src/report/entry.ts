/** One function with all that is said of it: what the files that show something go through. */
import type { Settings } from '../inputs/settings.ts'
import type { Target } from '../targets/target.ts'
import type { Desired } from '../verdict/desired.ts'
import type { Outcome } from '../waiting/outcome.ts'
import { narrate, type Story } from './narrate.ts'

export interface Entry {
  readonly target: Target
  readonly desired: Desired
  readonly outcome: Outcome
  readonly story: Story
}

/** What the whole step cost. */
export interface Totals {
  readonly waitedMs: number
  readonly requests: number
}

/** The functions in the order given, each with its outcome and its words. */
export function entriesOf(settings: Settings, outcomes: readonly Outcome[]): readonly Entry[] {
  return settings.awaited.flatMap(({ target, desired }, i) => {
    const outcome = outcomes[i]
    return outcome ? [{ target, desired, outcome, story: narrate(target, desired, outcome, settings) }] : []
  })
}

export const isReady = ({ outcome }: Entry): boolean => outcome.final.result === 'ready'

const isDecisive = (entry: Entry): boolean => !isReady(entry) && entry.outcome.final.result !== 'unfinished'

/** The deciding function: the first that is neither ready nor unfinished; else the first. */
export function decidingOf(entries: readonly Entry[]): Entry | undefined {
  return entries.find(isDecisive) ?? entries[0]
}

/** Those that are not ready; the ones that were merely given up come last. */
export function notReadyOf(entries: readonly Entry[]): readonly Entry[] {
  const rest = entries.filter((entry) => !isReady(entry))
  return [...rest.filter(isDecisive), ...rest.filter((entry) => !isDecisive(entry))]
}

/** `a (failed), b (timed-out) and 3 more`, in about `max` characters; at least one is named. */
export function list(texts: readonly string[], max: number): string {
  let shown = 0
  let length = 0
  for (const text of texts) {
    length += text.length + 2
    if (shown > 0 && length > max) break
    shown += 1
  }
  const rest = texts.length - shown
  return `${texts.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** `orders is ready`, `2 of 3 functions are not ready`: the verdict on all of them. */
export function verdictOf(entries: readonly Entry[]): string {
  const open = entries.filter((entry) => !isReady(entry)).length
  const only = entries.length === 1 ? entries[0]?.target.display : undefined
  if (only !== undefined) return open === 0 ? `${only} is ready` : `${only} is not ready`
  return open === 0
    ? `All ${entries.length} functions are ready`
    : `${open} of ${entries.length} functions ${open === 1 ? 'is' : 'are'} not ready`
}
