/** The command line, and the order in which things happen. */
import { describe, expect, test } from '@jest/globals'
import { makeAgenda } from '../../simulator/agenda.ts'
import { findNearest, readArguments, readDurationMs } from '../../simulator/arguments.ts'
import { findRoute } from '../../simulator/operations.ts'

describe('arguments', () => {
  test.each<[string[], [string, string | undefined][]]>([
    [
      ['--a', '1', '--b=2'],
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      ['--a', '--b', ''],
      [
        ['a', undefined],
        ['b', ''],
      ],
    ],
    [
      ['--a=--b', '--c=x=y'],
      [
        ['a', '--b'],
        ['c', 'x=y'],
      ],
    ],
    [['--a=one\ntwo'], [['a', 'one\ntwo']]],
    [['--a', '-1'], [['a', '-1']]],
  ])('%j', (argv, options) => {
    expect(readArguments(argv)).toEqual({ options: new Map(options), problems: [] })
  })

  test('a stray word and a second time are problems', () => {
    expect(readArguments(['x', '--a', '1', '--a', '2']).problems).toEqual([
      '"x" belongs to no option.',
      '--a is given twice.',
    ])
  })

  test('the nearest word is found', () => {
    expect(findNearest('tiemout', ['function-name', 'timeout', 'summary'])).toBe('timeout')
    expect(findNearest('x', [])).toBeUndefined()
  })

  test.each([
    ['500ms', 500],
    ['7.3s', 7_300],
    ['2m', 120_000],
    ['2', undefined],
    ['-1s', undefined],
    ['s', undefined],
  ])('%s is %s ms', (text, ms) => {
    expect(readDurationMs(text)).toBe(ms)
  })
})

test('things happen in their order and at their own time, what they lead to included', () => {
  let nowMs = 0
  const seen: string[] = []
  const agenda = makeAgenda(() => nowMs)
  const note = (name: string) => () => seen.push(`${name} at ${agenda.now()}`)
  agenda.after(20, note('late'))
  agenda.after(10, () => {
    note('early')()
    agenda.after(5, note('then'))
    agenda.after(100, note('much later'))
  })
  agenda.after(10, note('second'))
  nowMs = 50
  agenda.settle()
  expect(seen).toEqual(['early at 10', 'second at 10', 'then at 15', 'late at 20'])
  expect([agenda.now(), agenda.lastMs()]).toEqual([50, 110])
})

test.each([
  ['GET', '/2015-03-31/functions/orders', 'GetFunction', 'orders', ''],
  ['POST', '/2015-03-31/functions/', 'CreateFunction', '', ''],
  ['PUT', '/2015-03-31/functions/a%3Ab/aliases/live', 'UpdateAlias', 'a:b', 'live'],
  ['GET', '/2015-03-31/functions/%zz', 'GetFunction', '', ''],
])('%s %s is %s', (method, path, operation, functionName, alias) => {
  expect(findRoute(method, path)).toEqual({ operation, functionName, alias })
})

test.each([
  ['GET', '/2015-03-31/functions/orders/code'],
  ['GET', '/2019-09-30/functions/orders'],
  ['PATCH', '/2015-03-31/functions/orders'],
])('%s %s is no path of Lambda', (method, path) => {
  expect(findRoute(method, path)).toBeUndefined()
})
