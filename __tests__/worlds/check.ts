/** Plays random worlds until one breaks a promise, and gives back the smallest that does. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { Census } from './census.ts'
import { brokenIn } from './invariants.ts'
import { type Machine, REAL } from './machine.ts'
import { type Played, play } from './play.ts'
import type { World } from './world.ts'
import { worlds } from './worlds.ts'

export interface Checked {
  readonly census: Census
  /** Which of the worlds was the first that broke something, that world made as small as it gets, and what it breaks. */
  readonly failure?: { readonly nth: number; readonly world: World; readonly path: string; readonly broken: string }
}

export interface Options {
  readonly worlds: number
  readonly seed: number
  /** Of an earlier failure: plays that world alone. */
  readonly path?: string
  readonly machine?: Machine
  /** Finding the smallest world takes longer than finding one. */
  readonly isShrinking?: boolean
}

/** One world in so many is played a second time, and has to come out the same. */
const AGAIN = 8

export async function checkWorlds({
  worlds: count,
  seed,
  path,
  machine = REAL,
  isShrinking = true,
}: Options): Promise<Checked> {
  const census = new Census()
  const property = fc.asyncProperty(worlds, async (world) => {
    const played = await play(world, machine)
    census.note(played)
    const broken = [...brokenIn(played), ...(world.seed % AGAIN === 0 ? await changedIn(played, machine) : [])]
    if (broken.length > 0) throw new Error(broken.join('\n'))
  })
  const ran = await fc.check(property, { numRuns: count, seed, ...(path && { path }), endOnFailure: !isShrinking })
  if (!ran.failed) return { census }
  const broken = ran.errorInstance instanceof Error ? ran.errorInstance.message : String(ran.errorInstance)
  const [world] = ran.counterexample ?? []
  if (!world) throw new Error(`the worlds could not be played: ${broken}`)
  return { census, failure: { nth: ran.numRuns, world, path: ran.counterexamplePath ?? '', broken } }
}

/** The same seed gives the same run. */
async function changedIn(before: Played, machine: Machine): Promise<readonly string[]> {
  const again = await play(before.world, machine)
  const told = ({ outcomes, book, endedMs }: Played) => ({ outcomes, requests: book.requests, endedMs })
  return isDeepStrictEqual(told(before), told(again)) ? [] : ['The same seed gives the same run. It did not.']
}
