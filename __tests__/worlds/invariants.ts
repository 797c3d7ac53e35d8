/** What holds in every world. Each promise is one sentence; its check gives what breaks it, in words. */
import type { Book, Event } from './book.ts'
import { expectedOf } from './expected.ts'
import { arnOf } from './lambda.ts'
import { asAskedSinceMs, isAsAsked, verdictOf } from './oracle.ts'
import type { Played } from './play.ts'
import { backInPace, budgetGaps, lastLooks, lookGaps, looksTooNear, pausesKept } from './rhythm.ts'
import type { World } from './world.ts'

export interface Invariant {
  readonly promise: string
  readonly check: (played: Played) => readonly string[]
}

/** An outstanding answer gets so much longer when the time is up. */
const LAST_ANSWER_MS = 1_000
const ANSWER_MS = 5_000

export const INVARIANTS: readonly Invariant[] = [
  {
    promise: 'Never ready unless the last thing Lambda showed was ready as asked, and had been for stable-for.',
    check: (played) =>
      each(played, ({ outcome, desired, events }) => {
        if (outcome.final.result !== 'ready') return undefined
        const last = events.findLast((it) => it.kind === 'look')
        if (last?.kind !== 'look' || !last.observation.seen) return 'nothing was shown'
        const { seen, provisioned } = last.observation
        if (!isAsAsked(desired, seen, provisioned)) return `${JSON.stringify(last.observation)} is not ready`
        return last.atMs - asAskedSinceMs(desired, events, last) < desired.stableForMs ? 'it had not held' : undefined
      }),
  },
  {
    promise: 'Never failed, inactive or superseded unless Lambda showed it; a passing fault is never the verdict.',
    check: (played) =>
      each(played, ({ outcome, desired, events }) => {
        const { result, trouble, cause } = outcome.final
        if (['passing', 'throttled'].includes(trouble?.kind ?? '') && cause !== 'timeout')
          return `ended by ${trouble?.kind}`
        if (!['failed', 'inactive', 'superseded'].includes(result)) return undefined
        return verdictOf(desired, events) === `${result}/${cause}`
          ? undefined
          : `${result}/${cause}, but the last event says otherwise`
      }),
  },
  {
    promise:
      'The verdict is the one that the first telling look shows, given at that look; else the end of the time, a cancel or fail-fast.',
    check: (played) => {
      const expected = expectedOf(played)
      return each(played, ({ index, outcome: { final, waitedMs } }) => {
        const { verdict = '', atMs } = expected[index] ?? {}
        const got = `${final.result}/${final.cause}`
        if (got !== verdict) return `${got} at ${waitedMs}, not ${verdict} at ${atMs}`
        return atMs !== undefined && atMs !== waitedMs ? `${got} at ${waitedMs}, not at ${atMs}` : undefined
      })
    },
  },
  {
    promise:
      'Lambda is invoked where on-inactive says so and the function was seen idle, at that look, and never again once a wake was accepted.',
    check: (played) =>
      played.world.timeoutMs === 0
        ? invoked(played)
        : each(played, ({ desired, events, outcome }) => {
            const asked = events.filter((it) => it.kind === 'wake-asked').map(({ atMs }) => atMs)
            const due = events.filter(
              (it, place) => it.atMs <= outcome.waitedMs && verdictOf(desired, events.slice(0, place + 1)) === 'wake',
            )
            return `${asked}` === `${due.map(({ atMs }) => atMs)}`
              ? undefined
              : `woken at ${asked}, due at ${due.map(({ atMs }) => atMs)}`
          }),
  },
  {
    promise: 'Nothing is asked of a function after its verdict, a cancel, or the deadline.',
    check: (played) => {
      const { world, book, outcomes } = played
      const once = world.timeoutMs === 0
      return book.requests.flatMap(({ index, atMs }) => {
        const overMs = Math.min(outcomes[index]?.waitedMs ?? 0, once ? Number.POSITIVE_INFINITY : world.timeoutMs)
        return atMs > overMs ? [`f-${index} is asked at ${atMs}, over at ${overMs}`] : []
      })
    },
  },
  {
    promise: 'The end comes in time whatever answers do: at a cancel at once, and a second after the deadline at most.',
    check: ({ world, book, endedMs, cancelledMs }) => {
      if (cancelledMs !== undefined)
        return endedMs === cancelledMs ? [] : [`cancelled at ${cancelledMs}, ended at ${endedMs}`]
      const dueMs = endOf(world, book) + world.lateMs
      return endedMs <= dueMs ? [] : [`ended at ${endedMs}, due at ${dueMs}`]
    },
  },
  {
    promise: 'With a timeout of 0 each function is looked at once, unless the wait for it ended before.',
    check: ({ world, book, outcomes }) =>
      world.timeoutMs !== 0
        ? []
        : outcomes.flatMap(({ final }, index) => {
            const looks = book.looks.filter((it) => it.index === index).length
            const early = ['cancelled', 'unfinished', 'denied', 'error'].includes(final.result)
            return looks === 1 || (looks === 0 && early) ? [] : [`f-${index} was looked at ${looks} times`]
          }),
  },
  {
    promise: 'An answer has 5 s, not less and not more, unless the wait for its function is over.',
    check: ({ world, book }) =>
      book.requests.flatMap(({ index, atMs, endedMs = Number.POSITIVE_INFINITY, wasGivenUp = false }) => {
        const tookMs = endedMs - atMs
        const isShort = wasGivenUp && tookMs < ANSWER_MS - 0.001
        return isShort || tookMs > ANSWER_MS + world.lateMs + 0.001
          ? [`f-${index} asked at ${atMs} had ${tookMs} ms`]
          : []
      }),
  },
  {
    promise: 'The budget holds in every window: requests start at least 1/N s apart, and 200 ms on the shared quota.',
    check: budgetGaps,
  },
  {
    promise:
      'A refusal slows all functions down together: nothing is asked in the pause after it, Retry-After included.',
    check: pausesKept,
  },
  {
    promise: 'Looks at a function are not nearer than its poll-interval, nor than a second on the shared quota.',
    check: looksTooNear,
  },
  {
    promise: 'Looks at a function are never further apart than the contract says, however many functions there are.',
    check: lookGaps,
  },
  {
    promise:
      'The last looks begin as the time ends, as early as the budget needs: every function still awaited gets one.',
    check: lastLooks,
  },
  { promise: 'A throttled world recovers its pace.', check: backInPace },
  {
    promise: 'One result per function, in order, with what that function showed and the requests it took.',
    check: (played) => {
      const { world, book, outcomes, requests, changes } = played
      const wrong = outcomes.length === world.functions.length ? [] : [`${outcomes.length} outcomes`]
      if (requests !== book.requests.length) wrong.push(`${requests} requests told, ${book.requests.length} made`)
      return [
        ...wrong,
        ...each(played, ({ index, outcome }) => {
          const made = book.requests.filter((it) => it.index === index).length
          const arn = outcome.known.seen?.functionArn
          if (outcome.requests !== made) return `${outcome.requests} requests told, ${made} made`
          if (arn !== undefined && arn !== arnOf(index)) return `shows ${arn}`
          const finals = changes.filter((it) => it.index === index && it.final)
          return outcome.timeline.some((it) => it.index !== index) || finals.length > 1
            ? 'has a change that is not its own'
            : undefined
        }),
      ]
    },
  },
  {
    promise: 'What is told at the end is the last that Lambda showed.',
    check: (played) =>
      each(played, ({ outcome, events }) => {
        const last = events.findLast((it) => it.kind === 'look' && it.observation.seen && it.atMs <= outcome.waitedMs)
        const shown = last?.kind === 'look' ? last.observation.seen : undefined
        return JSON.stringify(shown) === JSON.stringify(outcome.known.seen)
          ? undefined
          : `tells ${JSON.stringify(outcome.known.seen)}`
      }),
  },
  {
    promise: 'Nobody waits in silence: something is told at least every 30 s.',
    check: ({ world, changes, silences, endedMs }) => {
      const told = [world.startMs, ...[...changes, ...silences].map(({ atMs }) => atMs).sort((a, b) => a - b), endedMs]
      const longest = Math.max(...told.slice(1).map((atMs, place) => atMs - (told[place] ?? 0)))
      return longest > 30_000 + world.lateMs + 0.001 ? [`silent for ${longest} ms`] : []
    },
  },
  {
    promise: 'At the end nothing is left: no timer, no listener.',
    check: ({ left }) => (left.timers + left.listeners === 0 ? [] : [JSON.stringify(left)]),
  },
]

/** A timeout of 0 ends when the last request of the looks has gone out; until then each answer has its 5 s. */
function endOf(world: World, book: Book): number {
  if (world.timeoutMs > 0) return Math.max(world.timeoutMs, world.startMs) + LAST_ANSWER_MS
  const lastMs = Math.max(
    ...[...book.requests, ...book.looks.map((it) => ({ atMs: it.beganMs }))].map(({ atMs }) => atMs),
  )
  const all = world.functions.every((_, index) => {
    const look = book.looks.find((it) => it.index === index)
    return look && book.requests.filter((it) => it.index === index).length >= look.plan.lanes.length
  })
  return lastMs + world.lateMs + (all ? LAST_ANSWER_MS : ANSWER_MS)
}

/** With a timeout of 0 nothing is woken: its answer could not be seen. */
const invoked = ({ book }: Played) =>
  book.requests.flatMap(({ operation, index }) => (operation === 'Invoke' ? [`f-${index} was invoked`] : []))

interface One {
  readonly index: number
  readonly outcome: Played['outcomes'][number]
  readonly desired: Played['world']['functions'][number]['desired']
  /** Up to the end of the wait for it. */
  readonly events: readonly Event[]
}

function each(played: Played, check: (one: One) => string | undefined): string[] {
  return played.world.functions.flatMap(({ desired }, index) => {
    const outcome = played.outcomes[index]
    if (!outcome) return [`f-${index} has no result`]
    const events = played.book.eventsOf(index).filter(({ atMs }) => atMs <= outcome.waitedMs)
    const wrong = check({ index, outcome, desired, events })
    return wrong === undefined ? [] : [`f-${index} ${wrong}`]
  })
}

/** What is broken in a world, the promise before each. */
export function brokenIn(played: Played): readonly string[] {
  return INVARIANTS.flatMap(({ promise, check }) =>
    check(played)
      .slice(0, 3)
      .map((wrong) => `${promise} ${wrong}`),
  )
}
