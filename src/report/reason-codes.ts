/**
 * What to do about each reason code that Lambda documents for State and LastUpdateStatus (StateReasonCode and
 * LastUpdateStatusReasonCode, botocore 1.43). For a tired reader: what it means in one sentence, then one thing to do.
 * Here: those of the function's own life; its code and its resources have a file each.
 */
import { type Advice, guide } from './reason-codes-guide.ts'
import { INIT_ADVICE } from './reason-codes-init.ts'
import { RESOURCE_ADVICE } from './reason-codes-resources.ts'

export type { Advice } from './reason-codes-guide.ts'

const LIFECYCLE_ADVICE: Record<string, Advice> = {
  Idle: {
    means: 'The function was not used for a long time, so Lambda took back its resources.',
    check:
      'Invoke it once (on-inactive: wake does that), then wait until it is Active. Or add Inactive to desired-state.',
    page: guide('functions-states'),
  },
  Creating: {
    means: 'Lambda is still creating or updating the function.',
    check: 'Large images and VPCs need minutes. If it takes longer than usual, read the reason in the Lambda console.',
    page: guide('functions-states'),
  },
  Restoring: {
    means: 'The function was idle, and Lambda is restoring its resources.',
    check: 'This takes a minute or two. If it falls back to Inactive, read the reason in the Lambda console.',
    page: guide('functions-states'),
  },
  DrainingDurableExecutions: {
    means: 'Lambda waits for running durable executions of this function to end.',
    check: 'List them with ListDurableExecutionsByFunction and let them finish, or end them with StopDurableExecution.',
    page: guide('durable-managing-executions'),
  },
  InvalidConfiguration: {
    means: 'Lambda cannot use the configuration of the function.',
    check: 'Compare the reason with the settings of the last deploy, and correct the named setting.',
    page: guide('troubleshooting-deployment'),
  },
  InternalError: {
    means: 'Something went wrong inside Lambda. It is not your code.',
    check: 'Deploy again. If it fails again, look at the AWS Health Dashboard and open a case with AWS Support.',
    page: guide('functions-states'),
  },
  ServiceQuotaExceededException: {
    means: 'A quota of the account is used up.',
    check:
      'Open Service Quotas in the same region, find the quota that the reason names, and ask for more or free some.',
    page: guide('gettingstarted-limits'),
  },
  DependencyError: {
    means: 'Another AWS service that Lambda needs for this function answered with an error.',
    check: 'Read which service the reason names, and check that its resource exists and works.',
    page: guide('functions-states'),
  },
}

/** By code, exactly as Lambda writes it. */
export const ADVICE: Readonly<Record<string, Advice>> = {
  ...LIFECYCLE_ADVICE,
  ...RESOURCE_ADVICE,
  ...INIT_ADVICE,
}
