/** Reads what a request asks for, from its path and its signature. */
import type { IncomingMessage } from 'node:http'
import type { Operation } from './script.ts'

export const ACCOUNT = '123456789012'

export interface Asked {
  readonly operation: Operation
  readonly name: string
  readonly qualifier?: string
  /** Region that the request was signed for. */
  readonly region: string
  readonly arn: string
  /** Set where the name carries one qualifier and the query another. */
  readonly contradicts: boolean
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET 2015-03-31 ': 'GetFunction',
  'GET 2015-03-31 configuration': 'GetFunctionConfiguration',
  'GET 2019-09-30 provisioned-concurrency': 'GetProvisionedConcurrencyConfig',
  'POST 2015-03-31 invocations': 'Invoke',
}

/** The region in a Signature Version 4 header; undefined where it is not signed. */
export function signedRegion(authorization: string | undefined): string | undefined {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(authorization ?? '')?.[1]
}

/**
 * Takes a request and the region to assume when it is not signed; gives undefined where Lambda has no such path.
 * Paths: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html and its neighbours.
 */
export function readAsked(request: IncomingMessage, fallbackRegion: string): Asked | undefined {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const path = /^\/([\d-]+)\/functions\/([^/]+)\/?(.*)$/.exec(pathname)
  const operation = OPERATIONS[`${request.method} ${path?.[1]} ${path?.[3]}`]
  const named = readName(path?.[2] ?? '')
  if (operation === undefined || named === undefined) return undefined
  const asked = searchParams.get('Qualifier') ?? undefined
  const qualifier = named.qualifier ?? asked
  const region = signedRegion(request.headers.authorization) ?? fallbackRegion
  const arn = functionArn(region, named.account ?? ACCOUNT, named.name, qualifier)
  const contradicts = asked !== undefined && asked !== qualifier
  return { operation, name: named.name, region, arn, contradicts, ...(qualifier === undefined ? {} : { qualifier }) }
}

/** A name, a partial ARN or an ARN, as it stands in a path. */
function readName(encoded: string): { account?: string; name: string; qualifier?: string } | undefined {
  const parts = /^(?:arn:[^:]+:lambda:[^:]+:)?(?:(\d{12}):)?(?:function:)?([\w-]+)(?::([$\w.-]+))?$/.exec(
    decode(encoded),
  )
  if (parts?.[2] === undefined) return undefined
  return {
    name: parts[2],
    ...(parts[1] === undefined ? {} : { account: parts[1] }),
    ...(parts[3] === undefined ? {} : { qualifier: parts[3] }),
  }
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

function functionArn(region: string, account: string, name: string, qualifier: string | undefined): string {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}${suffix}`
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('eusc-')) return 'aws-eusc'
  return 'aws'
}
