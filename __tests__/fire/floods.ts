/** Answers that are too much: too deep, too long, too slow. */
import type { Socket } from 'node:net'
import { CONFIGURATION, type Framing, writeAnswer } from './answers.ts'
import { type Wire, type Writer, writerOf } from './wire.ts'

const LIMIT = 1_048_576
const FRAMINGS: readonly Framing[] = ['length', 'chunked', 'close']

const ACTIVE = JSON.stringify({ Configuration: CONFIGURATION })

/** As deep as a megabyte goes, twice at once: none of it may exhaust the stack, or be taken for what Lambda says. */
export async function nested(wire: Wire): Promise<string[]> {
  const wrong: string[] = []
  for (const [open, close, depth] of [
    ['[', ']', 250_000],
    ['{"a":', '}', 85_000],
  ] as const) {
    const deep = `${open.repeat(depth)}1${close.repeat(depth)}`
    for (const status of [200, 302, 403, 503]) {
      for (const body of [deep, `{"message":${deep}}`, `{"other":${deep},"Configuration":{"State":${deep}}}`]) {
        const bytes = writeAnswer({ status, headers: [], body: Buffer.from(body) }, 'length')
        const { seen, trouble } = await wire.look(writerOf({ bytes, pieces: 1, end: 'close', isFlat: false }))
        // A word that is too deep to be written is no word; what is deep elsewhere does not matter.
        const isWord = body.includes('State')
        const isRight =
          status === 200 && body.startsWith('{') && !isWord ? seen && !trouble : trouble?.kind === 'passing'
        if (!isRight)
          wrong.push(`${status}, ${body.slice(0, 60)}…: ${Object.keys(seen ?? {})} ${trouble?.kind} ${trouble?.name}`)
      }
    }
  }
  return wrong
}

/** A megabyte is read and one byte more is not; of a flood only what the kernel takes is ever sent. */
export async function tooLong(wire: Wire): Promise<string[]> {
  const wrong: string[] = []
  for (const framing of FRAMINGS) {
    for (const length of [LIMIT - 1, LIMIT, LIMIT + 1, 3 * LIMIT]) {
      const body = Buffer.from(ACTIVE.padEnd(length - Buffer.byteLength(ACTIVE) + ACTIVE.length))
      const bytes = writeAnswer({ status: 200, headers: [], body }, framing, 65_536)
      const { seen, trouble } = await wire.look(writerOf({ bytes, pieces: 4, end: 'close', isFlat: false }))
      if (length > LIMIT ? trouble?.kind !== 'passing' : seen?.state !== 'Active')
        wrong.push(`${framing}, ${length} bytes: ${JSON.stringify({ seen, trouble })}`)
    }
  }
  for (const status of [200, 302, 404, 500]) wrong.push(...(await flooded(wire, status)))
  return wrong
}

async function flooded(wire: Wire, status: number): Promise<string[]> {
  let sent = 0
  let ended: () => void = () => {}
  const isGivenUp = new Promise<boolean>((given) => {
    ended = () => given(true)
  })
  const before = process.memoryUsage().arrayBuffers
  const { trouble } = await wire.look((socket) => {
    socket.on('close', ended)
    socket.write(`HTTP/1.1 ${status} Said\r\n\r\n`)
    sent = 0
    flood(socket, (length) => {
      sent += length
    })
  })
  const kept = process.memoryUsage().arrayBuffers - before
  await isGivenUp
  const isBounded = trouble?.kind === 'passing' && sent < 32 * LIMIT && kept < 32 * LIMIT
  return isBounded ? [] : [`${status}: ${JSON.stringify(trouble)}, ${sent} bytes sent, ${kept} kept`]
}

function flood(socket: Socket, count: (length: number) => void): void {
  const spaces = Buffer.alloc(65_536, ' ')
  const more = () => {
    let isTaken = true
    while (isTaken && socket.writable) {
      count(spaces.length)
      isTaken = socket.write(spaces)
    }
    if (socket.writable) socket.once('drain', more)
  }
  more()
}

/** A byte a second never ends within the product's own 5 s; a faster drip does, and then it is an answer like any. */
export async function dripping(wire: Wire): Promise<string[]> {
  const bytes = writeAnswer(
    { status: 200, headers: [], body: Buffer.from('{"Configuration":{"State":"Active"}}') },
    'length',
  )
  const [slow, fast, ...silent] = await Promise.all([
    wire.look(drip(bytes, 1_000)),
    wire.look(drip(bytes, 2)),
    // Silence after the head, and within the body, with a limit that is over sooner.
    ...[0, 10, bytes.length - 5].map((from) => wire.look(drip(bytes, 50, from), false, 200)),
  ])
  const wrong = [slow, ...silent].filter((it) => it?.trouble?.kind !== 'passing')
  return [...wrong, ...(fast?.seen?.state === 'Active' ? [] : [fast])].map((it) => JSON.stringify(it))
}

/** All up to `from` at once, then a byte at a time. */
const drip =
  (bytes: Buffer, everyMs: number, from = 0): Writer =>
  (socket) => {
    let at = from
    socket.write(bytes.subarray(0, from))
    const timer = setInterval(() => {
      if (at >= bytes.length || !socket.writable) return clearInterval(timer)
      socket.write(bytes.subarray(at, at + 1))
      at += 1
    }, everyMs)
    socket.on('close', () => clearInterval(timer))
  }
