/** The random worlds can fail: each fault that is planted in src is caught by them. The rare ones are planted by `plant-all.ts`. */
import { expect, test } from '@jest/globals'
import { checkWorlds } from './check.ts'
import { PLANTS } from './plants.ts'
import { withPlant } from './variant.ts'

const SEED = 20_261_125

test.each(PLANTS.filter(({ isRare }) => !isRare))(
  'caught: $name',
  async (plant) => {
    const { failure } = await withPlant(plant, (machine) =>
      checkWorlds({ worlds: 300, seed: SEED, machine, isShrinking: false }),
    )
    expect(failure?.broken).toBeTruthy()
  },
  30_000,
)

test('the source without a fault is not caught, so that it is the fault that is', async () => {
  const nothing = { name: 'nothing', changes: [] }
  expect(
    (await withPlant(nothing, (machine) => checkWorlds({ worlds: 50, seed: SEED, machine }))).failure,
  ).toBeUndefined()
})
