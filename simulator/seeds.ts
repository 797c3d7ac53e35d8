/** The functions of scenarios: what they consist of, with the secrets that a client must never show. */
import { randomUUID } from 'node:crypto'
import type { LambdaFunction } from './account.ts'
import { type Code, imageAt, zipOf } from './code.ts'
import { ACCOUNT, type Asked } from './request.ts'
import { makeRevision, type Revision } from './revision.ts'
import type { Fields } from './script.ts'
import { SECRETS } from './secrets.ts'
import { defaultSettings } from './settings.ts'

export interface Kind {
  readonly image?: boolean
  readonly snapStart?: boolean
  readonly managed?: boolean
}

type Codes = readonly [first: Code, second: Code, third: Code]

const zip = (text: string) => zipOf(Buffer.from(`${text} code`))
const image = (byte: string) => imageAt(`${ACCOUNT}.dkr.ecr.example/app@sha256:${byte.repeat(32)}`)

/** The codes that are deployed one after the other. */
export const CODES: Codes = [zip('first'), zip('second'), zip('third')]
const IMAGES: Codes = [image('5f'), image('a0'), image('b1')]

/** The same for a kind of function. */
export const codesOf = (kind: Kind): Codes => (kind.image ? IMAGES : CODES)

/** A function of the name that was asked for, of which no version has come to life. */
export function seed(asked: Asked, kind: Kind): LambdaFunction {
  const { name, region, account } = asked
  const settings = { ...defaultSettings(name), ...seededSettings(asked, kind) }
  return {
    name,
    region,
    account,
    latest: makeRevision('$LATEST', codesOf(kind)[0], settings),
    versions: new Map(),
    aliases: new Map(),
    provisioned: new Map(),
    tags: { team: SECRETS.tag },
    lastVersion: 0,
  }
}

/** Whether a function came from here, and not by CreateFunction. */
export const isSeeded = ({ tags }: LambdaFunction): boolean => tags.team === SECRETS.tag

/** The next version, of which nothing is known yet. */
export function publish(it: LambdaFunction): Revision {
  it.lastVersion += 1
  const revision = makeRevision(String(it.lastVersion), it.latest.code, it.latest.settings)
  it.versions.set(revision.version, revision)
  return revision
}

/** Makes an alias, or moves it. */
export function point(it: LambdaFunction, name: string, version: string): void {
  it.aliases.set(name, { name, version, description: '', weights: {}, revisionId: randomUUID() })
}

function seededSettings({ region, account }: Asked, { image, snapStart, managed }: Kind): Fields {
  return {
    Role: `arn:aws:iam::${account}:role/lambda`,
    ...(image ? {} : { Runtime: 'nodejs22.x', Handler: 'index.handler' }),
    ...(snapStart ? { SnapStart: { ApplyOn: 'PublishedVersions' } } : {}),
    ...(managed ? { CapacityProviderConfig: capacityIn(region, account) } : {}),
    Description: SECRETS.description,
    Environment: { Variables: { PASSWORD: SECRETS.environment } },
    KMSKeyArn: `arn:aws:kms:${region}:${account}:${SECRETS.key}`,
    Layers: [{ Arn: `arn:aws:lambda:${region}:${account}:layer:${SECRETS.layer}:1`, CodeSize: 1 }],
  }
}

/** Managed Instances: https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html */
function capacityIn(region: string, account: string): Fields {
  const arn = `arn:aws:lambda:${region}:${account}:capacity-provider:own`
  return { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }
}
