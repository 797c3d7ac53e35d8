/** The repository's own workflows and forms keep the rules that we ask of others. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { bashSays } from './shell.ts'
import { isGate, lint, type Step } from './workflows.ts'

interface Job {
  readonly name?: string
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly name?: string
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const FOLDER = '.github/workflows'
const files = readdirSync(FOLDER).sort()
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const all = files.map((file) => [file, textOf(file)] as const)
const action: { inputs: object } = parse(readFileSync('action.yml', 'utf8'))

/** `uses:` lines of a workflow, with whatever stands behind them. */
const usesIn = (text: string) => [...text.matchAll(/^ *(?:- )?uses: *(.*)$/gm)].map(([, rest = '']) => rest)

test('the workflows are those that CONTRIBUTING tells of', () => {
  const told = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/`([\w-]+\.yml)`/g)].map(([, name = '']) => name)
  expect([...new Set(told)].filter((name) => name !== 'action.yml' && name !== 'dependabot.yml').sort()).toEqual(files)
})

test('actionlint finds nothing', () => {
  const found = lint(all.map(([, text]) => text))
  expect(all.map(([file], at) => [file, found[at]])).toEqual(files.map((file) => [file, []]))
})

describe.each(all)('%s', (_, text) => {
  const workflow: Workflow = parse(text)
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('permits nothing at the top, and each job only what it names', () => {
    expect(workflow.permissions).toEqual({})
    expect(jobs.filter(({ permissions }) => permissions === undefined || typeof permissions === 'string')).toEqual([])
  })

  test('says why a job may do something', () => {
    const rights = text.split('\n').filter((line) => /^ +[\w-]+: (read|write)\b/.test(line))
    expect(rights.filter((line) => !/ # \w/.test(line))).toEqual([])
  })

  test('has a name, for itself, each job and each step', () => {
    expect([workflow, ...jobs, ...steps].filter(({ name }) => !name)).toEqual([])
  })

  test('ends in time, and does not run beside itself', () => {
    expect(jobs.filter((job) => !((job['timeout-minutes'] ?? 0) > 0))).toEqual([])
    expect(workflow.concurrency).toBeDefined()
  })

  test('pins what it uses to a commit, with the version beside it', () => {
    const loose = usesIn(text).filter((uses) => !/^(\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(uses))
    expect(loose).toEqual([])
  })

  test('leaves no credentials behind after a checkout', () => {
    const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('runs shell that parses, with no expression in it', () => {
    const scripts = steps.flatMap(({ run }) => run ?? [])
    expect(scripts.map(bashSays).filter(Boolean)).toEqual([])
    expect(scripts.filter((script) => script.includes('$' + '{{'))).toEqual([])
  })

  test('gives this action inputs that exist', () => {
    const given = steps.filter(isGate).flatMap((step) => Object.keys(step.with ?? {}))
    expect(given.filter((name) => !(name in action.inputs))).toEqual([])
  })
})

test('one action is pinned to one commit everywhere', () => {
  const pins = new Map<string, Set<string>>()
  for (const uses of all.flatMap(([, text]) => usesIn(text))) {
    const [name = '', pin = ''] = uses.split('@')
    const repository = name.split('/').slice(0, 2).join('/')
    pins.set(repository, (pins.get(repository) ?? new Set()).add(pin))
  }
  expect([...pins].filter(([, { size }]) => size > 1)).toEqual([])
})

test('Dependabot keeps npm and the actions up to date, and waits some days first', () => {
  const { updates }: { updates: Record<string, { 'default-days'?: number }>[] } = parse(
    readFileSync('.github/dependabot.yml', 'utf8'),
  )
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
  expect(updates.map(({ cooldown }) => cooldown?.['default-days'])).toEqual([7, 7])
})

/** GitHub shows a form that it does not understand to nobody, and tells nobody. */
const FORMS = '.github/ISSUE_TEMPLATE'
const KINDS = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']

interface Field {
  readonly type: string
  readonly id?: string
  readonly attributes: { readonly label?: string; readonly value?: string }
}

test.each(readdirSync(FORMS).filter((name) => name !== 'config.yml'))(
  'the form %s is one that GitHub takes',
  (name) => {
    const form: { name: string; description: string; body: Field[] } = parse(readFileSync(join(FORMS, name), 'utf8'))
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
    const fields = form.body.filter(({ type }) => type !== 'markdown')
    expect(form.body.filter(({ type }) => !KINDS.includes(type))).toEqual([])
    expect(fields.filter(({ id, attributes }) => !id || !attributes.label)).toEqual([])
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
  },
)

test('a bug is told with what we need: the log, the outputs and the policy', () => {
  const { body }: { body: Field[] } = parse(readFileSync(join(FORMS, 'bug.yml'), 'utf8'))
  expect(body.map(({ id }) => id)).toEqual(expect.arrayContaining(['step', 'log', 'outputs', 'policy', 'version']))
})

test.each(readdirSync('docs/adr'))(
  'the decision %s has a number, and says why, what follows and what else there was',
  (name) => {
    const text = readFileSync(join('docs/adr', name), 'utf8')
    expect(text).toMatch(new RegExp(`^# ${Number.parseInt(name, 10)}\\. `))
    const parts = [...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part)
    expect(parts).toEqual(['Context', 'Decision', 'Consequences', 'Alternatives'])
  },
)
