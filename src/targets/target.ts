/** One function to wait for. */
export interface Target {
  /** `name[:qualifier]`, as shown to people and in the output `functions`. */
  readonly display: string
  /** What Lambda is asked for as FunctionName: name, partial ARN or ARN, without qualifier. */
  readonly functionName: string
  readonly name: string
  readonly qualifier?: string
  readonly region: string
  /** The account, where the identifier told it. */
  readonly account?: string
  /** `aws`, `aws-cn`, `aws-us-gov`, …: of the ARN, else by the region. */
  readonly partition: string
}
