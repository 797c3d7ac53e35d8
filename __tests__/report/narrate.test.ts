import { describe, expect, test } from '@jest/globals'
import { narrate } from '../../src/report/narrate.ts'
import type { Desired } from '../../src/verdict/desired.ts'
import type { Operation, Seen, Trouble } from '../../src/verdict/seen.ts'
import type { Cause, Result } from '../../src/verdict/verdict.ts'
import type { Known, Outcome } from '../../src/waiting/outcome.ts'
import { ACCOUNT, aDesired, aFailure, anOutcome, aReady, aTarget, FAILED, READY, someSettings } from './builders.ts'

const HEX = 'ab'.repeat(32)
const BASE64 = Buffer.from(HEX, 'hex').toString('base64')

function tell(outcome: Outcome, desired: Partial<Desired> = {}, parts = {}, target = aTarget()) {
  return narrate(target, aDesired(desired), outcome, someSettings([target], parts))
}

function aTrouble(kind: Trouble['kind'], operation: Operation = 'GetFunction'): Trouble {
  const asked = { operation, name: 'SomeException', status: 400, message: 'what Lambda said' }
  if (kind === 'unreachable') {
    const { status: _, ...reached } = asked
    return { ...reached, kind, endpoint: 'http://127.0.0.1:9', tls: false, sinceMs: 0 }
  }
  return { ...asked, kind }
}

const idle: Seen = { state: 'Inactive', stateReasonCode: 'Idle', lastUpdateStatus: 'Successful' }

describe('every cause has words of its own', () => {
  const table: [Cause, Result, Known, Partial<Desired>, RegExp[]][] = [
    ['ready', 'ready', { seen: READY }, {}, [/ready after 3\.2s/, /State Active/]],
    [
      'state-failed',
      'failed',
      { seen: FAILED },
      {},
      [/InvalidImage: "The image is broken\."/, /delete the function and create it again/],
    ],
    ['update-failed', 'failed', { seen: FAILED }, {}, [/previous code and configuration still serve/]],
    ['going-away', 'failed', { seen: { state: 'Deleting' } }, {}, [/being deleted/, /State Deleting/]],
    ['going-away', 'failed', { seen: { state: 'Deactivated' } }, {}, [/deactivated/, /State Deactivated/]],
    [
      'latest-not-invocable',
      'failed',
      { seen: READY },
      {},
      [/published version/, /ActiveNonInvocable to desired-state/],
    ],
    [
      'inactive-fault',
      'failed',
      { seen: { ...idle, stateReasonCode: 'InvalidSubnet' } },
      {},
      [/InvalidSubnet/, /Inactive/],
    ],
    ['idle', 'inactive', { seen: idle }, {}, [/on-inactive: wake/, /on-inactive: wait/]],
    ['not-woken', 'inactive', { seen: idle }, {}, [/still Inactive 30s later/]],
    ['no-capacity', 'inactive', { seen: idle }, {}, [/reserved concurrency/]],
    ['wake-refused', 'failed', { seen: idle }, {}, [/refused the invocation/]],
    [
      'superseded-code',
      'superseded',
      { seen: { ...READY, codeSha256: 'b3RoZXI=' } },
      { codeSha256: HEX },
      [/b3RoZXI=/, new RegExp(BASE64)],
    ],
    [
      'superseded-version',
      'superseded',
      { seen: { ...READY, version: '6' } },
      { version: '5' },
      [/Version 5 was expected/, /now it is 6/],
    ],
    [
      'provisioned-failed',
      'failed',
      { seen: READY, provisioned: { status: 'FAILED', statusReason: 'FUNCTION_ERROR_INIT_FAILURE' } },
      { provisionedConcurrency: true },
      [/FUNCTION_ERROR_INIT_FAILURE/, /Log group/],
    ],
    [
      'provisioned-missing',
      'failed',
      { seen: READY, provisioned: {} },
      { provisionedConcurrency: true },
      [/no provisioned concurrency is configured/, /PutProvisionedConcurrencyConfig/],
    ],
    ['not-found', 'not-found', {}, {}, [/eu-west-1/, /spelling/]],
    ['timeout', 'timed-out', { seen: { state: 'Pending' } }, {}, [/within 10m/, /it is Pending/]],
    ['cancelled', 'cancelled', { seen: { state: 'Pending' } }, {}, [/cancelled/, /it is Pending/]],
    ['fail-fast', 'unfinished', { seen: { state: 'Pending' } }, {}, [/fail-fast/]],
    ['internal', 'error', {}, {}, [/bug/, /report it/]],
  ]
  test.each(table)('%s (%s)', (cause, result, known, desired, patterns) => {
    const { message } = tell(anOutcome(result, cause, known), desired)
    expect(message).toMatch(/^orders: /)
    for (const pattern of patterns) expect(message).toMatch(pattern)
    expect(message).not.toMatch(/undefined|null|NaN|\[object/)
  })
})

test('a long reason is told whole, and what to do behind it', () => {
  const { message } = tell(aFailure({ stateReason: `${'z'.repeat(1_500)} fin.` }))
  expect(message).toMatch(/z fin\."/)
  expect(message.length).toBeLessThan(4_000)
  expect(message.split('z fin.')[1]?.length).toBeGreaterThan(100)
})

test('a bug is told with what the log has to say of it', () => {
  const trouble = {
    kind: 'rejected',
    operation: 'GetFunction',
    name: 'TypeError',
    message: 'x is no function',
  } as const
  expect(tell(anOutcome('error', 'internal', {}, { trouble })).message).toMatch(/TypeError.*x is no function/)
})

describe('every kind of trouble has words of its own', () => {
  const table: [Trouble['kind'], RegExp[]][] = [
    ['permission', [/lambda:GetFunction or lambda:GetFunctionConfiguration/, /"Effect":"Allow"/]],
    ['expired', [/expired/, /role-duration-seconds/]],
    ['invalid-credentials', [/does not accept the credentials/]],
    ['no-credentials', [/aws-actions\/configure-aws-credentials/, /id-token: write/]],
    ['signature', [/signature/, /clock/]],
    ['unreachable', [/127\.0\.0\.1:9/, /region/, /PROXY/]],
    ['not-found', [/eu-west-1/]],
    ['rejected', [/rejected/]],
    ['throttled', [/max-requests-per-second/]],
    ['passing', [/Health Dashboard/]],
    ['no-capacity', [/reserved concurrency/]],
  ]
  test.each(table)('%s', (kind, patterns) => {
    const { message } = tell(anOutcome('error', 'trouble', {}, { trouble: aTrouble(kind) }))
    for (const pattern of [/SomeException/, /what Lambda said/, ...patterns]) expect(message).toMatch(pattern)
  })

  test('TLS names the variable that mends it', () => {
    const trouble = { ...aTrouble('unreachable'), tls: true } as Trouble
    expect(tell(anOutcome('error', 'trouble', {}, { trouble })).message).toContain('NODE_EXTRA_CA_CERTS')
  })
})

describe('a missing permission', () => {
  const denied = (operation: Operation) =>
    anOutcome(
      'denied',
      'trouble',
      {},
      {
        trouble: {
          ...aTrouble('permission', operation),
          message: `on arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders`,
        },
      },
    )

  test.each([
    ['Invoke', 'lambda:InvokeFunction'],
    ['GetProvisionedConcurrencyConfig', 'lambda:GetProvisionedConcurrencyConfig'],
  ] as const)('for %s is named as IAM names it', (operation, action) => {
    const { what, policy } = tell(denied(operation))
    expect(what).toContain(`lack ${action}.`)
    expect(JSON.parse(policy ?? '').Action).toEqual([action])
  })

  test('is the named operation alone where one is named', () => {
    const { message } = tell(denied('GetFunctionConfiguration'), {}, { operation: 'GetFunctionConfiguration' })
    expect(message).toContain('lambda:GetFunctionConfiguration')
    expect(message).not.toMatch(/lambda:GetFunction\b(?!Configuration)/)
  })

  test('comes with the ARN, in the account that Lambda told', () => {
    expect(tell(denied('GetFunction')).todo[0]).toContain(`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders.`)
  })

  test('of an alias tells that a policy on the unqualified ARN does not cover it', () => {
    const { message } = tell(denied('GetFunction'), {}, {}, aTarget({ qualifier: 'live' }))
    expect(message).toContain('does not cover')
    expect(message).toContain(':function:orders:live')
    expect(tell(denied('GetFunction')).message).not.toContain('does not cover')
  })
})

describe('a timeout', () => {
  const timeout = (known: Known) => anOutcome('timed-out', 'timeout', known)

  test('shows the expected digest as Lambda writes its own: base64 for a zip, hexadecimal for an image', () => {
    const zip = tell(timeout({ seen: { ...READY, codeSha256: 'b2xk' } }), { codeSha256: HEX }).facts[0]?.text
    expect(zip).toBe(`CodeSha256 ${BASE64}, Lambda reports b2xk`)
    const image = tell(timeout({ seen: { ...READY, codeSha256: '0'.repeat(64) } }), { codeSha256: HEX }).facts[0]?.text
    expect(image).toBe(`CodeSha256 ${HEX}, Lambda reports ${'0'.repeat(64)}`)
  })

  test('tells that an emulator reports no State', () => {
    expect(tell(timeout({ seen: {} })).message).toMatch(/Lambda reported no State.*desired-state: any/)
  })

  test('names what is missing of version and provisioned concurrency', () => {
    const known = {
      seen: { ...READY, version: '4' },
      provisioned: { status: 'IN_PROGRESS', requested: 5, allocated: 1 },
    }
    const { message } = tell(timeout(known), { version: '5', provisionedConcurrency: true })
    expect(message).toMatch(/Version 5, it is 4; provisioned concurrency READY, it is IN_PROGRESS \(1 of 5\)/)
  })

  test('with everything as desired was too short for stable-for', () => {
    expect(tell(timeout({ seen: READY }), { stableForMs: 30_000 }).message).toContain('holds for 30s (stable-for)')
  })

  test('after trouble ends with that trouble', () => {
    const { message } = tell(timeout({ seen: { state: 'Pending' }, trouble: aTrouble('throttled') }))
    expect(message).toMatch(/it is Pending.*SomeException.*max-requests-per-second/)
  })

  test('comes with the advice on the code that Lambda gave meanwhile', () => {
    const { message, links } = tell(timeout({ seen: { state: 'Pending', stateReasonCode: 'Restoring' } }))
    expect(message).toMatch(/Restoring.*is restoring its resources/)
    expect(links[0]?.label).toBe('AWS on Restoring')
  })

  test('that saw nothing says so', () => expect(tell(timeout({})).message).toContain('any answer of Lambda'))

  test('of 0 was one look', () => expect(tell(timeout({}), {}, { timeoutMs: 0 }).message).toContain('looked at once'))

  test('in an update asks for no LastUpdateStatus where none is to come', () => {
    expect(tell(timeout({ seen: { state: 'Pending' } })).facts[0]?.text).toContain('Lambda reported none yet')
    expect(tell(timeout({ seen: { state: 'Inactive' } })).facts[0]?.text).not.toContain('LastUpdateStatus')
  })
})

describe('what Lambda refuses meanwhile', () => {
  test('is everything that runs or changes the function while Pending', () => {
    const { refuses } = tell(anOutcome('timed-out', 'timeout', { seen: { state: 'Pending' } }))
    expect(refuses).toMatch(/Invoke, UpdateFunctionCode, UpdateFunctionConfiguration and PublishVersion/)
  })

  test('is not Invoke during an update', () => {
    const seen = { state: 'Active', lastUpdateStatus: 'InProgress' }
    const { refuses } = tell(anOutcome('timed-out', 'timeout', { seen }))
    expect(refuses).toMatch(/refuses UpdateFunctionCode, .* invocations run the previous code and configuration/)
  })

  test('is nothing for a function that is ready or failed', () => {
    expect(tell(aReady({ lastUpdateStatus: 'InProgress' })).refuses).toBeUndefined()
    expect(tell(aFailure()).refuses).toBeUndefined()
  })
})

describe('reason codes', () => {
  test('of init link to the log group that the function names', () => {
    const { links } = tell(aFailure({ stateReasonCode: 'FunctionError.InitTimeout', logGroup: '/own/group' }))
    expect(links.map(({ url }) => url)).toEqual([
      expect.stringContaining('$252Fown$252Fgroup'),
      expect.stringContaining('docs.aws.amazon.com'),
    ])
  })

  test('of a published version: a new version is published, the function is not created again', () => {
    const { message } = tell(aFailure({ version: '7' }))
    expect(message).toContain('publish a new version')
    expect(message).not.toContain('create it again')
  })

  test('of the future still come with something to do', () => {
    const { message, links } = tell(aFailure({ stateReasonCode: 'NeverHeardOf' }))
    expect(message).toContain('NeverHeardOf')
    expect(message).toContain('create it again')
    expect(links).toEqual([])
  })
})

test('a hostile reason of any length leaves one harmless line that still says what to do', () => {
  const { message } = tell(aFailure({ stateReason: `\n::error::x\r##[group]y${'z'.repeat(50_000)}` }))
  expect(message.length).toBeLessThanOrEqual(3800)
  expect(message).not.toMatch(/[\n\r]|##\[/)
  expect(message).toContain('create it again')
})

test('a function that was seen and then not found was deleted', () => {
  expect(
    tell(anOutcome('not-found', 'not-found', { seen: READY }, { trouble: aTrouble('not-found') })).message,
  ).toContain('what deleted it')
})
