/** Where to go and what to do about a result: advice by reason code, links to the consoles, policies to paste. */
import type { Target } from '../targets/target.ts'
import { ADVICE, type Advice } from './reason-codes.ts'

/**
 * The advice on a reason code of Lambda. Codes are open strings: one that is not known gives undefined, but a new kind of
 * `FunctionError.` still is a function error.
 */
export function adviseOnCode(reasonCode: string | undefined): Advice | undefined {
  if (reasonCode === undefined) return undefined
  if (Object.hasOwn(ADVICE, reasonCode)) return ADVICE[reasonCode]
  return reasonCode.startsWith('FunctionError.') ? ADVICE.FunctionError : undefined
}

/**
 * Hosts of the console by partition, behind the region. The isolated partitions publish none: no link beats a wrong one.
 * (AWS General Reference, management console endpoints; docs.aws.eu for aws-eusc.)
 */
const CONSOLES = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
  ['aws-eusc', 'console.amazonaws-eusc.eu'],
])

/** The function, and its version or alias, in the Lambda console; undefined where the partition's console is not public. */
export function consoleUrl(target: Target): string | undefined {
  const home = consoleHome(target, 'lambda')
  return home && `${home}#/functions/${encodeURIComponent(target.name)}${qualifierPath(target.qualifier)}`
}

/**
 * A log group in the CloudWatch console; by default the one that Lambda makes for a function. CloudWatch reads the name
 * encoded twice, with `$` for the second `%`.
 */
export function logGroupUrl(target: Target, logGroup = `/aws/lambda/${target.name}`): string | undefined {
  const home = consoleHome(target, 'cloudwatch')
  // Lambda may name half a surrogate pair, which no address can hold.
  const name = encodeURIComponent(encodeURIComponent(logGroup.toWellFormed())).replaceAll('%', '$')
  return home && `${home}#logsV2:log-groups/log-group/${name}`
}

function consoleHome(target: Target, service: string): string | undefined {
  const host = CONSOLES.get(target.partition)
  // The region becomes a part of the host name, so nothing but a region may stand there.
  if (!host || !/^[a-z0-9-]+$/.test(target.region)) return undefined
  return `https://${target.region}.${host}/${service}/home?region=${target.region}`
}

/** `$LATEST` is the function's own page; numbers and `$LATEST.PUBLISHED` are versions, the rest are aliases. */
function qualifierPath(qualifier: string | undefined): string {
  if (qualifier === undefined || qualifier === '$LATEST') return ''
  const kind = /^(\d+|\$LATEST\.PUBLISHED)$/.test(qualifier) ? 'versions' : 'aliases'
  return `/${kind}/${encodeURIComponent(qualifier)}`
}

/**
 * A policy statement to paste, as JSON in one line, that allows `actions` on the function. A qualified function needs both
 * ARNs: for IAM, an alias or a version is not the function.
 */
export function policyFor(actions: readonly string[], target: Target, account = target.account): string {
  const arn = `arn:${target.partition}:lambda:${target.region}:${account ?? '<account>'}:function:${target.name}`
  const qualified = target.qualifier === undefined ? [] : [`${arn}:${target.qualifier}`]
  return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: [arn, ...qualified] })
}
