/**
 * The room `targets`: what to wait for. It takes the texts that people write for a function apart, and folds repeats. It
 * must not know where the texts come from, nor what is awaited of the function.
 */
import { isRegion } from './partition.ts'
import { isQualifier, nearestQualifier, QUALIFIERS } from './qualifier.ts'

/** What one text told of a function. What it did not tell is left out. */
export interface Identifier {
  readonly name: string
  /** The text without its qualifier, which Lambda is sent apart. */
  readonly functionName: string
  readonly qualifier?: string
  readonly region?: string
  readonly account?: string
  readonly partition?: string
}

/** Why a text is no identifier, and what is accepted. */
export interface Mistake {
  readonly mistake: string
}

/** Lambda's limits (API reference, GetFunction): the length in all, and that of a name standing alone. */
const LONGEST = 256
const LONGEST_BARE_NAME = 64

const FORMS =
  'accepted: name, name:qualifier, 123456789012:function:name[:qualifier] or an ARN of a function, separated by new lines or commas'

/**
 * Takes an identifier apart: `name`, `name:qualifier`, partial ARN or ARN, in any partition.
 * Gives its pieces, or what is wrong with it; never throws.
 */
export function parseIdentifier(text: string): Identifier | Mistake {
  const parts = text.split(':')
  if (parts[0]?.toLowerCase() === 'arn' && (parts.length > 2 || parts[1] === '')) return parseArn(parts)
  if (parts[1] === 'function' && parts.length > 2) return parsePartialArn(parts)
  return parseName(parts)
}

function parseArn(parts: readonly string[]): Identifier | Mistake {
  const [arn, partition = '', service, region = '', account = '', resource, name = '', ...rest] = parts
  if (arn !== 'arn' || service !== 'lambda' || resource !== 'function')
    return wrong('is no ARN of a Lambda function (arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER])')
  if (!/^aws(-[a-z0-9]+)*$/.test(partition))
    return wrong(`has ${quote(partition)} where the partition should be (aws, aws-cn, …)`)
  if (!isRegion(region)) return wrong(`has ${quote(region)} where the region should be (such as eu-west-1)`)
  if (!isAccount(account)) return wrong(noAccount(account))
  const functionName = parts.slice(0, 7).join(':')
  return complete({ name, functionName, region, account, partition }, rest, LONGEST)
}

function parsePartialArn(parts: readonly string[]): Identifier | Mistake {
  const [account = '', , name = '', ...rest] = parts
  if (!isAccount(account)) return wrong(noAccount(account))
  return complete({ name, functionName: parts.slice(0, 3).join(':'), account }, rest, LONGEST)
}

function parseName(parts: readonly string[]): Identifier | Mistake {
  const [name = '', ...rest] = parts
  // Lambda itself takes this for an account and a name, so a qualifier would go astray.
  if (isAccount(name) && rest[0])
    return wrong(`starts with an account: write ${quote(`${name}:function:${rest.join(':')}`)}`)
  return complete({ name, functionName: name }, rest, LONGEST_BARE_NAME)
}

function complete(pieces: Identifier, rest: readonly string[], longestName: number): Identifier | Mistake {
  const mistake = findMistake(pieces, rest, longestName)
  if (mistake !== undefined) return wrong(mistake)
  const [qualifier] = rest
  return Object.freeze({ ...pieces, ...(qualifier !== undefined && { qualifier }) })
}

function findMistake(
  { name, functionName }: Identifier,
  [qualifier, ...tooMany]: readonly string[],
  longestName: number,
): string | undefined {
  if (tooMany.length > 0) return 'has too many parts between colons'
  if (name === '') return 'has an empty name'
  if (!/^[A-Za-z0-9_-]+$/.test(name)) return `has characters that no name may have${nearName(name)}; a name has ${NAME}`
  if (name.length > longestName) return `has a name of ${name.length} characters; a name has ${NAME}`
  if (functionName.length > LONGEST) return `is longer than the ${LONGEST} characters that Lambda takes`
  return qualifier === undefined ? undefined : findQualifierMistake(qualifier)
}

/** What is wrong with a qualifier, and what is accepted; undefined where nothing is. */
export function findQualifierMistake(qualifier: string): string | undefined {
  if (isQualifier(qualifier)) return undefined
  if (qualifier === '') return `has an empty qualifier: leave out the colon, or give ${QUALIFIERS}`
  const nearest = nearestQualifier(qualifier)
  return `${quote(qualifier)} is no qualifier; accepted: ${QUALIFIERS}${nearest ? `; nearest: "${nearest}"` : ''}`
}

const NAME = `1 to ${LONGEST_BARE_NAME} of A-Z a-z 0-9 - _`

/** The nearest name that could be: what may not stand there becomes a hyphen. */
function nearName(name: string): string {
  const near = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '')
  return near === '' || near.length > LONGEST_BARE_NAME ? '' : ` (nearest: ${quote(near)})`
}

const isAccount = (text: string): boolean => /^\d{12}$/.test(text)

const noAccount = (text: string): string => `has ${quote(text)} where the account should be (12 digits)`

const wrong = (what: string): Mistake => ({ mistake: `${what}; ${FORMS}` })

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
