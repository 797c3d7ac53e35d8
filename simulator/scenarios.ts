/** What can be tried by name: a kind of Lambda, the inputs that show it, and the result that it should end with. */
import type { Beginning } from './beginnings.ts'
import type { LambdaOptions } from './control-plane.ts'
import type { Reason } from './revision.ts'
import { CODES } from './seeds.ts'

export interface Scenario {
  /** One sentence for the list. */
  readonly says: string
  readonly lambda: LambdaOptions
  /** Inputs of the action that the scenario needs; whoever tries it may give others. */
  readonly inputs?: Readonly<Record<string, string>>
  /** The action's result, with those inputs. */
  readonly ends: string
}

const stands: Beginning = (it) => it.stands()
const isUpdated: Beginning = (it) => it.isUpdated()
const LIVE = { qualifier: 'live' }

const IMAGE_DENIED: Reason = {
  code: 'ImageAccessDenied',
  text: 'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
}
const ROLE_DENIED: Reason = {
  code: 'InsufficientRolePermissions',
  text: "The function's execution role does not have permission to call CreateNetworkInterface on EC2.",
}
const INIT_FAILED: Reason = {
  code: 'FunctionError.RuntimeInitError',
  text: 'The runtime failed to initialize the function.',
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ready: {
    says: 'nothing is going on',
    lambda: { beginning: stands },
    ends: 'ready',
  },
  created: {
    says: 'the function is being created',
    lambda: { beginning: (it) => it.isCreated() },
    ends: 'ready',
  },
  updated: {
    says: 'new code is being deployed',
    lambda: { beginning: isUpdated },
    inputs: { 'expected-code-sha256': CODES[1].sha256 },
    ends: 'ready',
  },
  snapstart: {
    says: 'a version with SnapStart gets its snapshot (three minutes at Lambda, 3 s here)',
    lambda: { beginning: (it) => it.isUpdated({ snapStart: true }), snapStartMs: 3_000 },
    inputs: LIVE,
    ends: 'ready',
  },
  'alias-moves': {
    says: 'the alias still points at version 1, and moves to version 2 after a while',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.moves()
      },
    },
    inputs: { ...LIVE, 'expected-version': '2' },
    ends: 'ready',
  },
  provisioned: {
    says: 'provisioned concurrency is being made',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isProvisioned()
      },
    },
    inputs: { ...LIVE, 'wait-for-provisioned-concurrency': 'true' },
    ends: 'ready',
  },
  'idle-woken': {
    says: 'the function is idle, and on-inactive is wake',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isInactive()
      },
    },
    inputs: { 'on-inactive': 'wake' },
    ends: 'ready',
  },
  'managed-instances': {
    says: 'a version of a Managed Instances function is being published',
    lambda: { beginning: (it) => it.isUpdated({ managed: true }) },
    inputs: { qualifier: '1' },
    ends: 'ready',
  },
  throttled: {
    says: 'somebody else uses up the quota at first',
    lambda: { beginning: isUpdated, faults: [{ requests: [2, 4], kind: 'throttle' }] },
    ends: 'ready',
  },
  outage: {
    says: 'Lambda answers with 5xx, resets and pages of a proxy at first',
    lambda: {
      beginning: isUpdated,
      faults: [
        { requests: [1, 1], kind: 'unavailable' },
        { requests: [2, 2], kind: 'reset' },
        { requests: [3, 3], kind: 'proxy-page' },
      ],
    },
    ends: 'ready',
  },
  'get-function-denied': {
    says: 'GetFunction is denied, and GetFunctionConfiguration stands in',
    lambda: { beginning: isUpdated, deny: [{ operation: 'GetFunction' }] },
    ends: 'ready',
  },
  'tags-denied': {
    says: 'tags and environment carry errors of their own',
    lambda: { beginning: isUpdated, deny: [{ operation: 'ListTags' }, { operation: 'Decrypt' }] },
    ends: 'ready',
  },
  'no-reserve': {
    says: 'ready, but reserved concurrency is 0',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isReserved(0)
      },
    },
    ends: 'ready',
  },
  'failed-image': {
    says: 'Lambda may not read the new image; the previous one still serves',
    lambda: { beginning: (it) => it.isUpdated({ image: true }), failures: { update: IMAGE_DENIED } },
    ends: 'failed',
  },
  'failed-creation': {
    says: 'the function cannot be created: its role lacks a permission',
    lambda: { beginning: (it) => it.isCreated(), failures: { create: ROLE_DENIED } },
    ends: 'failed',
  },
  'failed-snapstart': {
    says: 'the code of a version with SnapStart fails as it starts',
    lambda: {
      beginning: (it) => it.isUpdated({ snapStart: true }),
      failures: { snapshot: INIT_FAILED },
      snapStartMs: 3_000,
    },
    inputs: LIVE,
    ends: 'failed',
  },
  'failed-provisioned': {
    says: 'provisioned concurrency cannot be made',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isProvisioned()
      },
      failures: { provision: INIT_FAILED },
    },
    inputs: { ...LIVE, 'wait-for-provisioned-concurrency': 'true' },
    ends: 'failed',
  },
  'failed-wake': {
    says: 'the idle function is woken, and falls back: its role lacks a permission',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isInactive()
      },
      failures: { restore: ROLE_DENIED },
    },
    inputs: { 'on-inactive': 'wake' },
    ends: 'failed',
  },
  deleted: {
    says: 'somebody is deleting the function',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isDeleted()
      },
    },
    ends: 'failed',
  },
  'managed-latest': {
    says: '$LATEST of a Managed Instances function, which is never Active',
    lambda: { beginning: (it) => it.stands({ managed: true }) },
    ends: 'failed',
  },
  idle: {
    says: 'the function is idle, and nobody wakes it',
    lambda: {
      beginning: (it) => {
        it.stands()
        it.isInactive()
      },
    },
    ends: 'inactive',
  },
  superseded: {
    says: 'the expected code is deployed, and somebody deploys another one right after it',
    lambda: {
      beginning: (it) => {
        it.isUpdated()
        it.isUpdatedAgain()
      },
    },
    inputs: { 'expected-code-sha256': CODES[1].sha256 },
    ends: 'superseded',
  },
  'not-found': {
    says: 'there is no such function',
    lambda: {},
    inputs: { 'not-found-grace': '2s' },
    ends: 'not-found',
  },
  'no-permission': {
    says: 'the role may not look at the function',
    lambda: {
      beginning: stands,
      deny: [{ operation: 'GetFunction' }, { operation: 'GetFunctionConfiguration' }],
    },
    ends: 'denied',
  },
  'alias-denied': {
    says: 'the role may look at the function, but not at its alias',
    lambda: {
      beginning: stands,
      deny: [
        { operation: 'GetFunction', on: 'qualified' },
        { operation: 'GetFunctionConfiguration', on: 'qualified' },
      ],
    },
    inputs: LIVE,
    ends: 'denied',
  },
  expired: {
    says: 'the credentials expire while it waits',
    lambda: { beginning: isUpdated, transitionMs: 60_000, faults: [{ requests: [3, 9_999], kind: 'expired' }] },
    ends: 'denied',
  },
  endless: {
    says: 'the update takes longer than the timeout',
    lambda: { beginning: isUpdated, transitionMs: 3_600_000 },
    inputs: { timeout: '5s' },
    ends: 'timed-out',
  },
  rejected: {
    says: 'Lambda rejects the request',
    lambda: { beginning: stands, faults: [{ requests: [1, 9_999], kind: 'invalid' }] },
    ends: 'error',
  },
}

/** The scenarios as a table of text: name, result, what happens. */
export function listScenarios(): string {
  const rows = Object.entries(SCENARIOS).map(
    ([name, { ends, says }]) => `  ${name.padEnd(20)}${ends.padEnd(12)}${says}`,
  )
  return ['Scenarios for --simulate, with the result that each ends with:', '', ...rows].join('\n')
}
