/** The model of Lambda on a clock of the test's own, asked without HTTP. */
import { type LambdaOptions, makeControlPlane } from '../../simulator/control-plane.ts'
import type { Operation } from '../../simulator/operations.ts'
import { type Asked, functionArn } from '../../simulator/request.ts'

export interface Answered {
  readonly status: number
  /** `x-amzn-ErrorType`; empty where it was no refusal. */
  readonly error: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as a script would read them
  readonly body: any
}

export interface Plane {
  ask(operation: Operation, of?: string, input?: Asked['input'], alias?: string): Answered
  /** State and LastUpdateStatus, as `Active/Successful`; a dash where one is absent. */
  stateOf(of?: string): string
  pass(ms: number): void
}

export const ZIP_A = Buffer.from('code A').toString('base64')
export const ZIP_B = Buffer.from('code B').toString('base64')

/** Opens a Lambda; `of` is `name`, `name:qualifier`, or either with `@region`. */
export function openPlane(options: LambdaOptions = {}): Plane {
  let nowMs = 5_000
  const plane = makeControlPlane(options, () => nowMs)
  const ask: Plane['ask'] = (operation, of = 'orders', input = {}, alias = '') => {
    const delivery = plane.answer(read(operation, of, input, alias), undefined)
    if (delivery.how !== 'reply') throw new Error(`${operation} was answered by a ${delivery.how}`)
    const { status, headers, body } = delivery.reply()
    return { status, error: headers['x-amzn-ErrorType'] ?? '', body: JSON.parse(String(body) || '{}') }
  }
  return {
    ask,
    stateOf(of) {
      const { State = '-', LastUpdateStatus = '-' } = ask('GetFunctionConfiguration', of).body
      return `${State}/${LastUpdateStatus}`
    },
    pass(ms) {
      nowMs += ms
    },
  }
}

function read(operation: Operation, of: string, input: Asked['input'], alias: string): Asked {
  const [whole = '', region = 'us-east-1'] = of.split('@')
  const [name = '', qualifier] = whole.split(':')
  const account = '123456789012'
  const arn = functionArn(region, account, name, qualifier)
  const asked = { operation, name, region, account, arn, contradicts: false, alias, input }
  return qualifier === undefined ? asked : { ...asked, qualifier }
}

/** What CreateFunction needs. */
export const aFunction = (more: Asked['input'] = {}) => ({
  Role: 'arn:aws:iam::123456789012:role/lambda',
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Code: { ZipFile: ZIP_A },
  ...more,
})

/** A Lambda with a function that has been created and is Active. */
export function openWithOrders(options: LambdaOptions = {}, more: Asked['input'] = {}): Plane {
  const plane = openPlane(options)
  const { status } = plane.ask('CreateFunction', 'orders', aFunction(more))
  if (status !== 201) throw new Error(`created with ${status}`)
  plane.pass(2_000)
  return plane
}
