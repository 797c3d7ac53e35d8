/** Answers whose values are of another type than Lambda documents; the random bytes of `npm run fire` found each of them. */
import { describe, expect, test } from '@jest/globals'
import { openStage } from './stage.ts'

const stage = openStage()

async function lookAt(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  await stage.serve((_, response) => {
    response.writeHead(status, headers)
    response.end(body)
  })
  return stage.look({ operation: 'GetFunction' })
}

describe('a field that is no text is a value that is not known, shown as it stands there', () => {
  test.each([
    ['"FunctionArn":5', { functionArn: '5' }],
    ['"Version":{"length":3}', { version: '{"length":3}' }],
    ['"RevisionId":[]', { revisionId: '[]' }],
    ['"State":true', { state: 'true' }],
    ['"LastUpdateStatus":12345678901234567890', { lastUpdateStatus: '12345678901234567000' }],
  ])('%s', async (field, seen) => {
    expect(await lookAt(200, `{"Configuration":{${field}}}`)).toEqual({ seen })
  })
})

test('reserved concurrency that is no number is not known', async () => {
  const body = '{"Configuration":{"State":"Active"},"Concurrency":{"ReservedConcurrentExecutions":"0"}}'
  expect(await lookAt(200, body)).toEqual({ seen: { state: 'Active' } })
})

test.each(['{"message":{"State":"Active"}}', '{"Message":1e300}', '{"message":["a"]}'])(
  'an error whose message is no text is told by its name: %s',
  async (body) => {
    const { trouble } = await lookAt(502, body, { 'x-amzn-requestid': 'r-1', 'x-amzn-errortype': 'ServiceException' })
    expect(trouble).toMatchObject({ kind: 'passing', message: 'ServiceException' })
  },
)

test('a refusal that is nested too deep to be read ends nothing', async () => {
  const depth = 250_000
  const { trouble } = await lookAt(403, `${'['.repeat(depth)}1${']'.repeat(depth)}`)
  expect(trouble).toMatchObject({ kind: 'passing', message: 'the answer was nested too deep' })
})

test.each(['', ':', '#'])('an error without a name, "%s", and without a request id is not of Lambda', async (name) => {
  const { trouble } = await lookAt(409, '', { 'x-amzn-errortype': name })
  expect(trouble).toMatchObject({ kind: 'passing' })
})
