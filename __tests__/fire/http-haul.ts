/**
 * `node --expose-gc http-haul.ts LOOKS`: the whole of `src/main.ts`, the SDK and the simulator over real HTTP, as fast as the
 * inputs allow. Prints readings as JSON on its last line.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, FILES } from '../../simulator/environment.ts'
import type { BrokenKind } from '../../simulator/script.ts'
import { startSimulator } from '../../simulator/server.ts'
import { run } from '../../src/main.ts'
import { Meter } from './meter.ts'

const LOOKS = Number(process.argv[2])
const READ_EVERY = LOOKS / 10
const FUNCTIONS = Array.from({ length: 8 }, (_, at) => `function-${at}`)
const FAULTS: readonly BrokenKind[] = ['reset', 'cut', 'garbage', 'oversized', 'proxy-page', 'empty', 'redirect']

const cancel = new AbortController()
const meter = new Meter(cancel.signal)
let looks = 0

/** Changed as answers go out: news every hundred looks, and all ready once there were enough of them. */
const config = { State: 'Pending', StateReasonCode: 'Creating', StateReason: '' }
const faults = FAULTS.map((kind, at) => ({ kind, requests: [40 + 60 * at, 40 + 60 * at] as const }))

const onAnswered = () => {
  looks += 1
  if (looks % 100 === 0) config.StateReason = `after ${looks} looks`
  if (looks % READ_EVERY === 0) meter.read(looks)
  if (looks === LOOKS) config.State = 'Active'
}

const folder = await mkdtemp(join(tmpdir(), 'http-haul-'))
const simulator = await startSimulator({ functions: { '*': { steps: [{ atMs: 0, config }], faults } } }, { onAnswered })
try {
  await Promise.all(FILES.map((name) => writeFile(join(folder, name), '')))
  const inputs = {
    'function-name': FUNCTIONS.join(),
    'poll-interval': '1ms',
    'max-requests-per-second': '5000',
    timeout: '10m',
  }
  Object.assign(process.env, await environment({ dist: 'dist', endpoint: simulator.endpoint, inputs }, folder))
  // Opens the pipe to whoever reads this, before the first reading.
  process.stdout.write('')
  meter.read(0)
  await run(process.env, cancel.signal)
  // The simulator has its end of a connection until it hears that the other one is closed.
  for (let turns = 0; turns < 100 && process.getActiveResourcesInfo().includes('TCPSocketWrap'); turns += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  meter.read(looks)
} finally {
  await simulator.close()
  await rm(folder, { recursive: true })
}
console.log(`\n${JSON.stringify({ readings: meter.readings })}`)
