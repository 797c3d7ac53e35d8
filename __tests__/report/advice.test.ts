import { describe, expect, test } from '@jest/globals'
import { adviseOnCode, consoleUrl, logGroupUrl, policyFor } from '../../src/report/advice.ts'
import { ADVICE } from '../../src/report/reason-codes.ts'
import type { Target } from '../../src/targets/target.ts'

/** Every value of StateReasonCode and LastUpdateStatusReasonCode (botocore 1.43). */
const DOCUMENTED = `
  Idle Creating Restoring DrainingDurableExecutions EniLimitExceeded InsufficientRolePermissions InvalidConfiguration
  InternalError SubnetOutOfIPAddresses InvalidSubnet InvalidSecurityGroup ImageDeleted ImageAccessDenied InvalidImage
  KMSKeyAccessDenied KMSKeyNotFound InvalidStateKMSKey DisabledKMSKey EFSIOError EFSMountConnectivityError EFSMountFailure
  EFSMountTimeout InvalidRuntime InvalidZipFileException FunctionError FunctionError.InitTimeout
  FunctionError.RuntimeInitError FunctionError.ExtensionInitError FunctionError.InvalidEntryPoint
  FunctionError.InvalidWorkingDirectory FunctionError.PermissionDenied FunctionError.TooManyExtensions
  FunctionError.InitResourceExhausted ServiceQuotaExceededException VcpuLimitExceeded CapacityProviderScalingLimitExceeded
  InsufficientCapacity EC2RequestLimitExceeded DisallowedByVpcEncryptionControl DependencyError
`
  .trim()
  .split(/\s+/)

function aTarget(fields: Partial<Target> = {}): Target {
  return { display: 'fn', functionName: 'fn', name: 'fn', region: 'eu-west-1', partition: 'aws', ...fields }
}

describe('advice on a reason code', () => {
  test('is there for exactly the 40 codes that Lambda documents', () => {
    expect(DOCUMENTED).toHaveLength(40)
    expect(Object.keys(ADVICE).sort()).toEqual([...DOCUMENTED].sort())
  })

  test.each(DOCUMENTED)('%s: short sentences and a page of the Lambda guide', (reasonCode) => {
    const advice = adviseOnCode(reasonCode)
    expect(advice?.means).toMatch(/^[A-Z][^\n]{10,299}\.$/)
    expect(advice?.check).toMatch(/^[A-Z][^\n]{10,299}\.$/)
    expect(advice?.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/lambda\/latest\/dg\/[a-z-]+\.html$/)
  })

  test.each([undefined, '', 'Tomorrow', 'idle', 'constructor', '__proto__', 'toString', 'FunctionErrorX'])(
    'is not invented for %p',
    (reasonCode) => {
      expect(adviseOnCode(reasonCode)).toBeUndefined()
    },
  )

  test('of a new kind of function error is that of function errors', () => {
    expect(adviseOnCode('FunctionError.OfTomorrow')).toBe(ADVICE.FunctionError)
    expect(adviseOnCode('FunctionError.InitTimeout')).not.toBe(ADVICE.FunctionError)
  })
})

describe('the link to the function in the console', () => {
  test.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/fn'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/lambda/home?region=cn-north-1#/functions/fn'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/lambda/home?region=us-gov-west-1#/functions/fn',
    ],
    [
      'aws-eusc',
      'eusc-de-east-1',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/lambda/home?region=eusc-de-east-1#/functions/fn',
    ],
    ['aws-iso', 'us-iso-east-1', undefined],
    ['aws-iso-b', 'us-isob-east-1', undefined],
  ])('in %s', (partition, region, expected) => {
    expect(consoleUrl(aTarget({ partition, region }))).toBe(expected)
  })

  test.each([
    ['7', '#/functions/fn/versions/7'],
    ['live', '#/functions/fn/aliases/live'],
    ['7-live', '#/functions/fn/aliases/7-live'],
    ['$LATEST', '#/functions/fn'],
    ['$LATEST.PUBLISHED', '#/functions/fn/versions/%24LATEST.PUBLISHED'],
  ])('leads to the qualifier %s', (qualifier, expected) => {
    expect(consoleUrl(aTarget({ qualifier }))?.replace(/^[^#]*/, '')).toBe(expected)
  })

  test('encodes what it is given', () => {
    expect(consoleUrl(aTarget({ name: 'a/b<c' }))).toContain('#/functions/a%2Fb%3Cc')
  })

  test('is not made with a region that is none', () => {
    expect(consoleUrl(aTarget({ region: 'evil.example/#' }))).toBeUndefined()
  })
})

describe('the link to the log group', () => {
  test('is encoded as CloudWatch does it', () => {
    expect(logGroupUrl(aTarget())).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Ffn',
    )
  })

  test('leads to the log group that the function names', () => {
    expect(logGroupUrl(aTarget(), '/my/own group')).toMatch(/log-group\/\$252Fmy\$252Fown\$2520group$/)
  })

  test('is absent where the console is not public', () => {
    expect(logGroupUrl(aTarget({ partition: 'aws-iso', region: 'us-iso-east-1' }))).toBeUndefined()
  })
})

describe('the policy to paste', () => {
  test('is one line of JSON on the ARN of the function', () => {
    const policy = policyFor(['lambda:GetFunction'], aTarget({ account: '123456789012' }))
    expect(policy).not.toContain('\n')
    expect(JSON.parse(policy)).toEqual({
      Effect: 'Allow',
      Action: ['lambda:GetFunction'],
      Resource: ['arn:aws:lambda:eu-west-1:123456789012:function:fn'],
    })
  })

  test('names the qualified ARN too, since the unqualified does not cover it', () => {
    const target = aTarget({ qualifier: 'live', partition: 'aws-cn', region: 'cn-north-1' })
    expect(
      JSON.parse(policyFor(['lambda:GetFunction', 'lambda:InvokeFunction'], target, '210987654321')).Resource,
    ).toEqual([
      'arn:aws-cn:lambda:cn-north-1:210987654321:function:fn',
      'arn:aws-cn:lambda:cn-north-1:210987654321:function:fn:live',
    ])
  })

  test('leaves a place for an account that is not known', () => {
    expect(policyFor(['lambda:GetFunction'], aTarget())).toContain('arn:aws:lambda:eu-west-1:<account>:function:fn')
  })
})

test('a log group with half a surrogate pair in its name harms no link', () => {
  expect(logGroupUrl(aTarget(), 'a\ud83d')).toContain('/log-group/a$25EF$25BF$25BD')
})
