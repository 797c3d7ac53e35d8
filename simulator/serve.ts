/**
 * `npm run simulator -- --port 4599`: a Lambda on loopback that keeps running, for scripts, `aws` commands and workflows
 * of your own. It ends with SIGINT or SIGTERM.
 */
import { findNearest, readArguments, readDurationMs } from './arguments.ts'
import { whenEnded } from './ending.ts'
import { listScenarios, SCENARIOS } from './scenarios.ts'
import { type Logged, type Simulator, startLambda } from './server.ts'

const USAGE = `npm run simulator -- [--port 4599] [--transition 2s] [--speed 1] [--scenario NAME] [--quiet]

  --port        of 127.0.0.1; 0, the default, is a free one
  --transition  how long creating, updating, publishing, restoring and provisioning take: 500ms, 7.3s, 2m
  --speed       how much faster everything goes; with 60, the three minutes of SnapStart take three seconds
  --scenario    what happens to functions that were not created here; without a name, a list
  --quiet       no line for each request`

interface Wish {
  readonly port: number
  readonly transitionMs?: number
  readonly speed: number
  readonly scenario?: string
  readonly isQuiet: boolean
}

async function main(argv: readonly string[]): Promise<void> {
  const { options, problems } = readArguments(argv)
  if (options.has('help')) return say(USAGE)
  if (options.has('scenario') && options.get('scenario') === undefined) return say(listScenarios())
  const wish = readWish(options)
  const all = [...problems, ...problemsOf(options, wish)]
  if (all.length > 0) return fail(`${all.join('\n')}\n\n${USAGE}`)
  try {
    await serve(wish)
  } catch (error) {
    fail(`It could not be started: ${error instanceof Error ? error.message : error}`)
  }
}

const KNOWN = ['port', 'transition', 'speed', 'scenario', 'quiet', 'help']

function readWish(options: ReadonlyMap<string, string | undefined>): Wish {
  const transitionMs = readDurationMs(options.get('transition') ?? '2s')
  const scenario = options.get('scenario')
  return {
    port: Number(options.get('port') ?? 0),
    speed: Number(options.get('speed') ?? 1),
    isQuiet: options.has('quiet'),
    // A scenario may have a transition of its own.
    ...(transitionMs !== undefined && options.has('transition') ? { transitionMs } : {}),
    ...(scenario === undefined ? {} : { scenario }),
  }
}

function* problemsOf(options: ReadonlyMap<string, string | undefined>, { port, speed, transitionMs, scenario }: Wish) {
  for (const name of options.keys())
    if (!KNOWN.includes(name)) yield `--${name} is no option. Did you mean --${findNearest(name, KNOWN)}?`
  if (!isGiven(options, 'port') || !(Number.isInteger(port) && port >= 0 && port < 65_536))
    yield '--port is a number from 0 to 65535.'
  if (!isGiven(options, 'speed') || !(speed > 0 && Number.isFinite(speed))) yield '--speed is a number above 0.'
  if (options.has('transition') && transitionMs === undefined) yield '--transition is a time such as 500ms, 7.3s or 2m.'
  if (scenario !== undefined && !Object.hasOwn(SCENARIOS, scenario))
    yield `There is no scenario "${scenario}". Did you mean ${findNearest(scenario, Object.keys(SCENARIOS))}?`
}

/** Not where the option came without its value. */
const isGiven = (options: ReadonlyMap<string, string | undefined>, name: string) =>
  !options.has(name) || (options.get(name) ?? '') !== ''

async function serve({ port, transitionMs, speed, scenario, isQuiet }: Wish): Promise<void> {
  const { lambda = {}, says } = SCENARIOS[scenario ?? ''] ?? {}
  const changed = transitionMs === undefined ? lambda : { ...lambda, transitionMs }
  const onAnswered = isQuiet ? () => {} : tellRequest
  const simulator = await startLambda({ ...changed, speed, github: {} }, { port, onAnswered })
  whenEnded(() => void simulator.close())
  say(`A Lambda listens at ${simulator.endpoint}`)
  if (says !== undefined) say(`Functions that were not created here: ${says}.`)
  say(`To use it:\n\n${howTo(simulator)}\n\nIt ends with Ctrl-C.\n`)
}

/** The CLI wants some credentials, and does not care which. */
const howTo = ({ endpoint }: Simulator) =>
  [
    `  export AWS_ENDPOINT_URL_LAMBDA=${endpoint} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1`,
    '  export AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator',
    '  aws lambda get-function --function-name orders',
  ].join('\n')

function tellRequest({ operation, name, qualifier, status }: Logged): void {
  say(`${status} ${operation} ${qualifier === undefined ? name : `${name}:${qualifier}`}`)
}

function say(text: string): void {
  console.log(text)
}

function fail(text: string): void {
  console.error(text)
  process.exitCode = 2
}

await main(process.argv.slice(2))
