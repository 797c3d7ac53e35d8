/** docs/benchmarks.md: the figures of one run, and all that is needed to judge them. */
import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { RUNS, tableOfAlreadyReady } from './already-ready.ts'
import { tableOfMoments } from './becoming-ready.ts'
import { type Clients, output } from './clients.ts'
import { type Fleet, tableOfFleets } from './fleets.ts'
import { type Floor, tableOfFloor } from './floor.ts'
import { type Mark, type Measured, tableOfMarks } from './marks.ts'
import type { Sample } from './sample.ts'
import { table } from './statistics.ts'

export interface Circumstances {
  readonly root: string
  readonly clients: Clients
  readonly date: Date
  readonly tookSeconds: number
  /** Load of the machine when the run began. */
  readonly loadBefore: number
}

/** What only the page shows, beside what the marks are made of. */
export interface Page extends Measured {
  readonly fleets: readonly Fleet[]
  readonly xargs: readonly Sample[]
  readonly floor: Floor
}

export function pageOf(page: Page, marks: readonly Mark[], circumstances: Circumstances): string {
  return `# Benchmarks

Written by \`npm run bench\`. Whole processes, side by side in one run, against the simulator on loopback: answers take
about a millisecond, so what is shown is the cost of the clients themselves. Figures are medians, with minimum and maximum.

## The marks

${tableOfMarks(marks)}

## Already ready

The function is ready before anybody asks. ${RUNS} runs each, in turn.

${tableOfAlreadyReady(page.alreadyReady)}

## Becoming ready

Lag is the time from the moment of being ready to the exit of the process. Moments count from the first request; those of the second run are 0.125 s later.

![Lag over the moment of being ready](benchmarks-lag.svg)

${tableOfMoments(page.moments)}

## Fleets

All functions are ready at the start, so the budget of requests is the limit. Memory of \`xargs\` is that of its largest
process.

![Cost over the size of the fleet](benchmarks-fleet.svg)

${tableOfFleets(page.fleets, page.xargs)}

## The floor

What the libraries cost alone, with nothing of the action's own: one look by the SDK, and out; the same with \`@actions/core\` for an
output and a summary, in a bundle that is made as dist/ is; a loop that looks as often as the action does; and one look at each of many
functions. What the marks come to beside the CLI of this run stands in the last column.

${tableOfFloor(page)}

## Where and when

${table(
  ['', ''],
  [...surroundings(circumstances)].map(([name, value]) => [name, value]),
)}
`
}

function surroundings({ root, clients, date, tookSeconds, loadBefore }: Circumstances): [string, string][] {
  const [cpu] = cpus()
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@aws-sdk/client-lambda/package.json'), 'utf8'),
  ) as { version: string }
  return [
    ['date', date.toISOString().slice(0, 16).replace('T', ' ')],
    ['command', '`npm run bench`'],
    ['took', `${Math.round(tookSeconds)} s`],
    [
      'machine',
      `${cpus().length} x ${cpu?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()} ${arch()}`,
    ],
    ['load before and after', `${loadBefore.toFixed(2)}, ${loadavg()[0]?.toFixed(2)}`],
    ['Node.js', process.version],
    ['@aws-sdk/client-lambda', version],
    ['AWS CLI', (clients.aws && output(clients.aws, '--version')) ?? 'not installed'],
    ['commit', output('git', '-C', root, 'describe', '--always', '--dirty') ?? 'unknown'],
  ]
}
