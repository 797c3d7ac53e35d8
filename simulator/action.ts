/** Runs the built action as the Actions runner does: a process of its own, inputs as variables, files for what it writes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { environment, FILES } from './environment.ts'
import { readOutputs } from './outputs.ts'

export interface Run {
  /** Inputs that differ from their defaults in action.yml. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Laid over the runner's variables; null unsets one. */
  readonly env?: Readonly<Record<string, string | null>>
  /** Becomes `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly endpoint?: string
  /** Folder of the bundle; action.yml stands beside it. */
  readonly dist: string
  /** Folder that the step runs in, as a checkout would be; a temporary one. */
  readonly workspace?: string
  /** Path of the Node.js that runs it; this one. */
  readonly node?: string
  /** Sent to the action `afterMs` after its start, or after `since` resolved (e.g. a simulator's `firstRequest`). */
  readonly signal?: { readonly name: NodeJS.Signals; readonly afterMs: number; readonly since?: Promise<unknown> }
  /** Payload of the event that triggered the workflow. */
  readonly event?: unknown
  /** Hears standard output as it comes, with the time since the start in ms. */
  readonly onOutput?: (text: string, sinceStartMs: number) => void
  /** After this the process is killed, and `exit` is `SIGKILL`; 60 s. */
  readonly killAfterMs?: number
}

export interface Ran {
  /** Exit code, or the signal that ended it. */
  readonly exit: number | NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly malformed: readonly string[]
  readonly outputText: string
  readonly summary: string
  /** What was written to GITHUB_ENV, GITHUB_PATH and GITHUB_STATE, which an action like this should leave alone. */
  readonly otherFiles: string
  /** On the clock of `performance.now()`. */
  readonly startedMs: number
  readonly endedMs: number
}

/** Runs `dist/index.js` once, in a temporary folder that is removed afterwards. Rejects where it cannot be started. */
export async function runAction(run: Run): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), 'lambda-state-action-'))
  try {
    await Promise.all(FILES.map((name) => writeFile(join(folder, name), '')))
    await writeFile(join(folder, 'event.json'), JSON.stringify(run.event ?? {}))
    const env = await environment(run, folder)
    const ended = await execute(run, env, run.workspace ?? folder)
    return { ...ended, ...(await written(folder)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function written(folder: string) {
  const read = (name: (typeof FILES)[number]) => readFile(join(folder, name), 'utf8')
  const outputText = await read('OUTPUT')
  const others = await Promise.all([read('ENV'), read('PATH'), read('STATE')])
  return { ...readOutputs(outputText), outputText, summary: await read('STEP_SUMMARY'), otherFiles: others.join('') }
}

async function execute(run: Run, env: NodeJS.ProcessEnv, cwd: string) {
  const startedMs = performance.now()
  const file = resolve(run.dist, 'index.js')
  const child = spawn(run.node ?? process.execPath, [file], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    run.onOutput?.(text, performance.now() - startedMs)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const stopTimers = schedule(run, child)
  try {
    const exit = await ending(child)
    return { exit, stdout, stderr, startedMs, endedMs: performance.now() }
  } finally {
    stopTimers()
  }
}

function ending(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => done(code ?? signal))
  })
}

/** Gives what clears the timers. */
function schedule({ signal, killAfterMs = 60_000 }: Run, child: ChildProcess): () => void {
  const timers = [setTimeout(() => child.kill('SIGKILL'), killAfterMs)]
  let over = false
  signal?.since?.then(send)
  if (signal && !signal.since) send()
  function send() {
    if (signal && !over) timers.push(setTimeout(() => child.kill(signal.name), signal.afterMs))
  }
  return () => {
    over = true
    for (const timer of timers) clearTimeout(timer)
  }
}
