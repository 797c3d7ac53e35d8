/** Sources of credentials: one that never answers keeps neither the step nor its process, and the SDK's warnings stay inside. */
import { type AddressInfo, createServer, type Server } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runAction } from '../simulator/action.ts'

let silent: Server
const sockets = new Set<{ destroy(): void }>()
beforeAll(async () => {
  silent = createServer((socket) => sockets.add(socket.on('error', () => {})))
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await new Promise((done) => silent.close(done))
})

test.each([
  ['timed-out', '1s', undefined],
  ['cancelled', '1m', { name: 'SIGTERM', afterMs: 900 }],
] as const)(
  'it ends %s',
  async (result, timeout, signal) => {
    const { port } = silent.address() as AddressInfo
    const ran = await runAction({
      dist: resolve('dist'),
      endpoint: `http://127.0.0.1:${port}`,
      inputs: { 'function-name': 'orders', timeout },
      env: {
        AWS_ACCESS_KEY_ID: null,
        AWS_SECRET_ACCESS_KEY: null,
        AWS_SESSION_TOKEN: null,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/credentials`,
      },
      killAfterMs: 15_000,
      ...(signal && { signal }),
    })
    expect(ran).toMatchObject({ exit: 1, outputs: { result } })
  },
  20_000,
)

test('keys beside a profile: what the SDK warns of does not reach stderr', async () => {
  const { port } = silent.address() as AddressInfo
  const ran = await runAction({
    dist: resolve('dist'),
    endpoint: `http://127.0.0.1:${port}`,
    inputs: { 'function-name': 'orders', timeout: '1s' },
    env: { AWS_PROFILE: 'nobody' },
  })
  expect(ran).toMatchObject({ exit: 1, outputs: { result: 'denied' }, stderr: '' })
})
