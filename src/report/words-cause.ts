/** Words for each cause of a result: what happened, whose fault it likely is, what to do. */
import { isAlias } from '../targets/qualifier.ts'
import type { Cause } from '../verdict/verdict.ts'
import { digestLike, unmet } from './awaited.ts'
import { elapsed, human } from './duration.ts'
import type { Context, Fact, Words } from './words.ts'
import {
  advised,
  goingAwayWords,
  idleWords,
  inactiveFaultWords,
  latestNotInvocableWords,
  notWokenWords,
  provisionedFailedWords,
  provisionedMissingWords,
  stateFailedWords,
  updateFailedWords,
} from './words-state.ts'
import { factOf, notFoundWords, troubleWords } from './words-trouble.ts'

export function causeWords(context: Context): Words {
  const { cause } = context.outcome.final
  switch (cause) {
    case 'ready':
      return { what: `ready after ${elapsed(context.outcome.waitedMs)}`, todo: [] }
    case 'state-failed':
      return stateFailedWords(context)
    case 'update-failed':
      return updateFailedWords(context)
    case 'going-away':
      return goingAwayWords(context)
    case 'latest-not-invocable':
      return latestNotInvocableWords()
    case 'inactive-fault':
      return inactiveFaultWords(context)
    case 'idle':
      return idleWords(context)
    case 'not-woken':
      return notWokenWords()
    case 'provisioned-failed':
      return provisionedFailedWords(context)
    case 'provisioned-missing':
      return provisionedMissingWords(context)
    case 'superseded-code':
    case 'superseded-version':
      return supersededWords(cause, context)
    case 'no-capacity':
    case 'wake-refused':
      return wakeRefusedWords(cause, context)
    case 'not-found':
      return { ...notFoundWords(context), facts: troubleFacts(context) }
    case 'trouble':
      return context.outcome.final.trouble ? troubleWords(context.outcome.final.trouble, context) : internalWords()
    case 'timeout':
      return timeoutWords(context)
    case 'cancelled':
      return {
        what: 'the job was cancelled before the function was ready',
        whose: 'A person did this, or a newer run (concurrency), or timeout-minutes was over.',
        todo: ['Run the job again if nobody meant to cancel it.'],
        facts: openFacts(context),
      }
    case 'fail-fast':
      return {
        what: 'the wait ended before the function was ready, because another function failed and fail-fast is on',
        todo: ['Look at the function that failed.'],
        facts: openFacts(context),
      }
    case 'internal':
      return { ...internalWords(), facts: troubleFacts(context) }
    default:
      return cause satisfies never
  }
}

function supersededWords(cause: Cause, { desired, outcome }: Context): Words {
  const { seen } = outcome.known
  const isCode = cause === 'superseded-code'
  const text = isCode
    ? `CodeSha256 ${digestLike(desired.codeSha256 ?? '', seen?.codeSha256)} was expected and reported before, now it is ${seen?.codeSha256 ?? 'not reported'}`
    : `Version ${desired.version ?? ''} was expected and reported before, now it is ${seen?.version ?? 'not reported'}`
  return {
    what: isCode ? 'another deploy replaced the expected code' : 'the alias was moved away from the expected version',
    whose: 'Another job, or somebody, deployed at the same time.',
    todo: [
      'Run this job again if its code is the one that should be live.',
      'Let one deploy run at a time: set concurrency in the workflow.',
    ],
    facts: [{ label: 'Seen', text }],
  }
}

function wakeRefusedWords(cause: Cause, context: Context): Words {
  const isCapacity = cause === 'no-capacity'
  return {
    what: isCapacity
      ? 'it could not be woken: its reserved concurrency leaves no capacity for an invocation'
      : 'it could not be woken: Lambda refused the invocation',
    todo: isCapacity
      ? ['Raise the reserved concurrency of the function, or remove it.']
      : [
          'Correct what Lambda names, then run the job again.',
          'Or invoke the function by other means, and use on-inactive: wait.',
        ],
    facts: troubleFacts(context),
  }
}

function timeoutWords(context: Context): Words {
  const { settings, outcome } = context
  const trouble = outcome.final.trouble ?? outcome.known.trouble
  const limit = human(settings.timeoutMs)
  const what = settings.timeoutMs === 0 ? 'not ready when looked at once (timeout: 0)' : `not ready within ${limit}`
  const facts = openFacts(context)
  if (!trouble) return { ...advised(context, openReason(context), { what, todo: timeoutTodo(context) }), facts }
  const troubled = troubleWords(trouble, context)
  return { ...troubled, what, whose: `At the end: ${troubled.what}.`, facts }
}

/** Lambda's code for what it was doing when the time was up. The advice for Idle is to wake it, which is set already. */
function openReason({ desired, outcome }: Context): string | undefined {
  const { seen } = outcome.known
  const reasonCode = seen?.stateReasonCode || seen?.lastUpdateStatusReasonCode
  return reasonCode === 'Idle' && desired.onInactive === 'wake' ? undefined : reasonCode
}

/** The missing thing that waiting mends least comes first. */
function timeoutTodo({ target, desired, outcome, settings }: Context): readonly string[] {
  const { seen } = outcome.known
  const still = unmet(desired, outcome.known).join('; ')
  const longer = settings.timeoutMs === 0 ? 'Wait for it: give the step a timeout.' : 'Give the step a longer timeout.'
  if (seen && !seen.state && desired.states !== 'any') {
    return ['If this is an emulator that reports no State, use desired-state: any.', longer]
  }
  if (still.includes('CodeSha256')) {
    return [
      isAlias(target.qualifier)
        ? 'Check that the deploy step moved the alias to the version with this code.'
        : 'Check that the deploy step sent exactly this code, to this function in this region.',
      longer,
    ]
  }
  if (still.includes('Version')) return ['Check that the deploy step moved the alias.', longer]
  // For Idle the advice on the code has said so already.
  const isAsleep = seen?.state === 'Inactive' && seen.stateReasonCode !== 'Idle'
  if (isAsleep && desired.onInactive !== 'wake') return ['Wake it with on-inactive: wake.', longer]
  if (!seen) return ['Check network, proxy and endpoint of the runner.', longer]
  return [longer]
}

/** What was still missing, and the trouble where the last answer was one. */
function openFacts({ desired, outcome }: Context): readonly Fact[] {
  const still = unmet(desired, outcome.known)
  const held = `that it holds for ${human(desired.stableForMs)} (stable-for)`
  const trouble = outcome.final.trouble ?? outcome.known.trouble
  const missing = { label: 'Still awaited', text: still.length > 0 ? still.join('; ') : held }
  return [missing, ...(trouble ? [factOf(trouble)] : [])]
}

function troubleFacts({ outcome }: Context): readonly Fact[] {
  return outcome.final.trouble ? [factOf(outcome.final.trouble)] : []
}

function internalWords(): Words {
  return {
    what: 'a bug in this action ended the wait',
    whose: 'This is a fault of the action, not of your function.',
    todo: ['Please report it, with the log of this step.'],
  }
}
