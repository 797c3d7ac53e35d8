/** From identifiers to the functions to wait for: the default qualifier and region filled in, repeats folded. */
import type { Identifier } from './identifier.ts'
import { partitionOf } from './partition.ts'
import type { Target } from './target.ts'

/** An identifier, beside the text it was read from. */
export interface Given {
  readonly text: string
  readonly identifier: Identifier
}

/** A function to wait for, and every text that it was given as. */
export interface Listed {
  readonly target: Target
  readonly givens: readonly string[]
}

/** What is taken where an identifier does not say it. */
export interface Defaults {
  readonly qualifier?: string
  readonly region: string
}

/** The functions in the order given. Those that show the same, in one region and account, are folded into the first. */
export function listTargets(givens: readonly Given[], defaults: Defaults): readonly Listed[] {
  const listed = new Map<string, { target: Target; givens: string[] }>()
  for (const { text, identifier } of givens) {
    const target = aimAt(identifier, defaults)
    const key = JSON.stringify([target.display, target.region, target.account])
    const known = listed.get(key)
    if (known) known.givens.push(text)
    else listed.set(key, { target, givens: [text] })
  }
  return [...listed.values()]
}

/** The target that an identifier means. An ARN is asked in its own region, whatever the default. */
export function aimAt(identifier: Identifier, defaults: Defaults): Target {
  const { name, functionName, account } = identifier
  const qualifier = identifier.qualifier ?? defaults.qualifier
  const region = identifier.region ?? defaults.region
  return Object.freeze({
    display: qualifier === undefined ? name : `${name}:${qualifier}`,
    functionName,
    name,
    ...(qualifier !== undefined && { qualifier }),
    region,
    ...(account !== undefined && { account }),
    partition: identifier.partition ?? partitionOf(region),
  })
}
