/** The import table of the house: who may know whom. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from '@jest/globals'

const root = resolve('src')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(root, name), 'utf8') }))

/** Rooms that each room may import from. `main` and `index` stand at the top, `errors` and `version` at the bottom. */
const MAY_KNOW: Record<string, readonly string[]> = {
  verdict: [],
  targets: ['errors'],
  inputs: ['errors', 'targets', 'verdict'],
  // The engine's words for a request (a lane of the budget, how to ask) are what the looks are written in.
  lambda: ['verdict', 'targets', 'version', 'waiting'],
  waiting: ['verdict'],
  // The settings say what was awaited, and the errors what was wrong with them.
  report: ['verdict', 'targets', 'waiting', 'inputs', 'errors'],
  main: ['errors', 'inputs', 'lambda', 'report', 'verdict', 'waiting'],
  index: ['main'],
  errors: [],
  version: [],
}

const roomOf = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name.replace(/\.ts$/, ''))

function importsOf({ name, text }: { name: string; text: string }): string[] {
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '')
  const folder = join(root, name, '..')
  return specifiers.map((s) => (s.startsWith('.') ? relative(root, resolve(folder, s)).replaceAll('\\', '/') : s))
}

test('there are sources, each in a room that the table knows', () => {
  expect(sources.length).toBeGreaterThan(30)
  expect([...new Set(sources.map(({ name }) => roomOf(name)))].sort()).toEqual(Object.keys(MAY_KNOW).sort())
})

test.each(sources)('$name knows only the rooms that it may know', (source) => {
  const room = roomOf(source.name)
  const own = importsOf(source).filter((path) => path.endsWith('.ts'))
  const strangers = own.filter((path) => roomOf(path) !== room && !MAY_KNOW[room]?.includes(roomOf(path)))
  expect(strangers).toEqual([])
})

test.each([
  ['the AWS SDK', /^@(aws-sdk|smithy)\//, 'lambda'],
  ['the Actions toolkit', /^@actions\//, 'report'],
])('%s is known in one room alone', (_, packages, room) => {
  const users = sources.filter((source) => importsOf(source).some((path) => packages.test(path)))
  expect(users.length).toBeGreaterThan(0)
  expect(users.map(({ name }) => roomOf(name)).filter((name) => name !== room)).toEqual([])
})

test('@actions/github is loaded only when it is used', () => {
  const static_ = sources.filter(({ text }) => /^import (?!type)[^;]*?from '@actions\/github'/m.test(text))
  expect(static_.map(({ name }) => name)).toEqual([])
})

test('timers, the clock and chance live in one file', () => {
  const users = sources.filter(({ text }) =>
    /\bset(Timeout|Interval|Immediate)\(|Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(/.test(text),
  )
  expect(users.map(({ name }) => name)).toEqual(['waiting/clock.ts'])
})

test('only the entry ends the process, and only once all that was written is out', () => {
  const enders = sources.filter(({ text }) => /process\.exit\(/.test(text))
  expect(enders.map(({ name }) => name)).toEqual(['index.ts'])
  expect(enders[0]?.text.match(/.*process\.exit\(.*/g)).toEqual(["process.stdout.write('', () => process.exit())"])
})

test('index is imported by nothing', () => {
  expect(sources.filter((source) => importsOf(source).includes('index.ts')).map(({ name }) => name)).toEqual([])
})

test('the simulator imports nothing from src, and no package', () => {
  const files = readdirSync('simulator', { encoding: 'utf8', recursive: true }).filter((name) => name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(5)
  const strangers = files.flatMap((name) =>
    [...readFileSync(join('simulator', name), 'utf8').matchAll(/from '([^']+)'/g)]
      .map(([, specifier]) => specifier ?? '')
      .filter((specifier) => !specifier.startsWith('node:') && !specifier.startsWith('./'))
      .map((specifier) => `${name}: ${specifier}`),
  )
  expect(strangers).toEqual([])
})
