/** The clients of the comparison: how each is called for the same functions. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export type ClientName = 'action' | 'libraries' | 'cli' | 'sdk' | 'node'

export const NAMES: Readonly<Record<ClientName, string>> = {
  action: 'this action',
  libraries: 'SDK and @actions/core, bundled alike',
  cli: 'aws lambda wait',
  sdk: 'SDK waiter',
  node: 'node -e 0',
}

export interface Clients {
  /** Folder of the bundle. */
  readonly dist: string
  /** Folder of the bundle of libraries.mjs. */
  readonly libraries: string
  /** Path of the AWS CLI; left out where there is none. */
  readonly aws?: string
  readonly python: string
}

/** A command line, and the inputs where it is the action's. */
export interface Call {
  readonly command: readonly string[]
  readonly inputs: Readonly<Record<string, string>>
}

/** Looks for what is installed. Throws where there is no Python, which measures. */
export function findClients(dist: string, libraries: string): Clients {
  // Where pyenv stands in front, its shim would be measured too: so the programs themselves are asked for their place.
  const python = output('python3', '-c', 'import sys; print(sys.executable)')
  if (python === undefined) throw new Error('The benchmark needs python3: bench/usage.py measures with it.')
  const aws = output('pyenv', 'which', 'aws') ?? output('sh', '-c', 'command -v aws')
  return { dist, libraries, python, ...(aws && { aws }) }
}

/** The clients that can be measured here. */
export function present({ aws }: Clients, names: readonly ClientName[]): readonly ClientName[] {
  return names.filter((name) => name !== 'cli' || aws !== undefined)
}

/** How `client` waits for functions; only the action and the CLI (by xargs, 8 at a time) wait for more than one. */
export function call(client: ClientName, clients: Clients, names: readonly string[], inputs = {}): Call {
  const command = commandOf(client, clients, names)
  return { command, inputs: { ...inputs, 'function-name': names.join('\n') } }
}

function commandOf(client: ClientName, { dist, libraries, aws = 'aws' }: Clients, names: readonly string[]): string[] {
  const wait = [aws, 'lambda', 'wait', 'function-updated-v2', '--function-name']
  const [name = ''] = names
  switch (client) {
    case 'action':
      return [process.execPath, join(dist, 'index.js')]
    case 'libraries':
      return [process.execPath, join(libraries, 'index.js'), name]
    case 'sdk':
      return [process.execPath, join(import.meta.dirname, 'sdk-waiter.mjs'), name]
    case 'node':
      return [process.execPath, '-e', '0']
    case 'cli':
      if (names.length === 1) return [...wait, name]
      return ['sh', '-c', `printf '%s\\n' "$@" | xargs -P 8 -n 1 ${wait.join(' ')}`, 'sh', ...names]
    default:
      return client satisfies never
  }
}

/** What a program says, or undefined where there is no such program or it fails. */
export function output(file: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
  } catch {
    return undefined
  }
}
