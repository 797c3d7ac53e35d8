/** What Lambda says of a function when nothing is wrong: defaults, the script's fields over them, secrets planted. */
import type { Asked } from './request.ts'
import { ACCOUNT } from './request.ts'
import type { Fields, FunctionScript, Step } from './script.ts'
import { SECRETS } from './secrets.ts'

/** The last step that has begun; before the first one, the first. */
export function stepAt(steps: readonly Step[], elapsedMs: number): Step {
  const step = steps.filter((s) => s.atMs <= elapsedMs).at(-1) ?? steps[0]
  if (step === undefined) throw new Error('A script needs at least one step')
  return step
}

/** A FunctionConfiguration: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
export function configuration(asked: Asked, script: FunctionScript, step: Step): Fields {
  return overlay({ ...defaults(asked), ...script.base, ...step.config })
}

/** GetFunction's answer, with the link to the code and the tags that the action must not keep. */
export function functionAnswer(asked: Asked, script: FunctionScript, step: Step): Fields {
  return overlay({
    Configuration: configuration(asked, script, step),
    Code: { RepositoryType: 'S3', Location: `https://awslambda-tasks.example/snapshots/code?${SECRETS.presigned}` },
    Tags: { team: SECRETS.tag },
    ...script.answer,
  })
}

/** GetProvisionedConcurrencyConfig's answer. */
export function provisionedAnswer(step: Step): Fields {
  return overlay({
    RequestedProvisionedConcurrentExecutions: 1,
    AvailableProvisionedConcurrentExecutions: 0,
    AllocatedProvisionedConcurrentExecutions: 0,
    Status: 'IN_PROGRESS',
    LastModified: '2026-11-25T03:00:00+0000',
    ...step.config,
  })
}

function defaults({ name, arn, qualifier, region }: Asked): Fields {
  return {
    FunctionName: name,
    FunctionArn: arn,
    Runtime: 'nodejs22.x',
    Role: `arn:aws:iam::${ACCOUNT}:role/lambda`,
    Handler: 'index.handler',
    CodeSize: 1024,
    Timeout: 3,
    MemorySize: 128,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    LastModified: '2026-11-25T03:00:00.000+0000',
    CodeSha256: 'c2hhMjU2LW9mLXRoZS1kZXBsb3llZC1jb2RlLWhlcmU=',
    Version: versionOf(qualifier),
    RevisionId: 'd2c6f3e0-0000-4000-8000-000000000001',
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    Description: SECRETS.description,
    Environment: { Variables: { PASSWORD: SECRETS.environment } },
    KMSKeyArn: `arn:aws:kms:${region}:${ACCOUNT}:${SECRETS.key}`,
    Layers: [{ Arn: `arn:aws:lambda:${region}:${ACCOUNT}:layer:${SECRETS.layer}:1`, CodeSize: 1 }],
  }
}

/** An alias is answered with the version behind it; unless the script says otherwise, that is version 1. */
function versionOf(qualifier: string | undefined): string {
  if (qualifier === undefined || qualifier === '$LATEST') return '$LATEST'
  return /^\d+$/.test(qualifier) ? qualifier : '1'
}

function overlay(fields: Fields): Fields {
  const present = Object.entries(fields).filter(([, value]) => value !== null)
  return Object.fromEntries(present.map(([name, value]) => [name, isNull(value) ? null : value]))
}

function isNull(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$null' in value
}
