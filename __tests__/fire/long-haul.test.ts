/** A wait that lasts for a day, and thousands of looks over real HTTP, leave nothing behind; and a leak would be seen. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Reading } from './meter.ts'
import { runs } from './runs.ts'

/** Issue 4, part 6. */
const MOST_GROWTH_BYTES = 5_000_000
const HERE = '__tests__/fire'
/** All that the virtual haul is made of. */
const PARTS = ['src/verdict', 'src/waiting', '__tests__/waiting/virtual-clock.ts', HERE, 'package.json']

interface Haul {
  readonly readings: readonly Reading[]
  readonly results: readonly string[]
  readonly waitedMs: number
  /** Of the virtual clock, left at the end. */
  readonly timers: number
  readonly changes: number
  readonly silences: number
}

/** Runs a haul of the tree at `root` to its end. */
async function haul(script: string, amount: number, root = resolve('.')): Promise<Haul> {
  const args = ['--expose-gc', join(root, HERE, script), String(amount)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 })
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
}

/** What is compared: the first fifth warms up (code is compiled, timelines fill), and the last reading is after the end. */
const warm = (readings: readonly Reading[]) => readings.slice(Math.floor(readings.length / 5), -1)

function growthOf(readings: readonly Reading[]): number {
  const bytes = warm(readings).map(({ heapBytes }) => heapBytes)
  return Math.max(...bytes) - (bytes[0] ?? Number.NaN)
}

/** How far apart the least and the most of something are. */
function spread(readings: readonly Reading[], of: (reading: Reading) => number): number {
  const all = warm(readings).map(of)
  return Math.max(...all) - Math.min(...all)
}

/** Everything that is left or grows, a sentence each. */
function leaksIn({ readings, timers }: Haul): string[] {
  const last = readings.at(-1)
  const checks: readonly (readonly [boolean, string])[] = [
    [growthOf(readings) < MOST_GROWTH_BYTES, `the heap grew by ${growthOf(readings)} bytes`],
    [spread(readings, ({ onCancel }) => onCancel) === 0, 'listeners on the cancel come or go'],
    // Three functions, each of which has a look under way or not.
    [spread(readings, ({ listeners }) => listeners) <= 12, 'listeners come, and do not go'],
    [last?.onCancel === 0 && last.listeners === 0, `listeners at the end: ${last?.onCancel} and ${last?.listeners}`],
    [timers === 0, `timers at the end: ${timers}`],
    [new Set(warm(readings).map(({ handles }) => JSON.stringify(handles))).size === 1, 'handles come or go'],
    [Object.keys(last?.handles ?? {}).length === 0, `handles at the end: ${JSON.stringify(last?.handles)}`],
  ]
  return checks.flatMap(([holds, text]) => (holds ? [] : [text]))
}

const figures = (name: string, { readings }: Pick<Haul, 'readings'>) =>
  process.stdout.write(
    `${name}: ${readings.at(-1)?.looks} looks; heap after warm-up ${warm(readings)[0]?.heapBytes} bytes, at most ${growthOf(readings)} more\n`,
  )

test('a day of waiting, over 100,000 looks: heap, listeners and handles stay what they were', async () => {
  const it = await haul('virtual-haul.ts', runs(24))
  figures('24 h in virtual time', it)
  expect(leaksIn(it)).toEqual([])
  expect(it.waitedMs).toBeGreaterThanOrEqual(24 * 3_600_000)
  expect(it.readings.at(-1)?.looks).toBeGreaterThan(100_000)
  expect(it.results).toEqual(Array(3).fill('timed-out'))
  // Else the timeline would have had nothing to keep.
  expect(it.changes).toBeGreaterThan(20_000)
  expect(it.silences).toBeGreaterThan(100)
}, 600_000)

describe('a leak is seen', () => {
  test.each([
    [
      'a listener that is not given back',
      'waiting/turns.ts',
      `    over.removeEventListener('abort', onOver)\n`,
      1,
      /^listeners come, and do not go/,
    ],
    [
      'a timer that is not given back',
      'waiting/turns.ts',
      `    settled.abort('settled')\n    await bell\n`,
      1,
      /^timers at the end/,
    ],
    [
      'a timeline that grows',
      'waiting/wait.ts',
      '    if (course.timeline.length >= KEPT) course.timeline.splice(KEPT_FIRST, 1)\n',
      6,
      /^the heap grew/,
    ],
    [
      'a listener on the cancel',
      'waiting/wait.ts',
      `      this.#w.cancel.removeEventListener('abort', onCancel)\n`,
      1,
      /^listeners at the end: 1/,
    ],
  ])(
    '%s',
    async (_, file, line, hours, leak) => {
      const root = await mkdtemp(join(tmpdir(), 'leak-'))
      try {
        for (const part of PARTS) await cp(part, join(root, part), { recursive: true })
        await plant(join(root, 'src', file), line)
        expect(leaksIn(await haul('virtual-haul.ts', hours, root))).toContainEqual(expect.stringMatching(leak))
      } finally {
        await rm(root, { recursive: true })
      }
    },
    120_000,
  )

  async function plant(path: string, line: string): Promise<void> {
    const text = await readFile(path, 'utf8')
    expect(text.split(line)).toHaveLength(2)
    await writeFile(path, text.replace(line, ''))
  }
})

test('5,000 looks over real HTTP, faults among them: heap and sockets stay what they were, and nothing is left', async () => {
  const { readings } = await haul('http-haul.ts', runs(5_000))
  figures('over HTTP', { readings })
  expect(growthOf(readings)).toBeLessThan(MOST_GROWTH_BYTES)
  expect(spread(readings, ({ onCancel }) => onCancel)).toBe(0)
  // A request under way has a few.
  expect(spread(readings, ({ listeners }) => listeners)).toBeLessThanOrEqual(4 * 8)
  // Eight functions, both ends of a connection each.
  const sockets = warm(readings).map(({ handles }) => handles.TCPSocketWrap ?? 0)
  expect(Math.max(...sockets)).toBeLessThanOrEqual(2 * 8)
  expect(readings.at(-1)?.onCancel).toBe(0)
  expect(readings.at(-1)?.handles).toEqual(readings[0]?.handles)
  expect(readings.at(-1)?.looks).toBeGreaterThanOrEqual(runs(5_000))
}, 600_000)
