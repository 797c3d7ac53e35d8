/** A thousand random worlds; as many as one likes with `npm run simulate`. */
import { expect, test } from '@jest/globals'
import { checkWorlds } from './check.ts'

/** The same thousand each time: a failure here is one of the change, not of the day. */
const SEED = 20_261_125
const WORLDS = 1_000

test(`no promise is broken in ${WORLDS} random worlds, and every kind of life, fault and verdict is met`, async () => {
  const { census, failure } = await checkWorlds({ worlds: WORLDS, seed: SEED })
  expect(failure).toBeUndefined()
  expect(census.missing()).toEqual([])
  expect(census.worlds).toBe(WORLDS)
}, 60_000)
