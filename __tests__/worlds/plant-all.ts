/** `node __tests__/worlds/plant-all.ts [worlds]`: plants each fault in turn, and says which world caught it, and by which promise. */
import { checkWorlds } from './check.ts'
import { PLANTS } from './plants.ts'
import { withPlant } from './variant.ts'

const WORLDS = Number(process.argv[2] ?? 4_000)
const SEED = 20_261_125

let survivors = 0
for (const plant of PLANTS) {
  const { failure } = await withPlant(plant, (machine) =>
    checkWorlds({ worlds: WORLDS, seed: SEED, machine, isShrinking: false }),
  )
  if (!failure) survivors += 1
  const told = failure ? `world ${failure.nth}: ${failure.broken.split('\n')[0]?.slice(0, 160)}` : 'SURVIVED'
  console.log(`${plant.name}: ${told}`)
}
console.log(`${PLANTS.length - survivors} of ${PLANTS.length} planted faults were caught`)
if (survivors > 0) process.exitCode = 1
