/** What is seen of a step: its log, its summary. */
import { describe, expect, test } from '@jest/globals'
import { makeLinePrinter, shownLine } from '../../simulator/runner-log.ts'
import { readSummaryPage } from '../../simulator/summary-page.ts'

describe('a line of the log', () => {
  test.each([
    ['Waiting for orders: State Active', 'Waiting for orders: State Active'],
    ['::error title=orders::orders: no%0Anext 100%25', 'Error: orders: no\nnext 100%'],
    ['::error title=a%3A%3Ab,file=c::text', 'Error: text'],
    ['::error::plain :: text', 'Error: plain :: text'],
    ['::warning::careful', 'Warning: careful'],
    ['::notice title=x::by the way', 'Notice: by the way'],
    ['::group::Timeline', 'Timeline'],
    ['::add-mask::secret', undefined],
    ['::debug::much', undefined],
    ['a :: b ::error::c', 'a :: b ::error::c'],
  ])('%s', (line, shown) => {
    expect(shownLine(line)).toBe(shown)
  })

  test('is printed when it is whole, however it comes', () => {
    const lines: string[] = []
    const printer = makeLinePrinter((line) => lines.push(line))
    for (const chunk of ['one\ntw', 'o\n::add-mask::x\nth', 'ree']) printer.write(chunk)
    printer.end()
    printer.end()
    expect(lines).toEqual(['one', 'two', 'three'])
  })
})

test('a summary is shown as its page: headings, columns, links, lists, entities', () => {
  const html = `<h2>❌ a&#58; b</h2>
<table>
<tr><th>Function</th><th>State</th></tr>
<tr><td><a href="https://x.example"><code>orders</code></a></td><td>&#38;lt; &lt;b&gt;</td></tr>
</table>
<ul>
<li>one</li>
<li><a href="https://y.example">two</a></li>
</ul>
<details><summary>Timeline</summary>
<ul>
<li>0.1s</li>
</ul>
</details>`
  expect(readSummaryPage(html)).toBe(`❌ a: b

Function  State
orders    &lt; <b>
- one
- two (https://y.example)

▾ Timeline
- 0.1s`)
})
