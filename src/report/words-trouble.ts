/** Words for what went wrong with a request. The kinds are those of `Trouble`; each ends in something to do. */
import type { Operation, Trouble } from '../verdict/seen.ts'
import { policyFor } from './advice.ts'
import { troubleFact } from './sight.ts'
import { accountOf, arnOf, type Context, type Fact, type Words } from './words.ts'

/** IAM names its action after the API, but for Invoke (service authorization reference, AWS Lambda). */
const ACTIONS: Readonly<Record<Operation, string>> = {
  GetFunction: 'lambda:GetFunction',
  GetFunctionConfiguration: 'lambda:GetFunctionConfiguration',
  GetProvisionedConcurrencyConfig: 'lambda:GetProvisionedConcurrencyConfig',
  Invoke: 'lambda:InvokeFunction',
}

const CREDENTIALS_STEP = 'aws-actions/configure-aws-credentials'

/** The words for a trouble that ended the wait, or was the last answer when the time was up. */
export function troubleWords(trouble: Trouble, context: Context): Words {
  return { ...wordsByKind(trouble, context), facts: [factOf(trouble)] }
}

/** The trouble in the words of whoever reported it. */
export function factOf(trouble: Trouble): Fact {
  const source = trouble.status === undefined ? 'The error was' : 'Lambda said'
  const where = trouble.kind === 'unreachable' ? ` (endpoint ${trouble.endpoint})` : ''
  return { label: source, text: `${troubleFact(trouble)}${where}` }
}

function wordsByKind(trouble: Trouble, context: Context): Words {
  switch (trouble.kind) {
    case 'permission':
      return permissionWords(trouble.operation, context)
    case 'expired':
      return {
        what: 'the AWS credentials have expired',
        whose: 'The job took longer than its credentials are valid.',
        todo: [
          `Run ${CREDENTIALS_STEP} again right before this step.`,
          'Or let its credentials last longer: set role-duration-seconds there (the role must allow it).',
        ],
      }
    case 'invalid-credentials':
      return {
        what: 'AWS does not accept the credentials',
        whose: 'They are wrong, revoked, or of another partition than the function.',
        todo: [`Check role, account and partition in the step that sets the credentials (${CREDENTIALS_STEP}).`],
      }
    case 'no-credentials':
      return {
        what: 'there are no AWS credentials in this job',
        whose: 'A step is missing in the workflow.',
        todo: [
          `Add a step with ${CREDENTIALS_STEP} before this one.`,
          'For OIDC, give the job "permissions: id-token: write".',
        ],
      }
    case 'signature':
      return {
        what: 'AWS did not accept the signature of the request',
        whose: 'The clock of the runner is wrong, or the secret key does not belong to the access key.',
        todo: [
          'Correct the clock of the runner (NTP).',
          'If the clock is right, set the credentials again: the secret key makes the signature.',
        ],
      }
    case 'unreachable':
      return trouble.tls ? tlsWords() : unreachableWords(context)
    case 'not-found':
      return notFoundWords(context)
    case 'rejected':
      return {
        what: 'Lambda rejected the request',
        todo: ['Correct the input that Lambda names, usually function-name or qualifier.'],
      }
    case 'throttled':
      return {
        what: 'Lambda throttled the requests',
        whose: 'All requests of the account count, also those of other jobs.',
        todo: [
          'Lower max-requests-per-second.',
          'Or run fewer deploys at the same time.',
          'Or give the step a longer timeout.',
        ],
      }
    case 'passing':
      return {
        what: 'Lambda did not answer properly',
        whose: 'The cause is the network, a proxy, or Lambda itself.',
        todo: [
          'Run the job again.',
          'If it happens again, look at the AWS Health Dashboard and at the proxy between runner and AWS.',
        ],
      }
    case 'no-capacity':
      return {
        what: 'Lambda has no capacity left for an invocation: the reserved concurrency of the function is used up or 0',
        todo: ['Raise the reserved concurrency of the function, or remove it.'],
      }
    default:
      return trouble satisfies never
  }
}

function permissionWords(operation: Operation, context: Context): Words {
  const actions = actionsFor(operation, context)
  const { target } = context
  const needed = `Add the permission to the IAM role of this job: ${actions.join(' or ')} on ${arnOf(context)}.`
  const unqualified = 'A policy on the unqualified ARN does not cover a version or an alias: add the qualified ARN too.'
  return {
    what: `access is denied: the credentials lack ${actions.join(' or ')}`,
    whose:
      'No policy of the role allows it, or another policy denies it (permissions boundary, service control policy).',
    todo: target.qualifier === undefined ? [needed] : [needed, unqualified],
    policy: policyFor(actions.slice(0, 1), target, accountOf(context)),
  }
}

/** What to allow, the first choice first: `auto` is content with either look. */
function actionsFor(operation: Operation, { settings }: Context): readonly string[] {
  const isLook = operation === 'GetFunction' || operation === 'GetFunctionConfiguration'
  if (!isLook) return [ACTIONS[operation]]
  return settings.operation === 'auto'
    ? [ACTIONS.GetFunction, ACTIONS.GetFunctionConfiguration]
    : [ACTIONS[settings.operation]]
}

/** Also the words for the cause `not-found`. */
export function notFoundWords(context: Context): Words {
  const { target, outcome } = context
  const account = accountOf(context)
  const where = `region ${target.region}${account ? `, account ${account}` : ''}`
  return {
    what: `not found: Lambda has no ${target.qualifier === undefined ? 'such function' : 'such function, version or alias'} in ${where}`,
    todo: [
      outcome.known.seen
        ? 'It was there before: find out what deleted it, and deploy it again.'
        : whereToLook(context.target),
      'If it was created just now, set a longer not-found-grace.',
    ],
  }
}

/** An ARN is asked in its own region: the input says nothing of it. */
function whereToLook({ functionName }: Context['target']): string {
  return functionName.startsWith('arn:')
    ? 'Check the name, the qualifier, the region and the account in the ARN.'
    : 'Check the spelling of function-name and qualifier, aws-region, and the account of the credentials.'
}

function unreachableWords({ target }: Context): Words {
  return {
    what: 'the endpoint of Lambda could not be reached',
    whose: 'The cause is the network of the runner, or the endpoint that is set.',
    todo: [
      `Check the region: ${target.region}.`,
      'Check AWS_ENDPOINT_URL_LAMBDA and AWS_ENDPOINT_URL, if they are set.',
      'Check DNS, firewall, HTTPS_PROXY and NO_PROXY of the runner.',
    ],
  }
}

function tlsWords(): Words {
  return {
    what: 'the certificate of the endpoint of Lambda was not accepted (TLS)',
    whose: 'The usual cause is a proxy with its own certificate authority.',
    todo: ['Set NODE_EXTRA_CA_CERTS to the PEM file of that certificate authority, in env: of the step or of the job.'],
  }
}
