/** The wake: one Invoke, whose refusals while Lambda begins to restore the function are what it is for. */
import { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Observation, Trouble } from '../verdict/seen.ts'
import { type Ask, NoAnswer } from '../waiting/turns.ts'
import { type Answered, askLambda } from './asking.ts'
import { identify, type Viewer } from './look.ts'

/** Refusals that mean: Lambda restores the function now (each seen in the field, with several statuses). */
const RESTORING = new Set([
  'ResourceNotReadyException',
  'CodeArtifactUserPendingException',
  'SnapStartNotReadyException',
])

/** Invokes once with `{}`. An answer of the function itself, an error of its own included, is a wake too. */
export async function wake({ target, endpoint }: Viewer, ask: Ask, nowMs: () => number): Promise<Observation> {
  const answered = await askLambda(
    endpoint,
    {
      operation: 'Invoke',
      lane: 'own',
      command: () =>
        new InvokeCommand({ ...identify(target), InvocationType: 'RequestResponse', Payload: Buffer.from('{}') }),
      read: () => true,
      mayBeAnything: true,
    },
    ask,
    nowMs,
  )
  return { wake: 'ok' in answered ? 'accepted' : judgeRefusal(answered) }
}

function judgeRefusal({ trouble, error }: Extract<Answered<true>, { trouble: Trouble }>): 'accepted' | Trouble {
  if (trouble.name !== undefined && RESTORING.has(trouble.name)) return 'accepted'
  // The function may be running for long: to ask again could run it twice, and the looks tell whether it woke.
  if (error instanceof NoAnswer && trouble.kind === 'passing') return 'accepted'
  // The function has run, though its answer is too long or was cut.
  if (trouble.kind === 'passing' && trouble.status !== undefined && trouble.status < 300) return 'accepted'
  const reason = (error as { Reason?: unknown } | undefined)?.Reason
  if (reason !== 'ReservedFunctionConcurrentInvocationLimitExceeded') return trouble
  const { operation, name, status, message } = trouble
  return {
    kind: 'no-capacity',
    operation,
    ...(name && { name }),
    ...(status && { status }),
    message: message || reason,
  }
}
