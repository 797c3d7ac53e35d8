/** Whatever people may copy from our pages is well formed: it parses, it lints, it uses inputs and outputs that exist. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { bashSays } from './shell.ts'
import { allSnippets, pages, type Snippet, snippetsOf } from './snippets.ts'
import { isGate, lint, type Step, stepsOf, wholeWorkflow, workflowOf } from './workflows.ts'

const action: { inputs: Record<string, unknown>; outputs: Record<string, unknown> } = parse(
  readFileSync('action.yml', 'utf8'),
)

/** `text`, `ts` and `hcl` are to be read, not to be copied into a workflow. */
const LANGUAGES = ['yaml', 'json', 'bash', 'text', 'ts', 'hcl']

/** Other people's actions, at the newest major version that was looked up when this was written. */
const KNOWN = [
  'actions/checkout@v7',
  'actions/setup-node@v7',
  'aws-actions/amazon-ecr-login@v2',
  'aws-actions/aws-lambda-deploy@v1',
  'aws-actions/configure-aws-credentials@v6',
  'aws-actions/setup-sam@v3',
  'hashicorp/setup-terraform@v4',
]

const named = (snippets: readonly Snippet[]) => snippets.map((s) => [`${s.file}:${s.line}`, s] as const)
const YAML = allSnippets(['yaml'])
const workflows = YAML.filter((snippet) => wholeWorkflow(snippet.text) !== undefined)
const stepsIn = (snippet: Snippet): readonly Step[] => stepsOf(workflowOf(snippet) ?? { jobs: {} })

test('there is something to check on the README and on every recipe', () => {
  const files = new Set(workflows.map(({ file }) => file))
  const recipes = pages().filter((file) => /^docs\/recipes\/(?!README)/.test(file))
  expect(recipes.length).toBeGreaterThan(15)
  expect(['README.md', ...recipes].filter((file) => !files.has(file))).toEqual([])
})

test('every snippet names its language', () => {
  const all = pages().flatMap((file) => snippetsOf(file))
  expect(all.filter(({ language }) => !LANGUAGES.includes(language))).toEqual([])
})

test.each(named(YAML))('%s is YAML', (_, { text }) => {
  expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([])
})

test.each(named(allSnippets(['json'])))('%s is JSON', (_, { text }) => {
  expect(() => JSON.parse(text)).not.toThrow()
})

test.each(named(allSnippets(['bash'])))('%s is shell', (_, { text }) => {
  expect(bashSays(text)).toBe('')
})

test('actionlint finds nothing in any workflow', () => {
  const found = lint(workflows.map(({ text }) => wholeWorkflow(text) ?? ''))
  const told = workflows.map(({ file, line }, at) => [`${file}:${line}`, found[at]])
  expect(told).toEqual(workflows.map(({ file, line }) => [`${file}:${line}`, []]))
})

describe.each(named(workflows))('the workflow at %s', (_, snippet) => {
  test('runs shell that parses', () => {
    const scripts = stepsIn(snippet).flatMap(({ run }) => run ?? [])
    expect(scripts.map(bashSays).filter(Boolean)).toEqual([])
  })

  test('keeps expressions out of shell, where a foreign text could become a command', () => {
    expect(stepsIn(snippet).filter(({ run }) => run?.includes('$' + '{{'))).toEqual([])
  })

  test('gives this action inputs that exist, and function-name', () => {
    const gates = stepsIn(snippet).filter(isGate)
    const given = gates.flatMap((step) => Object.keys(step.with ?? {}))
    expect(given.filter((name) => !(name in action.inputs))).toEqual([])
    expect(gates.filter((step) => !step.with?.['function-name'])).toEqual([])
  })

  test('reads outputs of this action that exist', () => {
    const ids = stepsIn(snippet).flatMap((step) => (isGate(step) && step.id ? [step.id] : []))
    const read = [...snippet.text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    const ours = read.filter(([, id = '']) => ids.includes(id)).map(([, , name = '']) => name)
    expect(ours.filter((name) => !(name in action.outputs))).toEqual([])
  })

  test('uses actions at versions that were looked up', () => {
    const used = stepsIn(snippet).filter((step) => !isGate(step))
    expect(used.flatMap(({ uses }) => uses ?? []).filter((uses) => !KNOWN.includes(uses))).toEqual([])
  })
})

/** Links within the repository; `https:` and `mailto:` are others' business. */
const linksOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)]
    .map(([, link = '', source = '']) => link || source)
    .filter((link) => !/^[a-z]+:/.test(link))

/** GitHub's name for a heading: lower case, without marks, hyphens for spaces. */
const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{Nd} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(pages())('the links of %s lead somewhere', (file) => {
  const broken = linksOf(file).filter((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? file : join(dirname(file), path)
    if (!existsSync(target)) return true
    return anchor !== undefined && !anchorsOf(target).includes(anchor)
  })
  expect(broken).toEqual([])
})

describe('the checks can fail', () => {
  test('actionlint finds an expression that does not end', () => {
    const text = ['- run: echo', '  env:', "    A: '$" + "{{ github.sha }'"].join('\n')
    expect(lint([wholeWorkflow(text) ?? ''])).toEqual([[expect.stringContaining('unexpected EOF')]])
  })

  test('bash finds a quote that does not end', () => {
    expect(bashSays("echo 'a")).not.toBe('')
  })

  test('an indented snippet is found, and its line told', () => {
    const page = 'text\n\n- a list\n\n  ```json\n  {}\n  ```\n'
    expect(snippetsOf('a.md', page)).toEqual([{ file: 'a.md', line: 6, language: 'json', text: '{}\n' }])
  })
})
