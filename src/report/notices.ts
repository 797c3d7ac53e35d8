/** What a smoke test would trip over, though the function is ready: seen in the same answers. */
import { notice } from '@actions/core'
import { type Entry, list } from './entry.ts'
import { plain } from './text.ts'

/** Runner: at most 10 notices a step are kept; two kinds share them. */
const PER_KIND = 5

interface Kind {
  readonly applies: (entry: Entry) => boolean
  readonly text: string
}

const KINDS: readonly Kind[] = [
  {
    applies: ({ outcome }) => outcome.known.seen?.reservedConcurrency === 0,
    text: 'reserved concurrency is 0, so every invocation will be throttled. Raise or remove it before a smoke test.',
  },
  {
    applies: ({ target, outcome }) =>
      target.qualifier === undefined && outcome.known.seen?.snapStart === 'PublishedVersions',
    text: 'SnapStart is on, but it works for published versions only, and this name has no version or alias. Name one (qualifier).',
  },
]

/** One text per function; where many functions have the same, one for all of them. At most 10. */
export function noticesOf(entries: readonly Entry[]): readonly string[] {
  return KINDS.flatMap(({ applies, text }) => {
    const names = entries.filter(applies).map(({ target }) => target.display)
    if (names.length === 0) return []
    return names.length > PER_KIND ? [`${list(names, 2000)}: ${text}`] : names.map((name) => `${name}: ${text}`)
  })
}

export function writeNotices(entries: readonly Entry[]): void {
  for (const text of noticesOf(entries)) notice(plain(text, 4000))
}
