/** What is told in several places is told alike: action.yml, the code, the README, package.json. */
import { existsSync, readFileSync } from 'node:fs'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { withTables } from '../docs/tables.ts'
import { INPUTS } from '../src/inputs/inputs.ts'
import { outputsOf } from '../src/report/outputs.ts'
import { VERSION } from '../src/version.ts'

interface Action {
  readonly name: string
  readonly description: string
  readonly author: string
  readonly branding: { readonly icon: string; readonly color: string }
  readonly inputs: Record<string, { description: string; default?: unknown; required?: boolean }>
  readonly outputs: Record<string, { description: string }>
  readonly runs: { readonly using: string; readonly main: string }
}

const actionYml = readFileSync('action.yml', 'utf8')
const action: Action = parse(actionYml)
const readme = readFileSync('README.md', 'utf8')

/** The contract's, written out: a name that is renamed everywhere at once breaks workflows all the same. */
const CONTRACT = [
  'result',
  'state',
  'state-reason',
  'state-reason-code',
  'last-update-status',
  'last-update-status-reason',
  'last-update-status-reason-code',
  'function-arn',
  'version',
  'code-sha256',
  'revision-id',
  'last-modified',
  'waited-seconds',
  'requests',
  'functions',
]

/** Categories of the Marketplace for actions; a name may be none of them. */
const CATEGORIES = [
  'api management',
  'chat',
  'code quality',
  'code review',
  'continuous integration',
  'dependency management',
  'deployment',
  'ides',
  'learning',
  'localization',
  'mobile',
  'monitoring',
  'project management',
  'publishing',
  'recently added',
  'security',
  'support',
  'testing',
  'utilities',
]

/** The one value that the runner supplies: the code knows no default for it. */
const TOKEN = '$' + '{{ github.token }}'

/** First cells of the table under a heading or a comment of the README, without their backticks. */
function firstCells(under: string): string[] {
  const rows =
    readme
      .slice(readme.indexOf(under))
      .split('\n\n')
      .find((part) => part.startsWith('|')) ?? ''
  return [...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = '']) => cell)
}

/** GitHub's own schema of action.yml. */
const { definitions }: { definitions: Record<string, { 'allowed-values'?: string[] }> } = JSON.parse(
  readFileSync('node_modules/@actions/workflow-parser/dist/action-v1.0.min.json', 'utf8'),
)
const SILENT = new NoOperationTraceWriter()

test('action.yml has the inputs of the code, in the same order', () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS))
})

test.each(Object.entries(INPUTS))('%s has one default and is required alike in action.yml and code', (name, input) => {
  const given = action.inputs[name]
  expect(given?.default ?? '').toBe(name === 'github-token' ? TOKEN : input.default)
  expect(given?.required ?? false).toBe('required' in input)
  expect(given?.description).toMatch(/\S/)
})

test('the tables of the README are those that action.yml gives; `node docs/tables.ts` writes them', () => {
  expect(readme).toBe(withTables(readme, actionYml))
})

test('a table that drifted is seen, and a README without tables is no README', () => {
  const drifted = actionYml.replace('default: 10m', 'default: 11m')
  expect(withTables(readme, drifted)).toContain('| `timeout` | `11m` |')
  expect(() => withTables('', actionYml)).toThrow('<!-- inputs -->')
})

test('action.yml, code and README have the outputs of the contract', () => {
  expect(Object.keys(action.outputs)).toEqual(CONTRACT)
  expect(Object.keys(outputsOf([], { waitedMs: 0, requests: 0 }))).toEqual(CONTRACT)
  expect(firstCells('<!-- outputs -->')).toEqual(CONTRACT)
})

test('the README names the two commands in the words that are promised', () => {
  const text = readme.replace(/\s+/g, ' ')
  expect(text).toContain("`npm ci && npm run demo` runs the action's main job against the embedded simulator")
  expect(text).toContain('`npm ci && npm test` passes its tests')
})

test('README and action.yml tell of the same ten results', () => {
  const told = [...(action.outputs.result?.description.matchAll(/`([a-z-]+)`/g) ?? [])].map(([, name = '']) => name)
  expect(told).toHaveLength(10)
  expect(firstCells('## What a result means')).toEqual(told)
})

/** What the Marketplace's form asks for, at the tag of the release; before that, nothing reports it. */
describe('the Marketplace', () => {
  test('takes the description: below 125 characters, on one line', () => {
    expect(action.description).toMatch(/^.{1,124}$/)
  })

  test('takes the name: short, of plain words, and not the name of a category', () => {
    expect(action.name).toMatch(/^[\w -]{1,60}$/)
    expect(CATEGORIES).not.toContain(action.name.toLowerCase())
  })

  test.each(['icon', 'color'] as const)('takes the %s of the badge', (part) => {
    expect(definitions[`branding-${part}`]?.['allowed-values']).toContain(action.branding[part])
  })

  test('finds one action.yml, at the root, with README and licence beside it', () => {
    const found = ['action.yml', 'action.yaml', 'README.md', 'LICENSE'].filter((file) => existsSync(file))
    expect(found).toEqual(['action.yml', 'README.md', 'LICENSE'])
    expect(action.author).toMatch(/\S/)
  })

  test('and people find inputs and outputs in lower case with hyphens, each with a description', () => {
    const all = Object.entries({ ...action.inputs, ...action.outputs })
    expect(all.filter(([name]) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))).toEqual([])
    expect(all.filter(([, { description }]) => !/^\S.*\S$/.test(description))).toEqual([])
  })
})

test('the runner gets node24 and a file that is there', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  expect(existsSync(action.runs.main)).toBe(true)
})

test('GitHub finds nothing wrong with action.yml', () => {
  const { context } = parseAction({ name: 'action.yml', content: actionYml }, SILENT)
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([])
})

test('GitHub would find a runtime that it does not know', () => {
  const content = actionYml.replace('node24', 'node99')
  const { context } = parseAction({ name: 'action.yml', content }, SILENT)
  expect(
    context.errors
      .getErrors()
      .map(({ message }) => message)
      .join(),
  ).toContain('node99')
})

test('code, package.json and the newest section of the changelog are of one version', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
  const [, newest] = /^## \[(\d[^\]]*)\]/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? []
  expect(newest).toBe(VERSION)
})
