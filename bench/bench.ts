/**
 * `npm run bench`: what the action costs beside the AWS CLI's waiter and the SDK's, whole processes in one run. Prints
 * each mark with its figure, and writes docs/benchmarks.md with its charts and the short table of the README. Another folder than dist/ may be named.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundle } from '../bundle.mjs'
import { replacePart } from '../docs/tables.ts'
import { measureAlreadyReady } from './already-ready.ts'
import { archiveBytes } from './archive.ts'
import { measureBecomingReady } from './becoming-ready.ts'
import { chartOfFleets, chartOfLag } from './charts.ts'
import { findClients } from './clients.ts'
import { measureFleets, measureOneByOne, measureXargs } from './fleets.ts'
import { measureFloor } from './floor.ts'
import { countFiveMinutes, judge, marksOf, tableOfMarks } from './marks.ts'
import { type Page, pageOf } from './page.ts'
import { measureSharing } from './shared-quota.ts'
import { shortTable } from './short.ts'

const root = join(import.meta.dirname, '..')

async function main(dist: string, libraries: string): Promise<void> {
  if (!existsSync(join(dist, 'index.js'))) throw new Error(`There is no ${dist}/index.js. Run \`npm run build\` first.`)
  const loadBefore = loadavg()[0] ?? Number.NaN
  const clients = findClients(dist, libraries)
  if (clients.aws === undefined) console.log('The AWS CLI is not installed: marks beside it are not measured.')
  await bundle(join(import.meta.dirname, 'libraries.mjs'), libraries)
  const page = await measure()
  const marks = marksOf(page)
  console.log(`\n${tableOfMarks(marks)}\n`)
  const missed = marks.filter((mark) => judge(mark) === 'MISSED').length
  console.log(`${marks.length - missed} marks not missed, ${missed} missed.`)
  const tookSeconds = performance.now() / 1_000
  write('benchmarks.md', pageOf(page, marks, { root, clients, date: new Date(), tookSeconds, loadBefore }))
  write('benchmarks-lag.svg', chartOfLag(page.moments))
  write('benchmarks-fleet.svg', chartOfFleets(page.fleets))
  const readme = join(root, 'README.md')
  writeFileSync(readme, replacePart(readFileSync(readme, 'utf8'), 'bench', shortTable(page)))

  async function measure(): Promise<Page> {
    return {
      alreadyReady: await step('already ready', () => measureAlreadyReady(clients)),
      moments: await step('becoming ready', () => measureBecomingReady(clients)),
      floor: await step('the floor', () => measureFloor(clients)),
      fleets: await step('fleets', () => measureFleets(clients)),
      xargs: await step('xargs', () => measureXargs(clients)),
      oneByOne: await step('a fleet, one by one', () => measureOneByOne(clients)),
      sharing: await step('a shared quota', () => measureSharing(clients)),
      fiveMinutes: await step('five minutes of virtual time', countFiveMinutes),
      archiveBytes: await step('the archive', async () => archiveBytes(root)),
    }
  }
}

async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  const startMs = performance.now()
  const result = await run()
  console.log(`${name}: ${((performance.now() - startMs) / 1_000).toFixed(0)} s`)
  return result
}

function write(name: string, text: string): void {
  writeFileSync(join(root, 'docs', name), text)
}

const folder = mkdtempSync(join(tmpdir(), 'lambda-state-action-bench-'))
try {
  await main(resolve(process.argv[2] ?? join(root, 'dist')), join(folder, 'libraries'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
