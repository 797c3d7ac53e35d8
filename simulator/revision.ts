/** `$LATEST` or a published version: what it is, what Lambda says of it, and what answers its invocations. */
import { randomUUID } from 'node:crypto'
import type { Code } from './code.ts'
import type { Fields } from './script.ts'
import { hasSnapStart } from './settings.ts'

/** Lambda's reason for a state or an update. */
export interface Reason {
  readonly code: string
  readonly text: string
}

export interface Status {
  readonly value: string
  readonly reason?: Reason
}

export interface Revision {
  /** `$LATEST` or a number. */
  readonly version: string
  code: Code
  settings: Fields
  state: Status
  /** LastUpdateStatus; absent before the creation ends, and on some versions. */
  update?: Status
  revisionId: string
  lastModified: string
  /** What runs when it is invoked; during an update that is the previous code. Absent before there was any. */
  serving?: Code
}

/** A revision of which nothing is known yet but what it consists of. */
export function makeRevision(version: string, code: Code, settings: Fields): Revision {
  return { version, code, settings, state: { value: 'Pending' }, revisionId: randomUUID(), lastModified: timestamp() }
}

/** Lambda gives a new RevisionId with every change, also where a change ends. */
export function revise(revision: Revision): void {
  revision.revisionId = randomUUID()
}

/** Marks a change that somebody asked for. */
export function touch(revision: Revision): void {
  revise(revision)
  revision.lastModified = timestamp()
}

/** A FunctionConfiguration: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
export function describe(revision: Revision, name: string, arn: string): Fields {
  const { code, settings, state, update } = revision
  return {
    FunctionName: name,
    FunctionArn: arn,
    ...settings,
    SnapStart: { ...(settings.SnapStart as Fields), OptimizationStatus: isOptimized(revision) ? 'On' : 'Off' },
    PackageType: code.packageType,
    CodeSize: code.size,
    CodeSha256: code.sha256,
    Version: revision.version,
    RevisionId: revision.revisionId,
    LastModified: revision.lastModified,
    ...statusMembers('State', state),
    ...(update ? statusMembers('LastUpdateStatus', update) : {}),
  }
}

function isOptimized({ version, settings, state }: Revision): boolean {
  return version !== '$LATEST' && hasSnapStart(settings) && state.value === 'Active'
}

function statusMembers(name: string, { value, reason }: Status): Fields {
  if (reason === undefined) return { [name]: value }
  return { [name]: value, [`${name}Reason`]: reason.text, [`${name}ReasonCode`]: reason.code }
}

/** As Lambda writes it: `2026-11-25T03:00:00.000+0000`. */
function timestamp(): string {
  return new Date().toISOString().replace('Z', '+0000')
}
