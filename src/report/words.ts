/** The shape of what is said about one function, and what the files of words need to choose it. */
import type { Settings } from '../inputs/settings.ts'
import type { Target } from '../targets/target.ts'
import type { Desired } from '../verdict/desired.ts'
import type { Outcome } from '../waiting/outcome.ts'

export interface Link {
  readonly label: string
  readonly url: string
}

/** Foreign text and what it is: kept apart from our own words, so that the summary can write it as code. */
export interface Fact {
  readonly label: string
  readonly text: string
}

/** The words for a cause. `what`, `whose` and `todo` are our own words and names of functions; facts are foreign. */
export interface Words {
  readonly what: string
  /** Whose fault it likely is, a sentence. */
  readonly whose?: string
  /** What to do, one action each. */
  readonly todo: readonly string[]
  /** A policy statement to paste. */
  readonly policy?: string
  readonly links?: readonly Link[]
  readonly facts?: readonly Fact[]
}

export interface Context {
  readonly target: Target
  readonly desired: Desired
  readonly outcome: Outcome
  readonly settings: Settings
}

/** The account, where the identifier or an answer of Lambda tells it: errors name the ARN that was asked for. */
export function accountOf({ target, outcome }: Pick<Context, 'target' | 'outcome'>): string | undefined {
  const trouble = outcome.final.trouble ?? outcome.known.trouble
  const told = [outcome.known.seen?.functionArn, trouble?.message].map((text) => accountInArn(text)).find(Boolean)
  return target.account ?? told
}

function accountInArn(text = ''): string | undefined {
  return /arn:[\w-]+:lambda:[\w-]+:(\d{12}):/.exec(text)?.[1]
}

/** The ARN that was asked for, `<account>` where nobody told the account. */
export function arnOf(context: Pick<Context, 'target' | 'outcome'>): string {
  const { partition, region, name, qualifier } = context.target
  const arn = `arn:${partition}:lambda:${region}:${accountOf(context) ?? '<account>'}:function:${name}`
  return qualifier === undefined ? arn : `${arn}:${qualifier}`
}
