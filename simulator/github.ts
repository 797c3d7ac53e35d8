/** The one call of GitHub's API that the action may make: https://docs.github.com/rest/commits/statuses */
import { json, type Reply } from './reply.ts'

/** A commit status as it was set: the body's fields and where it was put. */
export interface CommitStatus {
  readonly repository: string
  readonly sha: string
  readonly state?: string
  readonly context?: string
  readonly description?: string
  readonly target_url?: string
}

/** Takes method, URL and body of a request; gives the status that it sets, undefined where it is another request. */
export function readCommitStatus(method: string, url: string, body: string): CommitStatus | undefined {
  const { pathname } = new URL(url, 'http://localhost')
  const parts = /^\/repos\/([^/]+\/[^/]+)\/statuses\/([0-9a-f]+)$/.exec(pathname)
  if (method !== 'POST' || parts?.[1] === undefined || parts[2] === undefined) return undefined
  return { ...JSON.parse(body || '{}'), repository: parts[1], sha: parts[2] }
}

/** GitHub's answer; a token without `statuses: write` is denied. */
export function answerCommitStatus(status: CommitStatus, deny: boolean): Reply {
  if (deny) return json(403, { message: 'Resource not accessible by integration' })
  return json(201, { id: 1, ...status })
}
