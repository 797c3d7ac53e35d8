/** The book of a world: every request, look and wake, with what was answered, in the order in which it happened. */
import type { Observation, Operation, Trouble } from '../../src/verdict/seen.ts'
import type { Lane } from '../../src/waiting/pace.ts'
import type { Plan } from '../../src/waiting/wait.ts'
import type { FaultKind } from './world.ts'

export interface Asked {
  readonly index: number
  readonly operation: Operation
  readonly lane: Lane
}

export interface Request extends Asked {
  readonly atMs: number
  /** Whatever ended it. */
  endedMs?: number
  wasGivenUp?: true
}

export interface Look {
  readonly index: number
  readonly beganMs: number
  /** What the next look costs: a look may change it, from GetFunction to its stand-in. */
  plan: Plan
  endedMs?: number
  observation?: Observation
}

/** What happened to one function, as its judgement gets to know it. */
export type Event =
  | { readonly kind: 'look'; readonly atMs: number; readonly observation: Observation }
  | { readonly kind: 'wake-asked'; readonly atMs: number }
  | { readonly kind: 'woken'; readonly atMs: number; readonly wake: 'accepted' | Trouble }

export class Book {
  readonly requests: Request[] = []
  readonly looks: Look[] = []
  /** Refusals for the rate, by when they were answered. */
  readonly refusals: Request[] = []
  readonly faults = new Set<FaultKind>()
  /** Timers of connections that are deaf to being given up: they are the model's, and nobody's fault. */
  deafTimers = 0
  readonly #events = new Map<number, Event[]>()

  eventsOf(index: number): readonly Event[] {
    return this.#events.get(index) ?? []
  }

  note(index: number, event: Event): void {
    const events = this.#events.get(index) ?? []
    events.push(event)
    this.#events.set(index, events)
  }

  beginLook(index: number, beganMs: number, plan: Look['plan']): Look {
    const look: Look = { index, beganMs, plan }
    this.looks.push(look)
    return look
  }

  endLook(look: Look, atMs: number, observation: Observation, plan: Look['plan']): void {
    look.plan = plan
    look.endedMs = atMs
    look.observation = observation
    this.note(look.index, { kind: 'look', atMs, observation })
  }

  request(asked: Asked, atMs: number): Request {
    const request = { ...asked, atMs }
    this.requests.push(request)
    return request
  }

  refused(asked: Asked, atMs: number): void {
    this.faults.add('over-a-shared-quota')
    this.refusals.push({ ...asked, atMs })
  }

  meet<T>(kind: FaultKind, answer?: T): T {
    this.faults.add(kind)
    return answer as T
  }

  async deaf(sleep: Promise<void>): Promise<void> {
    this.deafTimers += 1
    await sleep
    this.deafTimers -= 1
  }
}
