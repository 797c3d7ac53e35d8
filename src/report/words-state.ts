/** Words for what Lambda itself said of a function: a State, an update, its provisioned concurrency. */
import { isAlias } from '../targets/qualifier.ts'
import { adviseOnCode, logGroupUrl } from './advice.ts'
import { human } from './duration.ts'
import type { Context, Link, Words } from './words.ts'

export function stateFailedWords(context: Context): Words {
  const { seen } = context.outcome.known
  const move = isAlias(context.target.qualifier) ? ' and move the alias to it' : ''
  const again = isPublished(seen?.version)
    ? `A version that failed cannot be repaired: fix the cause, then publish a new version${move}.`
    : 'A function that failed at creation cannot be repaired: fix the cause, delete the function and create it again.'
  return advised(context, seen?.stateReasonCode ?? seen?.lastUpdateStatusReasonCode, {
    what: 'State is Failed, and waiting does not change that',
    todo: [again],
  })
}

const isPublished = (version: string | undefined): boolean => version !== undefined && version !== '$LATEST'

export function updateFailedWords(context: Context): Words {
  return advised(context, context.outcome.known.seen?.lastUpdateStatusReasonCode, {
    what: 'the last update failed; the previous code and configuration still serve',
    todo: ['Fix the cause and deploy again.'],
  })
}

export function goingAwayWords(context: Context): Words {
  const isDeleting = context.outcome.known.seen?.state === 'Deleting'
  return advised(context, context.outcome.known.seen?.stateReasonCode, {
    what: isDeleting ? 'the function is being deleted' : 'the function is deactivated, or on the way there',
    whose: 'Another job or a person did this.',
    todo: [
      ...(isDeleting
        ? ['Find out what deletes it.', 'Once it is gone, create it again.']
        : ['Find out what deactivated it.', 'Then deploy it again.']),
      'If this State is what the job expects, name it in desired-state.',
    ],
  })
}

export function latestNotInvocableWords(): Words {
  return {
    what: '$LATEST of a function on Lambda Managed Instances stays ActiveNonInvocable; it never becomes Active',
    todo: ['Wait for a published version: name it with qualifier.', 'Or add ActiveNonInvocable to desired-state.'],
  }
}

export function inactiveFaultWords(context: Context): Words {
  const reasonCode = context.outcome.known.seen?.stateReasonCode
  if (!reasonCode || reasonCode === 'Idle') return fellBackWords()
  return advised(context, reasonCode, {
    what: 'the function is Inactive, and not because it is idle: an invocation does not restore it',
    todo: ['Fix the cause and deploy again.'],
  })
}

export function idleWords(context: Context): Words {
  return {
    what: 'the function is Inactive (idle), and never becomes Active by waiting',
    whose: 'Nothing went wrong: Lambda takes back the resources of a function that was not used for a long time.',
    todo: [
      'Let this step invoke it once with on-inactive: wake (your code runs with {} if the function became Active first).',
      'Or, if something else invokes it, keep waiting with on-inactive: wait.',
      'Or accept it as it is: add Inactive to desired-state.',
    ],
    ...pageOf(context.outcome.known.seen?.stateReasonCode),
  }
}

/** It was restored once and is idle again: Lambda gives no reason, and the advice for Idle was followed already. */
function fellBackWords(): Words {
  return { ...notWokenWords(), what: 'the function was invoked once to wake it, and became Inactive again' }
}

export function notWokenWords(): Words {
  return {
    what: 'the function was invoked once to wake it, and was still Inactive 30s later',
    whose: 'Lambda could not restore it.',
    todo: ['Invoke it again by hand and read the error, then run the job again.', 'Or deploy it again.'],
  }
}

export function provisionedFailedWords(context: Context): Words {
  const reason = context.outcome.known.provisioned?.statusReason ?? ''
  const isInit = /FUNCTION_ERROR|init/i.test(reason)
  return {
    what: 'the provisioned concurrency has Status FAILED',
    ...(isInit && { whose: "The function's own code failed when it started." }),
    todo: ['Fix what the reason names, then set the provisioned concurrency again.'],
    links: isInit ? logLinks(context) : [],
  }
}

export function provisionedMissingWords({ target, desired }: Context): Words {
  return {
    what: `no provisioned concurrency is configured on ${target.display}, for ${human(desired.notFoundGraceMs)} now`,
    todo: [
      'Configure it with PutProvisionedConcurrencyConfig.',
      isAlias(target.qualifier)
        ? 'Or, if its version has it instead, name the version.'
        : 'Or, if an alias of this version has it instead, name the alias.',
      'Or leave wait-for-provisioned-concurrency out.',
    ],
  }
}

/**
 * Adds what is known about a reason code: what it means, the one thing to check (first of all), its page, the log.
 */
export function advised(context: Context, reasonCode: string | undefined, words: Words): Words {
  const advice = adviseOnCode(reasonCode)
  if (!advice) return words
  const isInit = reasonCode?.startsWith('FunctionError') ?? false
  return {
    ...words,
    whose: advice.means,
    todo: [advice.check, ...words.todo],
    links: [...(isInit ? logLinks(context) : []), ...(pageOf(reasonCode).links ?? [])],
  }
}

function pageOf(reasonCode: string | undefined): { links?: readonly Link[] } {
  const advice = adviseOnCode(reasonCode)
  return advice ? { links: [{ label: `AWS on ${reasonCode}`, url: advice.page }] } : {}
}

function logLinks({ target, outcome }: Context): readonly Link[] {
  const url = logGroupUrl(target, outcome.known.seen?.logGroup)
  return url ? [{ label: 'Log group of the function', url }] : []
}
