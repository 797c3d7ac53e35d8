/** What lies over the model: idle functions and scenarios, faults, denials, capacity. */
import { describe, expect, test } from '@jest/globals'
import type { ErrorKind } from '../../simulator/errors.ts'
import { SECRETS } from '../../simulator/secrets.ts'
import type { Kind } from '../../simulator/seeds.ts'
import { aFunction, openPlane, openWithOrders, ZIP_B } from './plane.ts'

const DENIED = { code: 'InsufficientRolePermissions', text: 'No.' }

const idle = (kind: Kind = {}, more: { idleAnswer?: ErrorKind; failures?: { restore: typeof DENIED } } = {}) =>
  openPlane({
    ...more,
    beginning: (it) => {
      it.stands(kind)
      it.isInactive()
    },
  })

describe('an idle function', () => {
  test.each<[string, Kind, string, number, string]>([
    ['a zip', {}, 'orders', 502, 'ResourceNotReadyException'],
    ['an image', { image: true }, 'orders', 409, 'CodeArtifactUserPendingException'],
    ['a version with SnapStart', { snapStart: true }, 'orders:1', 409, 'SnapStartNotReadyException'],
  ])('of %s refuses the invocation that wakes it', (_, kind, of, status, error) => {
    const plane = idle(kind)
    expect(plane.stateOf(of)).toMatch(/^Inactive/)
    expect(plane.ask('GetFunctionConfiguration', of).body.StateReasonCode).toBe('Idle')
    expect(plane.ask('Invoke', of)).toMatchObject({ status, error })
    expect(plane.ask('GetFunctionConfiguration', of).body).toMatchObject({
      State: 'Pending',
      StateReasonCode: 'Restoring',
    })
    expect(plane.ask('Invoke', of).error).toBe('ResourceConflictException')
    plane.pass(2_000)
    expect(plane.stateOf(of)).toMatch(/^Active/)
    expect(plane.ask('Invoke', of).status).toBe(200)
  })

  test('can be made to refuse in another way', () => {
    expect(idle({}, { idleAnswer: 'inactive-500' }).ask('Invoke').status).toBe(500)
  })

  test('falls back where it cannot be restored, with the reason', () => {
    const plane = idle({}, { failures: { restore: DENIED } })
    plane.ask('Invoke')
    plane.pass(2_000)
    expect(plane.ask('GetFunction').body.Configuration).toMatchObject({
      State: 'Inactive',
      StateReasonCode: DENIED.code,
    })
  })

  test('may be updated, and is Active afterwards', () => {
    const plane = idle()
    expect(plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B }).body.State).toBe('Inactive')
    plane.pass(2_000)
    expect(plane.stateOf()).toBe('Active/Successful')
  })
})

describe('a beginning', () => {
  test('is played for every name that was never created, when it is first asked for', () => {
    const plane = openPlane({ beginning: (it) => it.isCreated() })
    expect([plane.stateOf('orders'), plane.stateOf('billing:live')]).toEqual(['Pending/-', 'Pending/-'])
    plane.pass(2_000)
    expect([plane.stateOf('orders'), plane.stateOf('billing:live')]).toEqual(['Active/Successful', 'Active/Successful'])
    expect(plane.stateOf('search')).toBe('Pending/-')
  })

  test('is not played for what was created or deleted', () => {
    const plane = openPlane({ beginning: (it) => it.stands() })
    plane.ask('CreateFunction', 'orders', aFunction())
    expect(plane.stateOf()).toBe('Pending/-')
    expect(plane.ask('GetFunction', 'orders:live').error).toBe('ResourceNotFoundException')
    plane.ask('DeleteFunction')
    expect(plane.ask('GetFunction').error).toBe('ResourceNotFoundException')
  })

  test.each([
    ['orders', '$LATEST'],
    ['orders:live', '2'],
    ['orders:7', '7'],
  ])('of an update of %s is an update of version %s', (of, version) => {
    const plane = openPlane({ beginning: (it) => it.isUpdated() })
    const first = plane.ask('GetFunctionConfiguration', of).body
    expect(first).toMatchObject({
      Version: version,
      [version === '$LATEST' ? 'LastUpdateStatus' : 'State']: expect.any(String),
    })
    expect(plane.stateOf(of)).toBe(version === '$LATEST' ? 'Active/InProgress' : 'Pending/-')
    plane.pass(2_000)
    expect(plane.stateOf(of)).toBe('Active/Successful')
  })

  test('an alias that is asked for later points at the newest version', () => {
    const plane = openPlane({ beginning: (it) => it.stands() })
    expect(plane.stateOf('orders')).toBe('Active/Successful')
    expect(plane.ask('GetFunction', 'orders:live').body.Configuration.Version).toBe('1')
  })

  test('plants the secrets that a client must not show', () => {
    const { body } = openPlane({ beginning: (it) => it.stands() }).ask('GetFunction')
    const { environment, presigned, tag, description, key, layer } = SECRETS
    const text = JSON.stringify(body)
    expect([environment, presigned, tag, description, key, layer].filter((s) => !text.includes(s))).toEqual([])
  })
})

describe('permissions', () => {
  test('are denied by operation and qualifier', () => {
    const plane = openPlane({
      beginning: (it) => it.stands(),
      deny: [
        { operation: 'GetFunction', on: 'qualified' },
        { operation: 'Invoke', on: 'unqualified' },
        { operation: 'GetFunctionConfiguration', on: 'blue' },
      ],
    })
    const error = (operation: 'GetFunction' | 'Invoke' | 'GetFunctionConfiguration', of: string) =>
      plane.ask(operation, of).error
    expect([error('GetFunction', 'orders'), error('GetFunction', 'orders:live')]).toEqual(['', 'AccessDeniedException'])
    expect([error('Invoke', 'orders'), error('Invoke', 'orders:live')]).toEqual(['AccessDeniedException', ''])
    const configuration = ['orders', 'orders:live', 'orders:blue'].map((of) => error('GetFunctionConfiguration', of))
    expect(configuration).toEqual(['', '', 'AccessDeniedException'])
  })

  test('of tags and keys show as errors inside of an answer that is good', () => {
    const plane = openPlane({
      beginning: (it) => it.stands(),
      deny: [{ operation: 'ListTags' }, { operation: 'Decrypt' }],
    })
    const { status, body } = plane.ask('GetFunction')
    expect(status).toBe(200)
    expect(body).not.toHaveProperty('Tags')
    expect(body.TagsError).toMatchObject({ ErrorCode: 'AccessDeniedException' })
    expect(body.Configuration.Environment).toEqual({
      Error: expect.objectContaining({ ErrorCode: 'AccessDeniedException' }),
    })
  })
})

describe('faults', () => {
  test('hit looks by their number, or an operation by its own', () => {
    const plane = openWithOrders({
      faults: [
        { requests: [2, 2], kind: 'throttle' },
        { requests: [1, 1], kind: 'server-error', operation: 'UpdateFunctionCode' },
      ],
    })
    const looks = [1, 2, 3].map(() => plane.ask('GetFunction').status)
    const updates = [1, 2].map(() => plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B }).status)
    expect([looks, updates]).toEqual([
      [200, 429, 200],
      [500, 200],
    ])
  })

  test('what is refused has not been done', () => {
    const plane = openWithOrders({ faults: [{ requests: [1, 1], kind: 'throttle', operation: 'UpdateFunctionCode' }] })
    plane.ask('UpdateFunctionCode', 'orders', { ZipFile: ZIP_B })
    expect(plane.stateOf()).toBe('Active/Successful')
  })
})

test('reserved concurrency of 0 is told, and leaves no room for an invocation', () => {
  const plane = openWithOrders()
  plane.ask('PutFunctionConcurrency', 'orders', { ReservedConcurrentExecutions: 0 })
  expect(plane.ask('GetFunction').body.Concurrency).toEqual({ ReservedConcurrentExecutions: 0 })
  expect(plane.ask('Invoke').body.Reason).toBe('ReservedFunctionConcurrentInvocationLimitExceeded')
  plane.ask('DeleteFunctionConcurrency')
  expect(plane.ask('Invoke').status).toBe(200)
})
