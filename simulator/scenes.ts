/** What the demo plays besides its first acts: a deploy of four functions, one of which goes wrong, and other endings. */
import type { Script } from './script.ts'

const IMAGE_DENIED = 'Lambda does not have permission to access the ECR image. Check the ECR permissions.'

export const FUNCTIONS = ['orders', 'billing', 'search:live', 'reports']

/** orders is being created, billing updated, search:live is idle, and the new image of reports cannot be read. */
export const DEPLOYING: Script = {
  functions: {
    orders: {
      steps: [
        {
          atMs: 0,
          config: {
            State: 'Pending',
            StateReason: 'The function is being created.',
            StateReasonCode: 'Creating',
            LastUpdateStatus: null,
          },
        },
        { atMs: 2500 },
      ],
    },
    billing: {
      steps: [
        {
          atMs: 0,
          config: {
            LastUpdateStatus: 'InProgress',
            // Lambda says "created" of an update as well.
            LastUpdateStatusReason: 'The function is being created.',
            LastUpdateStatusReasonCode: 'Creating',
          },
        },
        { atMs: 1500 },
      ],
    },
    'search:live': {
      clockFrom: 'wake',
      wake: ['inactive'],
      steps: [
        {
          atMs: 0,
          config: {
            State: 'Inactive',
            StateReason: 'The function is idle. Lambda will restore it when it is invoked.',
            StateReasonCode: 'Idle',
          },
        },
        {
          atMs: 400,
          config: { State: 'Pending', StateReason: 'The function is being restored.', StateReasonCode: 'Restoring' },
        },
        { atMs: 3500 },
      ],
    },
    reports: {
      // Lambda reports the digest of an image in hexadecimal.
      base: { PackageType: 'Image', CodeSha256: '5f'.repeat(32) },
      steps: [
        { atMs: 0, config: { LastUpdateStatus: 'InProgress', LastUpdateStatusReasonCode: 'Creating' } },
        {
          atMs: 2000,
          config: {
            LastUpdateStatus: 'Failed',
            LastUpdateStatusReason: IMAGE_DENIED,
            LastUpdateStatusReasonCode: 'ImageAccessDenied',
          },
        },
      ],
    },
  },
}

/** Scenarios that end in other ways, told in a line each. */
export const OTHERS = ['failed-snapstart', 'superseded', 'idle', 'no-permission', 'not-found', 'expired'] as const
