/** The contract's table of faults, row by row, through the real SDK over real HTTP. */
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { CustomFault, NamedFault } from '../../simulator/script.ts'
import { SECRETS } from '../../simulator/secrets.ts'
import { look } from '../../src/lambda/look.ts'
import { realClock } from '../../src/waiting/clock.ts'
import { Over } from '../../src/waiting/turns.ts'
import { askAtOnce, closedPort, leaksIn, openStage } from './stage.ts'

const stage = openStage()
const ALL: readonly [number, number] = [1, 99]
const named = (kind: NamedFault['kind'], more: Partial<NamedFault> = {}) => ({ kind, requests: ALL, ...more })
const custom = (status: number, more: Partial<CustomFault> = {}) => ({ status, requests: ALL, ...more })

/** Looks once at a function whose every answer has this fault; gives the trouble and how often was asked. */
async function lookUnder(fault: NamedFault | CustomFault) {
  const simulator = await stage.simulateOne({ faults: [fault] })
  const trouble = await stage.trouble({ operation: 'GetFunction' })
  return { trouble, requests: simulator.log.length }
}

describe('what Lambda names is told apart by the name, whatever the status', () => {
  test.each([
    ['throttle', 'throttled', 'TooManyRequestsException', 429],
    ['throttle-400', 'throttled', 'ThrottlingException', 400],
    ['not-found', 'not-found', 'ResourceNotFoundException', 404],
    ['denied', 'permission', 'AccessDeniedException', 403],
    ['expired', 'expired', 'ExpiredTokenException', 403],
    ['bad-token', 'invalid-credentials', 'UnrecognizedClientException', 403],
    ['invalid', 'rejected', 'InvalidParameterValueException', 400],
    ['server-error', 'passing', 'ServiceException', 500],
    ['unavailable', 'passing', 'ServiceUnavailableException', 503],
    ['inactive-409', 'rejected', 'CodeArtifactUserPendingException', 409],
  ] as const)('%s is %s, and asked once', async (fault, kind, name, status) => {
    const { trouble, requests } = await lookUnder(named(fault))
    expect(trouble).toMatchObject({ kind, name, status, operation: 'GetFunction' })
    expect(requests).toBe(1)
    expect(leaksIn(trouble)).toEqual([])
  })

  test.each([
    ['RequestLimitExceeded', 503, 'throttled'],
    ['SlowDown', 503, 'throttled'],
    ['ProvisionedThroughputExceededException', 400, 'throttled'],
    ['AccessDeniedException', 400, 'permission'],
    ['ResourceNotFoundException', 400, 'not-found'],
    ['ExpiredToken', 400, 'expired'],
    ['InvalidClientTokenId', 403, 'invalid-credentials'],
    ['MissingAuthenticationTokenException', 403, 'invalid-credentials'],
    ['KMSDisabledException', 502, 'passing'],
    ['SomethingOfTheFutureException', 418, 'rejected'],
    ['SomethingOfTheFutureException', 599, 'passing'],
  ] as const)('%s with %i is %s', async (type, status, kind) => {
    const { trouble } = await lookUnder(custom(status, { type, body: { message: 'why' } }))
    expect(trouble).toMatchObject({ kind, name: type, status, message: 'why' })
  })

  test('the name may stand in the body alone', async () => {
    const body = { __type: 'com.amazonaws.lambda#AccessDeniedException', Message: 'no' }
    const { trouble } = await lookUnder(custom(403, { body }))
    expect(trouble).toMatchObject({ kind: 'permission', name: 'AccessDeniedException', message: 'no' })
  })

  test.each([
    ['Message', 'not-found', /^Function not found: arn:aws:lambda:us-east-1:/],
    ['message', 'bad-token', /^The security token included/],
  ] as const)("Lambda's words are kept where they are called %s", async (_, fault, words) => {
    expect((await lookUnder(named(fault))).trouble.message).toMatch(words)
  })

  test('a message that is null harms nothing', async () => {
    const { trouble } = await lookUnder(named('unavailable'))
    expect(typeof trouble.message).toBe('string')
  })
})

describe('without a name the status decides, if the answer is one of AWS', () => {
  const BODY = { message: 'no name' }
  test.each([
    [429, 'throttled'],
    [403, 'permission'],
    [404, 'not-found'],
    [400, 'rejected'],
    [500, 'passing'],
    [503, 'passing'],
  ] as const)('%i with a request id is %s', async (status, kind) => {
    const { trouble } = await lookUnder(custom(status, { body: BODY }))
    expect(trouble).toMatchObject({ kind, status })
    expect(trouble).not.toHaveProperty('name')
  })

  test.each([
    [429, 'throttled'],
    [403, 'passing'],
    [404, 'passing'],
    [400, 'passing'],
    [502, 'passing'],
  ] as const)('%i in JSON without a request id is %s', async (status, kind) => {
    await stage.serve((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(BODY))
    })
    expect(await stage.trouble()).toMatchObject({ kind, status })
  })
})

describe("what is not Lambda's passes by", () => {
  test.each([
    ['proxy-page', 403],
    ['proxy-407', 407],
    ['redirect', 302],
    ['garbage', 200],
    ['truncated', 200],
    ['empty', 200],
    ['oversized', 200],
    ['not-gzip', 200],
  ] as const)('%s', async (fault, status) => {
    const { trouble, requests } = await lookUnder(named(fault))
    expect(trouble).toMatchObject({ kind: 'passing', status })
    expect(requests).toBe(1)
    expect(leaksIn(trouble)).toEqual([])
  })

  test.each(['reset', 'cut'] as const)('%s', async (fault) => {
    const { trouble } = await lookUnder(named(fault))
    expect(trouble.kind).toBe('passing')
    expect(leaksIn(trouble)).toEqual([])
  })

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"Active"'],
    ['a number', '1'],
  ])('a 200 whose JSON is %s', async (_, body) => {
    expect((await lookUnder(custom(200, { body }))).trouble).toMatchObject({ kind: 'passing', status: 200 })
  })

  test.each([302, 403, 429, 500])('%i: what is no JSON is not quoted', async (status) => {
    const { trouble } = await lookUnder(custom(status, { body: `<${SECRETS.environment}>` }))
    expect(trouble).toMatchObject({ kind: status === 429 ? 'throttled' : 'passing', message: 'the answer was no JSON' })
  })

  test('an HTML page without a request id, with any status', async () => {
    for (const status of [401, 403, 404]) {
      await stage.serve((_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html>'))
      expect((await stage.trouble({ target: { region: `eu-west-${status % 10}` } })).kind).toBe('passing')
    }
  })

  test('an answer that is longer than 1 MiB is not read to its end', async () => {
    let sent = 0
    await stage.serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && sent < 64 * 1_048_576) {
          sent += 65_536
          if (!response.write(Buffer.alloc(65_536, ' '))) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    expect((await stage.trouble()).kind).toBe('passing')
    stage.endpoints.close()
    expect(sent).toBeLessThan(32 * 1_048_576)
  })

  test.each(['hang', 'drip'] as const)('no whole answer in time: %s', async (fault) => {
    await stage.simulateOne({ faults: [named(fault)] })
    const { trouble } = await look(stage.viewer(), askAtOnce(150), realClock.now)
    expect(trouble).toMatchObject({ kind: 'passing', message: 'no answer within 0.15 s' })
  })

  test('once the wait for the function is over, the look is given up with Over and nothing else', async () => {
    await stage.simulateOne({ faults: [named('hang')] })
    const over = new AbortController()
    const looking = look(stage.viewer(), askAtOnce(5_000, over.signal), realClock.now)
    over.abort()
    await expect(looking).rejects.toBeInstanceOf(Over)
  })
})

describe('Retry-After is told', () => {
  const after = (headers: Record<string, string>) => lookUnder(named('throttle', { headers }))
  test('in seconds', async () => {
    expect((await after({ 'retry-after': '7' })).trouble).toHaveProperty('retryAfterMs', 7_000)
  })
  test('as a date, counted from the date of the answer', async () => {
    const headers = { date: 'Wed, 25 Nov 2026 03:00:00 GMT', 'retry-after': 'Wed, 25 Nov 2026 03:00:09 GMT' }
    expect((await after(headers)).trouble).toHaveProperty('retryAfterMs', 9_000)
  })
  test('never as a time that is over', async () => {
    const headers = { date: 'Wed, 25 Nov 2026 03:00:00 GMT', 'retry-after': 'Wed, 25 Nov 2026 02:00:00 GMT' }
    expect((await after(headers)).trouble).toHaveProperty('retryAfterMs', 0)
  })
  test.each([{ 'retry-after': 'soon' }, {}])('and left out where it is no time, or missing: %j', async (headers) => {
    expect((await after(headers)).trouble).not.toHaveProperty('retryAfterMs')
  })
})

describe('a refused signature is asked once more', () => {
  test('a signature that stays bad is signature trouble after exactly two requests', async () => {
    const { trouble, requests } = await lookUnder(named('bad-signature'))
    expect(trouble).toMatchObject({ kind: 'signature', name: 'InvalidSignatureException', status: 403 })
    expect(requests).toBe(2)
  })

  test.each(['expired', 'bad-token'] as const)('%s is not', async (fault) => {
    expect((await lookUnder(named(fault))).requests).toBe(1)
  })

  test("a clock that is off is corrected by Lambda's, for this look and the next", async () => {
    const simulator = await stage.simulateOne({ faults: [named('skew')] })
    const viewer = stage.viewer()
    const first = await look(viewer, askAtOnce(), realClock.now)
    expect(first.seen).toMatchObject({ state: 'Active' })
    expect(simulator.log.map(({ status }) => status)).toEqual([403, 200])
    await look(viewer, askAtOnce(), realClock.now)
    expect(simulator.log.map(({ status }) => status)).toEqual([403, 200, 200])
  })

  test('what the second answer says holds', async () => {
    const faults = [named('bad-signature', { requests: [1, 1] }), named('denied', { requests: [2, 2] })]
    await stage.simulateOne({ faults })
    expect((await stage.trouble({ operation: 'GetFunction' })).kind).toBe('permission')
  })
})

describe('an endpoint that was never reached', () => {
  test('nobody listens: unreachable, with the endpoint and since when', async () => {
    const port = await closedPort()
    stage.useEndpoint(`http://127.0.0.1:${port}`)
    const before = realClock.now()
    const viewer = stage.viewer()
    const { trouble } = await look(viewer, askAtOnce(), realClock.now)
    const endpoint = `http://127.0.0.1:${port}`
    expect(trouble).toMatchObject({ kind: 'unreachable', name: 'ECONNREFUSED', endpoint, tls: false })
    const sinceMs = trouble?.kind === 'unreachable' ? trouble.sinceMs : Number.NaN
    expect(sinceMs).toBeGreaterThanOrEqual(before)
    const again = await look(viewer, askAtOnce(), realClock.now)
    expect(again.trouble).toMatchObject({ kind: 'unreachable', sinceMs })
  })

  test('a name that does not exist', async () => {
    stage.useEndpoint('http://lambda.invalid')
    const trouble = await stage.trouble()
    expect(trouble).toMatchObject({ kind: 'unreachable', endpoint: 'http://lambda.invalid', tls: false })
    expect(trouble.name).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/)
  })

  test('no TLS at the other end', async () => {
    const { endpoint } = await stage.simulateOne({})
    stage.useEndpoint(endpoint.replace('http:', 'https:'))
    expect(await stage.trouble()).toMatchObject({ kind: 'unreachable', tls: true })
  })

  test.each([
    ['an answer', {}],
    ['a refusal', { faults: [named('server-error')] }],
    ['a reset', { faults: [named('reset')] }],
  ] as const)('once there was %s from there, a refused connection passes by', async (_, script) => {
    const simulator = await stage.simulateOne(script)
    const viewer = stage.viewer()
    await look(viewer, askAtOnce(), realClock.now)
    await simulator.close()
    // The first may still find the connection that was kept, which has ended.
    const kept = await look(viewer, askAtOnce(), realClock.now)
    expect(kept.trouble?.kind).toBe('passing')
    const { trouble } = await look(viewer, askAtOnce(), realClock.now)
    expect(trouble).toMatchObject({ kind: 'passing', message: expect.stringContaining('ECONNREFUSED') })
  })

  test('silence shows nobody there: name resolution may hang, too', async () => {
    const server = await stage.serve(() => {})
    const viewer = stage.viewer()
    expect((await look(viewer, askAtOnce(50), realClock.now)).trouble?.kind).toBe('passing')
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    expect((await look(viewer, askAtOnce(), realClock.now)).trouble?.kind).toBe('unreachable')
  })

  test.each(['127.0.0.1:4566', 'localstack', 'http://'])('%s is no URL, and reaches nobody', async (address) => {
    stage.useEndpoint(address)
    const trouble = await stage.trouble()
    expect(trouble).toMatchObject({ kind: 'unreachable', endpoint: expect.stringContaining('AWS_ENDPOINT_URL_LAMBDA') })
  })

  test('reaching one region says nothing of another', async () => {
    const simulator = await stage.simulateOne({})
    await stage.look()
    await simulator.close()
    expect((await stage.trouble({ target: { region: 'eu-central-1' } })).kind).toBe('unreachable')
  })
})

describe('credentials', () => {
  const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  function withoutKeys(env: Record<string, string>): void {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) delete process.env[name]
    Object.assign(process.env, env)
  }
  /** A Lambda whose credentials are those of a role that STS gives, or does not. */
  async function withSts(answer: RequestListener) {
    const sts = await stage.serve(answer)
    const lambda = await stage.simulateOne({})
    withoutKeys({
      AWS_ENDPOINT_URL_STS: addressOf(sts),
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/deploy',
      AWS_WEB_IDENTITY_TOKEN_FILE: resolve('package.json'),
    })
    return lambda
  }

  test('none at all is told without a request', async () => {
    withoutKeys({})
    const simulator = await stage.simulateOne({})
    const asking = askAtOnce()
    const { trouble } = await look(stage.viewer(), asking, realClock.now)
    expect(trouble).toMatchObject({ kind: 'no-credentials', operation: 'GetFunction' })
    expect(trouble).not.toHaveProperty('status')
    expect([simulator.log, asking.lanes]).toEqual([[], []])
  })

  test.each([
    [403, 'AccessDenied', 'invalid-credentials'],
    [400, 'ExpiredTokenException', 'expired'],
    [503, 'ServiceUnavailable', 'passing'],
    [400, 'Throttling', 'passing'],
  ] as const)("what STS says is not told as Lambda's word: HTTP %i %s", async (status, code, kind) => {
    const lambda = await withSts((_, response) => {
      response.writeHead(status, { 'content-type': 'text/xml' })
      response.end(`<ErrorResponse><Error><Code>${code}</Code><Message>not for you</Message></Error></ErrorResponse>`)
    })
    const trouble = await stage.trouble()
    const message = `${kind === 'passing' ? 'the source of the credentials: ' : ''}not for you`
    expect(trouble).toMatchObject({ kind, name: code, message })
    expect(trouble).not.toHaveProperty('status')
    expect(lambda.log).toEqual([])
  })

  test('AWS quotes the request whose signature it refuses: no key of it is told', async () => {
    const { accessKey, secretKey, sessionToken } = SECRETS
    const message = `should have been 'GET\nx-amz-security-token:${sessionToken}' of ${accessKey}, ${secretKey}`
    await stage.simulateOne({ faults: [custom(403, { body: { __type: 'InvalidSignatureException', message } })] })
    expect(await stage.trouble()).toMatchObject({
      kind: 'signature',
      message: "should have been 'GET\nx-amz-security-token:***' of ***, ***",
    })
  })

  test('a reset by STS passes by', async () => {
    await withSts((request) => request.socket.destroy())
    expect(await stage.trouble()).toMatchObject({
      kind: 'passing',
      message: expect.stringMatching(/^the source of the credentials: /),
    })
  })

  test('what is no JSON is not quoted: it may hold a key', async () => {
    const source = await stage.serve((_, response) => response.end('AKIDEXAMPLE is no JSON'))
    withoutKeys({ AWS_CONTAINER_CREDENTIALS_FULL_URI: addressOf(source) })
    expect((await stage.trouble()).message).not.toContain('AKID')
  })

  test('the time without them is none in which Lambda was tried', async () => {
    withoutKeys({})
    await stage.look()
    expect(stage.endpoints.in('us-east-1').triedAtMs).toBeUndefined()
  })
})
