/** Invoke: refused while there is nothing to run, answered by the code that serves, and what wakes an idle function. */
import { invokedOf, type LambdaFunction } from './account.ts'
import { type ErrorKind, refusal } from './errors.ts'
import { inState, restore } from './life.ts'
import { Refused } from './refused.ts'
import { json, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import type { Revision } from './revision.ts'
import { hasSnapStart } from './settings.ts'
import type { World } from './world.ts'

/** Answers with what the function returned: which version and code of it ran. */
export function invoke(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const revision = invokedOf(it, asked.qualifier, world.chance)
  if (it.reservedConcurrency === 0) throw new Refused(refusal('no-capacity', asked))
  refuseUnlessRunnable(world, asked, it, revision)
  const { invocationType } = asked
  if (invocationType === 'Event' || invocationType === 'DryRun')
    return { ...json(invocationType === 'Event' ? 202 : 204, ''), body: '' }
  const payload = { version: revision.version, codeSha256: revision.serving?.sha256 }
  return json(200, payload, { 'x-amz-executed-version': revision.version })
}

function refuseUnlessRunnable(world: World, asked: Asked, it: LambdaFunction, revision: Revision): void {
  const { state } = revision
  if (state.value === 'Active') return
  if (state.value !== 'Inactive') throw inState(state.value)
  // An update brings an idle function back by itself.
  if (revision.update?.value !== 'InProgress') restore(revision, world.agenda, world.course('restore'))
  throw new Refused(refusal(world.idleAnswer ?? idleAnswer(it, revision), asked))
}

/** AWS documents three ways and not when each is used: chosen by the kind of function. */
function idleAnswer({ latest }: LambdaFunction, { version, code }: Revision): ErrorKind {
  if (version !== '$LATEST' && hasSnapStart(latest.settings)) return 'snapstart-not-ready'
  return code.packageType === 'Image' ? 'inactive-409' : 'inactive'
}
