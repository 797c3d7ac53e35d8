/** The parts of src that are played: the real ones, or a variant with a fault planted. */
import { judge, judgeTheEnd } from '../../src/verdict/judge.ts'
import { isSharedTrouble } from '../../src/verdict/seen.ts'
import { NoAnswer } from '../../src/waiting/turns.ts'
import { wait } from '../../src/waiting/wait.ts'

export interface Machine {
  readonly judge: typeof judge
  readonly judgeTheEnd: typeof judgeTheEnd
  readonly isSharedTrouble: typeof isSharedTrouble
  readonly wait: typeof wait
  readonly NoAnswer: typeof NoAnswer
}

export const REAL: Machine = { judge, judgeTheEnd, isSharedTrouble, wait, NoAnswer }
