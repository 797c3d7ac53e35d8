/**
 * A model of Lambda on the virtual clock: answers looks and wakes as a world says, and keeps a book of all that was asked
 * and answered. Shares with src only the words of an observation and the way in which a look asks.
 */
import type { Observation, Operation, Provisioned, Seen, Trouble } from '../../src/verdict/seen.ts'
import type { Lane } from '../../src/waiting/pace.ts'
import type { Ask } from '../../src/waiting/turns.ts'
import type { Plan } from '../../src/waiting/wait.ts'
import type { VirtualClock } from '../waiting/virtual-clock.ts'
import { type Asked, Book, type Request } from './book.ts'
import { credentialsTrouble, isAbout, isOfCredentials, troubleOf } from './faults.ts'
import type { Machine } from './machine.ts'
import { chanceOf, type Fault, type FaultKind, type World, type WorldFunction } from './world.ts'

type Answered<T> = { readonly ok: T } | { readonly trouble: Trouble }

/** What is known of a region's endpoint. */
interface Region {
  triedAtMs?: number
  reached: boolean
  isClockCorrected: boolean
}

export class Lambda {
  readonly book = new Book()
  readonly #world: World
  readonly #clock: VirtualClock
  readonly #machine: Machine
  readonly #chance: () => number
  readonly #regions = new Map<string, Region>()
  readonly #onStandIn = new Set<number>()
  readonly #configurationAtMs = new Map<number, number>()
  readonly #wokenAtMs = new Map<number, number>()
  /** Requests that were served, by when: the account's quota counts them. */
  #served: number[] = []
  readonly #never = new AbortController().signal

  constructor(world: World, clock: VirtualClock, machine: Machine) {
    this.#world = world
    this.#clock = clock
    this.#machine = machine
    this.#chance = chanceOf(world.seed + 1)
  }

  plan(index: number): Plan {
    const lane: Lane = this.#operation(index) === 'GetFunctionConfiguration' ? 'control' : 'own'
    return {
      lanes: this.#wantsProvisioned(index) ? [lane, 'control'] : [lane],
      notBeforeMs: (this.#configurationAtMs.get(index) ?? Number.NEGATIVE_INFINITY) + 1_000,
    }
  }

  async look(index: number, ask: Ask): Promise<Observation> {
    const look = this.book.beginLook(index, this.#clock.now(), this.plan(index))
    const [shown, provisioned] = await Promise.all([
      this.#askForFunction(index, ask),
      this.#wantsProvisioned(index) ? this.#askForProvisioned(index, ask) : undefined,
    ])
    const trouble = troubleIn(shown) ?? troubleIn(provisioned)
    const observation = {
      ...('ok' in shown && { seen: shown.ok }),
      ...(provisioned && 'ok' in provisioned && { provisioned: provisioned.ok }),
      ...(trouble && { trouble }),
    }
    this.book.endLook(look, this.#clock.now(), observation, this.plan(index))
    return observation
  }

  async wake(index: number, ask: Ask): Promise<Observation> {
    this.book.note(index, { kind: 'wake-asked', atMs: this.#clock.now() })
    const answered = await this.#ask(index, 'Invoke', 'own', ask, () => {
      if (!this.#wokenAtMs.has(index)) this.#wokenAtMs.set(index, this.#clock.now())
      return { ok: true }
    })
    // To ask again where no answer came could run the function twice.
    const wake = 'ok' in answered || answered.trouble.name === 'NoAnswer' ? 'accepted' : answered.trouble
    this.book.note(index, { kind: 'woken', atMs: this.#clock.now(), wake })
    return { wake }
  }

  /** What a function shows now, if there is one. */
  shownNow(index: number): Seen | undefined {
    let leftMs = this.#clock.now()
    const { stages } = this.#function(index)
    for (const [place, { forMs, seen }] of stages.entries()) {
      const lastsMs = forMs === 'until-woken' ? (this.#wokenAtMs.get(index) ?? Number.POSITIVE_INFINITY) : forMs
      if (leftMs < lastsMs || place === stages.length - 1) return seen && { ...seen, functionArn: arnOf(index) }
      leftMs -= lastsMs
    }
    return undefined
  }

  async #askForFunction(index: number, ask: Ask): Promise<Answered<Seen>> {
    const answered = await this.#askForConfiguration(index, ask)
    if (troubleIn(answered)?.kind !== 'permission' || this.#world.operation !== 'auto' || this.#onStandIn.has(index))
      return answered
    this.#onStandIn.add(index)
    return this.#askForConfiguration(index, ask)
  }

  #askForConfiguration(index: number, ask: Ask): Promise<Answered<Seen>> {
    const operation = this.#operation(index)
    return this.#ask(index, operation, operation === 'GetFunction' ? 'own' : 'control', ask, () => {
      const seen = this.shownNow(index)
      const trouble = troubleOf('not-found', operation)
      return seen || !trouble ? { ok: seen ?? {} } : { trouble }
    })
  }

  #askForProvisioned(index: number, ask: Ask): Promise<Answered<Provisioned>> {
    return this.#ask(index, 'GetProvisionedConcurrencyConfig', 'control', ask, () => {
      const status = this.#provisionedNow(index)
      return { ok: status === undefined ? {} : { status } }
    })
  }

  #provisionedNow(index: number): string | undefined {
    let untilMs = 0
    const { provisioned } = this.#function(index)
    for (const { forMs, status } of provisioned) {
      untilMs += forMs
      if (this.#clock.now() < untilMs) return status
    }
    return provisioned.at(-1)?.status
  }

  /** Once, and once more where the signature was refused. */
  async #ask<T>(
    index: number,
    operation: Operation,
    lane: Lane,
    ask: Ask,
    answer: () => Answered<T>,
  ): Promise<Answered<T>> {
    const asked = { index, operation, lane }
    const first = await this.#askOnce(asked, ask, answer)
    return troubleIn(first)?.kind === 'signature' ? this.#askOnce(asked, ask, answer) : first
  }

  async #askOnce<T>(asked: Asked, ask: Ask, answer: () => Answered<T>): Promise<Answered<T>> {
    const region = this.#region(asked.index)
    const missing = this.#faultNow(asked, isOfCredentials)
    const trouble = missing && credentialsTrouble(missing.kind, asked.operation)
    if (trouble) return this.book.meet(missing.kind, { trouble })
    region.triedAtMs ??= this.#clock.now()
    let request: Request | undefined
    try {
      return await ask.request(asked.lane, (signal) => {
        request = this.book.request(asked, this.#clock.now())
        if (asked.operation === 'GetFunctionConfiguration') this.#configurationAtMs.set(asked.index, request.atMs)
        return this.#answer(asked, signal, answer)
      })
    } catch (error) {
      if (!(error instanceof this.#machine.NoAnswer)) throw error
      if (request) request.wasGivenUp = true
      return { trouble: { kind: 'passing', operation: asked.operation, name: 'NoAnswer', message: 'no answer' } }
    } finally {
      if (request) request.endedMs = this.#clock.now()
    }
  }

  async #answer<T>(asked: Asked, signal: AbortSignal, answer: () => Answered<T>): Promise<Answered<T>> {
    const fault = this.#faultNow(asked, (kind) => !isOfCredentials(kind))?.kind
    const isRefused = fault === undefined && this.#isOverQuota()
    if (fault) this.book.meet(fault)
    await this.#pass(fault, signal)
    if (fault === 'unreachable') return { trouble: this.#unreachable(asked) }
    this.#region(asked.index).reached = true
    if (fault === 'clock-skewed-once') this.#region(asked.index).isClockCorrected = true
    const trouble = troubleOf(isRefused ? 'over-a-shared-quota' : (fault ?? 'slow'), asked.operation)
    if (trouble?.kind === 'throttled') this.book.refused(asked, this.#clock.now())
    return trouble ? { trouble } : answer()
  }

  /** The time until the answer is there; `signal` gives it up, unless the connection is deaf to it. */
  async #pass(fault: FaultKind | undefined, signal: AbortSignal): Promise<void> {
    const { least, most } = this.#world.answerMs
    const usualMs = least + this.#chance() * (most - least)
    if (fault === 'no-answer-and-deaf') return new Promise(() => {})
    if (fault === 'late-answer-and-deaf')
      return this.book.deaf(this.#clock.sleep(usualMs + 4_000 + this.#chance() * 9_000, this.#never))
    await this.#clock.sleep(
      fault === 'no-answer' ? 1e9 : usualMs + (fault === 'slow' ? this.#chance() * 4_900 : 0),
      signal,
    )
    if (signal.aborted) throw signal.reason
  }

  #unreachable({ index, operation }: Asked): Trouble {
    const { reached, triedAtMs = 0 } = this.#region(index)
    const asked = { operation, name: 'ECONNREFUSED', message: 'refused' }
    if (reached) return { ...asked, kind: 'passing' }
    return { ...asked, kind: 'unreachable', endpoint: this.#function(index).region, tls: false, sinceMs: triedAtMs }
  }

  #faultNow(asked: Asked, fits: (kind: FaultKind) => boolean): Fault | undefined {
    const nowMs = this.#clock.now()
    return this.#world.faults.find(
      ({ kind, fromMs, forMs, on, share }) =>
        fits(kind) &&
        isAbout(kind, asked.operation) &&
        (on === 'all' || on === asked.index) &&
        nowMs >= fromMs &&
        nowMs < fromMs + forMs &&
        !(kind === 'clock-skewed-once' && this.#region(asked.index).isClockCorrected) &&
        (share === 1 || this.#chance() < share),
    )
  }

  #isOverQuota(): boolean {
    const { quota } = this.#world
    if (quota === undefined) return false
    const nowMs = this.#clock.now()
    this.#served = this.#served.filter((atMs) => atMs > nowMs - 1_000)
    if (this.#served.length >= quota) return true
    this.#served.push(nowMs)
    return false
  }

  #operation(index: number): 'GetFunction' | 'GetFunctionConfiguration' {
    if (this.#world.operation !== 'auto') return this.#world.operation
    return this.#onStandIn.has(index) ? 'GetFunctionConfiguration' : 'GetFunction'
  }

  #wantsProvisioned(index: number): boolean {
    return this.#function(index).desired.provisionedConcurrency
  }

  #function(index: number): WorldFunction {
    const it = this.#world.functions[index]
    if (!it) throw new Error(`there is no function ${index}`)
    return it
  }

  #region(index: number): Region {
    const { region } = this.#function(index)
    const known = this.#regions.get(region) ?? { reached: false, isClockCorrected: false }
    this.#regions.set(region, known)
    return known
  }
}

const troubleIn = (answered: Answered<unknown> | undefined): Trouble | undefined =>
  answered && 'trouble' in answered ? answered.trouble : undefined

/** Each function shows its own, so that no answer can be taken for another's. */
export const arnOf = (index: number): string => `arn:aws:lambda:eu-west-1:123456789012:function:f-${index}`
