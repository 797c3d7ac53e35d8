/** What is thrown on purpose: bad inputs. Everything else that goes wrong is a returned value, or a bug. */

/** One mistake in one input. */
export interface Problem {
  readonly input: string
  /** The text that was given. */
  readonly given: string
  /** What is wrong and what is accepted, a sentence or two. */
  readonly text: string
}

/** The inputs cannot be used; `problems` has every mistake of every input. */
export class BadInputs extends Error {
  override readonly name = 'BadInputs'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => `${p.input}: ${JSON.stringify(p.given)}: ${p.text}`).join('\n'))
    this.problems = problems
  }
}
