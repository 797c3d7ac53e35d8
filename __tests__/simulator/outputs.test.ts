import { describe, expect, test } from '@jest/globals'
import { readOutputs } from '../../simulator/outputs.ts'

describe('GITHUB_OUTPUT is read by the rules of the runner', () => {
  test.each<[string, string, Record<string, string>]>([
    ['a line', 'result=ready\n', { result: 'ready' }],
    ['a value with the sign in it', 'a=b=c<<d\n', { a: 'b=c<<d' }],
    ['an empty value', 'state=\n', { state: '' }],
    ['a block', 'reason<<EOF\nfirst\nsecond\nEOF\n', { reason: 'first\nsecond' }],
    ['an empty block', 'reason<<EOF\nEOF\n', { reason: '' }],
    [
      'a block that holds lines like outputs',
      'reason<<X\nresult=ready\nEOF\n\nX\nb=1',
      {
        reason: 'result=ready\nEOF\n',
        b: '1',
      },
    ],
    ['a delimiter with the sign in it', 'a<<b=c\nx\nb=c\n', { a: 'x' }],
    ['a carriage return kept in a value', 'a<<X\none\r\ntwo\nX\n', { a: 'one\r\ntwo' }],
    ['blank lines between', '\na=1\n\nb=2\n', { a: '1', b: '2' }],
    ['the last of two', 'a=1\na=2\n', { a: '2' }],
  ])('%s', (_, text, outputs) => {
    expect(readOutputs(text)).toEqual({ outputs, malformed: [] })
  })

  test.each([
    ['neither form', 'no sign at all\n', ['no name: no sign at all']],
    ['no name', '=value\n', ['no name: =value']],
    ['no delimiter', 'a<<\n', ['a has an empty delimiter']],
    ['no end', 'a<<X\none\n', ['a has no end']],
  ])('%s is malformed', (_, text, malformed) => {
    expect(readOutputs(text).malformed).toEqual(malformed)
  })
})
