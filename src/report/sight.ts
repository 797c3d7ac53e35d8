/** What Lambda showed, in words. All that is returned here may hold foreign text: whoever shows it sanitises it. */
import type { Desired } from '../verdict/desired.ts'
import type { Provisioned, Seen, Trouble } from '../verdict/seen.ts'
import type { Known, Outcome } from '../waiting/outcome.ts'
import { plain } from './text.ts'

/** Longest reason in a sentence: one such fits an annotation beside what to do. The whole of it is in the outputs. */
const REASON_MAX = 1800

/** One thing that Lambda showed, under Lambda's name for it. */
export interface Aspect {
  readonly label: string
  readonly text: string
}

/** `Pending (Creating: "The function is being created.")`; `none` where Lambda gave nothing. */
function valueWords(value?: string, reasonCode?: string, reason?: string): string {
  const said = codeAndReason(reasonCode, reason)
  return `${value || 'none'}${said && ` (${said})`}`
}

/** `Creating: "The function is being created."`, code and reason verbatim but for controls; empty where there is neither. */
export function codeAndReason(reasonCode?: string, reason?: string): string {
  return [reasonCode && plain(reasonCode, 200), reason && `"${plain(reason, REASON_MAX)}"`].filter(Boolean).join(': ')
}

/** Everything that people are told of a look, absent things as `none`. */
export function aspects({ seen, provisioned }: Pick<Known, 'seen' | 'provisioned'>): readonly Aspect[] {
  return [
    { label: 'State', text: valueWords(seen?.state, seen?.stateReasonCode, seen?.stateReason) },
    { label: 'LastUpdateStatus', text: updateWords(seen) },
    { label: 'Version', text: valueWords(seen?.version) },
    { label: 'CodeSha256', text: seen?.codeSha256 ? `${seen.codeSha256.slice(0, 12)}…` : 'none' },
    { label: 'provisioned concurrency', text: provisionedWords(provisioned) },
  ]
}

function updateWords(seen?: Seen): string {
  return valueWords(seen?.lastUpdateStatus, seen?.lastUpdateStatusReasonCode, seen?.lastUpdateStatusReason)
}

/** `IN_PROGRESS (1 of 5)`. */
export function provisionedWords(provisioned?: Provisioned): string {
  if (provisioned?.status === undefined) return 'none'
  const { status, statusReason, requested, allocated } = provisioned
  const progress = requested === undefined || status === 'READY' ? '' : `${allocated ?? 0} of ${requested}`
  const said = [progress, codeAndReason(undefined, statusReason)].filter(Boolean).join(', ')
  return `${status}${said && ` (${said})`}`
}

/** A look on its own: State and LastUpdateStatus always, the rest where it tells something. */
export function sightWords(known: Pick<Known, 'seen' | 'provisioned'>, desired: Desired): string {
  return aspects(known)
    .filter((aspect) => isWorthTelling(aspect, desired))
    .map(({ label, text }) => `${label} ${text}`)
    .join(', ')
}

function isWorthTelling({ label, text }: Aspect, desired: Desired): boolean {
  if (label === 'Version') return text !== 'none' && text !== '$LATEST'
  if (label === 'CodeSha256') return desired.codeSha256 !== undefined
  if (label === 'provisioned concurrency') return desired.provisionedConcurrency
  return true
}

/** The kind of a trouble in a word or two. `passing`, on a page of CI, would be read as good news. */
export function kindWords({ kind }: Trouble): string {
  return kind === 'passing' ? 'no proper answer' : kind
}

/** `GetFunction: AccessDeniedException (403): "User: … is not authorized"`. */
export function troubleFact({ operation, name, status, message }: Trouble): string {
  const error = [name && plain(name, 200), status !== undefined && `(${status})`].filter(Boolean).join(' ')
  return [operation, error, message && `"${plain(message, REASON_MAX)}"`].filter(Boolean).join(': ')
}

/** The one reason for a result, for a table cell or a commit status; empty where Lambda gave none. */
export function reasonOf({ final, known }: Outcome): string {
  const { seen, provisioned } = known
  if (final.trouble) return codeAndReason(final.trouble.name, final.trouble.message)
  if (final.cause === 'provisioned-failed') return codeAndReason(undefined, provisioned?.statusReason)
  const ofState = codeAndReason(seen?.stateReasonCode, seen?.stateReason)
  const ofUpdate = codeAndReason(seen?.lastUpdateStatusReasonCode, seen?.lastUpdateStatusReason)
  return final.cause === 'update-failed' ? ofUpdate : ofState || ofUpdate
}
