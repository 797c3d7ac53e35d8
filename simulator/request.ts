/** Reads what a request asks for, from its path, its body and its signature. */
import type { IncomingMessage } from 'node:http'
import { findRoute, type Operation } from './operations.ts'

export const ACCOUNT = '123456789012'

export interface Asked {
  readonly operation: Operation
  readonly name: string
  readonly qualifier?: string
  /** Region that the request was signed for. */
  readonly region: string
  readonly account: string
  /** Of the function as it was asked for, qualifier included. */
  readonly arn: string
  /** Set where the name carries one qualifier and the query another. */
  readonly contradicts: boolean
  /** The alias in the path; empty where there is none. */
  readonly alias: string
  /** The members of a JSON body; none where there is no such body. */
  readonly input: Readonly<Record<string, unknown>>
  /** Of an Invoke: `RequestResponse` (the default), `Event` or `DryRun`. */
  readonly invocationType?: string
}

/** The region in a Signature Version 4 header; undefined where it is not signed. */
export function signedRegion(authorization: string | undefined): string | undefined {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(authorization ?? '')?.[1]
}

/** Takes a request, its body and the region to assume when it is not signed; undefined where Lambda has no such path. */
export function readAsked(request: IncomingMessage, body: string, fallbackRegion: string): Asked | undefined {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const route = findRoute(request.method ?? '', pathname)
  if (route === undefined) return undefined
  const { operation, alias } = route
  // What Invoke sends is the function's own affair.
  const input = operation === 'Invoke' ? {} : readMembers(body)
  const named = readName(operation === 'CreateFunction' ? String(input.FunctionName ?? '') : route.functionName)
  if (named === undefined) return undefined
  const asked = searchParams.get('Qualifier') ?? undefined
  const qualifier = named.qualifier ?? asked
  const region = signedRegion(request.headers.authorization) ?? fallbackRegion
  const account = named.account ?? ACCOUNT
  const whole = {
    operation,
    name: named.name,
    region,
    account,
    arn: functionArn(region, account, named.name, qualifier),
    contradicts: asked !== undefined && asked !== qualifier,
    alias,
    input,
    invocationType: request.headers['x-amz-invocation-type']?.toString() ?? 'RequestResponse',
  }
  return qualifier === undefined ? whole : { ...whole, qualifier }
}

function readMembers(body: string): Asked['input'] {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** A name, a partial ARN or an ARN. */
function readName(text: string): { account?: string; name: string; qualifier?: string } | undefined {
  const parts = /^(?:arn:[^:]+:lambda:[^:]+:)?(?:(\d{12}):)?(?:function:)?([\w-]+)(?::([$\w.-]+))?$/.exec(text)
  if (parts?.[2] === undefined) return undefined
  return {
    name: parts[2],
    ...(parts[1] === undefined ? {} : { account: parts[1] }),
    ...(parts[3] === undefined ? {} : { qualifier: parts[3] }),
  }
}

/** Of a function, or with a qualifier of its version or alias. */
export function functionArn(region: string, account: string, name: string, qualifier: string | undefined): string {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}${suffix}`
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('eusc-')) return 'aws-eusc'
  return 'aws'
}
