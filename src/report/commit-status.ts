/**
 * The commit status, where one is asked for. It is a courtesy: it delays nothing, has 5 s, and that it cannot be set is a
 * warning. `@actions/github` is loaded only here.
 */
import { warning } from '@actions/core'
import type { Settings } from '../inputs/settings.ts'
import type { Result } from '../verdict/verdict.ts'
import { type Env, headSha, required, runUrl } from './commit.ts'
import { decidingOf, type Entry, isReady, verdictOf } from './entry.ts'
import { reasonOf } from './sight.ts'
import { plain } from './text.ts'

const PATIENCE_MS = 5000
/** GitHub: "Commit statuses", description. */
const DESCRIPTION_MAX = 140

type StatusState = 'pending' | 'success' | 'failure' | 'error'

interface Status {
  readonly state: StatusState
  readonly description: string
}

export interface CommitStatus {
  /** Sends `pending` in the background. */
  begin(): void
  /** Sends the final status once the pending one has ended. Never rejects. */
  finish(entries: readonly Entry[]): Promise<void>
}

/** A keeper of the status, or one that does nothing where no context is given. */
export function openCommitStatus(settings: Settings, env: Env): CommitStatus {
  const context = settings.commitStatus
  if (!context) return { begin: () => {}, finish: async () => {} }
  let last: Promise<unknown> = Promise.resolve()
  // The 5 s count from here, so that a final status that has to wait for the pending one delays the end no longer.
  const queue = (status: Status) => {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    last = last.then(() => send(status, context, settings.githubToken, env, signal))
    return last
  }
  return {
    begin: () => void queue({ state: 'pending', description: pendingText(settings) }),
    finish: async (entries) => void (await queue(finalStatus(entries))),
  }
}

function pendingText({ awaited }: Settings): string {
  const only = awaited.length === 1 ? awaited[0]?.target.display : undefined
  return `Waiting for ${only ?? `${awaited.length} functions`}`
}

/** The status that the deciding function gives. */
export function finalStatus(entries: readonly Entry[]): Status {
  const deciding = decidingOf(entries)
  if (!deciding) return { state: 'error', description: 'Nothing was waited for' }
  const { target, outcome } = deciding
  if (isReady(deciding)) return { state: 'success', description: verdictOf(entries) }
  const said = reasonOf(outcome)
  return {
    state: stateOf(outcome.final.result),
    description: `${target.display}: ${outcome.final.result}${said && `: ${said}`}`,
  }
}

function stateOf(result: Result): StatusState {
  switch (result) {
    case 'ready':
      return 'success'
    case 'failed':
    case 'inactive':
    case 'superseded':
    case 'not-found':
      return 'failure'
    case 'denied':
    case 'timed-out':
    case 'cancelled':
    case 'error':
    case 'unfinished':
      return 'error'
    default:
      return result satisfies never
  }
}

async function send(status: Status, context: string, token: string, env: Env, signal: AbortSignal): Promise<void> {
  try {
    await request(status, context, token, env, signal)
  } catch (error) {
    warning(plain(excuse(error, status.state, token), 1000))
  }
}

async function request(status: Status, context: string, token: string, env: Env, signal: AbortSignal): Promise<void> {
  const [owner, repo] = required(env, 'GITHUB_REPOSITORY').split('/')
  const sha = await headSha(env)
  const { getOctokit } = await import('@actions/github')
  const baseUrl = env.GITHUB_API_URL || 'https://api.github.com'
  const octokit = getOctokit(token, { baseUrl, log: SILENT })
  await octokit.rest.repos.createCommitStatus({
    owner: owner ?? '',
    repo: repo ?? '',
    sha,
    state: status.state,
    context,
    description: plain(status.description, DESCRIPTION_MAX),
    ...runUrl(env),
    request: { signal },
  })
}

/** Octokit writes remarks to stderr by itself. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Octokit wraps a timeout into an error of status 500 that GitHub never answered. */
function excuse(error: unknown, state: StatusState, token: string): string {
  const { status, message } = error as { status?: unknown; message?: unknown }
  const isDenied = status === 403 || status === 404
  const told = String(message)
  const text = /aborted|timeout/i.test(told) ? `GitHub did not answer within ${PATIENCE_MS / 1000}s` : told
  const hidden = token ? text.replaceAll(token, '***') : text
  const hint = isDenied ? ` (${status}). Give the job "permissions: statuses: write", or another github-token.` : '.'
  return `The commit status (${state}) could not be set: ${hidden}${hint}`
}
