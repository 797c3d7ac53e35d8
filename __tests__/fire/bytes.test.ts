/** Bytes at random, over real HTTP: whatever arrives, a look tells what the bytes say, or the right kind of trouble. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { SECRETS } from '../../simulator/secrets.ts'
import type { Told } from './bytes.ts'
import { runs } from './runs.ts'

let told: Told

beforeAll(async () => {
  const { FIRE, FIRE_SEED, PATH } = process.env
  const env = {
    PATH,
    ...(FIRE && { FIRE }),
    ...(FIRE_SEED && { FIRE_SEED }),
    AWS_ACCESS_KEY_ID: SECRETS.accessKey,
    AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
  }
  const script = fileURLToPath(new URL('./bytes.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script], {
    env,
    maxBuffer: 68 * 1_048_576,
    timeout: runs(110_000),
  })
  told = JSON.parse(stdout)
}, runs(120_000))

test.each([
  ['everyByte', 'a connection that ends after each byte of a valid answer'],
  ['anyBytes', 'cut, flipped, of the wrong type, broken headers, 1xx, 3xx, gzip'],
  ['nested', 'nested as deep as a megabyte goes'],
  ['tooLong', 'over 1 MiB: not read to its end'],
  ['dripping', 'a byte a second'],
  ['stray', 'nothing is rejected or thrown that nobody catches, and Node warns of nothing'],
])('%s: %s', (name) => {
  expect(told.wrong[name]).toEqual([])
})

test('the machine met every kind of end that an answer can bring', () => {
  const kinds = [
    'seen',
    'passing',
    'throttled',
    'not-found',
    'permission',
    'signature',
    'expired',
    'invalid-credentials',
    'rejected',
  ]
  expect(Object.keys(told.met).sort()).toEqual([...kinds].sort())
})

test('memory: nothing is left of thousands of answers', () => {
  expect(told.looks).toBeGreaterThan(2_000 + runs(1_900))
  expect(told.heapGrowthBytes).toBeLessThan(8 * 1_048_576)
})
