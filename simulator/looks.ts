/** What only looks: GetFunction and GetFunctionConfiguration. */
import { arnOf, type LambdaFunction, revisionOf } from './account.ts'
import { locationOf } from './code.ts'
import { json, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import { describe } from './revision.ts'
import type { Fields } from './script.ts'
import type { World } from './world.ts'

/** GetFunctionConfiguration. */
export function getConfiguration(world: World, asked: Asked): Reply {
  return json(200, configuration(world, asked, world.account.get(asked)))
}

/** GetFunction. Without `lambda:ListTags` it answers all the same, and says what went wrong with the tags. */
export function getFunction(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const Configuration = configuration(world, asked, it)
  const Code = locationOf(revisionOf(it, asked.qualifier).code)
  const reserved = it.reservedConcurrency
  const Concurrency = reserved === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: reserved } }
  return json(200, { Configuration, Code, ...tagMembers(world, asked, it), ...Concurrency })
}

/** An alias is told by its main version, under its own ARN; the weights of others are not told. */
function configuration(world: World, asked: Asked, it: LambdaFunction): Fields {
  const members = describe(revisionOf(it, asked.qualifier), it.name, arnOf(it, asked.qualifier))
  if (members.Environment === undefined || !world.isDenied('Decrypt', asked)) return members
  const Message = 'Lambda was unable to decrypt the environment variables because KMS access was denied.'
  return { ...members, Environment: { Error: { ErrorCode: 'AccessDeniedException', Message } } }
}

function tagMembers(world: World, asked: Asked, it: LambdaFunction): Fields {
  if (world.isDenied('ListTags', asked)) {
    const Message = 'You do not have permission for lambda:ListTags on this function.'
    return { TagsError: { ErrorCode: 'AccessDeniedException', Message } }
  }
  return Object.keys(it.tags).length > 0 ? { Tags: it.tags } : {}
}
