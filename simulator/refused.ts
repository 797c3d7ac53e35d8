/** Refusals with words of their own, thrown by whatever finds a reason and caught once, where requests are answered. */
import { json, type Reply } from './reply.ts'

/** Names and statuses: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html and its neighbours. */
const STATUSES = {
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  ResourceConflictException: 409,
  ResourceNotFoundException: 404,
  PreconditionFailedException: 412,
} as const

/** A request that Lambda does not do, with the answer that says so. */
export class Refused extends Error {
  readonly reply: Reply

  constructor(reply: Reply) {
    super('refused')
    this.reply = reply
  }
}

/** Gives the refusal of that name, to throw. */
export function refused(name: keyof typeof STATUSES, message: string): Refused {
  return new Refused(json(STATUSES[name], { Type: 'User', Message: message }, { 'x-amzn-ErrorType': name }))
}

/** Lambda knows no such function, version or alias. */
export const notFound = (arn: string): Refused => refused('ResourceNotFoundException', `Function not found: ${arn}`)

/** Lambda is busy with the function; `why` is the sentence that people quote. */
export const conflict = (why: string): Refused =>
  refused('ResourceConflictException', `The operation cannot be performed at this time. ${why}`)
