/** One measured process: a client, a simulated Lambda of its own, and what the kernel and the simulator saw. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, FILES } from '../simulator/environment.ts'
import type { Script } from '../simulator/script.ts'
import { type Logged, type Simulator, startSimulator } from '../simulator/server.ts'
import type { Call, Clients } from './clients.ts'

/** Times in ms. */
export interface Sample {
  /** From the spawn to the exit. */
  readonly wholeMs: number
  /** From the spawn to the first request; NaN where there was none. */
  readonly firstMs: number
  /** From the moment at which the last function was ready to the exit. */
  readonly lagMs: number
  readonly cpuSeconds: number
  readonly peakMiB: number
  readonly requests: number
  /** Requests as the simulator saw them; `atMs` counts from the spawn. */
  readonly log: readonly Logged[]
}

interface Used {
  readonly startedMs: number
  readonly endedMs: number
  readonly cpuSeconds: number
  readonly peakMiB: number
  readonly exit: number
}

/** What of the machine's monotonic clock was over when `performance.now()` was 0. */
const ORIGIN_MS = Number(process.hrtime.bigint()) / 1e6 - performance.now()

/** Runs `call` once. `beside` runs meanwhile and gives what ends it. Rejects where the client does not exit with 0. */
export async function sample(
  clients: Clients,
  call: Call,
  script: Script,
  beside: (simulator: Simulator) => () => void = () => () => {},
): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), 'lambda-state-action-bench-'))
  const simulator = await startSimulator(script)
  const stop = beside(simulator)
  try {
    const used = await execute(clients, call, simulator.endpoint, folder)
    return summarize(used, simulator)
  } finally {
    stop()
    await simulator.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function execute({ python, dist }: Clients, call: Call, endpoint: string, cwd: string): Promise<Used> {
  await Promise.all(FILES.map((name) => writeFile(join(cwd, name), '')))
  await writeFile(join(cwd, 'event.json'), '{}')
  const variables = await environment({ dist, endpoint, inputs: call.inputs }, cwd)
  // The first major version of the AWS CLI knows the region by this name alone.
  const env = { ...variables, AWS_DEFAULT_REGION: 'us-east-1' }
  const report = join(cwd, 'usage.json')
  const measured = [join(import.meta.dirname, 'usage.py'), report, ...call.command]
  const child = spawn(python, measured, { env, cwd, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  await once(child, 'close')
  const used: Used = JSON.parse(await readFile(report, 'utf8'))
  if (used.exit !== 0) throw new Error(`${call.command.join(' ').slice(0, 200)} ended with ${used.exit}: ${stderr}`)
  return used
}

function summarize({ startedMs, endedMs, cpuSeconds, peakMiB }: Used, simulator: Simulator): Sample {
  const spawnMs = startedMs - ORIGIN_MS
  const log = simulator.log.map((logged) => ({ ...logged, atMs: logged.atMs - spawnMs }))
  return {
    wholeMs: endedMs - startedMs,
    firstMs: log[0]?.atMs ?? Number.NaN,
    lagMs: endedMs - ORIGIN_MS - simulator.settledAtMs(),
    cpuSeconds,
    peakMiB,
    requests: log.length,
    log,
  }
}
