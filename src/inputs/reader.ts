/** All inputs at once: the step's environment in, Settings out. */
import { BadInputs } from '../errors.ts'
import { type Desired, LAST_UPDATE_STATUSES, STATES } from '../verdict/desired.ts'
import { type Complaints, openComplaints } from './complaints.ts'
import { parseDuration, readDuration, readInterval, remarkOnSeconds } from './durations.ts'
import { findBoth, type ReadFile, readDigests, readFileDigests } from './expected-code.ts'
import { readVersions } from './expected-version.ts'
import { complainUnprovisionable, readFunctions } from './functions.ts'
import { type Environment, type InputName, readText } from './inputs.ts'
import type { Functions } from './per-function.ts'
import { readRate } from './rates.ts'
import type { Settings } from './settings.ts'
import { readBoolean, readWord, readWords } from './words.ts'

/** What the reader needs of the outside. */
export interface ReaderDeps {
  /** The region of the AWS profile in use; asked only where nothing else tells the region. A throw counts as none. */
  readonly profileRegion: () => Promise<string | undefined>
  readonly readFile: ReadFile
}

const DURATIONS = ['timeout', 'poll-interval', 'stable-for', 'not-found-grace'] as const

const REFUSED_STATES = new Map([['Failed', 'cannot be desired: a function in this State never becomes ready']])

/**
 * Reads every input of the step and the region that the environment gives.
 * Gives deeply frozen settings. Throws `BadInputs` with all mistakes of all inputs, in the order of the inputs.
 */
export async function readSettings(env: Environment, deps: ReaderDeps): Promise<Settings> {
  const complaints = openComplaints()
  const functions = await readFunctions(env, deps.profileRegion, complaints)
  const settings = { awaited: await readAwaited(env, functions, deps, complaints), ...readManner(env, complaints) }
  const problems = complaints.list()
  if (problems.length > 0) throw new BadInputs(problems)
  return Object.freeze(settings)
}

/** Each function with what is awaited of it. */
async function readAwaited(env: Environment, functions: Functions, deps: ReaderDeps, complaints: Complaints) {
  const shared = readShared(env, functions, complaints)
  const digests = await readCode(env, functions, deps.readFile, complaints)
  const versions = readVersions(readText(env, 'expected-version'), functions, complaints.about('expected-version'))
  const awaited = functions.listed.map(({ target }, at) => {
    const codeSha256 = digests[at]
    const version = versions[at]
    const own = { ...(codeSha256 !== undefined && { codeSha256 }), ...(version !== undefined && { version }) }
    return Object.freeze({ target, desired: Object.freeze({ ...shared, ...own }) })
  })
  return Object.freeze(awaited)
}

/** What is awaited of every function alike. */
function readShared(env: Environment, { listed }: Functions, { about }: Complaints): Desired {
  const text = (name: InputName) => readText(env, name)
  const provisioned = 'wait-for-provisioned-concurrency'
  const provisionedConcurrency = readBoolean(text(provisioned), about(provisioned))
  if (provisionedConcurrency) complainUnprovisionable(text(provisioned), listed, about(provisioned))
  const update = 'desired-last-update-status'
  return {
    states: readWords(text('desired-state'), STATES, about('desired-state'), REFUSED_STATES),
    lastUpdateStatuses: readWords(text(update), LAST_UPDATE_STATUSES, about(update)),
    provisionedConcurrency,
    onInactive: readWord(text('on-inactive'), ['fail', 'wait', 'wake'], about('on-inactive')),
    stableForMs: readDuration(text('stable-for'), about('stable-for')),
    notFoundGraceMs: readDuration(text('not-found-grace'), about('not-found-grace')),
  }
}

/** The digest expected of each function, whichever of the two inputs gives it. */
async function readCode(env: Environment, functions: Functions, readFile: ReadFile, { about }: Complaints) {
  const given = readDigests(readText(env, 'expected-code-sha256'), functions, about('expected-code-sha256'))
  const complain = about('expected-code-file')
  const text = readText(env, 'expected-code-file')
  const taken = await readFileDigests(text, functions, complain, readFile)
  const both = findBoth(functions.listed, given, taken)
  if (both.length > 0)
    complain(text, `stands beside expected-code-sha256 for ${both.join(', ')}; accepted: one of the two for a function`)
  return functions.listed.map((_, at) => given[at] ?? taken[at])
}

/** How the step goes about it. */
function readManner(env: Environment, { about }: Complaints): Omit<Settings, 'awaited'> {
  const text = (name: InputName) => readText(env, name)
  const commitStatus = text('commit-status')
  return {
    timeoutMs: readDuration(text('timeout'), about('timeout')),
    pollInterval: readInterval(text('poll-interval'), about('poll-interval')),
    failFast: readBoolean(text('fail-fast'), about('fail-fast')),
    maxRequestsPerSecond: readRate(text('max-requests-per-second'), about('max-requests-per-second')),
    operation: readWord(text('operation'), ['auto', 'GetFunction', 'GetFunctionConfiguration'], about('operation')),
    summary: readBoolean(text('summary'), about('summary')),
    ...(commitStatus !== '' && { commitStatus }),
    githubToken: text('github-token'),
    remarks: Object.freeze([
      ...DURATIONS.flatMap((name) => remarkOnSeconds(name, text(name)) ?? []),
      ...remarkOnStability(text('stable-for'), text('timeout')),
    ]),
  }
}

/** Not refused, because a look at the end of the timeout still tells what is wrong; but surely not what was meant. */
function remarkOnStability(stableFor: string, timeout: string): readonly string[] {
  const stableForMs = parseDuration(stableFor) ?? 0
  const hopeless = stableForMs > 0 && stableForMs >= (parseDuration(timeout) ?? 0)
  return hopeless
    ? [`stable-for: "${stableFor}" is not shorter than timeout ("${timeout}"): nothing can become ready`]
    : []
}
