/** Errors on the run page: one per function that is not ready, then the one line that fails the step. */
import { error, setFailed } from '@actions/core'
import { decidingOf, type Entry, list, notReadyOf, verdictOf } from './entry.ts'
import { plain } from './text.ts'

/** Runner: 10 error annotations a step are kept, and `setFailed` is one of them. */
const ANNOTATIONS_MAX = 9
/** Runner: 4096 characters of an annotation are kept. */
const FAILURE_MAX = 4000

/** Says nothing where every function is ready. Otherwise the exit code of the process becomes 1. */
export function writeAnnotations(entries: readonly Entry[]): void {
  const failures = notReadyOf(entries)
  if (failures.length === 0) return
  for (const { target, story } of failures.slice(0, ANNOTATIONS_MAX)) {
    error(story.message, { title: plain(target.display, 200) })
  }
  setFailed(failureLine(entries))
}

/** Stands on its own: how many, which, and the whole message of the function that decides. */
export function failureLine(entries: readonly Entry[]): string {
  const message = decidingOf(entries)?.story.message ?? ''
  if (entries.length === 1) return plain(message, FAILURE_MAX)
  const failures = notReadyOf(entries)
  const names = failures.map(({ target, outcome }) => `${target.display} (${outcome.final.result})`)
  const more = failures.length - ANNOTATIONS_MAX
  const uncounted = more > 0 ? ` ${more} of them have no annotation of their own: see the summary or the log.` : ''
  const head = `${verdictOf(entries)}: ${list(names, Math.max(100, FAILURE_MAX - 200 - message.length))}.${uncounted}`
  return plain(`${head} ${message}`, FAILURE_MAX)
}
