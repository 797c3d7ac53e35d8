/** Provisioned concurrency (of a version or an alias) and reserved concurrency (of a function). */
import { arnOf, type LambdaFunction, type Provisioned, revisionOf } from './account.ts'
import { refusal } from './errors.ts'
import { conflict, Refused, refused } from './refused.ts'
import { json, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import type { Fields } from './script.ts'
import type { World } from './world.ts'

/** PutProvisionedConcurrencyConfig. */
export function putProvisioned(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const qualifier = provisionable(asked)
  const requested = asked.input.ProvisionedConcurrentExecutions
  if (typeof requested !== 'number' || requested < 1)
    throw refused('InvalidParameterValueException', 'ProvisionedConcurrentExecutions is a number of 1 or more.')
  const revision = revisionOf(it, qualifier)
  if (Object.keys(it.aliases.get(qualifier)?.weights ?? {}).length > 0)
    throw refused('InvalidParameterValueException', `Alias with weights can not be used: ${arnOf(it, qualifier)}`)
  if (revision.state.value === 'Pending') throw conflict('The function is currently in the following state: Pending')
  refuseTwice(it, qualifier)
  const provisioned = begin(world, it, qualifier, requested)
  return json(202, answer(provisioned))
}

/** It sits on an alias or on its version, never on both. */
function refuseTwice(it: LambdaFunction, qualifier: string): void {
  const { version } = revisionOf(it, qualifier)
  const others = [...it.provisioned.keys()].filter((other) => other !== qualifier)
  const other = others.find(
    (key) => (key === version || qualifier === version) && revisionOf(it, key).version === version,
  )
  if (other !== undefined)
    throw refused('ResourceConflictException', `Provisioned Concurrency is already configured on ${arnOf(it, other)}`)
}

/** GetProvisionedConcurrencyConfig. */
export function getProvisioned(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const qualifier = provisionable(asked)
  revisionOf(it, qualifier)
  const provisioned = it.provisioned.get(qualifier)
  if (provisioned === undefined) throw new Refused(refusal('no-provisioned', asked))
  return json(200, answer(provisioned))
}

/** DeleteProvisionedConcurrencyConfig. */
export function deleteProvisioned(world: World, asked: Asked): Reply {
  world.account.get(asked).provisioned.delete(provisionable(asked))
  return { ...json(204, ''), body: '' }
}

/** What is provisioned for `qualifier`, if anything, is made anew. */
export function provisionAgain(world: World, it: LambdaFunction, qualifier: string): void {
  const { requested } = it.provisioned.get(qualifier) ?? {}
  if (requested !== undefined) begin(world, it, qualifier, requested)
}

function begin({ agenda, course }: World, it: LambdaFunction, qualifier: string, requested: number): Provisioned {
  const provisioned: Provisioned = { requested, status: 'IN_PROGRESS', lastModified: timestamp() }
  const { ms, failure } = course('provision')
  it.provisioned.set(qualifier, provisioned)
  agenda.after(ms, () => {
    provisioned.status = failure ? 'FAILED' : 'READY'
    if (failure) provisioned.reason = failure
  })
  return provisioned
}

function provisionable({ qualifier }: Asked): string {
  if (qualifier === undefined || qualifier.startsWith('$LATEST'))
    throw refused('InvalidParameterValueException', 'Provisioned Concurrency needs a version or an alias.')
  return qualifier
}

/** PutFunctionConcurrency. */
export function putReserved(world: World, asked: Asked): Reply {
  const { ReservedConcurrentExecutions } = asked.input
  if (typeof ReservedConcurrentExecutions !== 'number' || ReservedConcurrentExecutions < 0)
    throw refused('InvalidParameterValueException', 'ReservedConcurrentExecutions is a number of 0 or more.')
  world.account.get(asked).reservedConcurrency = ReservedConcurrentExecutions
  return json(200, { ReservedConcurrentExecutions })
}

/** DeleteFunctionConcurrency. */
export function deleteReserved(world: World, asked: Asked): Reply {
  delete world.account.get(asked).reservedConcurrency
  return { ...json(204, ''), body: '' }
}

function answer({ requested, status, reason, lastModified }: Provisioned): Fields {
  const made = status === 'READY' ? requested : 0
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: made,
    AllocatedProvisionedConcurrentExecutions: made,
    Status: status,
    LastModified: lastModified,
    ...(reason ? { StatusReason: reason.text } : {}),
  }
}

/** As Lambda writes it here: `2026-11-25T03:00:00+0000`. */
function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, '+0000')
}
