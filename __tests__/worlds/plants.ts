/** Faults to plant: each a small change of one or two lines of src, made in a copy. None of them may survive the random worlds. */

export interface Plant {
  readonly name: string
  /** File below src/, the text that occurs once in it, and what takes its place. */
  readonly changes: readonly (readonly [file: string, from: string, to: string])[]
  /** Shows in so few worlds that `npm test` leaves it to `npm run check`. */
  readonly isRare?: true
}

const plant = (name: string, ...changes: Plant['changes']): Plant => ({ name, changes })
const rare = (name: string, ...changes: Plant['changes']): Plant => ({ name, changes, isRare: true })

export const PLANTS: readonly Plant[] = [
  plant('Active suffices', ['verdict/readiness.ts', '    isLastUpdateDesired(desired, seen) &&\n', '']),
  plant('InProgress is taken for Successful', [
    'verdict/readiness.ts',
    'return isDesired(desired.lastUpdateStatuses, seen.lastUpdateStatus)',
    "return seen.lastUpdateStatus === 'InProgress' || isDesired(desired.lastUpdateStatuses, seen.lastUpdateStatus)",
  ]),
  plant('an absent LastUpdateStatus is ready while Pending', [
    'verdict/readiness.ts',
    "return seen.state !== 'Pending'",
    'return true',
  ]),
  plant('a stale digest is accepted', [
    'verdict/readiness.ts',
    'digestBytes(seen.codeSha256) === desired.codeSha256',
    'seen.codeSha256 !== undefined',
  ]),
  plant('a superseded digest is waited for', ['verdict/judge.ts', 'memory.expectedCodeWasSeen && ', 'false && ']),
  plant('stable-for is forgotten', ['verdict/judge.ts', 'return atMs >= stableAtMs ?', 'return true ?']),
  rare('a new revision does not break the run', [
    'verdict/memory.ts',
    'const unbroken = before.seen?.revisionId === look.seen.revisionId',
    'const unbroken = true',
  ]),
  plant('a passing fault is the verdict', [
    'verdict/judge.ts',
    "    case 'throttled':\n    case 'passing':\n    case 'no-capacity':\n      return WAIT",
    "    case 'passing':\n      return end('error', 'trouble', trouble)\n    case 'throttled':\n    case 'no-capacity':\n      return WAIT",
  ]),
  plant('a passing fault breaks the run of "not found"', [
    'verdict/memory.ts',
    'return look.seen ? { notFound: undefined } : {}',
    'return { notFound: undefined }',
  ]),
  rare('an idle function is woken again while the answer is awaited', [
    'verdict/judge.ts',
    "    case 'asked':\n      return WAIT",
    "    case 'asked':\n      return WAKE",
  ]),
  plant('Inactive right after an update is the verdict', ['verdict/judge.ts', 'atMs < settlesMs', 'atMs < 0']),
  plant('the deadline is forgotten while throttled', [
    'waiting/wait.ts',
    'if (nowMs < deadlineMs) return false',
    'if (nowMs < deadlineMs || [...this.#awaited].some(({ troubles }) => troubles > 0)) return false',
  ]),
  plant('requests go out after the deadline', [
    'waiting/wait.ts',
    'if (!this.#once && nowMs > this.#deadlineMs()) return false',
    '',
  ]),
  plant('an outstanding answer holds up the end', [
    'waiting/wait.ts',
    'LAST_ANSWER_MS = 1_000',
    'LAST_ANSWER_MS = 9_000',
  ]),
  plant('there is no limit to an answer', ['waiting/wait.ts', 'ANSWER_MS = 5_000', 'ANSWER_MS = 500_000']),
  plant('an answer has less than its 5 s', ['waiting/wait.ts', 'ANSWER_MS = 5_000', 'ANSWER_MS = 4_000']),
  plant('a cancel is heard at the next look only', [
    'waiting/wait.ts',
    'const onCancel = () => this.#poke()',
    'const onCancel = () => {}',
  ]),
  plant('a listener of the cancel is not given back', [
    'waiting/wait.ts',
    "this.#w.cancel.removeEventListener('abort', onCancel)",
    '',
  ]),
  plant('a listener of a request is not given back', [
    'waiting/turns.ts',
    "over.removeEventListener('abort', onOver)",
    '',
  ]),
  plant('the timer of an answer is not given back', [
    'waiting/turns.ts',
    "    settled.abort('settled')\n    await bell\n",
    '',
  ]),
  plant(
    'the budget is counted per function',
    ['waiting/turns.ts', 'this.#waiting.find(({ lane }) => this.#pace.freeAtMs(lane) <= nowMs)', 'this.#waiting[0]'],
    [
      'waiting/wait.ts',
      'const freeMs = Math.max(...lanes.map((lane) => this.#pace.freeAtMs(lane)))',
      'const freeMs = course.lookedMs + Math.max(...lanes.map((lane) => this.#pace.gapMs(lane)))',
    ],
  ),
  plant('the shared quota is not spared', ['waiting/pace.ts', 'CONTROL_PER_SECOND = 5', 'CONTROL_PER_SECOND = 50']),
  plant('the fault counter is never reset', [
    'waiting/wait.ts',
    'course.troubles = isFault(trouble) ? course.troubles + 1 : 0',
    'course.troubles = isFault(trouble) ? course.troubles + 1 : course.troubles',
  ]),
  rare('the pace never recovers', [
    'waiting/pace.ts',
    'this.#rate * (isNear ? SLOWLY ** seconds : FAST)',
    'this.#rate',
  ]),
  plant('a refusal slows nobody down', ['waiting/pace.ts', 'if (startedMs < this.#cutAtMs) return', 'return']),
  rare('Retry-After is not honoured', ['waiting/pace.ts', '    this.#pause(nowMs + retryAfterMs)\n', '']),
  plant('the last looks are forgotten', [
    'waiting/wait.ts',
    'return nextMs > last.nextMs - quietMs ? Math.max(last.nextMs, freeMs) : nextMs',
    'return nextMs',
  ]),
  plant('the first in the list is looked at first, not the longest unseen', [
    'waiting/wait.ts',
    'course.lookedMs < urgent.lookedMs',
    'course.index < urgent.index',
  ]),
  plant('looks on the shared quota come too often', [
    'waiting/wait.ts',
    'Math.max(course.lookedMs + autoGapMs(course.lookedMs), notBeforeMs, backMs)',
    'Math.max(course.lookedMs + autoGapMs(course.lookedMs), backMs)',
  ]),
  rare('a shared trouble ends the wait of one function alone', [
    'waiting/wait.ts',
    'if (this.#w.isShared(observation)) this.#share(course, observation, atMs)',
    '',
  ]),
  plant('fail-fast gives up nobody', ['waiting/wait.ts', "this.#w.failFast && final.result !== 'ready'", 'false']),
  plant('results come in the order of their ends', [
    'waiting/wait.ts',
    'outcomes: this.#courses.flatMap((course) => course.outcome ?? []),',
    'outcomes: this.#courses.flatMap((course) => course.outcome ?? []).sort((a, b) => a.waitedMs - b.waitedMs),',
  ]),
  plant('silence is not broken', ['waiting/wait.ts', 'SILENCE_MS = 30_000', 'SILENCE_MS = 90_000']),
  rare('a timeout of 0 never ends where a wait was over before its look', [
    'waiting/wait.ts',
    '[...this.#awaited].every(isLookedAt)',
    'this.#courses.every(isLookedAt)',
  ]),
]
