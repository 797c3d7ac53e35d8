/**
 * Reads an answer's body before the SDK does: bounded, and only where it can be one of Lambda's. A 2xx that is cut,
 * empty, no JSON or too long is no answer; the SDK would take an empty one for a function without any field.
 */
/** Lambda's answers have a few kB; a megabyte is none of Lambda's. */
const LONGEST_BYTES = 1_048_576

/** What came back, apart from what the SDK makes of it. */
export interface Answer {
  /** Where it was asked, as the SDK resolved it: environment, profile, FIPS. */
  endpoint?: string
  status?: number
  headers?: Readonly<Record<string, string>>
  /** Whether the body is a JSON object. The body itself is never kept: it holds secrets. */
  isJson?: boolean
}

/** An answer that cannot be one of Lambda's. The message says what was wrong with it, and quotes nothing of it. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer'
}

interface HttpRequest {
  protocol: string
  hostname: string
  port?: number
}

interface HttpResponse {
  statusCode: number
  headers: Record<string, string>
  body?: unknown
}

/** The part of an SDK command's middleware stack that is used here; its real type is bound to each command's own input. */
interface Stack {
  add(
    middleware: (next: (args: object) => Promise<{ response: unknown }>) => (args: object) => Promise<object>,
    options: { step: 'deserialize'; priority: 'low'; name: string },
  ): void
}

/** Adds the reading to a command's stack; `answer` is filled as soon as something came back. `mayBeAnything`: the body of an Invoke. */
export function readInto(answer: Answer, stack: object, mayBeAnything = false): void {
  const it = stack as Stack
  it.add(
    (next) => async (args) => {
      answer.endpoint = originOf((args as { request: HttpRequest }).request)
      const result = await next(args)
      const response = result.response as HttpResponse
      answer.status = response.statusCode
      answer.headers = response.headers
      const bytes = await readBody(response)
      answer.isJson = isJsonObject(bytes)
      response.body = bytes
      if (response.statusCode < 300 && !answer.isJson && !mayBeAnything) throw new BrokenAnswer(describeBroken(bytes))
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'readAnswer' },
  )
}

function originOf({ protocol, hostname, port }: HttpRequest): string {
  return `${protocol}//${hostname}${port ? `:${port}` : ''}`
}

async function readBody(response: HttpResponse): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > LONGEST_BYTES) throw new BrokenAnswer('the answer is longer than 1 MiB')
    chunks.push(chunk)
  }
  const announced = response.headers['content-length']
  if (announced !== undefined && Number(announced) !== length) throw new BrokenAnswer('the answer was cut')
  return Buffer.concat(chunks)
}

function isJsonObject(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function describeBroken(bytes: Buffer): string {
  return bytes.length === 0 ? 'the answer was empty' : 'the answer was no JSON object, or was cut'
}
