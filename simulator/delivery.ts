/** Carries a delivery out on a real response, and keeps every timer so that all of them can be given back. */
import type { ServerResponse } from 'node:http'
import type { Delivery } from './faults.ts'
import type { Reply } from './reply.ts'

export interface Courier {
  /** Sends; `onStatus` hears the status when it goes out. */
  deliver(delivery: Delivery, response: ServerResponse, onStatus: (status: number) => void): void
  /** Clears all timers. */
  close(): void
}

/** Makes a courier; `headers` go with every answer. */
export function makeCourier(headers: () => Readonly<Record<string, string>>): Courier {
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }

  const head = (reply: Reply, response: ServerResponse) =>
    response.writeHead(reply.status, {
      ...headers(),
      ...reply.headers,
      'content-length': String(Buffer.byteLength(reply.body)),
    })

  const drip = (body: Buffer, ms: number, response: ServerResponse) => {
    if (body.length === 0 || response.destroyed) return void response.end()
    response.write(body.subarray(0, 1))
    later(ms, () => drip(body.subarray(1), ms, response))
  }

  const cut = (reply: Reply, response: ServerResponse) => {
    head(reply, response)
    const body = Buffer.from(reply.body)
    response.write(body.subarray(0, body.length / 2), () => response.destroy())
  }

  return {
    deliver(delivery, response, onStatus) {
      if (delivery.how === 'hang') return
      if (delivery.how === 'reset') return void response.socket?.resetAndDestroy()
      const send = () => {
        const reply = delivery.reply()
        onStatus(reply.status)
        if (delivery.how === 'cut') return cut(reply, response)
        head(reply, response)
        if (delivery.dripMs === undefined) response.end(reply.body)
        else drip(Buffer.from(reply.body), delivery.dripMs, response)
      }
      if (delivery.how === 'reply' && delivery.afterMs !== undefined) later(delivery.afterMs, send)
      else send()
    },
    close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
