/**
 * `npm run simulate -- --worlds N --seed S`: plays N random worlds, and says what was met in them. On a failure: the smallest
 * world that shows it, and the command that plays it again (`--path`, as fast-check names it).
 */
import { parseArgs } from 'node:util'
import { checkWorlds } from './check.ts'

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string' },
  },
})
const count = Number(values.worlds)
const seed = Number(values.seed)
/** Below this, a kind that is rare may be missing by chance. */
const ENOUGH = 1_500

const startedMs = performance.now()
const { census, failure } = await checkWorlds({ worlds: count, seed, ...(values.path && { path: values.path }) })
const seconds = (performance.now() - startedMs) / 1_000

console.log(
  `${census.worlds} worlds in ${seconds.toFixed(1)} s: ${(census.worlds / seconds).toFixed(0)} worlds a second (seed ${seed})`,
)
console.log(
  `${census.looks} looks, ${census.requests} requests, ${(census.virtualMs / 3_600_000).toFixed(1)} hours of virtual time`,
)
for (const line of census.lines()) console.log(line)

if (failure) {
  console.error(`\nWorld ${failure.nth} breaks a promise:\n${failure.broken}\n\n${JSON.stringify(failure.world)}`)
  console.error(`\nAgain: npm run simulate -- --worlds ${count} --seed ${seed} --path ${failure.path}`)
  process.exitCode = 1
} else if (count >= ENOUGH && census.missing().length > 0) {
  console.error(`Never met, so never tested: ${census.missing().join(', ')}`)
  process.exitCode = 1
} else console.log('No promise was broken.')
