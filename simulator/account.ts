/** The functions of all regions and accounts, with their versions and aliases; who is meant by a qualifier. */
import { notFound } from './refused.ts'
import { type Asked, functionArn } from './request.ts'
import type { Reason, Revision } from './revision.ts'
import { isManaged } from './settings.ts'

export interface Alias {
  readonly name: string
  version: string
  description: string
  /** Shares of other versions, 0 to 1, by version. */
  weights: Readonly<Record<string, number>>
  revisionId: string
}

export interface Provisioned {
  requested: number
  status: 'IN_PROGRESS' | 'READY' | 'FAILED'
  reason?: Reason
  lastModified: string
}

export interface LambdaFunction {
  readonly name: string
  readonly region: string
  readonly account: string
  readonly latest: Revision
  /** By number, in the order in which they were published. */
  readonly versions: Map<string, Revision>
  readonly aliases: Map<string, Alias>
  /** By the alias or version that it was asked for. */
  readonly provisioned: Map<string, Provisioned>
  readonly tags: Readonly<Record<string, string>>
  /** Version numbers are never used twice. */
  lastVersion: number
  reservedConcurrency?: number
}

export interface Account {
  find(asked: Asked): LambdaFunction | undefined
  /** Throws Lambda's 404 where there is none. */
  get(asked: Asked): LambdaFunction
  add(it: LambdaFunction): void
  remove(it: LambdaFunction): void
  /** Whether there ever was one of that name. */
  knows(asked: Asked): boolean
}

type Named = Pick<LambdaFunction, 'region' | 'account' | 'name'>

const keyOf = ({ region, account, name }: Named) => functionArn(region, account, name, undefined)

export function makeAccount(): Account {
  const functions = new Map<string, LambdaFunction>()
  const known = new Set<string>()
  const find = (asked: Asked) => functions.get(keyOf(asked))
  return {
    find,
    get(asked) {
      const it = find(asked)
      if (it === undefined) throw notFound(asked.arn)
      return it
    },
    add(it) {
      functions.set(keyOf(it), it)
      known.add(keyOf(it))
    },
    remove: (it) => void functions.delete(keyOf(it)),
    knows: (asked) => known.has(keyOf(asked)),
  }
}

/** The function's ARN, with a qualifier where one is given. */
export const arnOf = ({ region, account, name }: Named, qualifier?: string): string =>
  functionArn(region, account, name, qualifier)

/** The version that a qualifier means: an alias means its main one. Throws Lambda's 404. */
export function revisionOf(it: LambdaFunction, qualifier: string | undefined): Revision {
  if (qualifier === undefined || qualifier === '$LATEST') return it.latest
  const number = qualifier === '$LATEST.PUBLISHED' ? newestOf(it) : (it.aliases.get(qualifier)?.version ?? qualifier)
  const revision = number === '$LATEST' ? it.latest : it.versions.get(number)
  if (revision === undefined) throw notFound(arnOf(it, qualifier))
  return revision
}

/** The number of the newest version that there still is; empty where there is none. */
export function newestOf({ versions }: LambdaFunction): string {
  return [...versions.keys()].at(-1) ?? ''
}

/** Who answers an invocation: of Managed Instances, the newest version instead of `$LATEST`. */
export function invokedOf(it: LambdaFunction, qualifier: string | undefined, chance: () => number): Revision {
  if (qualifier === undefined && isManaged(it.latest.settings)) return revisionOf(it, '$LATEST.PUBLISHED')
  let left = chance()
  for (const [version, weight] of Object.entries(it.aliases.get(qualifier ?? '')?.weights ?? {})) {
    left -= weight
    if (left < 0) return revisionOf(it, version)
  }
  return revisionOf(it, qualifier)
}
