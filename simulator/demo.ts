/**
 * `npm run demo`: the committed bundle against a simulated Lambda, in two acts, as a person would see it in a workflow.
 * Exits 1 where an act does not end as it should, so it is a check as well.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, runAction } from './action.ts'
import { DEPLOYING, FUNCTIONS, READY } from './scenes.ts'
import type { Script } from './script.ts'
import { startSimulator } from './server.ts'

interface Act {
  readonly heading: string
  readonly script: Script
  readonly expected: { readonly exit: number; readonly result: string }
}

const ACTS: readonly Act[] = [
  {
    heading:
      'Act one. A deploy has just run: orders is being created, billing is being updated,\n' +
      'search:live is idle and will be woken, and Lambda may not read the new image of reports.',
    script: DEPLOYING,
    expected: { exit: 1, result: 'failed' },
  },
  {
    heading: 'Act two. The policy was mended and everything deployed again: all four are ready.',
    script: READY,
    expected: { exit: 0, result: 'ready' },
  },
]

const DIST = join(import.meta.dirname, '..', 'dist')

const say = (text: string) => console.log(text)
const indent = (text: string) => text.replace(/\n$/, '').replace(/^/gm, '  │ ')

async function main(): Promise<void> {
  if (!existsSync(join(DIST, 'index.js'))) return fail('There is no dist/index.js to show. Run `npm run build` first.')
  for (const act of ACTS) {
    const ran = await play(act)
    const wrong = differences(ran, act)
    if (wrong !== undefined) return fail(wrong)
  }
  say('\nBoth acts ended as they should.')
}

async function play({ heading, script }: Act): Promise<Ran> {
  const simulator = await startSimulator(script)
  try {
    say(`\n${heading}\n\nThe log of the step, as it comes:\n`)
    const inputs = { 'function-name': FUNCTIONS.join('\n'), 'on-inactive': 'wake', timeout: '30s' }
    const printer = linePrinter()
    const ran = await runAction({ inputs, endpoint: simulator.endpoint, dist: DIST, onOutput: printer.write })
    printer.end()
    show(ran)
    return ran
  } finally {
    await simulator.close()
  }
}

/** A chunk may end within a line; only whole lines get the prefix. */
function linePrinter() {
  let rest = ''
  return {
    write: (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) say(indent(line))
    },
    end: () => {
      if (rest !== '') say(indent(rest))
    },
  }
}

function show({ exit, stderr, outputs, summary, startedMs, endedMs }: Ran): void {
  if (stderr !== '') say(`\nIt wrote to standard error:\n\n${indent(stderr)}`)
  say('\nIts outputs:\n')
  for (const [name, value] of Object.entries(outputs)) say(indent(`${name} = ${value}`))
  say(`\nThe summary that it wrote for the job's page:\n\n${indent(summary)}`)
  say(`\nExit code ${exit}, after ${((endedMs - startedMs) / 1000).toFixed(1)} s.`)
}

/** Gives a sentence where the act did not end as it should. */
function differences({ exit, outputs }: Ran, { expected }: Act): string | undefined {
  if (exit === expected.exit && outputs.result === expected.result) return undefined
  const was = `exit code ${exit} and result ${JSON.stringify(outputs.result ?? '')}`
  return `This act should have ended with exit code ${expected.exit} and result "${expected.result}"; it ended with ${was}.`
}

function fail(text: string): void {
  console.error(`\n${text}`)
  process.exitCode = 1
}

await main()
