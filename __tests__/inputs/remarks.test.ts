/** What the log says of inputs that are read, but may have been meant otherwise. */
import { expect, test } from '@jest/globals'
import { readSettings } from '../../src/inputs/reader.ts'

async function remarksOn(inputs: Record<string, string>): Promise<readonly string[]> {
  const texts = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])
  const env = { AWS_REGION: 'us-east-1', 'INPUT_FUNCTION-NAME': 'orders', ...Object.fromEntries(texts) }
  const readFile = () => Promise.reject(new Error('no file is read'))
  return (await readSettings(env, { profileRegion: async () => undefined, readFile })).remarks
}

test.each(['timeout', 'poll-interval', 'stable-for', 'not-found-grace'])(
  'a small bare number as %s is remarked on',
  async (input) => {
    expect(await remarksOn({ [input]: '5' })).toEqual([`${input}: "5" is read as 5s (5 seconds); write 5m for minutes`])
  },
)

test.each([
  ['2m', '1m'],
  ['60s', '1m'],
  ['1s', '0s'],
])('stable-for %s is remarked on where the timeout is %s', async (stableFor, timeout) => {
  expect(await remarksOn({ 'stable-for': stableFor, timeout })).toEqual([
    `stable-for: "${stableFor}" is not shorter than timeout ("${timeout}"): nothing can become ready`,
  ])
})

test.each([
  ['59s', '1m'],
  ['0s', '0s'],
])('stable-for %s is not where it is %s', async (stableFor, timeout) => {
  expect(await remarksOn({ 'stable-for': stableFor, timeout })).toEqual([])
})
