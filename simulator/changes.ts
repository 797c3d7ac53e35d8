/** What changes functions: create, update, publish, delete. Each gives the answer, or throws Lambda's refusal. */
import { arnOf, type LambdaFunction, newestOf } from './account.ts'
import { readCode } from './code.ts'
import { type Change, create, refuseWhileBusy, rest, update } from './life.ts'
import { refused } from './refused.ts'
import { json, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import { describe, makeRevision, type Revision } from './revision.ts'
import type { Fields } from './script.ts'
import { defaultSettings, hasSnapStart, isManaged, readSettings } from './settings.ts'
import type { Stretch, World } from './world.ts'

/** CreateFunction. */
export function createFunction(world: World, asked: Asked): Reply {
  const { name, region, account, input } = asked
  const members = input.Code
  if (world.account.find(asked)) throw refused('ResourceConflictException', `Function already exist: ${name}`)
  if (typeof input.Role !== 'string' || typeof members !== 'object' || members === null)
    throw refused('InvalidParameterValueException', 'CreateFunction needs Role and Code.')
  const latest = makeRevision('$LATEST', readCode({ ...members }), { ...defaultSettings(name), ...readSettings(input) })
  const it: LambdaFunction = {
    name,
    region,
    account,
    latest,
    versions: new Map(),
    aliases: new Map(),
    provisioned: new Map(),
    tags: { ...(input.Tags as Record<string, string> | undefined) },
    lastVersion: 0,
  }
  world.account.add(it)
  create(latest, world.agenda, world.course('create'))
  return json(201, answer(it, input.Publish === true ? publishPending(world, it, 'create') : latest))
}

/** UpdateFunctionCode. */
export function updateCode(world: World, asked: Asked): Reply {
  const { input } = asked
  const it = changeable(world, asked)
  const code = readCode(input)
  const settings = input.Architectures ? { ...it.latest.settings, Architectures: input.Architectures } : undefined
  if (input.DryRun === true) return json(200, answer(it, { ...it.latest, code }))
  if (code.packageType !== it.latest.code.packageType)
    throw refused('InvalidParameterValueException', 'The package type of a function cannot be changed.')
  return json(200, change(world, it, settings ? { code, settings } : { code }, input))
}

/** UpdateFunctionConfiguration. */
export function updateConfiguration(world: World, asked: Asked): Reply {
  const it = changeable(world, asked)
  const settings = { ...it.latest.settings, ...readSettings(asked.input) }
  return json(200, change(world, it, { settings }, {}))
}

function change(world: World, it: LambdaFunction, what: Change, { Publish }: Fields): Fields {
  update(it.latest, what, world.agenda, world.course('update'))
  return answer(it, Publish === true ? publishPending(world, it, 'update') : it.latest)
}

/** PublishVersion. From an Active function it is Active at once; with SnapStart, or of Managed Instances, it is made first. */
export function publishVersion(world: World, asked: Asked): Reply {
  const { CodeSha256, Description } = asked.input
  const it = changeable(world, asked)
  if (CodeSha256 !== undefined && CodeSha256 !== it.latest.code.sha256)
    throw refused('InvalidParameterValueException', `CodeSHA256 (${CodeSha256}) is different from current CodeSHA256.`)
  const newest = it.versions.get(newestOf(it))
  if (newest && isSame(newest, it.latest)) return json(201, answer(it, newest))
  const revision = nextVersion(it, typeof Description === 'string' ? { Description } : {})
  const { settings } = revision
  if (hasSnapStart(settings)) create(revision, world.agenda, world.course('snapshot'))
  else if (isManaged(settings)) create(revision, world.agenda, world.course('publish'))
  else rest(revision)
  return json(201, answer(it, revision))
}

/** `Publish: true`: the version is Pending, and ends as the change does, with SnapStart only after its snapshot. */
function publishPending(world: World, it: LambdaFunction, stretch: Stretch): Revision {
  const revision = nextVersion(it, {})
  const { ms, failure } = world.course(stretch)
  const snapshot = hasSnapStart(revision.settings) ? world.course('snapshot') : world.course('publish')
  create(revision, world.agenda, { ms: Math.max(ms, snapshot.ms), failure: failure ?? snapshot.failure })
  return revision
}

function nextVersion(it: LambdaFunction, settings: Fields): Revision {
  it.lastVersion += 1
  const revision = makeRevision(String(it.lastVersion), it.latest.code, { ...it.latest.settings, ...settings })
  it.versions.set(revision.version, revision)
  return revision
}

/** Lambda publishes nothing twice: only code and configuration count. */
function isSame(version: Revision, latest: Revision): boolean {
  const text = ({ code, settings }: Revision) => JSON.stringify([code, { ...settings, Description: '' }])
  return text(version) === text(latest)
}

/** DeleteFunction: of one version, or of all. Managed Instances are taken down first. */
export function deleteFunction(world: World, asked: Asked): Reply {
  const it = world.account.get(asked)
  const { qualifier } = asked
  if (qualifier === undefined) return deleteAll(world, it)
  if (qualifier === '$LATEST') throw refused('InvalidParameterValueException', '$LATEST version cannot be deleted.')
  const users = [...it.aliases.values()].filter((a) => a.version === qualifier || Object.hasOwn(a.weights, qualifier))
  if (users.length > 0)
    throw refused('ResourceConflictException', `Aliases point at version ${qualifier}: ${users.map((a) => a.name)}`)
  it.versions.delete(qualifier)
  return { ...json(204, ''), body: '' }
}

function deleteAll({ account, agenda, course }: World, it: LambdaFunction): Reply {
  if (!isManaged(it.latest.settings)) {
    account.remove(it)
    return { ...json(204, ''), body: '' }
  }
  for (const revision of [it.latest, ...it.versions.values()]) revision.state = { value: 'Deleting' }
  agenda.after(course('delete').ms, () => account.remove(it))
  return { ...json(202, ''), body: '' }
}

/** The function, where it may be changed now; throws Lambda's refusal. */
function changeable(world: World, asked: Asked): LambdaFunction {
  const it = world.account.get(asked)
  if (asked.qualifier !== undefined)
    throw refused(
      'InvalidParameterValueException',
      'Only $LATEST can be changed: name the function without a qualifier.',
    )
  const { RevisionId } = asked.input
  if (RevisionId !== undefined && RevisionId !== it.latest.revisionId) throw outdated('GetFunction')
  refuseWhileBusy(it.latest, arnOf(it))
  return it
}

/** Somebody else changed it meanwhile. */
export const outdated = (operation: string) =>
  refused(
    'PreconditionFailedException',
    `The RevisionId provided does not match the latest RevisionId. Call the ${operation} API to retrieve the latest RevisionId for your resource.`,
  )

const answer = (it: LambdaFunction, revision: Revision): Fields =>
  describe(revision, it.name, arnOf(it, revision.version === '$LATEST' ? undefined : revision.version))
