import { describe, expect, test } from '@jest/globals'
import { findNearest } from '../../src/inputs/nearest.ts'
import { readRate } from '../../src/inputs/rates.ts'
import { readBoolean, readWord, readWords } from '../../src/inputs/words.ts'

/** What a reader gave, and what it said. */
function reading<T>(read: (complain: (given: string, text: string) => void) => T) {
  const said: string[] = []
  const value = read((given, text) => said.push(`${given}: ${text}`))
  return { value, said }
}

const STATES = ['Pending', 'Active', 'Inactive']
const REFUSED = new Map([['Failed', 'cannot be desired']])
const words = (text: string) => reading((complain) => readWords(text, STATES, complain, REFUSED))

describe('a list of words', () => {
  test.each([
    ['Active', ['Active']],
    ['active,INACTIVE', ['Active', 'Inactive']],
    ['\r\n active \r\n,, Inactive\r\n', ['Active', 'Inactive']],
    ['Active, active', ['Active']],
    ['any', 'any'],
    [' ANY ,', 'any'],
  ])('%j is read whatever its case, in Lambda’s spelling', (text, value) => {
    expect(words(text)).toEqual({ value, said: [] })
  })

  test.each([
    ['Actve', ['Actve: is not known; accepted: Pending, Active, Inactive or any; nearest: "Active"']],
    [
      'any, Active',
      ['any: cannot stand beside other words; accepted: "any" alone, or a list of Pending, Active, Inactive'],
    ],
    ['failed', ['failed: cannot be desired; accepted: Pending, Active, Inactive or any']],
    [',', [',: names nothing; accepted: Pending, Active, Inactive or any']],
  ])('%j is refused', (text, said) => {
    expect(words(text).said).toEqual(said)
  })

  test('every wrong word is told, and left out', () => {
    expect(words('Foo, Active, Bar').said).toHaveLength(2)
    expect(words('Foo, Active, Bar').value).toEqual(['Active'])
  })
})

describe('a single word', () => {
  const word = (text: string) => reading((complain) => readWord(text, ['fail', 'wait', 'wake'], complain))
  test.each(['wake', 'WAKE', 'Wake'])('%s', (text) => {
    expect(word(text)).toEqual({ value: 'wake', said: [] })
  })
  test('an unknown one is told with the nearest', () => {
    expect(word('waik').said).toEqual(['waik: is not known; accepted: fail, wait or wake; nearest: "wait"'])
  })
})

describe('a boolean is one of YAML 1.2', () => {
  const boolean = (text: string) => reading((complain) => readBoolean(text, complain))
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('%s', (text, value) => {
    expect(boolean(text)).toEqual({ value, said: [] })
  })
  test.each([
    ['untrue', 'true'],
    ['tRUE', 'true'],
    ['yes', 'true'],
    ['Y', 'true'],
    ['on', 'true'],
    ['1', 'true'],
    ['no', 'false'],
    ['N', 'false'],
    ['off', 'false'],
    ['0', 'false'],
    ['flase', 'false'],
  ])('%s is none, and near to %s', (text, nearest) => {
    expect(boolean(text).said).toEqual([`${text}: is no boolean; accepted: true or false; nearest: "${nearest}"`])
  })
})

describe('a rate is a plain decimal number above 0', () => {
  const rate = (text: string) => reading((complain) => readRate(text, complain))
  test.each([
    ['10', 10],
    ['0.5', 0.5],
    ['.25', 0.25],
    ['1.', 1],
    ['12.50', 12.5],
  ])('%s', (text, value) => {
    expect(rate(text)).toEqual({ value, said: [] })
  })
  test('told word for word, and taken for 1', () => {
    const said = ['ten: is no number above 0; accepted: a plain decimal number such as 10 or 0.5']
    expect(rate('ten')).toEqual({ value: 1, said })
  })
  test.each(['0', '0.0', '-1', '1e3', '0x1', 'ten', 'Infinity', '.', 'x1', '1x', '-.5', '9'.repeat(400)])(
    '%s is none',
    (text) => {
      expect(rate(text).said).toHaveLength(1)
    },
  )
})

describe('the nearest word', () => {
  test.each([
    ['Actve', 'Active'],
    ['inactiv', 'Inactive'],
    ['', 'Active'],
    ['x'.repeat(100_000), 'Inactive'],
  ])('%#', (text, nearest) => {
    const found = findNearest(text, ['Active', 'Inactive'])
    expect(text.length > 1000 ? ['Active', 'Inactive'] : [nearest]).toContain(found)
  })
  test('there is none among no words', () => {
    expect(findNearest('a', [])).toBeUndefined()
  })
})
