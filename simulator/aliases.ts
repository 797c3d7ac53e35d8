/** Aliases: names for versions, some with a share of another one. */
import { randomUUID } from 'node:crypto'
import { type Alias, arnOf, type LambdaFunction, revisionOf } from './account.ts'
import { outdated } from './changes.ts'
import { provisionAgain } from './provisioned.ts'
import { notFound, refused } from './refused.ts'
import { json, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import type { Fields } from './script.ts'
import type { World } from './world.ts'

/** CreateAlias. */
export function createAlias(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const { Name, FunctionVersion, Description = '' } = asked.input
  if (typeof Name !== 'string' || !/^(?!\d+$)[\w-]{1,128}$/.test(Name))
    throw refused('InvalidParameterValueException', `No name for an alias: ${Name}`)
  if (it.aliases.has(Name)) throw refused('ResourceConflictException', `Alias already exists: ${arnOf(it, Name)}`)
  const version = existing(it, FunctionVersion)
  const weights = readWeights(it, version, asked.input)
  const alias = { name: Name, version, description: String(Description), weights, revisionId: randomUUID() }
  it.aliases.set(Name, alias)
  return json(201, answer(it, alias))
}

/** GetAlias. */
export function getAlias(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  return json(200, answer(it, named(it, asked)))
}

/** UpdateAlias. Provisioned concurrency that sits on it is made anew for another version. */
export function updateAlias(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const alias = named(it, asked)
  const { FunctionVersion, Description, RevisionId } = asked.input
  if (RevisionId !== undefined && RevisionId !== alias.revisionId) throw outdated('GetAlias')
  const version = FunctionVersion === undefined ? alias.version : existing(it, FunctionVersion)
  const weights = asked.input.RoutingConfig === undefined ? alias.weights : readWeights(it, version, asked.input)
  const isMoved = version !== alias.version
  Object.assign(alias, { version, weights, revisionId: randomUUID() })
  if (typeof Description === 'string') alias.description = Description
  if (isMoved) provisionAgain(world, it, alias.name)
  return json(200, answer(it, alias))
}

/** DeleteAlias. */
export function deleteAlias(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  it.aliases.delete(asked.alias)
  it.provisioned.delete(asked.alias)
  return { ...json(204, ''), body: '' }
}

function named(it: LambdaFunction, { alias }: Asked): Alias {
  const found = it.aliases.get(alias)
  if (found === undefined) throw notFound(arnOf(it, alias))
  return found
}

/** The number of a version that there is. */
function existing(it: LambdaFunction, version: unknown): string {
  if (typeof version !== 'string' || !/^(\d+|\$LATEST)$/.test(version))
    throw refused('InvalidParameterValueException', `No version: ${version}`)
  return revisionOf(it, version).version
}

function readWeights(it: LambdaFunction, main: string, { RoutingConfig }: Fields): Record<string, number> {
  const weights = {
    ...(RoutingConfig as { AdditionalVersionWeights?: Record<string, number> })?.AdditionalVersionWeights,
  }
  for (const [version, weight] of Object.entries(weights)) {
    existing(it, version)
    if (!(weight >= 0 && weight <= 1)) throw refused('InvalidParameterValueException', `No weight: ${weight}`)
  }
  const isRouted = Object.keys(weights).length > 0
  if (isRouted && [main, ...Object.keys(weights)].includes('$LATEST'))
    throw refused(
      'InvalidParameterValueException',
      '$LATEST is not supported for an alias pointing to more than 1 version',
    )
  return weights
}

function answer(it: LambdaFunction, alias: Alias): Fields {
  const { name, version, description, weights, revisionId } = alias
  return {
    AliasArn: arnOf(it, name),
    Name: name,
    FunctionVersion: version,
    Description: description,
    RevisionId: revisionId,
    ...(Object.keys(weights).length > 0 ? { RoutingConfig: { AdditionalVersionWeights: weights } } : {}),
  }
}
