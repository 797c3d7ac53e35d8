/** A look at a function: what Lambda shows of it, by named fields only. */
import {
  type FunctionConfiguration,
  GetFunctionCommand,
  type GetFunctionCommandOutput,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  type GetProvisionedConcurrencyConfigCommandOutput,
} from '@aws-sdk/client-lambda'
import type { Target } from '../targets/target.ts'
import type { Observation, Provisioned, Seen } from '../verdict/seen.ts'
import type { Lane } from '../waiting/pace.ts'
import type { Ask } from '../waiting/turns.ts'
import type { Plan } from '../waiting/wait.ts'
import { type Answered, askLambda, type Request } from './asking.ts'
import type { Endpoint, Endpoints } from './client.ts'

/** The contract's second from one GetFunctionConfiguration to the next. */
const CONFIGURATION_GAP_MS = 1_000

/** How one function is looked at. `operation` changes once: from GetFunction to its stand-in, where it is denied. */
export interface Viewer {
  readonly target: Target
  readonly endpoint: Endpoint
  operation: 'GetFunction' | 'GetFunctionConfiguration'
  /** When GetFunctionConfiguration was last asked. */
  configurationAtMs: number
  readonly mayStandIn: boolean
  readonly provisionedConcurrency: boolean
}

/** `operation`: the input. */
export function viewerOf(
  target: Target,
  operation: 'auto' | Viewer['operation'],
  provisionedConcurrency: boolean,
  endpoints: Endpoints,
): Viewer {
  return {
    target,
    endpoint: endpoints.in(target.region),
    operation: operation === 'auto' ? 'GetFunction' : operation,
    configurationAtMs: Number.NEGATIVE_INFINITY,
    mayStandIn: operation === 'auto',
    provisionedConcurrency,
  }
}

/** The quotas that a look counts on, and when the next may be. */
export function planOf({ operation, provisionedConcurrency, configurationAtMs }: Viewer): Plan {
  const lane: Lane = operation === 'GetFunctionConfiguration' ? 'control' : 'own'
  const lanes: readonly Lane[] = provisionedConcurrency ? [lane, 'control'] : [lane]
  return { lanes, notBeforeMs: configurationAtMs + CONFIGURATION_GAP_MS }
}

/** Looks once. Both requests of a look at provisioned concurrency go out together: neither waits for the other. */
export async function look(viewer: Viewer, ask: Ask, nowMs: () => number): Promise<Observation> {
  const [shown, provisioned] = await Promise.all([
    askForFunction(viewer, ask, nowMs),
    viewer.provisionedConcurrency ? askForProvisioned(viewer, ask, nowMs) : undefined,
  ])
  const trouble = troubleIn(shown) ?? troubleIn(provisioned)
  return Object.freeze({
    ...('ok' in shown && { seen: shown.ok }),
    ...(provisioned && 'ok' in provisioned && { provisioned: provisioned.ok }),
    ...(trouble && { trouble }),
  })
}

function troubleIn(answered: Answered<unknown> | undefined) {
  return answered && 'trouble' in answered ? answered.trouble : undefined
}

async function askForFunction(viewer: Viewer, ask: Ask, nowMs: () => number): Promise<Answered<Seen>> {
  const answered = await askLambda(viewer.endpoint, requestFor(viewer, nowMs), ask, nowMs)
  if (troubleIn(answered)?.kind !== 'permission' || !viewer.mayStandIn || viewer.operation !== 'GetFunction')
    return answered
  viewer.operation = 'GetFunctionConfiguration'
  return askLambda(viewer.endpoint, requestFor(viewer, nowMs), ask, nowMs)
}

function requestFor(viewer: Viewer, nowMs: () => number): Request<Seen> {
  const { target, operation } = viewer
  return operation === 'GetFunction'
    ? {
        operation,
        lane: 'own',
        command: () => new GetFunctionCommand(identify(target)),
        read: (output: GetFunctionCommandOutput) =>
          seenOf(output.Configuration ?? {}, output.Concurrency?.ReservedConcurrentExecutions),
      }
    : {
        operation,
        lane: 'control',
        command: () => {
          viewer.configurationAtMs = nowMs()
          return new GetFunctionConfigurationCommand(identify(target))
        },
        read: (output: FunctionConfiguration) => seenOf(output),
      }
}

async function askForProvisioned(
  { target, endpoint }: Viewer,
  ask: Ask,
  nowMs: () => number,
): Promise<Answered<Provisioned>> {
  const answered = await askLambda(endpoint, provisionedRequest(target), ask, nowMs)
  const isMissing = troubleIn(answered)?.name === 'ProvisionedConcurrencyConfigNotFoundException'
  return isMissing ? { ok: Object.freeze({}) } : answered
}

function provisionedRequest(target: Target): Request<Provisioned> {
  return {
    operation: 'GetProvisionedConcurrencyConfig',
    lane: 'control',
    command: () =>
      new GetProvisionedConcurrencyConfigCommand({ FunctionName: target.functionName, Qualifier: target.qualifier }),
    read: (output: GetProvisionedConcurrencyConfigCommandOutput) =>
      keep({
        status: textOf(output.Status) ?? '',
        statusReason: textOf(output.StatusReason),
        requested: numberOf(output.RequestedProvisionedConcurrentExecutions),
        allocated: numberOf(output.AllocatedProvisionedConcurrentExecutions),
      }),
  }
}

/** What Lambda is asked for; the qualifier goes apart, since a bare name may not carry it in every operation. */
export function identify({ functionName, qualifier }: Target): { FunctionName: string; Qualifier?: string } {
  return { FunctionName: functionName, ...(qualifier !== undefined && { Qualifier: qualifier }) }
}

/** The one place where fields are taken from an answer. Environment, the code's link, tags and all else stay behind. */
function seenOf(configuration: FunctionConfiguration, reservedConcurrency?: number): Seen {
  return keep({
    state: textOf(configuration.State),
    stateReason: textOf(configuration.StateReason),
    stateReasonCode: textOf(configuration.StateReasonCode),
    lastUpdateStatus: textOf(configuration.LastUpdateStatus),
    lastUpdateStatusReason: textOf(configuration.LastUpdateStatusReason),
    lastUpdateStatusReasonCode: textOf(configuration.LastUpdateStatusReasonCode),
    functionArn: textOf(configuration.FunctionArn),
    version: textOf(configuration.Version),
    codeSha256: textOf(configuration.CodeSha256),
    revisionId: textOf(configuration.RevisionId),
    lastModified: textOf(configuration.LastModified),
    packageType: textOf(configuration.PackageType),
    logGroup: textOf(configuration.LoggingConfig?.LogGroup),
    snapStart: textOf(configuration.SnapStart?.ApplyOn),
    reservedConcurrency: numberOf(reservedConcurrency),
  })
}

/** The SDK hands on what is of another type than documented. It is a value that is not known: shown, and waited on. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what is absent. */
function keep<T extends Record<string, string | number | undefined>>(fields: T): Present<T> {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.freeze(Object.fromEntries(present)) as Present<T>
}
