/**
 * `npm run demo`: the committed bundle against a simulated Lambda, as a story in four acts. Each act checks how it ended,
 * and the demo exits 1 where one did not end as it should, so it is a check as well.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, type Run, runAction } from './action.ts'
import { zipOf } from './code.ts'
import { makeLinePrinter } from './runner-log.ts'
import { SCENARIOS } from './scenarios.ts'
import { DEPLOYING, FUNCTIONS, OTHERS } from './scenes.ts'
import { CODES } from './seeds.ts'
import { type Simulator, startLambda, startSimulator } from './server.ts'
import { indent, shownRun } from './show.ts'
import { makeSteps, type Step } from './steps.ts'

const DIST = join(import.meta.dirname, '..', 'dist')
const OLD = CODES[0].sha256
const NEW = 'the new code of orders'
const NEW_SHA256 = zipOf(Buffer.from(NEW)).sha256

const say = (text: string) => console.log(text)

/** Ends the act, and with it the demo, where something is not as it should be. */
function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}

async function main(): Promise<void> {
  const startedMs = performance.now()
  if (!existsSync(join(DIST, 'index.js'))) return fail('There is no dist/index.js to show. Run `npm run build` first.')
  try {
    await withoutTheGate()
    await withTheGate()
    await fourAtOnce()
    await otherEndings()
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  say(`\nAll four acts ended as they should, after ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`)
}

async function withoutTheGate(): Promise<void> {
  say('\nAct one, without the gate. A deploy uploads new code for orders. The next steps follow at once.\n')
  await play(await startStanding(), async ({ endpoint }) => {
    const { deploy, smokeTest, nextUpdate } = makeSteps(endpoint, 'orders')
    tell(await deploy(NEW))
    const [smoke, next] = [tell(await smokeTest()), tell(await nextUpdate())]
    demand(smoke.answer.codeSha256 === OLD, 'The previous code should have answered.')
    demand(next.status === 409, 'The next update should have been refused.')
  })
  say('\nThe smoke test passed, and it has tested the previous code. The next update was refused.')
}

async function withTheGate(): Promise<void> {
  say('\n\nAct two, the same with the gate in between. It waits for the code that was deployed.\n')
  await play(await startStanding(), async ({ endpoint }) => {
    const { deploy, smokeTest, nextUpdate } = makeSteps(endpoint, 'orders')
    tell(await deploy(NEW))
    say('')
    const ran = await watch({ endpoint, inputs: { 'function-name': 'orders', 'expected-code-sha256': NEW_SHA256 } })
    demandEnd(ran, 0, 'ready')
    say('')
    const [smoke, next] = [tell(await smokeTest()), tell(await nextUpdate())]
    demand(smoke.answer.codeSha256 === NEW_SHA256, 'The new code should have answered.')
    demand(next.status === 200, 'The next update should have been accepted.')
  })
  say('\nThe smoke test has tested the new code, and the next update was accepted.')
}

async function fourAtOnce(): Promise<void> {
  say(
    '\n\nAct three, four functions in one step. orders is being created, billing is being updated,\n' +
      'search:live is idle and will be woken, and Lambda may not read the new image of reports.\n',
  )
  await play(await startSimulator(DEPLOYING), async ({ endpoint }) => {
    const inputs = { 'function-name': FUNCTIONS.join('\n'), 'on-inactive': 'wake', timeout: '30s' }
    const ran = await watch({ endpoint, inputs })
    say(shownRun(ran))
    demandEnd(ran, 1, 'failed')
  })
}

async function otherEndings(): Promise<void> {
  say('\n\nAct four, other endings. Each of these can be tried alone: npm run try -- --simulate NAME\n')
  // All of them at once: mostly they wait.
  const runs = await Promise.all(OTHERS.map(runScenario))
  for (const [at, ran] of runs.entries()) {
    const { says = '', ends = '' } = SCENARIOS[OTHERS[at] ?? ''] ?? {}
    say(`${OTHERS[at]}: ${says}.\n${indent(`${ran.outputs.result}: ${messageOf(ran)}`)}`)
    demandEnd(ran, 1, ends)
  }
}

async function runScenario(name: string): Promise<Ran> {
  const { lambda = {}, inputs = {} } = SCENARIOS[name] ?? {}
  const all = { 'function-name': 'orders', ...inputs }
  return play(await startLambda(lambda), ({ endpoint }) => runAction({ endpoint, inputs: all, dist: DIST }))
}

/** What is told of the function, up to what was awaited. */
function messageOf({ outputs }: Ran): string {
  const [entry] = JSON.parse(outputs.functions || '[]') as { message: string }[]
  return entry?.message.replace(/ Awaited: .*/s, '') ?? ''
}

const startStanding = () => startLambda({ beginning: (it) => it.stands() })

async function play<Result>(simulator: Simulator, act: (simulator: Simulator) => Promise<Result>): Promise<Result> {
  try {
    return await act(simulator)
  } finally {
    await simulator.close()
  }
}

/** Runs the action and shows its log as it comes. */
async function watch(run: Omit<Run, 'dist'>): Promise<Ran> {
  const printer = makeLinePrinter((line) => say(indent(line)))
  const ran = await runAction({ ...run, dist: DIST, onOutput: printer.write })
  printer.end()
  return ran
}

function tell(step: Step): Step {
  say(`  ${step.says.padEnd(12)} ${step.operation.padEnd(28)} ${step.status}  ${wordsOf(step)}`)
  return step
}

/** What a person would read out of the answer. */
function wordsOf({ operation, status, answer }: Step): string {
  if (status >= 400) return answer.Message
  if (operation !== 'Invoke') return `State ${answer.State}, LastUpdateStatus ${answer.LastUpdateStatus}`
  return answer.codeSha256 === OLD ? 'answered by the previous code' : 'answered by the new code'
}

function demandEnd({ exit, outputs }: Ran, expectedExit: number, expectedResult: string): void {
  const was = `exit code ${exit} and result "${outputs.result ?? ''}"`
  const expected = `exit code ${expectedExit} and result "${expectedResult}"`
  demand(
    exit === expectedExit && outputs.result === expectedResult,
    `It should have ended with ${expected}, not ${was}.`,
  )
}

function fail(text: string): void {
  console.error(`\n${text}`)
  process.exitCode = 1
}

await main()
