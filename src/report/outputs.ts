/** The step's outputs. Every one is written on every path; texts are exact, as Lambda gave them. */
import { setOutput } from '@actions/core'
import { seconds } from './duration.ts'
import { decidingOf, type Entry, type Totals } from './entry.ts'
import { plain } from './text.ts'

/**
 * GitHub keeps 1 MB of outputs a job, counted in UTF-16. Half of that is left to others; above it, messages and reasons
 * are cut, since a list with shorter reasons beats none.
 */
const FUNCTIONS_MAX = 250_000
const CUTS = [Number.POSITIVE_INFINITY, 500, 100, 0]
/** Lambda's own words (codes, versions, digests) are short and kept whole: they are cut only where all would be lost. */
const WORDS_MAX = 450_000
const WORD_CUTS = [64, 16, 0]

/** Writes every output; `entries` is empty where nothing was asked of Lambda, and the result is then `error`. */
export function writeOutputs(entries: readonly Entry[], totals: Totals): void {
  for (const [name, value] of Object.entries(outputsOf(entries, totals))) setOutput(name, value)
}

/** The outputs by name. */
export function outputsOf(entries: readonly Entry[], totals: Totals): Readonly<Record<string, string>> {
  const deciding = decidingOf(entries)
  const seen = deciding?.outcome.known.seen ?? {}
  return {
    result: deciding?.outcome.final.result ?? 'error',
    state: seen.state ?? '',
    'state-reason': seen.stateReason ?? '',
    'state-reason-code': seen.stateReasonCode ?? '',
    'last-update-status': seen.lastUpdateStatus ?? '',
    'last-update-status-reason': seen.lastUpdateStatusReason ?? '',
    'last-update-status-reason-code': seen.lastUpdateStatusReasonCode ?? '',
    'function-arn': seen.functionArn ?? '',
    version: seen.version ?? '',
    'code-sha256': seen.codeSha256 ?? '',
    'revision-id': seen.revisionId ?? '',
    'last-modified': seen.lastModified ?? '',
    'waited-seconds': seconds(totals.waitedMs),
    requests: String(totals.requests),
    functions: functionsOf(entries),
  }
}

function functionsOf(entries: readonly Entry[]): string {
  const accounts = accountsIn(entries)
  const tell = (max: number, wordMax?: number) =>
    JSON.stringify(entries.map((entry) => withoutAccounts(rowOf(entry, max, wordMax), accounts)))
  let text = '[]'
  for (const max of CUTS) {
    text = tell(max)
    if (text.length <= FUNCTIONS_MAX) return text
  }
  for (const wordMax of WORD_CUTS) {
    if (text.length <= WORDS_MAX) break
    text = tell(0, wordMax)
  }
  return text
}

type Row = Readonly<Record<string, string | number>>

function rowOf({ target, outcome, story }: Entry, max: number, wordMax = Number.POSITIVE_INFINITY): Row {
  const { seen = {} } = outcome.known
  return {
    function: target.display,
    region: target.region,
    result: outcome.final.result,
    message: plain(story.message, Math.min(max, story.message.length)),
    state: cut(seen.state, wordMax),
    stateReason: cut(seen.stateReason, max),
    stateReasonCode: cut(seen.stateReasonCode, wordMax),
    lastUpdateStatus: cut(seen.lastUpdateStatus, wordMax),
    lastUpdateStatusReason: cut(seen.lastUpdateStatusReason, max),
    lastUpdateStatusReasonCode: cut(seen.lastUpdateStatusReasonCode, wordMax),
    version: cut(seen.version, wordMax),
    codeSha256: cut(seen.codeSha256, wordMax),
    revisionId: cut(seen.revisionId, wordMax),
    lastModified: cut(seen.lastModified, wordMax),
    packageType: cut(seen.packageType, wordMax),
    waitedSeconds: Number(seconds(outcome.waitedMs)),
    requests: outcome.requests,
  }
}

/** Exact as long as it is not too long. */
const cut = (text = '', max: number): string => (text.length > max ? plain(text, max) : text)

/**
 * Where an account id stands in what AWS writes: in ARNs, partial ARNs, URLs of queues, names of registries, and after the
 * word; never at the end of a name.
 */
const ACCOUNT_ID =
  /(?<![\w-])\d{12}(?=[:/]|\.dkr\.)|(?<=\b(?:acc(?:oun)?ts?|account ?id|owned by|owner)\W{1,2})\d{12}(?!\d)/gi

/** Every account id that any of the functions shows. */
function accountsIn(entries: readonly Entry[]): readonly string[] {
  const texts = entries.flatMap(({ target, outcome, story }) => [
    target.account && `${target.account}:`,
    target.functionName,
    // Without the name that it begins with, which may be digits too.
    story.message.slice(target.display.length),
    ...Object.values(outcome.known.seen ?? {}).map(String),
  ])
  return [...new Set(texts.flatMap((text) => (text || '').match(ACCOUNT_ID) ?? []))]
}

/** GitHub drops a whole output between jobs where it holds a masked value, and account ids often are masked. */
function withoutAccounts(row: Row, accounts: readonly string[]): Row {
  const hide = (text: string) => accounts.reduce((left, account) => left.replaceAll(account, '<account>'), text)
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? hide(value) : value]),
  )
}
