/**
 * `npm run try -- --function-name orders --timeout 2m`: the committed bundle, run as the runner does, against whatever
 * the environment points at, or with `--simulate SCENARIO` against the simulator. Ends with the step's exit code.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Run, runAction } from './action.ts'
import { findNearest, readArguments } from './arguments.ts'
import { whenEnded } from './ending.ts'
import { realEnvironment } from './environment.ts'
import { readDefaults } from './metadata.ts'
import { makeLinePrinter } from './runner-log.ts'
import { listScenarios, SCENARIOS, type Scenario } from './scenarios.ts'
import { startLambda } from './server.ts'
import { indent, shownRun } from './show.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const USAGE = `npm run try -- --function-name NAME [--INPUT VALUE …] [--simulate SCENARIO]

Every input of action.yml, by its own name. Without --simulate it asks the Lambda of your own credentials, or an
emulator through AWS_ENDPOINT_URL. With --simulate alone: a list of the scenarios.`
/** The longest time that a timer takes, 24 days: the action's own timeout ends it. */
const NEVER_MS = 2 ** 31 - 1

interface Wish {
  readonly inputs: Readonly<Record<string, string>>
  readonly scenario?: readonly [name: string, Scenario]
}

async function main(argv: readonly string[]): Promise<number> {
  const given = readArguments(argv)
  if (given.options.has('help')) return tell(USAGE, 0)
  if (given.options.has('simulate') && given.options.get('simulate') === undefined) return tell(listScenarios(), 0)
  if (!existsSync(join(DIST, 'index.js'))) return complain(['There is no dist/index.js. Run `npm run build` first.'])
  const names = Object.keys(await readDefaults(join(ROOT, 'action.yml')))
  const problems = [...given.problems.map(hintAtDashes), ...problemsOf(given.options, names)]
  if (problems.length > 0) return complain(problems)
  return attempt(readWish(given.options))
}

/** npm keeps options to itself unless two dashes come first, and then values come alone. */
const hintAtDashes = (problem: string) =>
  problem.includes('no option')
    ? `${problem} Two dashes come before all of them: npm run try -- --function-name …`
    : problem

function* problemsOf(options: ReadonlyMap<string, string | undefined>, names: readonly string[]) {
  for (const [name, value] of options) {
    if (name === 'simulate') yield* problemsOfScenario(value ?? '')
    else if (!names.includes(name))
      yield `--${name} is no input of the action. Did you mean --${findNearest(name, [...names, 'simulate'])}?`
    else if (value === undefined) yield `--${name} needs a value.`
  }
}

function* problemsOfScenario(name: string) {
  const nearest = findNearest(name, Object.keys(SCENARIOS))
  if (!Object.hasOwn(SCENARIOS, name))
    yield `There is no scenario "${name}". Did you mean ${nearest}?\n\n${listScenarios()}`
}

function readWish(options: ReadonlyMap<string, string | undefined>): Wish {
  const { simulate, ...own } = Object.fromEntries(options)
  const scenario = simulate === undefined ? undefined : SCENARIOS[simulate]
  const inputs = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value ?? '']))
  if (simulate === undefined || scenario === undefined) return { inputs }
  return { inputs: { 'function-name': 'orders', ...scenario.inputs, ...inputs }, scenario: [simulate, scenario] }
}

function attempt(wish: Wish): Promise<number> {
  return wish.scenario
    ? simulate(wish.inputs, ...wish.scenario)
    : run(wish.inputs, { env: realEnvironment(process.env) })
}

async function simulate(inputs: Wish['inputs'], name: string, { says, ends, lambda }: Scenario): Promise<number> {
  const simulator = await startLambda({ ...lambda, github: {} })
  try {
    say(`Scenario ${name}: ${says}. With the inputs below it ends with the result ${ends}, unless you gave others.\n`)
    return await run(inputs, { endpoint: simulator.endpoint, env: { GITHUB_API_URL: simulator.endpoint } })
  } finally {
    await simulator.close()
  }
}

async function run(inputs: Wish['inputs'], where: Pick<Run, 'endpoint' | 'env'>): Promise<number> {
  say(
    Object.entries(inputs)
      .map(([name, value]) => indent(`${name}: ${value}`))
      .join('\n'),
  )
  say('\nThe log of the step, as it comes:\n')
  // Ctrl-C is for the action, which then writes what it knows.
  const interrupted = Promise.withResolvers<void>()
  const stop = whenEnded(interrupted.resolve)
  const printer = makeLinePrinter((line) => say(indent(line)))
  const ran = await runAction({
    ...where,
    inputs,
    dist: DIST,
    // npm goes to the folder of package.json; paths are meant from where the command was given.
    workspace: process.env.INIT_CWD ?? process.cwd(),
    onOutput: printer.write,
    signal: { name: 'SIGINT', afterMs: 0, since: interrupted.promise },
    killAfterMs: NEVER_MS,
  })
  stop()
  printer.end()
  say(shownRun(ran))
  return typeof ran.exit === 'number' ? ran.exit : 1
}

function say(text: string): void {
  console.log(text)
}

function tell(text: string, exitCode: number): number {
  say(text)
  return exitCode
}

function complain(problems: readonly string[]): number {
  console.error(problems.join('\n'))
  return 2
}

process.exitCode = await main(process.argv.slice(2))
