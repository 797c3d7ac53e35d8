/**
 * The look under broken bytes, in a process of its own: there nothing catches what the action forgets to catch, and the
 * heap holds nothing but its own. `bytes.test.ts` starts it with `--expose-gc`; it prints what went wrong as JSON.
 */
import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Observation } from '../../src/verdict/seen.ts'
import { answers, type Framing, REFUSAL, type Sent, VALID, writeAnswer } from './answers.ts'
import { meaningsOf } from './contract-of-bytes.ts'
import { dripping, nested, tooLong } from './floods.ts'
import { type End, readAnswer } from './http.ts'
import { runs, SEED } from './runs.ts'
import { openWire, type Wire, writerOf } from './wire.ts'

export interface Told {
  /** What was tried, and the first things that went wrong with it. */
  readonly wrong: Readonly<Record<string, readonly string[]>>
  readonly looks: number
  /** How often each kind of end was met. */
  readonly met: Readonly<Record<string, number>>
  readonly heapGrowthBytes: number
}

let looks = 0
const met: Record<string, number> = {}

/** What is wrong with what a look made of the bytes; undefined where it is what they say. */
async function wrongWith(wire: Wire, sent: Sent): Promise<string | undefined> {
  const allowed = meaningsOf(sent.bytes, sent.end, sent.isFlat)
  const reading = readAnswer(sent.bytes, sent.end)
  const isEnding = sent.end !== 'stay' || (reading?.isStrict && reading.body !== undefined)
  const shown = await wire.look(writerOf(sent), sent.isFlat, isEnding ? 5_000 : 150)
  looks += 1
  const kind = shown.trouble?.kind ?? 'seen'
  met[kind] = (met[kind] ?? 0) + 1
  const isAllowed = allowed.some((it) =>
    'seen' in it ? isDeepStrictEqual({ ...shown.seen }, it.seen) : it.kind === kind,
  )
  if (isAllowed && isWellFormed(shown)) return undefined
  const told = [shown, allowed, sent.bytes.toString('latin1').slice(0, 3_000)]
  const [given, right, bytes] = told.map((it) => inspect(it, { breakLength: Number.POSITIVE_INFINITY }))
  return `shown: ${given}, but the bytes say: ${right}; ${sent.end} after ${bytes}`
}

/** One of the two, and the texts are texts. */
function isWellFormed({ seen, trouble }: Observation): boolean {
  if (!trouble) return seen !== undefined
  const { name, message } = trouble
  return (
    seen === undefined &&
    typeof message === 'string' &&
    (name === undefined || (typeof name === 'string' && name !== ''))
  )
}

const BATCH = 500

/** The shortest of what went wrong comes first. */
async function anyBytes(wire: Wire): Promise<string[]> {
  const wrong: string[] = []
  for (let done = 0; done < runs(2_000); done += BATCH) {
    const batch = fc.sample(answers, { numRuns: BATCH, seed: SEED + done })
    wrong.push(...(await inTurn(batch, (sent) => wrongWith(wire, sent))))
  }
  return wrong.sort((a, b) => a.length - b.length)
}

/** The connection ends after each byte of valid answers, in turn. */
async function everyByte(wire: Wire): Promise<string[]> {
  const framings: readonly Framing[] = ['length', 'chunked', 'close']
  const whole = [...framings.map((it) => writeAnswer(VALID, it)), writeAnswer(REFUSAL, 'length')]
  const all = whole.flatMap((bytes) =>
    Array.from({ length: bytes.length + 1 }, (_, length): Sent => {
      const end: End = length % 5 === 0 ? 'reset' : 'close'
      return { bytes: bytes.subarray(0, length), pieces: 1, end, isFlat: false }
    }),
  )
  return inTurn(all, (sent) => wrongWith(wire, sent))
}

/** Eight at a time. */
async function inTurn<T>(all: readonly T[], check: (it: T) => Promise<string | undefined>): Promise<string[]> {
  const left = all.values()
  const wrong: string[] = []
  const work = async () => {
    for (const it of left) {
      const found = await check(it)
      if (found) wrong.push(found)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return wrong
}

/** Thrice, and apart: what a finaliser lets go of is only gone then. */
async function heapBytes(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    await new Promise((done) => setTimeout(done, 20))
    globalThis.gc?.()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function main(): Promise<void> {
  const stray: string[] = []
  for (const event of ['uncaughtException', 'unhandledRejection', 'warning'])
    process.on(event, (what) => stray.push(`${event}: ${(what as Error)?.stack ?? what}`))
  const wire = await openWire()
  // These looks also load what the SDK loads late, so that what the heap gains from here on is never given back.
  const wrong: Record<string, readonly string[]> = { everyByte: (await everyByte(wire)).slice(0, 5) }
  const before = await heapBytes()
  const tried = { anyBytes, nested, tooLong, dripping }
  for (const [name, run] of Object.entries(tried)) {
    const found = await run(wire).catch((error: Error) => [`the machine broke: ${error.stack}`])
    wrong[name] = found.slice(0, 5)
  }
  const heapGrowthBytes = (await heapBytes()) - before
  await wire.close()
  const told: Told = { wrong: { ...wrong, stray: stray.slice(0, 5) }, looks, met, heapGrowthBytes }
  process.stdout.write(JSON.stringify(told))
}

await main()
