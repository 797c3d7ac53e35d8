/** A server that writes any bytes, and the product's own look at it. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Endpoints } from '../../src/lambda/client.ts'
import { look, viewerOf } from '../../src/lambda/look.ts'
import type { Observation } from '../../src/verdict/seen.ts'
import { realClock } from '../../src/waiting/clock.ts'
import { type Ask, limited } from '../../src/waiting/turns.ts'
import type { Sent } from './answers.ts'

/** Writes the answer to one request. */
export type Writer = (socket: Socket) => unknown

export interface Wire {
  /** One look with a client of its own; every request of it is answered by `writer`. */
  look(writer: Writer, isFlat?: boolean, limitMs?: number): Promise<Observation>
  close(): Promise<void>
}

/** Each look asks for a function of its own name, so that many can look at the same time. Sets the endpoint of the process. */
export async function openWire(): Promise<Wire> {
  const writers = new Map<string, Writer>()
  const server = createServer((socket) => {
    let asked = ''
    socket.setNoDelay()
    socket.on('error', () => {})
    socket.on('data', (data) => {
      asked += data.toString('latin1')
      if (!asked.includes('\r\n\r\n')) return
      const name = /^GET \/[^/]+\/functions\/([^/? ]+)/.exec(asked)?.[1] ?? ''
      asked = ''
      writers.get(name)?.(socket)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.env.AWS_ENDPOINT_URL_LAMBDA = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let count = 0
  return {
    look: async (writer, isFlat = false, limitMs = 5_000) => {
      const name = `f-${count++}`
      writers.set(name, writer)
      const endpoints = new Endpoints({})
      try {
        const target = { display: name, functionName: name, name, region: 'us-east-1', partition: 'aws' }
        const viewer = viewerOf(target, isFlat ? 'GetFunctionConfiguration' : 'GetFunction', false, endpoints)
        return await look(viewer, askWithin(limitMs), realClock.now)
      } finally {
        endpoints.close()
        writers.delete(name)
      }
    },
    close: () => closed(server),
  }
}

function askWithin(limitMs: number): Ask {
  const over = new AbortController().signal
  const prepare: Ask['prepare'] = (send) => limited(send, limitMs, realClock, over)
  return { prepare, request: (_, send) => prepare(send) }
}

const closed = (server: Server) => new Promise<void>((done) => void server.close(() => done()))

/** Writes bytes in pieces, one a turn of the event loop, then does with the connection as is told. */
export const writerOf =
  ({ bytes, pieces, end }: Sent): Writer =>
  async (socket) => {
    const size = Math.max(1, Math.ceil(bytes.length / pieces))
    for (let at = 0; at < bytes.length; at += size) {
      if (at > 0) await new Promise((next) => setImmediate(next))
      if (!socket.writable) return
      socket.write(bytes.subarray(at, at + size))
    }
    if (end === 'close') socket.end()
    if (end === 'reset') setImmediate(() => socket.resetAndDestroy())
  }
