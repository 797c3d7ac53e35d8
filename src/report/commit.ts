/** Where a commit status belongs: the commit and the run, by the variables that the runner sets. */
import { readFile } from 'node:fs/promises'

/** The step's environment. */
export type Env = Readonly<Record<string, string | undefined>>

/** Throws where the variable is missing or empty. */
export function required(env: Env, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/**
 * The commit that people look at. On a pull request GITHUB_SHA is a merge commit that nobody sees; for `workflow_run` it is
 * the default branch's (GitHub docs, "Events that trigger workflows").
 */
export async function headSha(env: Env): Promise<string> {
  const event = await readEvent(env.GITHUB_EVENT_PATH)
  const ofRun = env.GITHUB_EVENT_NAME === 'workflow_run' ? event.workflow_run?.head_sha : undefined
  return event.pull_request?.head?.sha ?? ofRun ?? required(env, 'GITHUB_SHA')
}

interface Event {
  readonly pull_request?: { readonly head?: { readonly sha?: string } }
  readonly workflow_run?: { readonly head_sha?: string }
}

/** An event that cannot be read tells nothing; GITHUB_SHA is left. */
async function readEvent(path: string | undefined): Promise<Event> {
  if (!path) return {}
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as Event | null) ?? {}
  } catch {
    return {}
  }
}

/** The run, and its attempt where it is told; nothing outside of a run. */
export function runUrl(env: Env): { target_url?: string } {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: run,
    GITHUB_RUN_ATTEMPT: attempt,
  } = env
  if (!server || !run) return {}
  return { target_url: `${server}/${repository}/actions/runs/${run}${attempt ? `/attempts/${attempt}` : ''}` }
}
