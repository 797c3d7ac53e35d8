/** How often looks come: the checks of pace, budget and fairness. */
import type { Look } from './book.ts'
import type { Played } from './play.ts'

/** Sums of fractions are not exact. */
const ROUNDING_MS = 1e-6
/** The contract's figure for the shared quota: at most 5 a second. */
const CONTROL_GAP_MS = 200

/** Requests start at least 1/N s apart, and 200 ms on the shared quota. */
export function budgetGaps({ world, book }: Played): readonly string[] {
  const all = tooNear(book.requests, 1_000 / world.maxRequestsPerSecond)
  const control = book.requests.filter(({ lane }) => lane === 'control')
  return [...all, ...tooNear(control, CONTROL_GAP_MS)]
}

function tooNear(requests: readonly { readonly atMs: number }[], leastMs: number): string[] {
  return requests.flatMap(({ atMs }, place) => {
    const gapMs = atMs - (requests[place - 1]?.atMs ?? Number.NEGATIVE_INFINITY)
    return gapMs < leastMs - ROUNDING_MS ? [`at ${atMs} only ${gapMs} ms after the one before`] : []
  })
}

/** However it is jittered, a refusal pauses everybody for so long. */
const LEAST_PAUSE_MS = 250

/** Nothing is asked in the pause after a refusal, once that is known, nor while Lambda asked for a longer one. */
export function pausesKept({ book }: Played): readonly string[] {
  let knownMs = Number.NEGATIVE_INFINITY
  const pauses = book.looks
    .filter(({ observation }) => observation?.trouble?.kind === 'throttled')
    .sort((a, b) => endOf(a) - endOf(b))
    .map((look) => {
      const { trouble } = look.observation ?? {}
      // What was under way when others were refused tells nothing new.
      const leastMs = look.beganMs >= knownMs ? LEAST_PAUSE_MS : 0
      if (leastMs > 0) knownMs = endOf(look)
      const askedMs = trouble?.kind === 'throttled' ? (trouble.retryAfterMs ?? 0) : 0
      return { fromMs: endOf(look), toMs: endOf(look) + Math.max(leastMs, askedMs) }
    })
  return book.requests.flatMap(({ atMs }) =>
    pauses.some(({ fromMs, toMs }) => atMs > fromMs && atMs < toMs - ROUNDING_MS) ? [`asked at ${atMs}`] : [],
  )
}

/** The contract's sentence: how far apart looks are, `waitedMs` into the wait. */
function contractGapMs(waitedMs: number): number {
  return waitedMs < 30_000 ? Math.min(Math.max(250, waitedMs / 20), 500) : Math.min(Math.max(500, waitedMs / 60), 2_000)
}

/** After the last refusal: how long, and how many looks that tell something, the pace may need to be what it was. */
const RECOVERY_MS = 60_000
const RECOVERY_LOOKS = 50
/** However often it is refused, a request a second is made. */
const SLOWEST_PER_SECOND = 1
/** Back-off of the pace itself, at most, and the quiet before the last looks. */
const PAUSE_MS = 1_000
const QUIET_MS = 100

/** `calm`: never refused so far. `throttled`: within a minute or 50 looks of a refusal. `recovered`: later. */
type Weather = 'calm' | 'throttled' | 'recovered'

function weatherOf({ book }: Played, fromMs: number, toMs: number): Weather {
  const lastMs = book.refusals.findLast(({ atMs }) => atMs <= toMs)?.atMs
  if (lastMs === undefined) return 'calm'
  const since = book.looks.filter((it) => it.beganMs > lastMs && endOf(it) <= fromMs && !isFault(it)).length
  return lastMs > fromMs - RECOVERY_MS || since < RECOVERY_LOOKS ? 'throttled' : 'recovered'
}

/** What an even round takes: the requests of a look at every function that is still awaited, at the pace of the time. */
export function roundMs(played: Played, fromMs: number, toMs: number): number {
  const { maxRequestsPerSecond } = played.world
  const slow = weatherOf(played, fromMs, toMs) === 'throttled'
  const rate = slow ? Math.min(SLOWEST_PER_SECOND, maxRequestsPerSecond) : maxRequestsPerSecond
  const gaps = played.outcomes.flatMap(({ waitedMs }, index) => (waitedMs > fromMs ? lanesOf(played, index) : []))
  return gaps.reduce((sum, lane) => sum + (lane === 'own' ? 1_000 / rate : Math.max(1_000 / rate, CONTROL_GAP_MS)), 0)
}

/**
 * The requests of a look at a function, as far as its last look tells. A look costs more where GetFunction is denied and its
 * stand-in is asked, where a signature is refused, and where the function is woken beside it.
 */
function lanesOf({ book }: Played, index: number): readonly ('own' | 'control')[] {
  const lanes = book.looks.findLast((it) => it.index === index)?.plan.lanes ?? ['own']
  const more = book.requests.some((it) => it.index === index && it.operation === 'Invoke')
  const twice = ['get-function-denied', 'denied', 'clock-skewed-once', 'bad-signature'] as const
  if (twice.some((kind) => book.faults.has(kind))) return [...lanes, 'control', ...lanes]
  return more ? [...lanes, 'own'] : lanes
}

/** When the next look at a function may begin, as far as it alone counts: after its gap, or the back-off after a fault. */
function dueOf({ world }: Played, look: Look, faultsInARow: number): number {
  const { pollInterval } = world
  const backMs = endOf(look) + (faultsInARow === 0 ? 0 : Math.min(250 * 2 ** (faultsInARow - 1), 5_000))
  if (pollInterval !== 'auto') return Math.max(look.beganMs + pollInterval, backMs)
  return Math.max(look.beganMs + contractGapMs(look.beganMs), look.plan.notBeforeMs, backMs)
}

const endOf = ({ endedMs = Number.POSITIVE_INFINITY }: Look): number => endedMs

const isFault = ({ observation }: Look): boolean =>
  ['throttled', 'passing', 'unreachable'].includes(observation?.trouble?.kind ?? '')

/** Looks at a function, the first one included, with when each was due and how long before it went unseen. */
function* steps(played: Played, index: number) {
  let faults = 0
  let sinceMs = played.world.startMs
  let dueMs = sinceMs
  for (const look of played.book.looks) {
    if (look.index !== index) continue
    yield { sinceMs, dueMs, beganMs: look.beganMs }
    faults = isFault(look) ? faults + 1 : 0
    sinceMs = look.beganMs
    dueMs = dueOf(played, look, faults)
  }
}

/** Answers that come before the next look at the same function would be due, and tell something; and nobody is woken. */
function isEven({ world, book }: Played, fromMs: number, toMs: number): boolean {
  if (book.requests.some(({ operation, atMs }) => operation === 'Invoke' && atMs > fromMs && atMs < toMs)) return false
  const gapMs = (atMs: number) => (world.pollInterval === 'auto' ? contractGapMs(atMs) : world.pollInterval)
  return book.looks.every(
    (it) => it.beganMs > toMs || endOf(it) < fromMs || (!isFault(it) && endOf(it) <= it.beganMs + gapMs(it.beganMs)),
  )
}

/**
 * No function goes unseen for more than 1.5 times an even round. Where that is shorter than the gap, or answers are slow or
 * faults, so that many are due at once, it has its turn a round after it was due. What the last looks need comes on top.
 */
function tooLate(played: Played, weathers: readonly Weather[]): readonly string[] {
  const { world, outcomes } = played
  return outcomes.flatMap((_, index) =>
    [...steps(played, index)].flatMap(({ sinceMs, dueMs, beganMs }) => {
      const weather = weatherOf(played, sinceMs, beganMs)
      if (!weathers.includes(weather)) return []
      const round = roundMs(played, sinceMs, beganMs)
      const quietFromMs = world.timeoutMs - round * 1.5 - QUIET_MS - LAST_LOOK_MS - LATE_MS * outcomes.length
      const isLast = world.timeoutMs > 0 && beganMs > quietFromMs
      const quietMs = isLast ? round + QUIET_MS : 0
      const pausedMs = weather === 'throttled' ? PAUSE_MS + pauseMs(played, sinceMs, beganMs) : 0
      const lateMs = world.lateMs * (2 + outcomes.length)
      const isTight = dueMs <= sinceMs + round && isEven(played, sinceMs, beganMs)
      const turnMs = isTight ? 0 : dueMs + round
      const latestMs = Math.max(turnMs, sinceMs + round * 1.5) + quietMs + pausedMs + lateMs
      return beganMs > latestMs + ROUNDING_MS
        ? [`f-${index} looked at ${beganMs}, before at ${sinceMs}, due by ${latestMs}`]
        : []
    }),
  )
}

/** All that Lambda asked to wait for meanwhile. */
function pauseMs({ book }: Played, fromMs: number, toMs: number): number {
  return book.looks.reduce((sum, { endedMs = 0, observation }) => {
    const { trouble } = observation ?? {}
    const counts = endedMs > fromMs - 10_000 && endedMs <= toMs && trouble?.kind === 'throttled'
    return sum + (counts ? (trouble.retryAfterMs ?? 0) : 0)
  }, 0)
}

/** Nearer than the poll-interval, or a second from one GetFunctionConfiguration to the next, only the last look comes. */
export function looksTooNear(played: Played): readonly string[] {
  const { world, outcomes, book } = played
  if (world.timeoutMs === 0) return []
  const lastMs =
    world.timeoutMs - roundMs(played, world.startMs, world.timeoutMs) - QUIET_MS - LAST_LOOK_MS - 10 * outcomes.length
  // A signature that is refused is made anew and sent at once: it is the same look.
  const isResent = book.faults.has('clock-skewed-once') || book.faults.has('bad-signature')
  return outcomes.flatMap((_, index) => {
    const looks = book.looks.filter((it) => it.index === index).map(({ beganMs }) => beganMs)
    if (world.pollInterval !== 'auto') return nearer(looks, world.pollInterval, lastMs)
    const configurations = book.requests.filter(
      (it) => it.index === index && it.operation === 'GetFunctionConfiguration',
    )
    return isResent
      ? []
      : nearer(
          configurations.map(({ atMs }) => atMs),
          1_000,
          lastMs,
        )
  })
}

function nearer(times: readonly number[], leastMs: number, lastMs: number): string[] {
  return times.flatMap((atMs, place) => {
    const beforeMs = times[place - 1] ?? Number.NEGATIVE_INFINITY
    return atMs < Math.min(beforeMs + leastMs - ROUNDING_MS, lastMs) ? [`looked at ${beforeMs}, and at ${atMs}`] : []
  })
}

export const lookGaps = (played: Played): readonly string[] => tooLate(played, ['calm', 'throttled'])

export const backInPace = (played: Played): readonly string[] => tooLate(played, ['recovered'])

/** Timers are late: the last looks begin so much sooner, and each of the round has so much more than its share. */
const LAST_LOOK_MS = 10
const LATE_MS = 2

/** Whether a wake, a stand-in or a refused signature took a turn from the last looks, which nobody could foresee. */
function costMore({ book }: Played, fromMs: number): boolean {
  const looks = book.looks.filter((it) => it.beganMs >= fromMs)
  const asked = book.requests.filter(({ atMs }) => atMs >= fromMs)
  return looks.some(({ index }) => {
    const planned = looks.filter((it) => it.index === index).reduce((sum, { plan }) => sum + plan.lanes.length, 0)
    return asked.filter((it) => it.index === index).length > planned
  })
}

/** Where nothing was refused for a while, and there was time enough for two rounds. */
export function lastLooks(played: Played): readonly string[] {
  const { world, outcomes, book } = played
  const { timeoutMs, startMs } = world
  const allMs = roundMs(played, startMs, timeoutMs)
  const round = roundMs(played, timeoutMs - allMs, timeoutMs)
  if (timeoutMs < startMs + 2 * allMs + QUIET_MS) return []
  if (weatherOf(played, timeoutMs - round, timeoutMs) === 'throttled') return []
  const earliestMs = timeoutMs - round - LAST_LOOK_MS - (2 * LATE_MS + world.lateMs) * outcomes.length
  if (costMore(played, earliestMs)) return []
  return outcomes.flatMap(({ waitedMs }, index) => {
    if (waitedMs < timeoutMs) return []
    const last = book.looks.findLast((it) => it.index === index)
    const outstanding = last && (last.endedMs ?? Number.POSITIVE_INFINITY) > earliestMs
    if (outstanding || (last && last.beganMs >= earliestMs)) return []
    return [`f-${index} was last looked at at ${last?.beganMs}, not after ${earliestMs}`]
  })
}
