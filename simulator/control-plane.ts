/**
 * The model of Lambda: what is created, updated, published and invoked takes its course. Faults, quotas and denials lie
 * over it as they lie over a script.
 */
import { makeAccount } from './account.ts'
import { makeAgenda } from './agenda.ts'
import { createAlias, deleteAlias, getAlias, updateAlias } from './aliases.ts'
import { type Beginning, begin } from './beginnings.ts'
import { createFunction, deleteFunction, publishVersion, updateCode, updateConfiguration } from './changes.ts'
import { makeCounts } from './counts.ts'
import { type ErrorKind, refusal } from './errors.ts'
import { type Delivery, faultFor, sent, underFault } from './faults.ts'
import type { Functions } from './functions.ts'
import { invoke } from './invocations.ts'
import { getConfiguration, getFunction } from './looks.ts'
import type { Operation } from './operations.ts'
import { deleteProvisioned, deleteReserved, getProvisioned, putProvisioned, putReserved } from './provisioned.ts'
import { Refused } from './refused.ts'
import type { Reply } from './reply.ts'
import type { Asked } from './request.ts'
import type { Fault, Script } from './script.ts'
import type { Denial, Failures, Stretch, World } from './world.ts'

export interface LambdaOptions extends Pick<Script, 'quota' | 'github'> {
  /** How long creating, updating, publishing, restoring and provisioning take; 2000. */
  readonly transitionMs?: number
  /** How long a version with SnapStart is Pending; 180,000. */
  readonly snapStartMs?: number
  /** How much faster all of that goes; 1. With 60, three minutes take three seconds. */
  readonly speed?: number
  /** Why what takes its time fails in the end. */
  readonly failures?: Failures
  /** Of every function and qualifier, counted for each. */
  readonly faults?: readonly Fault[]
  readonly deny?: readonly Denial[]
  /** How a function that is asked for and was never created came to be; left out: it does not exist. */
  readonly beginning?: Beginning
  readonly idleAnswer?: ErrorKind
  /** 0 to 1; decides by whom an alias with weights is answered. */
  readonly chance?: () => number
}

const HANDLERS: Readonly<Record<Operation, (world: World, asked: Asked) => Reply>> = {
  CreateFunction: createFunction,
  GetFunction: getFunction,
  GetFunctionConfiguration: getConfiguration,
  UpdateFunctionCode: updateCode,
  UpdateFunctionConfiguration: updateConfiguration,
  DeleteFunction: deleteFunction,
  PublishVersion: publishVersion,
  Invoke: invoke,
  CreateAlias: createAlias,
  GetAlias: getAlias,
  UpdateAlias: updateAlias,
  DeleteAlias: deleteAlias,
  GetProvisionedConcurrencyConfig: getProvisioned,
  PutProvisionedConcurrencyConfig: putProvisioned,
  DeleteProvisionedConcurrencyConfig: deleteProvisioned,
  PutFunctionConcurrency: putReserved,
  DeleteFunctionConcurrency: deleteReserved,
}

/** Takes what kind of Lambda it is and a clock in ms. */
export function makeControlPlane(options: LambdaOptions, clock: () => number): Functions {
  const world = makeWorld(options, clock)
  const count = makeCounts()

  const answer = (asked: Asked, signedAt: string | undefined): Delivery => {
    world.agenda.settle()
    if (asked.contradicts) return sent(refusal('two-qualifiers', asked))
    if (options.beginning && asked.operation !== 'CreateFunction') begin(world, asked, options.beginning)
    const nth = count(asked)
    if (world.isDenied(asked.operation, asked)) return sent(refusal('denied', asked))
    const situation = { asked, signedAt, answer: () => handle(world, asked) }
    const fault = faultFor(options.faults ?? [], asked.operation, nth)
    if (fault) return underFault(fault, situation)
    // What a request does is done when it comes, not when its answer leaves.
    return sent(situation.answer())
  }

  return { answer, settledAtMs: world.agenda.lastMs }
}

function makeWorld(options: LambdaOptions, clock: () => number): World {
  const { transitionMs = 2_000, snapStartMs = 180_000, speed = 1, failures = {}, deny = [] } = options
  return {
    account: makeAccount(),
    agenda: makeAgenda(clock),
    course: (stretch: Stretch) => ({
      ms: (stretch === 'snapshot' ? snapStartMs : transitionMs) / speed,
      failure: failures[stretch],
    }),
    isDenied: (operation, asked) => deny.some((denial) => denial.operation === operation && isOn(denial, asked)),
    chance: options.chance ?? Math.random,
    idleAnswer: options.idleAnswer,
  }
}

function isOn({ on }: Denial, { qualifier }: Asked): boolean {
  if (on === undefined) return true
  return on === (qualifier === undefined ? 'unqualified' : 'qualified') || on === qualifier
}

function handle(world: World, asked: Asked): Reply {
  world.agenda.settle()
  try {
    return HANDLERS[asked.operation](world, asked)
  } catch (error) {
    if (error instanceof Refused) return error.reply
    throw error
  }
}
