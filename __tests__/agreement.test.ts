/** What is told in several places is told alike: action.yml, the code, the README, package.json. */
import { existsSync, readFileSync } from 'node:fs'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { INPUTS } from '../src/inputs/inputs.ts'
import { outputsOf } from '../src/report/outputs.ts'
import { VERSION } from '../src/version.ts'

interface Action {
  readonly name: string
  readonly description: string
  readonly branding: { readonly icon: string; readonly color: string }
  readonly inputs: Record<string, { description: string; default?: unknown; required?: boolean }>
  readonly outputs: Record<string, { description: string }>
  readonly runs: { readonly using: string; readonly main: string }
}

const action: Action = parse(readFileSync('action.yml', 'utf8'))
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

/** The one value that the runner supplies: the code knows no default for it. */
const TOKEN = '$' + '{{ github.token }}'

/** Cells of the table between `<!-- name -->` and `<!-- /name -->`, without heading and rule. */
function rowsOf(name: string): string[][] {
  const [, part = ''] = new RegExp(`<!-- ${name} -->([^]*?)<!-- /${name} -->`).exec(readme) ?? []
  const rows = part.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** GitHub's own schema of action.yml. */
const { definitions }: { definitions: Record<string, { 'allowed-values'?: string[] }> } = JSON.parse(
  readFileSync('node_modules/@actions/workflow-parser/dist/action-v1.0.min.json', 'utf8'),
)
const SILENT = new NoOperationTraceWriter()

const codesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')

test('action.yml has the inputs of the code, in the same order', () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS))
})

test.each(Object.entries(INPUTS))('%s has one default and is required alike in action.yml and code', (name, input) => {
  const given = action.inputs[name]
  expect(given?.default ?? '').toBe(name === 'github-token' ? TOKEN : input.default)
  expect(given?.required ?? false).toBe('required' in input)
  expect(given?.description).toMatch(/\S/)
})

test('the README has the inputs of action.yml, with their defaults, in the same order', () => {
  const told = rowsOf('inputs').map(([name, value]) => [codesIn(name)[0], value?.replace(/^`(.*)`$/, '$1')])
  const given = Object.entries(action.inputs).map(([name, i]) => [name, i.required ? 'required' : (i.default ?? '')])
  expect(told).toEqual(given)
})

test('action.yml, code and README have the outputs of the contract', () => {
  expect(Object.keys(action.outputs)).toEqual(CONTRACT)
  expect(Object.keys(outputsOf([], { waitedMs: 0, requests: 0 }))).toEqual(CONTRACT)
  expect(rowsOf('outputs').flatMap(([names]) => codesIn(names))).toEqual(CONTRACT)
})

test('the README names the two commands in the words that are promised', () => {
  const text = readme.replace(/\s+/g, ' ')
  expect(text).toContain("`npm ci && npm run demo` runs the action's main job against the embedded simulator")
  expect(text).toContain('`npm ci && npm test` passes its tests')
})

test('the description fits the Marketplace, whose limit is below 125 characters', () => {
  expect(action.description.length).toBeGreaterThan(0)
  expect(action.description.length).toBeLessThan(125)
})

test('the runner gets node24 and a file that is there', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  expect(existsSync(action.runs.main)).toBe(true)
})

test.each(['icon', 'color'] as const)('the %s of the badge is one that GitHub accepts', (part) => {
  expect(definitions[`branding-${part}`]?.['allowed-values']).toContain(action.branding[part])
})

test('GitHub finds nothing wrong with action.yml', () => {
  const { context } = parseAction({ name: 'action.yml', content: readFileSync('action.yml', 'utf8') }, SILENT)
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([])
})

test('GitHub would find a runtime that it does not know', () => {
  const content = readFileSync('action.yml', 'utf8').replace('node24', 'node99')
  const { context } = parseAction({ name: 'action.yml', content }, SILENT)
  expect(
    context.errors
      .getErrors()
      .map(({ message }) => message)
      .join(),
  ).toContain('node99')
})

test('the code and package.json are of one version', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})
