/**
 * Decides the words, once per function: log, summary, annotations, outputs and commit status all take them from here, so
 * they cannot disagree.
 */
import type { Settings } from '../inputs/settings.ts'
import type { Target } from '../targets/target.ts'
import type { Desired } from '../verdict/desired.ts'
import type { Seen } from '../verdict/seen.ts'
import type { Outcome } from '../waiting/outcome.ts'
import { awaitedWords } from './awaited.ts'
import { elapsed } from './duration.ts'
import { sightWords } from './sight.ts'
import { plain } from './text.ts'
import type { Context, Fact, Link } from './words.ts'
import { causeWords } from './words-cause.ts'

export interface Story {
  /** What happened and what was awaited, our own words: `orders: State is Failed … Awaited: State Active.` */
  readonly what: string
  /** What was seen last, Lambda's reason and code verbatim. Foreign text. */
  readonly facts: readonly Fact[]
  /** `what` and the facts on one line. */
  readonly headline: string
  readonly whose?: string
  /** One action each. */
  readonly todo: readonly string[]
  readonly policy?: string
  readonly links: readonly Link[]
  /** Which operations Lambda refuses meanwhile. */
  readonly refuses?: string
  /** All of it on one line, at most 3800 characters, safe for log, annotation and output. */
  readonly message: string
}

/** Of the 4096 characters that GitHub keeps of an annotation, so that what to do is never what is cut off. */
const HEADLINE_MAX = 2200
const MESSAGE_MAX = 3800

/** The words for the outcome of one function. */
export function narrate(target: Target, desired: Desired, outcome: Outcome, settings: Settings): Story {
  const context = { target, desired, outcome, settings }
  const { what: happened, facts = [], whose, todo, policy, links = [] } = causeWords(context)
  const isReady = outcome.final.result === 'ready'
  const what = `${target.display}: ${happened}.${isReady ? '' : ` Awaited: ${awaitedWords(desired)}.`}`
  const told = [...facts, ...lastSeen(context)]
  const headline = plain([what, ...told.map(factSentence)].join(' '), HEADLINE_MAX)
  const refuses = isReady ? undefined : refusedWhile(outcome.known.seen)
  const advice = [whose, ...todo, policy && `Policy statement: ${policy}`, ...links.map(linkSentence)].filter(Boolean)
  return {
    what,
    facts: told,
    headline,
    ...(whose !== undefined && { whose }),
    todo,
    ...(policy !== undefined && { policy }),
    links,
    ...(refuses !== undefined && { refuses }),
    message: plain([headline, ...advice].join(' '), MESSAGE_MAX),
  }
}

function lastSeen({ outcome: { known }, desired }: Context): readonly Fact[] {
  if (!known.seen) return []
  const when = known.seenAtMs === undefined ? '' : ` after ${elapsed(known.seenAtMs)}`
  return [{ label: `Last seen${when}`, text: sightWords(known, desired) }]
}

const factSentence = ({ label, text }: Fact): string => `${label}: ${text}.`

const linkSentence = ({ label, url }: Link): string => `${label}: ${url}`

/** Source: Lambda Developer Guide, functions-states. During an update the function goes on to serve. */
function refusedWhile(seen: Seen | undefined): string | undefined {
  if (seen?.state === 'Pending') {
    return 'While the State is Pending, Lambda refuses Invoke, UpdateFunctionCode, UpdateFunctionConfiguration and PublishVersion.'
  }
  if (seen?.lastUpdateStatus === 'InProgress') {
    return 'While an update is in progress, Lambda refuses UpdateFunctionCode, UpdateFunctionConfiguration and PublishVersion; invocations run the previous code and configuration.'
  }
  return undefined
}
