/** What the operations of the model share: the functions, what is going to happen to them, and how long it takes. */
import type { Account } from './account.ts'
import type { Agenda } from './agenda.ts'
import type { ErrorKind } from './errors.ts'
import type { Course } from './life.ts'
import type { Operation } from './operations.ts'
import type { Asked } from './request.ts'
import type { Reason } from './revision.ts'

/** What takes its time, and may fail. `snapshot` is a version with SnapStart. */
export type Stretch = 'create' | 'update' | 'publish' | 'snapshot' | 'restore' | 'provision' | 'delete'

/** `ListTags` and `Decrypt` are what GetFunction needs to tell tags and environment. */
export interface Denial {
  readonly operation: Operation | 'ListTags' | 'Decrypt'
  /** `qualified` or `unqualified` requests, or those with this very qualifier; left out: all. */
  readonly on?: string
}

export interface World {
  readonly account: Account
  readonly agenda: Agenda
  /** How long a stretch takes, and whether it fails. */
  course(stretch: Stretch): Course
  isDenied(operation: Denial['operation'], asked: Asked): boolean
  /** 0 to 1. */
  chance(): number
  /** How Invoke on an idle function is refused; left out: by the kind of function. */
  readonly idleAnswer: ErrorKind | undefined
}

export type Failures = Readonly<Partial<Record<Stretch, Reason>>>
