/**
 * What Lambda does while a gate of our pages runs. Every scene begins with something that a gate without these inputs would
 * let pass, or would wait for in vain, and ends ready: so a test sees that the inputs, as written, do what the page says.
 */
import { createHash } from 'node:crypto'
import type { FunctionScript, Script, Step } from '../../simulator/script.ts'

export interface Scene {
  readonly script: Script
  /** What expressions yield. */
  readonly values?: Readonly<Record<string, string>>
  /** Names of files that the steps before the gate have written; each holds its own name. */
  readonly files?: readonly string[]
}

const EARLY_MS = 300
const LATE_MS = 500

/** The digest of a file of a scene. */
const sha256 = (name: string, as: 'base64' | 'hex') => createHash('sha256').update(name).digest(as)

const IDLE = { State: 'Inactive', StateReason: 'The function is idle.', StateReasonCode: 'Idle' }
const PENDING = { State: 'Pending', StateReasonCode: 'Creating', LastUpdateStatus: null }
const UPDATING = { LastUpdateStatus: 'InProgress', LastUpdateStatusReasonCode: 'Creating' }

const updated: FunctionScript = { steps: [{ atMs: 0, config: UPDATING }, { atMs: EARLY_MS }] }
const created: FunctionScript = { steps: [{ atMs: 0, config: PENDING }, { atMs: EARLY_MS }] }

/** The update has not begun at the first look: Active and Successful, with the code of yesterday. */
const deployed = (CodeSha256: string): FunctionScript => ({
  steps: [
    { atMs: 0 },
    { atMs: EARLY_MS, config: { ...UPDATING, CodeSha256 } },
    { atMs: LATE_MS, config: { CodeSha256 } },
  ],
})

const deployedZip = (name: string) => deployed(sha256(name, 'base64'))

/** The alias still points at version 6 at the first look. */
const moved = (Version: string): FunctionScript => ({
  steps: [
    { atMs: 0, config: { Version: '6' } },
    { atMs: EARLY_MS, config: { Version } },
  ],
})

const awake: Step[] = [{ atMs: 0, config: IDLE }, { atMs: EARLY_MS }]
const woken: FunctionScript = { clockFrom: 'wake', steps: awake }

const only = (name: string, script: FunctionScript): Script => ({ functions: { [name]: script } })

const VERSION = '7'
const ZIP = ['function.zip']
const orders: Scene = { script: only('orders', updated) }
const ordersZip: Scene = { script: only('orders', deployedZip('function.zip')), files: ZIP }
const CODE = sha256('function.zip', 'base64')
const ordersCode: Scene = {
  script: only('orders', deployed(CODE)),
  values: { 'steps.code.outputs.sha256': CODE },
}

/** Which expression tells the version differs from page to page. */
const alias = (name: string, expression?: string): Scene => ({
  script: only(name, moved(VERSION)),
  values: expression === undefined ? {} : { [expression]: VERSION },
})

/** By `file#n`, the n-th gate of its page. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'README.md#1': ordersZip,
  'README.md#2': { script: { functions: { orders: updated, 'billing:live': created, 'search:live': updated } } },
  'README.md#3': orders,
  'docs/recipes/aws-cli.md#1': ordersCode,
  'docs/recipes/aws-cli.md#2': ordersCode,
  'docs/recipes/aws-cli.md#3': alias('orders:live', 'steps.version.outputs.version'),
  'docs/recipes/aws-lambda-deploy.md#1': {
    script: { functions: { [`orders:${VERSION}`]: created, orders: updated } },
    values: { 'steps.deploy.outputs.version': VERSION },
  },
  'docs/recipes/aws-lambda-deploy.md#2': alias('orders:live', 'steps.deploy.outputs.version'),
  'docs/recipes/before-a-deploy.md#1': {
    script: only('orders', {
      base: IDLE,
      steps: [
        { atMs: 0, config: UPDATING },
        { atMs: EARLY_MS, config: { LastUpdateStatus: 'Failed', LastUpdateStatusReasonCode: 'InvalidImage' } },
      ],
    }),
  },
  'docs/recipes/before-a-deploy.md#2': {
    script: only('orders', { ...woken, base: { CodeSha256: CODE } }),
    files: ZIP,
  },
  'docs/recipes/behind-a-proxy.md#1': orders,
  'docs/recipes/container-image.md#1': {
    script: only('reports', deployed(sha256('image', 'hex'))),
    values: { 'steps.image.outputs.digest': `sha256:${sha256('image', 'hex')}` },
  },
  'docs/recipes/emulator.md#1': {
    script: only('orders', {
      base: { State: null, LastUpdateStatus: null },
      steps: [{ atMs: 0 }, { atMs: EARLY_MS, config: { CodeSha256: CODE } }],
    }),
    files: ZIP,
  },
  'docs/recipes/ghes.md#1': { script: { ...only('orders', updated), github: {} } },
  'docs/recipes/idle-functions.md#1': { script: { functions: { orders: woken, 'billing:live': woken } } },
  'docs/recipes/moving.md#1': ordersZip,
  'docs/recipes/outputs-in-a-later-job.md#1': alias('orders:live'),
  'docs/recipes/provisioned-concurrency.md#1': {
    script: only('checkout:live', {
      ...moved(VERSION),
      provisioned: [{ atMs: 0 }, { atMs: LATE_MS, config: { Status: 'READY' } }],
    }),
    values: { 'inputs.version': VERSION },
  },
  'docs/recipes/sam.md#1': {
    script: only('orders:live', created),
    values: { 'steps.stack.outputs.arn': 'arn:aws:lambda:eu-west-1:123456789012:function:orders' },
  },
  'docs/recipes/several-accounts.md#1': { script: { functions: { orders: updated, billing: updated } } },
  'docs/recipes/several-functions.md#1': {
    script: {
      functions: {
        orders: deployedZip('orders.zip'),
        billing: deployedZip('billing.zip'),
        search: deployedZip('orders.zip'),
      },
    },
    files: ['orders.zip', 'billing.zip'],
  },
  'docs/recipes/simulator.md#1': orders,
  'docs/recipes/snapstart.md#1': { script: only('search', deployedZip('function.zip')), files: ZIP },
  'docs/recipes/snapstart.md#2': {
    script: only(`search:${VERSION}`, created),
    values: { 'steps.publish.outputs.version': VERSION },
  },
  'docs/recipes/snapstart.md#3': alias('search:live', 'steps.publish.outputs.version'),
  'docs/recipes/terraform.md#1': {
    script: only('orders:live', moved(VERSION)),
    values: { 'steps.apply.outputs.name': 'orders', 'steps.apply.outputs.version': VERSION },
  },
}
