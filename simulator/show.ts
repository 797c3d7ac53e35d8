/** What a step left behind, for a terminal: its outputs, its summary, its exit code. */
import type { Ran } from './action.ts'
import { readSummaryPage } from './summary-page.ts'

/** Sets a block of text off from what the simulator itself says. */
export const indent = (text: string): string => text.replace(/\n$/, '').replace(/^/gm, '  │ ')

/** Gives the text, without the log, which was shown as it came. */
export function shownRun({ exit, stderr, outputs, malformed, summary, startedMs, endedMs }: Ran): string {
  const values = Object.entries(outputs).map(([name, value]) => `${name} = ${value}`)
  return [
    ...(stderr === '' ? [] : ['\nIt wrote to standard error:\n', indent(stderr)]),
    '\nIts outputs:\n',
    indent([...values, ...malformed.map((text) => `(the runner would fail the step: ${text})`)].join('\n')),
    "\nIts summary, as on the job's page:\n",
    indent(summary === '' ? '(none)' : readSummaryPage(summary)),
    `\nExit code ${exit}, after ${((endedMs - startedMs) / 1000).toFixed(1)} s.`,
  ].join('\n')
}
