/** Mistakes are gathered here, so that a person can mend all of them at once. */
import type { Problem } from '../errors.ts'
import { INPUTS, type InputName } from './inputs.ts'

/** Notes a mistake: the text that was given, and what is wrong with it and what is accepted. */
export type Complain = (given: string, text: string) => void

export interface Complaints {
  /** A function that notes mistakes of one input. */
  readonly about: (input: InputName) => Complain
  /** Whether the input has a mistake so far: what only stems from it need not be told as well. */
  readonly has: (input: InputName) => boolean
  /** All mistakes so far, in the order of the inputs. */
  readonly list: () => readonly Problem[]
}

/** Whole files get pasted into inputs by accident; so much of a text is enough to know it again. */
const LONGEST_GIVEN = 300

/** An empty list of complaints. */
export function openComplaints(): Complaints {
  const problems: Problem[] = []
  return {
    about: (input) => (given, text) => {
      problems.push(Object.freeze({ input, given: shorten(given), text }))
    },
    has: (input) => problems.some((problem) => problem.input === input),
    list: () => Object.keys(INPUTS).flatMap((input) => problems.filter((problem) => problem.input === input)),
  }
}

const shorten = (given: string): string => (given.length > LONGEST_GIVEN ? `${given.slice(0, LONGEST_GIVEN)}…` : given)
