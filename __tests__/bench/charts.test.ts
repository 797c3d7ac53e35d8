/** The charts of the benchmark, as files that a browser can read on a light and on a dark page. */
import { describe, expect, test } from '@jest/globals'
import { parseFragment } from 'parse5'
import { chartOfFleets, chartOfLag } from '../../bench/charts.ts'
import type { Sample } from '../../bench/sample.ts'

const aSample: Sample = { wholeMs: 500, firstMs: 90, lagMs: 250, cpuSeconds: 0.2, peakMiB: 75, requests: 9, log: [] }
const moments = { action: [{ seconds: 0.83, samples: [aSample] }], sdk: [{ seconds: 0.83, samples: [aSample] }] }
const fleets = [
  { size: 1, budget: 10, samples: [aSample] },
  { size: 100, budget: 10, samples: [{ ...aSample, wholeMs: 10_000 }] },
]

describe.each([
  ['lag', chartOfLag(moments), ['this action', 'SDK waiter', 'Seconds from ready to exit']],
  ['fleet', chartOfFleets(fleets), ['10 requests a second', 'Whole step, seconds', 'Peak memory, MiB', '1,000']],
])('the chart of %s', (_, svg, texts) => {
  test('is SVG without a fault', () => {
    const faults: string[] = []
    parseFragment(svg, { onParseError: ({ code }) => faults.push(code) })
    expect(faults).toEqual([])
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  test('says what it shows', () => {
    for (const text of texts) expect(svg).toContain(text)
  })

  test('has no background of its own, and other colours of text on a dark page', () => {
    expect(svg).not.toMatch(/fill="(white|#fff|#ffffff)"/i)
    const dark = /prefers-color-scheme: dark\) \{\s*\[fill="(#\w+)"\]/.exec(svg)?.[1] ?? 'none'
    expect(svg.split(`fill="${dark}"`).length).toBeGreaterThan(5)
    expect([...svg.matchAll(/<text [^>]*fill="([^"]+)"/g)].map(([, colour]) => colour)).toEqual(
      expect.arrayContaining([dark]),
    )
  })
})
