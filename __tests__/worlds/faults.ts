/** What a fault makes of one request: an answer that never comes, or the trouble that a look has with it. */
import type { Operation, Trouble } from '../../src/verdict/seen.ts'
import type { FaultKind } from './world.ts'

type Told = Trouble extends infer T ? (T extends Trouble ? Omit<T, 'operation' | 'message'> : never) : never

const PASSING = { kind: 'passing' } as const

/** The trouble of a request, as `lambda` tells it; the others have none, or make one of their own. */
const TROUBLES: Partial<Record<FaultKind, Told>> = {
  throttled: { kind: 'throttled', name: 'TooManyRequestsException', status: 429 },
  'throttled-with-retry-after': { kind: 'throttled', name: 'ThrottlingException', status: 400, retryAfterMs: 3_000 },
  'over-a-shared-quota': { kind: 'throttled', name: 'ThrottlingException', status: 429 },
  'not-found': { kind: 'not-found', name: 'ResourceNotFoundException', status: 404 },
  'get-function-denied': { kind: 'permission', name: 'AccessDeniedException', status: 403 },
  denied: { kind: 'permission', name: 'AccessDeniedException', status: 403 },
  'provisioned-denied': { kind: 'permission', name: 'AccessDeniedException', status: 403 },
  'invoke-denied': { kind: 'permission', name: 'AccessDeniedException', status: 403 },
  'invoke-rejected': { kind: 'rejected', name: 'InvalidRequestContentException', status: 400 },
  'invoke-without-capacity': { kind: 'no-capacity', name: 'TooManyRequestsException', status: 429 },
  'clock-skewed-once': { kind: 'signature', name: 'InvalidSignatureException', status: 403 },
  'bad-signature': { kind: 'signature', name: 'InvalidSignatureException', status: 403 },
  expired: { kind: 'expired', name: 'ExpiredTokenException', status: 403 },
  'invalid-credentials': { kind: 'invalid-credentials', name: 'UnrecognizedClientException', status: 403 },
  rejected: { kind: 'rejected', name: 'InvalidParameterValueException', status: 400 },
  'server-error': { ...PASSING, name: 'ServiceException', status: 500 },
  reset: { ...PASSING, name: 'ECONNRESET' },
  'broken-answer': { ...PASSING, status: 200 },
}

/** The operation that a fault is about, where it is about one alone. */
const ONLY: Partial<Record<FaultKind, Operation>> = {
  'get-function-denied': 'GetFunction',
  'provisioned-denied': 'GetProvisionedConcurrencyConfig',
  'invoke-denied': 'Invoke',
  'invoke-rejected': 'Invoke',
  'invoke-without-capacity': 'Invoke',
}

export function troubleOf(kind: FaultKind, operation: Operation): Trouble | undefined {
  const told = TROUBLES[kind]
  return told && { ...told, operation, message: kind }
}

/** `not-found` of an Invoke or of provisioned concurrency is no matter of a function that is not visible yet. */
export function isAbout(kind: FaultKind, operation: Operation): boolean {
  if (kind === 'not-found') return operation === 'GetFunction' || operation === 'GetFunctionConfiguration'
  return ONLY[kind] === undefined || ONLY[kind] === operation
}

/** What goes wrong before anything is sent: the sources of credentials. */
export function credentialsTrouble(kind: FaultKind, operation: Operation): Trouble | undefined {
  const asked = { operation, message: kind }
  if (kind === 'no-credentials') return { ...asked, kind: 'no-credentials', name: 'CredentialsProviderError' }
  return kind === 'credentials-fail-for-a-moment' ? { ...asked, kind: 'passing', status: 503 } : undefined
}

export const isOfCredentials = (kind: FaultKind): boolean =>
  kind === 'no-credentials' || kind === 'credentials-fail-for-a-moment'
