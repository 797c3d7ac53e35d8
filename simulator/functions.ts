/** The functions of a script over time: which script a request is about, how often it came, when its clock began. */
import { configuration, functionAnswer, provisionedAnswer, stepAt } from './configuration.ts'
import { isLook, makeCounts } from './counts.ts'
import { isErrorKind, noSuchPath, refusal } from './errors.ts'
import { broken, type Delivery, faultFor, type Situation, sent, underFault } from './faults.ts'
import { json, type Reply } from './reply.ts'
import type { Asked } from './request.ts'
import type { FunctionScript, Script, Step, WakeAnswer } from './script.ts'
import { SECRETS } from './secrets.ts'

interface Visits {
  readonly script: FunctionScript
  firstMs?: number
  wokenMs?: number
}

/** Where answers come from: a script (here), or the model of Lambda (control-plane.ts). */
export interface Functions {
  /** Gives how a request is answered; counts it. `signedAt` is the request's `x-amz-date`. */
  answer(asked: Asked, signedAt: string | undefined): Delivery
  /** When the last step of all functions that were asked for began or will begin, on `now`'s clock; 0 for none. */
  settledAtMs(): number
}

/** Answers to Invoke with which Lambda begins to restore an idle function, as seen by those who polled afterwards. */
const WAKES: ReadonlySet<WakeAnswer> = new Set([
  'inactive',
  'inactive-409',
  'inactive-500',
  'snapstart-not-ready',
  'function-answer',
  'function-error',
])

/** Takes the script and a clock in ms. */
export function makeFunctions(script: Script, now: () => number): Functions {
  const all = new Map<string, Visits>()
  const count = makeCounts()

  const visit = (asked: Asked, found: FunctionScript): Visits => {
    const key = `${asked.name}:${asked.qualifier ?? ''}`
    const visits = all.get(key) ?? { script: found }
    all.set(key, visits)
    if (asked.operation !== 'Invoke') visits.firstMs ??= now()
    return visits
  }

  const answer = (asked: Asked, signedAt: string | undefined): Delivery => {
    if (!isLook(asked.operation) && asked.operation !== 'Invoke') return sent(noSuchPath())
    const found = findScript(script, asked)
    if (asked.contradicts) return sent(refusal('two-qualifiers', asked))
    if (found === undefined) return sent(refusal('not-found', asked))
    const visits = visit(asked, found)
    const nth = count(asked)
    if (found.deny?.includes(asked.operation)) return sent(refusal('denied', asked))
    const situation: Situation = { asked, signedAt, answer: () => lookAnswer(asked, found, elapsed(visits, now())) }
    const fault = faultFor(found.faults ?? [], asked.operation, nth)
    if (asked.operation !== 'Invoke') return fault ? underFault(fault, situation) : healthy(situation)
    const invoked: Situation = { ...situation, answer: () => functionItself() }
    if (fault) return underFault(fault, invoked)
    const kind = wakeKind(found, nth.ofOperation)
    if (WAKES.has(kind)) visits.wokenMs ??= now()
    return invoke(kind, invoked)
  }

  const settledAtMs = () => Math.max(0, ...[...all.values()].map(lastStepMs))
  return { answer, settledAtMs }
}

function findScript({ functions }: Script, { name, qualifier }: Asked): FunctionScript | undefined {
  const key = [`${name}:${qualifier}`, name, '*'].find((k) => Object.hasOwn(functions, k))
  return key === undefined ? undefined : functions[key]
}

const healthy = (situation: Situation): Delivery => ({ how: 'reply', reply: situation.answer })

const originMs = ({ script, firstMs, wokenMs }: Visits) => (script.clockFrom === 'wake' ? wokenMs : firstMs)

/** Before the clock has begun, the first step holds. */
const elapsed = (visits: Visits, nowMs: number) => nowMs - (originMs(visits) ?? Number.POSITIVE_INFINITY)

function lastStepMs(visits: Visits): number {
  const steps = [...visits.script.steps, ...(visits.script.provisioned ?? [])]
  return (originMs(visits) ?? 0) + Math.max(0, ...steps.map((s) => s.atMs))
}

function lookAnswer(asked: Asked, script: FunctionScript, elapsedMs: number): Reply {
  const provisioned = asked.operation === 'GetProvisionedConcurrencyConfig'
  if (provisioned && script.provisioned === undefined) return refusal('no-provisioned', asked)
  const step = stepAt((provisioned && script.provisioned) || script.steps, elapsedMs)
  return step.error === undefined ? json(200, body(asked, script, step)) : refusal(step.error, asked)
}

function body(asked: Asked, script: FunctionScript, step: Step) {
  if (asked.operation === 'GetProvisionedConcurrencyConfig') return provisionedAnswer(step)
  return asked.operation === 'GetFunction' ? functionAnswer(asked, script, step) : configuration(asked, script, step)
}

function wakeKind({ wake = [] }: FunctionScript, nth: number): WakeAnswer {
  return wake[nth - 1] ?? wake.at(-1) ?? 'inactive'
}

function invoke(kind: WakeAnswer, situation: Situation): Delivery {
  if (kind === 'function-answer') return healthy(situation)
  if (kind === 'function-error') return sent(functionItself('Unhandled'))
  return isErrorKind(kind) ? sent(refusal(kind, situation.asked)) : broken(kind, situation)
}

/** What the code of the function returned, or threw; its text is a secret too. */
function functionItself(error?: string): Reply {
  const headers = { 'x-amz-executed-version': '$LATEST', ...(error ? { 'x-amz-function-error': error } : {}) }
  return json(200, error ? { errorMessage: SECRETS.answer, errorType: 'Error' } : { answer: SECRETS.answer }, headers)
}
