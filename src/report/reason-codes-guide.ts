/** What a piece of advice has, and where the pages it points to are. */

export interface Advice {
  /** One sentence: what Lambda says with this code. */
  readonly means: string
  /** One or two sentences: the one thing to check and do next. */
  readonly check: string
  /** The page of the Lambda Developer Guide about it. */
  readonly page: string
}

/** A page of the Lambda Developer Guide, by its name without `.html`. */
export function guide(name: string): string {
  return `https://docs.aws.amazon.com/lambda/latest/dg/${name}.html`
}
