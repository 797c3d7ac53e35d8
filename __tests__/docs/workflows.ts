/** Workflows as GitHub reads them, and the parts that people leave out of an example put back. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Snippet } from './snippets.ts'

export interface Step {
  readonly id?: string
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly steps?: readonly Step[]
  readonly strategy?: { readonly matrix?: { readonly include?: readonly Readonly<Record<string, unknown>>[] } }
}

export interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>
}

/** A step that uses this action, with the values of each row of its job's matrix; one empty row where there is none. */
export interface Gate {
  /** `file#n`, the n-th of its page. */
  readonly key: string
  readonly step: Step
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** What actionlint finds in each of the workflows, a line each. */
export function lint(texts: readonly string[]): readonly (readonly string[])[] {
  const script = join(import.meta.dirname, 'actionlint.ts')
  const { stdout, stderr } = spawnSync(process.execPath, [script], { input: JSON.stringify(texts), encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

/** A list of steps, or jobs alone, as a whole workflow; a whole one as it is; undefined where it is none of them. */
export function wholeWorkflow(text: string): string | undefined {
  const data: unknown = parse(text)
  if (Array.isArray(data)) {
    const steps = text.replaceAll(/^(?=.)/gm, '      ')
    return `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`
  }
  if (typeof data !== 'object' || data === null || !('jobs' in data)) return undefined
  return 'on' in data ? text : `on: push\n${text}`
}

/** The workflow that a snippet is or is a part of. */
export function workflowOf({ text }: Snippet): Workflow | undefined {
  const whole = wholeWorkflow(text)
  return whole === undefined ? undefined : parse(whole)
}

export const stepsOf = (workflow: Workflow): readonly Step[] =>
  Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps)

export const isGate = ({ uses = '' }: Step): boolean => /^org\/lambda-state-action@|^\.\/$/.test(uses)

/** The gates of these snippets, numbered by page. */
export function gatesOf(snippets: readonly Snippet[]): readonly Gate[] {
  const counts = new Map<string, number>()
  return snippets.flatMap((snippet) =>
    Object.values(workflowOf(snippet)?.jobs ?? {}).flatMap((job) =>
      (job.steps ?? []).filter(isGate).map((step) => {
        const n = (counts.get(snippet.file) ?? 0) + 1
        counts.set(snippet.file, n)
        return { key: `${snippet.file}#${n}`, step, rows: rowsOf(job) }
      }),
    ),
  )
}

function rowsOf({ strategy }: Job): Gate['rows'] {
  const include = strategy?.matrix?.include ?? [{}]
  return include.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [`matrix.${k}`, String(v)])))
}

/** The text with `${{ name }}` replaced; throws where nobody gave a value for it. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ *(.*?) *\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for ${name}`)
    return value
  })
}
