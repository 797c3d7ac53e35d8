import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { parseDigest } from '../../src/inputs/digests.ts'

const HASH = createHash('sha256').update('orders').digest()
const HEX = HASH.toString('hex')
const BASE64 = HASH.toString('base64')

test.each([HEX, HEX.toUpperCase(), BASE64, `sha256:${HEX}`, `SHA256:${HEX.toUpperCase()}`, `sha256:${BASE64}`])(
  '%s is the same 32 bytes',
  (text) => {
    expect(parseDigest(text)).toBe(HEX)
  },
)

test('any 32 bytes are read back, whatever base64 makes of them', () => {
  for (let seed = 0; seed < 500; seed++) {
    const hash = createHash('sha256').update(String(seed)).digest()
    expect(parseDigest(hash.toString('base64'))).toBe(hash.toString('hex'))
  }
})

test.each([
  '',
  'sha256:',
  HEX.slice(1),
  `${HEX}0`,
  `g${HEX.slice(1)}`,
  BASE64.slice(0, -1),
  `${BASE64}=`,
  `${'/'.repeat(43)}=`,
  ` ${HEX}`,
  `x${HEX}`,
  `x${BASE64}`,
  `${HEX}sha256:`,
  `sha256:sha256:${HEX}`,
])('%j is no SHA-256', (text) => {
  expect(parseDigest(text)).toBeUndefined()
})
