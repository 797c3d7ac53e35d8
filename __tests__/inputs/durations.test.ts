import { describe, expect, test } from '@jest/globals'
import { parseDuration, readDuration, readInterval, remarkOnSeconds } from '../../src/inputs/durations.ts'

/** What a reader said about a text. */
function complaintOf(read: (complain: (given: string, text: string) => void) => unknown): string {
  const said: string[] = []
  read((given, text) => said.push(`${given}: ${text}`))
  return said.join('\n')
}

test.each([
  ['0', 0],
  ['0s', 0],
  ['90', 90_000],
  ['0.5', 500],
  ['12.25', 12_250],
  ['500ms', 500],
  ['90s', 90_000],
  ['1.5m', 90_000],
  ['1m30s', 90_000],
  ['1h', 3_600_000],
  ['1h1m1s1ms', 3_661_001],
  ['10M', 600_000],
  ['1.1s', 1100],
  ['0.0001s', 1],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
  expect(readDuration(text, (_, mistake) => expect(mistake).toBe(''))).toBe(ms)
})

test.each([
  '',
  'soon',
  '-5',
  '-5s',
  '1 m',
  '5 minutes',
  '1m 30s',
  'm',
  '1d',
  '.',
  '1.',
  '.5s',
  '1e3',
  '0x10',
  'Infinity',
  'NaN',
  '१m',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
  expect(complaintOf((complain) => readDuration(text, complain))).toContain('accepted: seconds (90)')
})

describe('what is wrong is told with what is near', () => {
  test.each([
    ['5 minutes', 'nearest: "5m"'],
    ['1 hour and 30 min', 'nearest: "1h30m"'],
    ['200 milliseconds', 'nearest: "200ms"'],
    ['-5s', 'cannot be negative'],
    ['169h', 'at most 7 days'],
    ['9'.repeat(400), 'at most 7 days'],
  ])('%s', (text, said) => {
    expect(complaintOf((complain) => readDuration(text, complain))).toContain(said)
  })

  test('a week is the longest', () => {
    expect(complaintOf((complain) => readDuration('168h', complain))).toBe('')
  })
})

describe('the poll interval', () => {
  test.each([
    ['auto', 'auto'],
    ['AUTO', 'auto'],
    ['2s', 2000],
  ])('%s', (text, interval) => {
    expect(readInterval(text, (_, mistake) => expect(mistake).toBe(''))).toBe(interval)
  })

  test.each(['0', '0s', 'atuo'])('%s is refused, and auto is offered', (text) => {
    expect(complaintOf((complain) => readInterval(text, complain))).toContain('or "auto"')
  })
})

describe('a bare number below 60 is remarked on', () => {
  test.each([
    ['5', 'timeout: "5" is read as 5s (5 seconds); write 5m for minutes'],
    ['1', 'timeout: "1" is read as 1s (1 second); write 1m for minutes'],
    ['0.5', 'timeout: "0.5" is read as 0.5s (0.5 seconds); write 0.5m for minutes'],
    ['0', undefined],
    ['60', undefined],
    ['5s', undefined],
    ['soon', undefined],
  ])('%s', (text, remark) => {
    expect(remarkOnSeconds('timeout', text)).toBe(remark)
  })
})

describe('what is said of a duration, word for word', () => {
  const FORMS = 'accepted: seconds (90), or pairs of number and unit without spaces (500ms, 90s, 1.5m, 1m30s, 1h)'
  const said = (text: string) => complaintOf((complain) => readDuration(text, complain))

  test.each([
    ['soon', `is no duration; ${FORMS}`],
    ['-5s', `cannot be negative; ${FORMS}`],
    ['−5s', `cannot be negative; ${FORMS}`],
    ['5-6s', `is no duration; ${FORMS}`],
    ['169h', `is too long; at most 7 days (168h); ${FORMS}`],
  ])('%s', (text, words) => {
    expect(said(text)).toBe(`${text}: ${words}`)
  })

  const longer: readonly (readonly [short: string, words: readonly string[]])[] = [
    ['ms', ['millisecond', 'milliseconds', 'millis', 'msec', 'msecs']],
    ['s', ['second', 'seconds', 'sec', 'secs', 'SECONDS']],
    ['m', ['minute', 'minutes', 'min', 'mins', 'Min']],
    ['h', ['hour', 'hours', 'hr', 'hrs']],
  ]
  test.each(longer.flatMap(([short, words]) => words.map((word) => [word, short])))(
    '5 %s is near to 5%s',
    (word, short) => {
      expect(said(`5 ${word}`)).toBe(`5 ${word}: is no duration; ${FORMS}; nearest: "5${short}"`)
      expect(said(`1 ${word} and,  2 ${word}`)).toContain(`nearest: "1${short}2${short}"`)
    },
  )

  test('little of a long text is repeated', () => {
    expect(said('5 minutes '.repeat(100)).replace('5 minutes '.repeat(100), '').length).toBeLessThan(220)
  })

  test.each(['x5', '5x', '.5', '5s.', ' 5s', '5s '])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('an interval is told the same, and that "auto" is one', () => {
    const interval = (text: string) => complaintOf((complain) => readInterval(text, complain))
    expect(interval('soon')).toBe(`soon: is no duration; ${FORMS}; or "auto"`)
    expect(interval('0')).toBe('0: must be above 0; accepted: a duration such as 5s, or "auto"')
  })
})
