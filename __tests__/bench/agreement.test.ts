/** README and docs/benchmarks.md tell of one and the same run of `npm run bench`. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const page = readFileSync('docs/benchmarks.md', 'utf8')
const [, short = ''] = /<!-- bench -->(.*?)<!-- \/bench -->/s.exec(readFileSync('README.md', 'utf8')) ?? []

const cells = (row: string) => row.split('|').map((cell) => cell.trim())
const rowOf = (name: string) => cells(short.split('\n').find((row) => row.includes(name)) ?? '')

test.each([
  ['already ready', 'ms'],
  ['noticed and out', 'ms'],
  ['CPU', 's'],
])('%s: the figures of the README are in the marks', (name, unit) => {
  const [, , action = '', cli = ''] = rowOf(name)
  expect(page).toContain(`${action.replace(` ${unit}`, '')} of ${cli} |`)
})

test('the page has a figure for each mark', () => {
  const marks = page.split('\n').filter((row) => /\| (met|MISSED|not measured) \|/.test(row))
  expect(marks.length).toBeGreaterThan(15)
  expect(marks.filter((row) => row.includes('not measured'))).toEqual([])
})
