/** Counts what was met while worlds were played: a promise that was never put to the test is not kept, only untested. */
import type { Played } from './play.ts'
import { FAULTS, LIVES } from './world.ts'

/** Every result and cause that the judgement and the engine know, but for a bug of ours. */
const VERDICTS = [
  'ready/ready',
  'failed/state-failed',
  'failed/update-failed',
  'failed/going-away',
  'failed/latest-not-invocable',
  'failed/inactive-fault',
  'failed/wake-refused',
  'failed/provisioned-failed',
  'failed/provisioned-missing',
  'inactive/idle',
  'inactive/not-woken',
  'inactive/no-capacity',
  'superseded/superseded-code',
  'superseded/superseded-version',
  'not-found/not-found',
  'denied/trouble',
  'error/trouble',
  'timed-out/timeout',
  'cancelled/cancelled',
  'unfinished/fail-fast',
] as const

export class Census {
  worlds = 0
  requests = 0
  looks = 0
  virtualMs = 0
  readonly #counts = new Map<string, number>()

  constructor() {
    for (const name of [...LIVES, ...FAULTS, ...VERDICTS]) this.#counts.set(name, 0)
  }

  note({ world, book, outcomes, endedMs }: Played): void {
    this.worlds += 1
    this.requests += book.requests.length
    this.looks += book.looks.length
    this.virtualMs += endedMs
    const lives = outcomes.flatMap(({ requests }, index) => (requests > 0 ? (world.functions[index]?.kind ?? []) : []))
    const verdicts = outcomes.map(({ final }) => `${final.result}/${final.cause}`)
    for (const name of [...new Set(lives), ...book.faults, ...new Set(verdicts)]) this.#add(name)
  }

  #add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** Kinds that no world met. */
  missing(): readonly string[] {
    return [...this.#counts].filter(([, count]) => count === 0).map(([name]) => name)
  }

  /** Of each kind in how many worlds it was met. */
  lines(): readonly string[] {
    const told = (title: string, names: readonly string[]) =>
      `${title}: ${names.map((name) => `${name} ${this.#counts.get(name)}`).join(', ')}`
    return [told('lives', LIVES), told('faults', FAULTS), told('verdicts', VERDICTS)]
  }
}
