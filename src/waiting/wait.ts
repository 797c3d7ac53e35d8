/**
 * The engine. One deadline, one abort signal and one budget for all functions; one loop, one timer. It starts looks when
 * they are due and the budget allows, hands what they show to the judgement, and stops when nothing is awaited any more.
 * It never prints: changes go to whoever listens.
 */
import type { Judgement } from '../verdict/judge.ts'
import { type Memory, NOTHING } from '../verdict/memory.ts'
import type { Observation, Trouble } from '../verdict/seen.ts'
import type { Final } from '../verdict/verdict.ts'
import { backoffMs } from './backoff.ts'
import type { Clock } from './clock.ts'
import type { Change, Known, Outcome } from './outcome.ts'
import { type Lane, Pace } from './pace.ts'
import { autoGapMs } from './schedule.ts'
import { type Ask, limited, Over, Turns } from './turns.ts'

/** At most this long for an answer (the contract's figure). */
const ANSWER_MS = 5_000
/** An answer that is outstanding when the timeout ends gets this much longer. */
const LAST_ANSWER_MS = 1_000
/** Just before the last looks no other begins: its answer, still outstanding, or its share of the budget would delay them. */
const QUIET_MS = 100
const SILENCE_MS = 30_000
/**
 * No look may begin after the timeout, and timers are late: the last one aims this much before it, and each of the last
 * round has this much more than its share of the budget.
 */
const LAST_LOOK_MS = 10
const LATE_MS = 2
const KEPT_FIRST = 10
const KEPT = 50

/** The lanes of a look's requests, in their order; no look before `notBeforeMs`. */
export interface Plan {
  readonly lanes: readonly Lane[]
  readonly notBeforeMs: number
}

export interface Waiter<S> {
  readonly subjects: readonly S[]
  /** Looks once. Whatever goes wrong is part of what it resolves to. */
  look(subject: S, ask: Ask): Promise<Observation>
  /** Invokes once; runs beside the looks. */
  wake(subject: S, ask: Ask): Promise<Observation>
  judge(subject: S, memory: Memory, observation: Observation, atMs: number): Judgement
  /** The result of a function whose time is up. */
  judgeTheEnd(memory: Memory): Final
  /** What a look at this subject asks now, and when the next may be; a fixed `pollInterval` is kept as given. */
  plan(subject: S): Plan
  /** Subjects that share an endpoint share its troubles. */
  groupOf(subject: S): string
  /** Whether a trouble holds for the whole group. */
  isShared(observation: Observation): boolean
  readonly timeoutMs: number
  readonly pollInterval: 'auto' | number
  readonly failFast: boolean
  readonly maxRequestsPerSecond: number
  readonly clock: Clock
  /** Ends the wait at once. */
  readonly cancel: AbortSignal
  onChange(change: Change): void
  /** Nothing was told for 30 s. */
  onSilence(atMs: number, waiting: readonly { readonly index: number; readonly known: Known }[]): void
}

/** One function on its way to a verdict. */
interface Course<S> {
  readonly index: number
  readonly subject: S
  /** Aborted when its wait is over. */
  readonly over: AbortController
  memory: Memory
  /** When the next look is due, and when the last one began. */
  dueMs: number
  lookedMs: number
  looking: boolean
  troubles: number
  requests: number
  timeline: Change[]
  outcome?: Outcome
}

/** The round of the last looks: since when a look counts as one of them, and when the next of them has to begin. */
interface LastRound {
  readonly fromMs: number
  readonly nextMs: number
}

/** Waits until every subject has a verdict, or until the time is up; gives an outcome per subject, in their order. */
export async function wait<S>(waiter: Waiter<S>): Promise<{ outcomes: readonly Outcome[]; requests: number }> {
  return new Wait(waiter).run()
}

class Wait<S> {
  readonly #w: Waiter<S>
  readonly #courses: readonly Course<S>[]
  readonly #awaited: Set<Course<S>>
  readonly #pace: Pace
  readonly #turns: Turns
  readonly #running = new Set<Promise<void>>()
  /** With `timeout: 0` the time is up once every function has been looked at. */
  readonly #once: boolean
  /** A look that began but has not asked yet: the next one waits for it, so that looks ask in their order. */
  #starting: Course<S> | undefined
  #lastRequestMs: number
  #toldMs: number
  #poke: () => void = () => {}

  constructor(waiter: Waiter<S>) {
    const startMs = waiter.clock.now()
    this.#w = waiter
    this.#once = waiter.timeoutMs === 0
    this.#pace = new Pace(waiter.maxRequestsPerSecond, waiter.clock.random)
    this.#turns = new Turns(this.#pace)
    this.#toldMs = startMs
    this.#lastRequestMs = startMs
    this.#courses = waiter.subjects.map((subject, index) => newCourse(subject, index, startMs))
    this.#awaited = new Set(this.#courses)
  }

  async run(): Promise<{ outcomes: readonly Outcome[]; requests: number }> {
    const onCancel = () => this.#poke()
    this.#w.cancel.addEventListener('abort', onCancel)
    try {
      while (this.#awaited.size > 0) await this.#step()
    } finally {
      this.#w.cancel.removeEventListener('abort', onCancel)
      await Promise.all(this.#running)
    }
    return {
      outcomes: this.#courses.flatMap((course) => course.outcome ?? []),
      requests: this.#courses.reduce((sum, course) => sum + course.requests, 0),
    }
  }

  /** Does all that is to be done now, then sleeps until there is more. */
  async #step(): Promise<void> {
    const nowMs = this.#w.clock.now()
    if (this.#w.cancel.aborted) return this.#endAll(nowMs, () => ({ result: 'cancelled', cause: 'cancelled' }))
    if (this.#isTimeUp(nowMs)) return this.#endAll(nowMs, (course) => this.#w.judgeTheEnd(course.memory))
    this.#breakSilence(nowMs)
    while (this.#beginOne(nowMs));
    const nap = new AbortController()
    this.#poke = () => nap.abort('poked')
    await this.#w.clock.sleep(Math.max(0, this.#nextMs(nowMs) - nowMs), nap.signal)
  }

  /** With `timeout: 0` it is up when the last of the requests has gone out. */
  #deadlineMs(): number {
    if (!this.#once) return this.#w.timeoutMs
    const allBegan = !this.#starting && this.#turns.isEmpty() && [...this.#awaited].every(isLookedAt)
    return allBegan ? this.#lastRequestMs : Number.POSITIVE_INFINITY
  }

  #isTimeUp(nowMs: number): boolean {
    const deadlineMs = this.#deadlineMs()
    if (nowMs < deadlineMs) return false
    return nowMs >= deadlineMs + LAST_ANSWER_MS || [...this.#awaited].every((course) => !course.looking)
  }

  /** Lets one request or one look begin; says whether there was one. Requests of looks under way come first. */
  #beginOne(nowMs: number): boolean {
    if (!this.#once && nowMs > this.#deadlineMs()) return false
    if (this.#turns.grant(nowMs)) return true
    if (this.#starting) return false
    const course = this.#mostUrgent(nowMs)
    if (course) this.#begin(course, nowMs)
    return course !== undefined
  }

  /** Of the functions that are due, the one that was not seen for longest. */
  #mostUrgent(nowMs: number): Course<S> | undefined {
    // No lane is free before this one: with 1,000 functions the search is worth saving.
    if (this.#pace.freeAtMs('own') > nowMs) return undefined
    const last = this.#lastRound()
    let urgent: Course<S> | undefined
    for (const course of this.#awaited) {
      if (course.looking || this.#mayLookAtMs(course, last) > nowMs) continue
      if (!urgent || course.lookedMs < urgent.lookedMs) urgent = course
    }
    return urgent
  }

  /** When a function may be looked at: when it is due, or in the last round, and the budget allows. */
  #mayLookAtMs(course: Course<S>, last: LastRound): number {
    if (this.#once ? isLookedAt(course) : course.lookedMs >= last.fromMs) return Number.POSITIVE_INFINITY
    const { lanes } = this.#w.plan(course.subject)
    const freeMs = Math.max(...lanes.map((lane) => this.#pace.freeAtMs(lane)))
    const nextMs = Math.max(course.dueMs, freeMs)
    const quietMs = lanes.reduce((sum, lane) => sum + this.#pace.gapMs(lane), QUIET_MS)
    return nextMs > last.nextMs - quietMs ? Math.max(last.nextMs, freeMs) : nextMs
  }

  /** The fewer are still awaited, the later it begins: what was looked at before that gets another look. */
  #lastRound(): LastRound {
    const fromMs = this.#lastLooksMs(Number.POSITIVE_INFINITY)
    return { fromMs, nextMs: this.#lastLooksMs(fromMs) }
  }

  /** When the last looks at all that were looked at before `beforeMs` have to begin, for the last one to begin as the time ends. */
  #lastLooksMs(beforeMs: number): number {
    if (this.#once) return Number.POSITIVE_INFINITY
    let restMs = 0
    let lastGapMs = 0
    for (const course of this.#awaited) {
      if (course.lookedMs >= beforeMs) continue
      for (const lane of this.#w.plan(course.subject).lanes) {
        lastGapMs = this.#pace.gapMs(lane)
        restMs += lastGapMs + LATE_MS
      }
    }
    return this.#deadlineMs() - LAST_LOOK_MS - Math.max(0, restMs - lastGapMs)
  }

  #begin(course: Course<S>, nowMs: number): void {
    course.looking = true
    course.lookedMs = nowMs
    this.#starting = course
    this.#run(course, this.#look(course))
  }

  async #look(course: Course<S>): Promise<void> {
    try {
      const observation = await this.#w.look(course.subject, this.#askFor(course))
      this.#learn(course, observation)
      this.#fold(course, observation, this.#w.clock.now())
    } finally {
      course.looking = false
      this.#hasAsked(course)
    }
  }

  async #wake(course: Course<S>): Promise<void> {
    const observation = await this.#w.wake(course.subject, this.#askFor(course))
    this.#fold(course, observation, this.#w.clock.now())
  }

  #askFor(course: Course<S>): Ask {
    const { clock } = this.#w
    const over = course.over.signal
    return {
      prepare: (send) => limited(send, ANSWER_MS, clock, over),
      request: async (lane, send) => {
        const turn = this.#turns.next(lane, over)
        this.#poke()
        await turn
        this.#hasAsked(course)
        course.requests += 1
        this.#lastRequestMs = clock.now()
        return limited(send, ANSWER_MS, clock, over)
      },
    }
  }

  #hasAsked(course: Course<S>): void {
    if (this.#starting !== course) return
    this.#starting = undefined
    this.#poke()
  }

  /** What the budget learns from a look. */
  #learn(course: Course<S>, { trouble }: Observation): void {
    const nowMs = this.#w.clock.now()
    if (trouble?.kind === 'throttled') this.#pace.refused(course.lookedMs, nowMs, trouble.retryAfterMs)
    else if (!isFault(trouble)) this.#pace.answered(nowMs)
  }

  /** Judges an observation, and does what the verdict says. */
  #fold(course: Course<S>, observation: Observation, atMs: number): void {
    if (course.outcome) return
    const before = course.memory
    const { verdict, memory, news } = this.#w.judge(course.subject, before, observation, atMs)
    course.memory = memory
    const final = verdict.result === 'wait' ? undefined : verdict
    if (news || final)
      this.#tell(course, { index: course.index, atMs, observation, before: known(before), ...(final && { final }) })
    if (final) this.#conclude(course, final, observation, atMs)
    if (verdict.result !== 'wait') return
    if (observation.wake === undefined) course.dueMs = this.#nextDueMs(course, observation, atMs, verdict.lookByMs)
    if (verdict.wake && !this.#once) this.#run(course, this.#wake(course))
  }

  #nextDueMs(course: Course<S>, { trouble }: Observation, atMs: number, lookByMs = Number.POSITIVE_INFINITY): number {
    const { pollInterval, plan, clock } = this.#w
    course.troubles = isFault(trouble) ? course.troubles + 1 : 0
    const backMs = course.troubles === 0 ? 0 : atMs + backoffMs(course.troubles, 250, 5_000, clock.random())
    if (pollInterval !== 'auto') return Math.max(course.lookedMs + pollInterval, backMs)
    const { notBeforeMs } = plan(course.subject)
    const dueMs = Math.max(course.lookedMs + autoGapMs(course.lookedMs), notBeforeMs, backMs)
    return Math.min(dueMs, Math.max(lookByMs, notBeforeMs))
  }

  #conclude(course: Course<S>, final: Final, observation: Observation, atMs: number): void {
    this.#end(course, final, atMs)
    if (this.#w.isShared(observation)) this.#share(course, observation, atMs)
    this.#failFast(final, atMs)
  }

  #failFast(final: Final, atMs: number): void {
    if (this.#w.failFast && final.result !== 'ready')
      this.#endAll(atMs, () => ({ result: 'unfinished', cause: 'fail-fast' }))
  }

  /** What ended the wait for one function of a group, and holds for all of them, ends it for all. */
  #share(from: Course<S>, { trouble }: Observation, atMs: number): void {
    if (!trouble) return
    const group = this.#w.groupOf(from.subject)
    for (const course of this.#awaited) {
      if (this.#w.groupOf(course.subject) !== group) continue
      const { verdict, memory } = this.#w.judge(course.subject, course.memory, { trouble }, atMs)
      if (verdict.result === 'wait') continue
      course.memory = memory
      this.#end(course, verdict, atMs)
    }
  }

  #endAll(atMs: number, finalOf: (course: Course<S>) => Final): void {
    for (const course of this.#awaited) this.#end(course, finalOf(course), atMs)
  }

  #end(course: Course<S>, final: Final, atMs: number): void {
    const { memory, requests, timeline } = course
    course.outcome = Object.freeze({ final, known: known(memory), waitedMs: atMs, requests, timeline })
    this.#awaited.delete(course)
    course.over.abort('over')
  }

  #tell(course: Course<S>, change: Change): void {
    if (course.timeline.length >= KEPT) course.timeline.splice(KEPT_FIRST, 1)
    course.timeline.push(change)
    this.#toldMs = change.atMs
    this.#w.onChange(change)
  }

  #breakSilence(nowMs: number): void {
    if (nowMs < this.#toldMs + SILENCE_MS) return
    this.#toldMs = nowMs
    const waiting = [...this.#awaited].map(({ index, memory }) => ({ index, known: known(memory) }))
    this.#w.onSilence(nowMs, waiting)
  }

  /** The next moment at which there may be something to do; answers and new requests poke the loop before. */
  #nextMs(nowMs: number): number {
    const deadlineMs = this.#deadlineMs()
    const endMs = nowMs < deadlineMs ? deadlineMs : deadlineMs + LAST_ANSWER_MS
    const nextMs = Math.min(endMs, this.#toldMs + SILENCE_MS)
    if (nowMs > deadlineMs && !this.#once) return nextMs
    return Math.min(nextMs, this.#turns.nextAtMs(), this.#nextLookMs())
  }

  #nextLookMs(): number {
    if (this.#starting) return Number.POSITIVE_INFINITY
    const last = this.#lastRound()
    let nextMs = Number.POSITIVE_INFINITY
    for (const course of this.#awaited) {
      if (!course.looking) nextMs = Math.min(nextMs, this.#mayLookAtMs(course, last))
      // No lane is free before this one: nothing comes sooner.
      if (nextMs <= this.#pace.freeAtMs('own')) break
    }
    return nextMs
  }

  /** Runs work beside the loop; a bug in it ends the wait for its function, and for no other. */
  #run(course: Course<S>, work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => {
        if (error instanceof Over || course.outcome) return
        this.#end(course, internal(error), this.#w.clock.now())
        this.#failFast(internal(error), this.#w.clock.now())
      })
      .finally(() => {
        this.#running.delete(done)
        this.#poke()
      })
    this.#running.add(done)
  }
}

function newCourse<S>(subject: S, index: number, startMs: number): Course<S> {
  return {
    index,
    subject,
    over: new AbortController(),
    memory: NOTHING,
    dueMs: startMs,
    lookedMs: Number.NEGATIVE_INFINITY,
    looking: false,
    troubles: 0,
    requests: 0,
    timeline: [],
  }
}

function isLookedAt({ lookedMs }: { readonly lookedMs: number }): boolean {
  return lookedMs > Number.NEGATIVE_INFINITY
}

/** Faults that say nothing of the function and are asked again with back-off. */
function isFault(trouble: Trouble | undefined): boolean {
  return trouble?.kind === 'throttled' || trouble?.kind === 'passing' || trouble?.kind === 'unreachable'
}

/** What is told and kept of a memory. */
function known({ seen, seenAtMs, provisioned, trouble }: Memory): Known {
  return {
    ...(seen && { seen }),
    ...(seenAtMs !== undefined && { seenAtMs }),
    ...(provisioned && { provisioned }),
    ...(trouble && { trouble }),
  }
}

function internal(error: unknown): Final {
  const { name, message } = error instanceof Error ? error : new Error('not an Error was thrown')
  return { result: 'error', cause: 'internal', trouble: { kind: 'rejected', operation: 'GetFunction', name, message } }
}
