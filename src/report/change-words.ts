/** One change on one line: what it was, what it is. For the log and the timelines of the summary; not sanitised. */
import type { Desired } from '../verdict/desired.ts'
import type { Trouble } from '../verdict/seen.ts'
import type { Change, Known } from '../waiting/outcome.ts'
import { aspects, kindWords, sightWords, troubleFact } from './sight.ts'

/** `State Pending (Creating: "…") → Active, LastUpdateStatus none → Successful: ready`. */
export function changeWords(change: Change, desired: Desired): string {
  const { observation, before, final } = change
  const parts = [
    sightChange(change, desired),
    observation.trouble && troubleChange(observation.trouble, final !== undefined),
    observation.wake && wakeWords(observation.wake),
    !observation.trouble && !observation.wake && before?.trouble && 'Lambda answers again',
  ].filter(Boolean)
  return `${parts.join('; ') || 'no change'}${final ? `: ${final.result}` : ''}`
}

function sightChange({ observation, before }: Change, desired: Desired): string {
  if (!observation.seen && !observation.provisioned) return ''
  const now = merge(before, observation)
  return before?.seen ? difference(before, now) : sightWords(now, desired)
}

/** An observation shows a part; the rest is what was known. */
function merge(before: Known | undefined, now: Change['observation']): Pick<Known, 'seen' | 'provisioned'> {
  const seen = now.seen ?? before?.seen
  const provisioned = now.provisioned ?? before?.provisioned
  return { ...(seen && { seen }), ...(provisioned && { provisioned }) }
}

function difference(before: Known, now: Pick<Known, 'seen' | 'provisioned'>): string {
  const was = aspects(before)
  return aspects(now)
    .flatMap(({ label, text }, i) => (text === was[i]?.text ? [] : [`${label} ${was[i]?.text ?? 'none'} → ${text}`]))
    .join(', ')
}

function troubleChange(trouble: Trouble, isEnd: boolean): string {
  return `${kindWords(trouble)}: ${troubleFact(trouble)}${isEnd ? '' : ', asked again'}`
}

function wakeWords(wake: 'accepted' | Trouble): string {
  return wake === 'accepted' ? 'invoked once to wake it' : `wake: ${troubleFact(wake)}`
}
