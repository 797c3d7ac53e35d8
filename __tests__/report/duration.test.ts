import { describe, expect, test } from '@jest/globals'
import { elapsed, human, seconds } from '../../src/report/duration.ts'

describe('durations for people', () => {
  test.each([
    [0, '0s'],
    [750, '750ms'],
    [2000, '2s'],
    [1500, '1.5s'],
    [90_000, '1m30s'],
    [600_000, '10m'],
    [3_600_000, '1h'],
    [3_661_000, '1h1m1s'],
  ])('%i ms of a setting is written %s, as in a workflow', (ms, text) => expect(human(ms)).toBe(text))

  test.each([
    [0, '0.0s'],
    [249.7, '0.2s'],
    [3249, '3.2s'],
    [59_949, '59.9s'],
    [59_960, '1m'],
    [90_400, '1m30s'],
  ])('%d ms that were measured are written %s', (ms, text) => expect(elapsed(ms)).toBe(text))

  test('outputs have seconds with one decimal, never below zero', () => {
    expect([seconds(12_345), seconds(0), seconds(-5)]).toEqual(['12.3', '0.0', '0.0'])
  })
})
