/**
 * How a version comes to life, changes and falls idle: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 * What AWS does not document is listed in README.md.
 */
import type { Agenda } from './agenda.ts'
import type { Code } from './code.ts'
import { conflict } from './refused.ts'
import { type Reason, type Revision, revise, touch } from './revision.ts'
import type { Fields } from './script.ts'
import { hasSnapStart, isManaged } from './settings.ts'

const CREATING: Reason = { code: 'Creating', text: 'The function is being created.' }
const RESTORING: Reason = { code: 'Restoring', text: 'The function is being restored.' }
export const IDLE: Reason = { code: 'Idle', text: 'The function is idle. Lambda will restore it when it is invoked.' }

/** How long something takes, and why it fails; it does not where there is no reason. */
export interface Course {
  readonly ms: number
  readonly failure?: Reason | undefined
}

/** A new function or version: Pending, and then at rest, or Failed for good. */
export function create(revision: Revision, agenda: Agenda, { ms, failure }: Course): void {
  revision.state = { value: 'Pending', reason: CREATING }
  agenda.after(ms, () => {
    revise(revision)
    if (failure) revision.state = { value: 'Failed', reason: failure }
    else rest(revision)
  })
}

/** As a revision is when all is done. `$LATEST` of Managed Instances cannot be invoked. */
export function rest(revision: Revision): void {
  const isLatest = revision.version === '$LATEST'
  revision.state = { value: isLatest && isManaged(revision.settings) ? 'ActiveNonInvocable' : 'Active' }
  revision.serving = revision.code
  // Lambda has been seen to leave LastUpdateStatus out of versions with a snapshot.
  if (isLatest || !hasSnapStart(revision.settings)) revision.update = { value: 'Successful' }
}

export interface Change {
  readonly code?: Code
  readonly settings?: Fields
}

/** An update: the new code and configuration are told at once and serve at its end; where it fails, the old ones stay. */
export function update(revision: Revision, change: Change, agenda: Agenda, { ms, failure }: Course): void {
  const { code, settings } = revision
  Object.assign(revision, { code, settings, ...change })
  touch(revision)
  // Lambda says "created" of an update as well.
  revision.update = { value: 'InProgress', reason: CREATING }
  agenda.after(ms, () => {
    revise(revision)
    if (failure) Object.assign(revision, { code, settings, update: { value: 'Failed', reason: failure } })
    else rest(revision)
  })
}

/** An idle version is woken; where that fails, it falls back to Inactive. */
export function restore(revision: Revision, agenda: Agenda, { ms, failure }: Course): void {
  revision.state = { value: 'Pending', reason: RESTORING }
  agenda.after(ms, () => {
    revision.state = failure ? { value: 'Inactive', reason: failure } : { value: 'Active' }
  })
}

/** Lambda has taken back what the version needs to run. */
export function fallIdle(revision: Revision, reason: Reason = IDLE): void {
  revision.state = { value: 'Inactive', reason }
}

/** Throws Lambda's 409 while the version may be neither updated nor published. */
export function refuseWhileBusy({ state, update }: Revision, arn: string): void {
  if (update?.value === 'InProgress') throw conflict(`An update is in progress for resource: ${arn}`)
  if (!['Active', 'ActiveNonInvocable', 'Inactive'].includes(state.value)) throw inState(state.value)
}

/** The 409 of a State in which Lambda does nothing with the function. */
export const inState = (state: string) => conflict(`The function is currently in the following state: ${state}`)
