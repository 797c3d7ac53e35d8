/**
 * Lambda's refusals: status, name and body as the service sends them. The name travels in `x-amzn-ErrorType`; most
 * bodies say `Message` and `Type`, what the front door refuses (throttling, credentials) says `message`.
 */
import { json, type Reply } from './reply.ts'
import { ACCOUNT, type Asked } from './request.ts'

interface Refusal {
  readonly status: number
  readonly name: string
  readonly body: (asked: Asked) => object
}

const refuse = (status: number, name: string, body: Refusal['body']): Refusal => ({ status, name, body })
const user = (text: string) => () => ({ Type: 'User', Message: text })
const service = (text: string) => () => ({ Type: 'Service', Message: text })
const door = (text: string | null) => () => ({ message: text })

const INITIALIZING =
  'Lambda is initializing your function. It will be ready to invoke once your function state becomes ACTIVE.'

const REFUSALS = {
  throttle: refuse(429, 'TooManyRequestsException', throttled('CallerRateLimitExceeded', 'Rate exceeded')),
  'throttle-400': refuse(400, 'ThrottlingException', door('Rate exceeded')),
  'server-error': refuse(500, 'ServiceException', service('An error occurred and the request cannot be processed.')),
  unavailable: refuse(503, 'ServiceUnavailableException', door(null)),
  denied: refuse(403, 'AccessDeniedException', (asked) => ({ Message: denial(asked) })),
  expired: refuse(403, 'ExpiredTokenException', door('The security token included in the request is expired')),
  'bad-token': refuse(
    403,
    'UnrecognizedClientException',
    door('The security token included in the request is invalid.'),
  ),
  'bad-signature': refuse(
    403,
    'InvalidSignatureException',
    door(
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
  ),
  invalid: refuse(400, 'InvalidParameterValueException', user('The parameter is not valid.')),
  'two-qualifiers': refuse(
    400,
    'InvalidParameterValueException',
    user('The derived qualifier from the function name does not match the specified qualifier.'),
  ),
  'not-found': refuse(404, 'ResourceNotFoundException', (asked) => ({
    Type: 'User',
    Message: `Function not found: ${asked.arn}`,
  })),
  'no-provisioned': refuse(
    404,
    'ProvisionedConcurrencyConfigNotFoundException',
    user('No Provisioned Concurrency Config found for this function'),
  ),
  inactive: refuse(
    502,
    'ResourceNotReadyException',
    service(
      'The function is inactive and its VPC connection is no longer available. ' +
        'Wait for the VPC connection to reestablish and try again.',
    ),
  ),
  'inactive-409': refuse(409, 'CodeArtifactUserPendingException', user(INITIALIZING)),
  'inactive-500': refuse(500, 'CodeArtifactUserPendingException', service(INITIALIZING)),
  'snapstart-not-ready': refuse(409, 'SnapStartNotReadyException', user(INITIALIZING)),
  'no-capacity': refuse(
    429,
    'TooManyRequestsException',
    throttled('ReservedFunctionConcurrentInvocationLimitExceeded', 'Rate Exceeded.'),
  ),
} satisfies Record<string, Refusal>

/** The names of the refusals, as scripts write them. */
export type ErrorKind = keyof typeof REFUSALS

/** Whether a kind is a refusal of Lambda's. */
export function isErrorKind(kind: string): kind is ErrorKind {
  return Object.hasOwn(REFUSALS, kind)
}

/** The answer where Lambda has no such path. */
export function noSuchPath(): Reply {
  return json(404, { message: 'no such path' }, { 'x-amzn-ErrorType': 'UnknownOperationException' })
}

/** The refusal as an answer, about the function that was asked for. */
export function refusal(kind: ErrorKind, asked: Asked, headers: Readonly<Record<string, string>> = {}): Reply {
  const { status, name, body } = REFUSALS[kind]
  return json(status, body(asked), { 'x-amzn-ErrorType': name, ...headers })
}

function throttled(reason: string, text: string): Refusal['body'] {
  return () => ({ Reason: reason, Type: 'User', message: text })
}

function denial({ operation, arn }: Asked): string {
  const action = operation === 'Invoke' ? 'lambda:InvokeFunction' : `lambda:${operation}`
  const who = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/GitHubActions`
  return (
    `User: ${who} is not authorized to perform: ${action} on resource: ${arn} ` +
    `because no identity-based policy allows the ${action} action`
  )
}
