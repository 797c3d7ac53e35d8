/** What a process holds on to, for the long hauls. Needs `node --expose-gc`. */
import { getEventListeners } from 'node:events'

export interface Reading {
  /** How many looks there had been. */
  readonly looks: number
  /** What is left of the heap after a full collection. */
  readonly heapBytes: number
  /** On the signal of the cancel. */
  readonly onCancel: number
  /** On all signals there ever were, those that nobody can reach any more included. */
  readonly listeners: number
  /** Handles and timers that keep the process alive, by kind. */
  readonly handles: Readonly<Record<string, number>>
}

export class Meter {
  readonly readings: Reading[] = []
  readonly #cancel: AbortSignal
  #listeners = 0

  /** From now on all listeners to `abort` are counted, whoever adds them; once in a process. */
  constructor(cancel: AbortSignal) {
    this.#cancel = cancel
    this.#count('addEventListener')
    this.#count('removeEventListener')
  }

  read(looks: number): void {
    globalThis.gc?.()
    this.readings.push({
      looks,
      heapBytes: process.memoryUsage().heapUsed,
      onCancel: getEventListeners(this.#cancel, 'abort').length,
      listeners: this.#listeners,
      handles: byKind(process.getActiveResourcesInfo()),
    })
  }

  #count(method: 'addEventListener' | 'removeEventListener'): void {
    const original = EventTarget.prototype[method]
    const added = (by: number) => {
      this.#listeners += by
    }
    EventTarget.prototype[method] = function (this: EventTarget, ...how: Parameters<typeof original>) {
      const before = getEventListeners(this, 'abort').length
      original.apply(this, how)
      added(getEventListeners(this, 'abort').length - before)
    }
  }
}

/** Requests (of files, of closing) end by themselves: they are no handles. */
function byKind(names: readonly string[]): Record<string, number> {
  const kinds = Map.groupBy(
    names.filter((name) => !name.includes('Req')),
    (name) => name,
  )
  return Object.fromEntries([...kinds].map(([name, all]) => [name, all.length]))
}
