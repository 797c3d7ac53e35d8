/** A function's configuration as it is sent to Lambda, in the form in which Lambda gives it back. */
import type { Fields } from './script.ts'

const same = (value: unknown): unknown => value

/** What CreateFunction and UpdateFunctionConfiguration take: how each member is given back, and under which name. */
const MEMBERS: Readonly<Record<string, (value: never) => unknown>> = {
  Description: same,
  Role: same,
  Runtime: same,
  Handler: same,
  Timeout: same,
  MemorySize: same,
  KMSKeyArn: same,
  TracingConfig: same,
  EphemeralStorage: same,
  DeadLetterConfig: same,
  FileSystemConfigs: same,
  Architectures: same,
  DurableConfig: same,
  TenancyConfig: same,
  CapacityProviderConfig: same,
  SnapStart: same,
  LoggingConfig: same,
  Environment: same,
  VpcConfig: (value: Fields) => ({ ...value, VpcId: 'vpc-0123456789abcdef0' }),
  Layers: (arns: readonly string[]) => arns.map((Arn) => ({ Arn, CodeSize: 1 })),
  ImageConfig: (ImageConfig: Fields) => ({ ImageConfig }),
}

/** Takes the members of a request; gives the settings that it makes, the others as they were. */
export function readSettings(members: Fields): Fields {
  const known = Object.entries(members).filter(([name, value]) => Object.hasOwn(MEMBERS, name) && value != null)
  return Object.fromEntries(
    known.map(([name, value]) => [
      name === 'ImageConfig' ? 'ImageConfigResponse' : name,
      MEMBERS[name]?.(value as never),
    ]),
  )
}

/** What a new function has that was not asked for. */
export function defaultSettings(name: string): Fields {
  return {
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    TracingConfig: { Mode: 'PassThrough' },
    EphemeralStorage: { Size: 512 },
    Architectures: ['x86_64'],
    SnapStart: { ApplyOn: 'None' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
  }
}

/** Whether published versions get a snapshot. */
export function hasSnapStart({ SnapStart }: Fields): boolean {
  return memberOf(SnapStart, 'ApplyOn') === 'PublishedVersions'
}

/** Whether it runs on instances of the customer's own, managed by Lambda. */
export function isManaged({ CapacityProviderConfig }: Fields): boolean {
  return memberOf(CapacityProviderConfig, 'LambdaManagedInstancesCapacityProviderConfig') !== undefined
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined
}
