/** What a world has to come to: for each function its result, and when, from the book of what Lambda answered alone. */
import type { Trouble } from '../../src/verdict/seen.ts'
import type { Event } from './book.ts'
import { type Verdict, verdictAtTheEnd, verdictOf } from './oracle.ts'
import type { Played } from './play.ts'

export interface Expected {
  readonly verdict: Verdict
  /** Absent: some time between the end of the timeout and a second later. */
  readonly atMs?: number
}

/** The first look or wake that shows a verdict. */
interface Own {
  readonly verdict: Verdict
  readonly atMs: number
  readonly trouble?: Trouble
  readonly index: number
}

const isVerdict = (verdict: Verdict): boolean => verdict !== 'wait' && verdict !== 'wake'
const SHARED = ['unreachable', 'expired', 'invalid-credentials', 'no-credentials']

export function expectedOf(played: Played): readonly Expected[] {
  const { functions, failFast } = played.world
  const owns = functions.map((_, index) => ownOf(played, index)).filter((own) => own !== undefined)
  const givenUpMs = failFast ? firstFailureMs(owns) : Number.POSITIVE_INFINITY
  return functions.map((_, index) => expectedFor(played, index, owns, givenUpMs))
}

/** Of one moment, the function's own verdict comes first, then what is shared, then what ends the wait for all. */
function expectedFor(played: Played, index: number, owns: readonly Own[], givenUpMs: number): Expected {
  const own = owns.find((it) => it.index === index)
  const shared = owns
    .filter((it) => it.index !== index && isSharedWith(played, it, index))
    .sort((a, b) => a.atMs - b.atMs)[0]
  const kind = shared?.trouble?.kind === 'unreachable' ? 'error/trouble' : 'denied/trouble'
  const ends: Required<Expected>[] = [
    ...(own ? [own] : []),
    ...(shared ? [{ verdict: kind, atMs: shared.atMs }] : []),
    { verdict: 'unfinished/fail-fast', atMs: givenUpMs },
    { verdict: 'cancelled/cancelled', atMs: played.cancelledMs ?? Number.POSITIVE_INFINITY },
  ]
  const first = ends.reduce((best, end) => (end.atMs < best.atMs ? end : best))
  if (first.atMs <= played.endedMs) return { verdict: first.verdict, atMs: first.atMs }
  return { verdict: verdictAtTheEnd(played.book.eventsOf(index)) }
}

/** An endpoint that was never reached is tried for 30 s. */
function isSharedWith({ world }: Played, { trouble, atMs, index: from }: Own, index: number): boolean {
  if (trouble === undefined || !SHARED.includes(trouble.kind)) return false
  if (trouble.kind === 'unreachable' && atMs < trouble.sinceMs + 30_000) return false
  return world.functions[from]?.region === world.functions[index]?.region
}

const firstFailureMs = (owns: readonly Own[]): number =>
  Math.min(...owns.filter((own) => own.verdict !== 'ready/ready').map((own) => own.atMs))

function ownOf({ world, book }: Played, index: number): Own | undefined {
  const desired = world.functions[index]?.desired
  const events = book.eventsOf(index)
  for (const [place, event] of events.entries()) {
    const verdict = desired ? verdictOf(desired, events.slice(0, place + 1)) : 'wait'
    const trouble = troubleOf(event)
    if (isVerdict(verdict)) return { verdict, atMs: event.atMs, index, ...(trouble && { trouble }) }
  }
  return undefined
}

/** A refused wake is a matter of one function alone. */
const troubleOf = (event: Event): Trouble | undefined => (event.kind === 'look' ? event.observation.trouble : undefined)
