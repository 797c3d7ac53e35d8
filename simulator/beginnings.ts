/**
 * How the functions of a scenario come to be: when a name is asked for that was never created, its beginning is played.
 * Whoever deploys without a qualifier changes `$LATEST`; whoever deploys to an alias or a version publishes a new one.
 */
import { type LambdaFunction, newestOf, revisionOf } from './account.ts'
import { create, fallIdle, rest, update } from './life.ts'
import { provisionAgain } from './provisioned.ts'
import type { Asked } from './request.ts'
import type { Reason, Revision } from './revision.ts'
import { CODES, codesOf, isSeeded, type Kind, point, publish, seed } from './seeds.ts'
import type { World } from './world.ts'

/** Plays what happened to a function before it was first asked for, and what is still going to happen. */
export type Beginning = (scene: Scene) => void

/** One function, by the qualifier with which it was first asked for. */
export interface Scene {
  /** It has been there for long: `$LATEST`, and the version or alias that was asked for. */
  stands(kind?: Kind): void
  /** It is created now. */
  isCreated(kind?: Kind): void
  /** It has been there for long, and new code is deployed now. */
  isUpdated(kind?: Kind): void
  /** The next code is deployed as soon as that deploy has ended. */
  isUpdatedAgain(): void
  /** It has not been invoked for long, or (with a reason) lost what it needs. */
  isInactive(reason?: Reason): void
  isDeleted(): void
  /** Concurrency is provisioned for the version or alias that was asked for. */
  isProvisioned(): void
  isReserved(concurrency: number): void
  /** The alias that was asked for moves to a new version, after one transition. */
  moves(): void
}

/** Plays the beginning of the function that was asked for, once. An alias that is asked for later gets the newest version. */
export function begin(world: World, asked: Asked, beginning: Beginning): void {
  const it = world.account.find(asked)
  if (it && isSeeded(it)) meetAlias(it, asked.qualifier)
  else if (!world.account.knows(asked)) beginning(makeScene(world, asked))
}

function meetAlias(it: LambdaFunction, qualifier: string | undefined): void {
  if (!isAlias(qualifier) || it.aliases.has(qualifier)) return
  if (newestOf(it) === '') rest(publish(it))
  point(it, qualifier, newestOf(it))
}

const isNumber = (qualifier: string | undefined) => /^\d+$/.test(qualifier ?? '')
const isAlias = (qualifier: string | undefined): qualifier is string => /^[^$\d]/.test(qualifier ?? '')
const isQualified = (qualifier: string | undefined) => isNumber(qualifier) || isAlias(qualifier)

function makeScene(world: World, asked: Asked): Scene {
  const { account, agenda, course } = world
  const { qualifier } = asked
  const found = () => account.get(asked)
  const subject = () => revisionOf(found(), qualifier)

  const add = (kind: Kind): LambdaFunction => {
    const it = seed(asked, kind)
    account.add(it)
    return it
  }

  /** A new version in the place of what was asked for. */
  const release = (it: LambdaFunction): Revision => {
    if (isNumber(qualifier)) it.lastVersion = Number(qualifier) - 1
    const revision = publish(it)
    if (isAlias(qualifier)) point(it, qualifier, revision.version)
    return revision
  }

  return {
    stands(kind = {}) {
      const it = add(kind)
      rest(it.latest)
      if (isQualified(qualifier)) rest(release(it))
    },
    isCreated(kind = {}) {
      const it = add(kind)
      create(it.latest, agenda, course('create'))
      if (isQualified(qualifier)) create(release(it), agenda, course(kind.snapStart ? 'snapshot' : 'create'))
    },
    isUpdated(kind = {}) {
      const it = add(kind)
      const [, code] = codesOf(kind)
      rest(it.latest)
      if (!isQualified(qualifier)) return update(it.latest, { code }, agenda, course('update'))
      if (isAlias(qualifier)) rest(publish(it))
      it.latest.code = code
      create(release(it), agenda, course(kind.snapStart ? 'snapshot' : 'update'))
    },
    isUpdatedAgain() {
      const [, , code] = CODES
      agenda.after(course('update').ms, () => update(found().latest, { code }, agenda, course('update')))
    },
    isInactive: (reason) => fallIdle(subject(), reason),
    isDeleted() {
      subject().state = { value: 'Deleting' }
    },
    isProvisioned() {
      if (qualifier === undefined) return
      found().provisioned.set(qualifier, { requested: 1, status: 'READY', lastModified: '' })
      provisionAgain(world, found(), qualifier)
    },
    isReserved(concurrency) {
      found().reservedConcurrency = concurrency
    },
    moves() {
      const [, code] = CODES
      agenda.after(course('publish').ms, () => {
        const it = found()
        it.latest.code = code
        rest(release(it))
        if (qualifier !== undefined) provisionAgain(world, it, qualifier)
      })
    },
  }
}
