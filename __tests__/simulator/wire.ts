/** A client of the SDK that remembers what came over the wire, and what the SDK's own schemas say of it. */

import { Readable } from 'node:stream'
import * as sdk from '@aws-sdk/client-lambda'
import { NormalizedSchema } from '@smithy/core/schema'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SECRETS } from '../../simulator/secrets.ts'

export interface Raw {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export interface Wire {
  /** Takes any command of the SDK's; the types of all their inputs together are more than the compiler can unite. */
  send(command: object): Promise<Readonly<Record<string, unknown>>>
  close(): void
  /** The last answer, as it came. */
  last(): Raw
}

/** Opens a client; it is to be closed. */
export function openWire(endpoint: string): Wire {
  const inner = new NodeHttpHandler()
  let raw: Raw = { status: 0, headers: {}, text: '' }
  const handle: NodeHttpHandler['handle'] = async (request, options) => {
    const { response } = await inner.handle(request, options)
    const chunks: Buffer[] = []
    for await (const chunk of response.body) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    raw = { status: response.statusCode, headers: response.headers, text }
    response.body = Readable.from(chunks)
    return { response }
  }
  const requestHandler = { handle, destroy: () => inner.destroy(), metadata: inner.metadata }
  const credentials = { accessKeyId: SECRETS.accessKey, secretAccessKey: SECRETS.secretKey }
  const client = new sdk.LambdaClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1, requestHandler })
  return {
    send: async (command) => ({ ...(await client.send(command as never)) }),
    close: () => client.destroy(),
    last: () => raw,
  }
}

type Schema = Parameters<typeof NormalizedSchema.of>[0]

/** The SDK's schema of that name; undefined where its model has none. */
export function schemaOf(name: string): readonly unknown[] | undefined {
  return (sdk as unknown as Record<string, readonly unknown[] | undefined>)[`${name}$`]
}

/** The status with which an operation is answered, by the schema. */
export function statusOf(operation: string): number | undefined {
  return (schemaOf(operation)?.[3] as { http: [string, string, number] } | undefined)?.http[2]
}

/** The status of an error, by the schema; undefined where the model does not know it. */
export function errorStatusOf(name: string): number | undefined {
  return (schemaOf(name)?.[3] as { httpError?: number } | undefined)?.httpError
}

/** What an operation's answer holds that the schema does not know, or knows as of another type. A path for each. */
export function strangersIn(operation: string, body: unknown): string[] {
  const output = schemaOf(operation)?.[5] as (() => Schema) | undefined
  return output ? [...compare(NormalizedSchema.of(output()), body, operation)] : [`${operation} is unknown`]
}

function* compare(schema: NormalizedSchema, value: unknown, path: string): Generator<string> {
  if (schema.isStructSchema()) yield* compareMembers(schema, value, path)
  else if (schema.isListSchema()) yield* compareEach(schema, value, path)
  else if (schema.isMapSchema()) yield* compareEach(schema, value, path)
  else if (schema.isStringSchema()) yield* demand(typeof value === 'string', `${path} is no text`)
  else if (schema.isNumericSchema()) yield* demand(typeof value === 'number', `${path} is no number`)
  else if (schema.isBooleanSchema()) yield* demand(typeof value === 'boolean', `${path} is no boolean`)
  else yield `${path} is of a type that this test does not know`
}

function* compareMembers(schema: NormalizedSchema, value: unknown, path: string): Generator<string> {
  if (!isObject(value)) return yield `${path} is no structure`
  const members = new Map(schema.structIterator())
  for (const [name, member] of Object.entries(value)) {
    const known = members.get(name)
    if (known) yield* compare(known, member, `${path}.${name}`)
    else yield `${path}.${name} is unknown`
  }
}

function* compareEach(schema: NormalizedSchema, value: unknown, path: string): Generator<string> {
  if (schema.isListSchema() ? !Array.isArray(value) : !isObject(value)) return yield `${path} is of another type`
  for (const [key, item] of Object.entries(value as object))
    yield* compare(schema.getValueSchema(), item, `${path}.${key}`)
}

function* demand(holds: boolean, otherwise: string): Generator<string> {
  if (!holds) yield otherwise
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
