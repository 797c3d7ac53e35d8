import { describe, expect, test } from '@jest/globals'
import { SUMMARY_MAX, summaryOf, summaryOfError } from '../../src/report/summary.ts'
import type { Outcome } from '../../src/waiting/outcome.ts'
import { aFailure, anOutcome, aReady, entries, READY, TOTALS } from './builders.ts'

const EVIL =
  '</td></table><script>alert(1)</script> | [click](https://evil.example) https://evil.example @octocat #1 `x`\n\n# h \u202e'

const withTimeline = (outcome: Outcome, count = 1): Outcome => ({
  ...outcome,
  timeline: Array.from({ length: count }, (_, i) => ({
    index: 0,
    atMs: i * 1000,
    observation: { seen: outcome.known.seen ?? {} },
  })),
})

describe('the summary', () => {
  test('opens with the verdict and has a row per function, linked to its console', () => {
    const html = summaryOf(entries([aReady(), aFailure()]), TOTALS)
    expect(html).toMatch(/^<h2>❌ 1 of 2 functions is not ready<\/h2>\n<p>12\.3s, 7 requests/)
    expect(html).toMatch(/<a href="https:\/\/eu-west-1\.console[^"]*f-1"><code>f-1<\/code><\/a><\/td><td>ready</)
    expect(summaryOf(entries([aReady()]), TOTALS)).toMatch(/^<h2>✅ f-1 is ready/)
  })

  test('tells reason, advice and refused operations of those that are not ready', () => {
    const pending = anOutcome('timed-out', 'timeout', { seen: { state: 'Pending' } })
    const html = summaryOf(entries([aFailure(), pending]), TOTALS)
    expect(html).toMatch(/<h3><code>f-1<\/code>: failed<\/h3>/)
    expect(html).toMatch(/<li>A function that failed at creation cannot be repaired&#58; .* create it again/)
    expect(html).toMatch(/Lambda refuses Invoke, UpdateFunctionCode/)
  })

  test('offers the policy to paste', () => {
    const trouble = { kind: 'permission', operation: 'GetFunction', message: 'no' } as const
    const html = summaryOf(entries([anOutcome('denied', 'trouble', {}, { trouble })]), TOTALS)
    expect(html).toMatch(/Policy statement: <code>.*Effect/)
  })

  test('folds the timelines away', () => {
    expect(summaryOf(entries([withTimeline(aReady())]), TOTALS)).toMatch(
      /<details><summary>Timeline of <code>f-1<\/code><\/summary>\n<ul>\n<li>0\.0s: <code>State Active/,
    )
  })

  test('shows the notices', () => {
    expect(summaryOf(entries([aReady({ reservedConcurrency: 0 })]), TOTALS)).toContain('reserved concurrency is 0')
  })

  test('lets no foreign text become markup, link, mention or an end of the block', () => {
    const evil = aFailure({
      state: EVIL,
      stateReason: EVIL,
      stateReasonCode: EVIL,
      lastUpdateStatusReason: EVIL,
      version: EVIL,
    })
    const html = summaryOf(entries([withTimeline(evil)]), TOTALS)
    expect(html).toContain('alert')
    expect(html).not.toMatch(/<script|\]\(|@octocat|#1\b|\n\n|`|\u202e/)
    expect(html.match(/<table>/g)).toHaveLength(1)
    expect(html.match(/https?:\/\//g)?.length).toBe(html.match(/href="https:\/\//g)?.length)
  })

  test('never shows an absent field as null or undefined', () => {
    expect(
      summaryOf(entries([anOutcome('timed-out', 'timeout'), anOutcome('ready', 'ready', { seen: {} })]), TOTALS),
    ).not.toMatch(/null|undefined/)
  })
})

describe('the size of the summary', () => {
  const named = (count: number, length: number) =>
    Array.from({ length: count }, (_, i) => `f_${i}_`.padEnd(length, '_'))

  test.each([
    [200, 64, 'r'.repeat(4000)],
    [1000, 64, EVIL.repeat(100)],
    [1000, 64, '🦄'.repeat(3000)],
    [2000, 190, '<'.repeat(3000)],
  ])(
    'stays within bounds for %i failures with names of %i and hostile reasons, and names each',
    (count, length, reason) => {
      const outcome = withTimeline(aFailure({ stateReason: reason, state: reason }), 50)
      const names = named(count, length)
      const html = summaryOf(
        entries(
          Array.from({ length: count }, () => outcome),
          names,
        ),
        TOTALS,
      )
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(SUMMARY_MAX)
      const shown = html.replaceAll('&#95;', '_')
      for (const [i] of names.entries()) expect(shown).toContain(`f_${i}_`)
    },
  )

  test('of a thousand ready functions leaves them their table', () => {
    const many = Array.from({ length: 1000 }, () => withTimeline(aReady(), 3))
    const html = summaryOf(entries(many), TOTALS)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(SUMMARY_MAX)
    expect(html.match(/<tr>/g)).toHaveLength(1001)
  })

  test('of a few functions drops nothing', () => {
    const html = summaryOf(entries([withTimeline(anOutcome('ready', 'ready', { seen: READY }), 50)]), TOTALS)
    expect(html.match(/<li>/g)).toHaveLength(50)
  })
})

test('the summary of an error lists what is wrong, sanitised', () => {
  const html = summaryOfError('The inputs cannot be used', ['timeout: "soon"', EVIL])
  expect(html).toMatch(/^<h2>❌ The inputs cannot be used<\/h2>\n<ul>\n<li><code>timeout/)
  expect(html).not.toMatch(/<script|@octocat|\n\n/)
})
