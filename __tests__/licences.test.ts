/** What we depend on is in order; and each way in which it may be not is told. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { isAccepted, problemsOf } from '../licences.ts'

test('of all packages, licence, pin and integrity are in order, and dist/licenses.txt names what is bundled', () => {
  expect(problemsOf(resolve('.'))).toEqual([])
})

test.each([
  ['MIT', true],
  ['GPL-3.0-only', false],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only OR MIT AND AGPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('the licence %j: %j', (expression, accepted) => {
  expect(isAccepted(expression, ['MIT', 'Apache-2.0'])).toBe(accepted)
})

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licences-'))
  for (const name of ['package.json', 'package-lock.json', 'dist']) cpSync(name, join(root, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction')
})
afterEach(() => rmSync(root, { recursive: true }))

/** Changes a file of the copy; the change has to fit. */
function change(name: string, from: RegExp | string, to: string): void {
  const text = readFileSync(join(root, name), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(root, name), changed)
}

/** Lays fields over what the lock says of a package. */
function changeLock(path: string, fields: object): void {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  lock.packages[path] = { ...lock.packages[path], ...fields }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))
}

const FOREIGN = { version: '1.0.0', optional: true, integrity: 'sha512-x', license: 'MIT' }

test.each([
  ['a range', () => change('package.json', '"yaml": "', '"yaml": "^'), /^yaml: \^[\d.]+ is no exact version$/],
  [
    'no integrity',
    () => changeLock('node_modules/yaml', { integrity: undefined }),
    /^node_modules\/yaml: the lock has no/,
  ],
  ['SHA-1', () => changeLock('node_modules/yaml', { integrity: 'sha1-x' }), /^node_modules\/yaml: the lock has no/],
  [
    'a licence of copyleft',
    () => changeLock('node_modules/x', { ...FOREIGN, license: 'GPL-3.0-only' }),
    /x: the licence GPL/,
  ],
  ['no licence', () => changeLock('node_modules/x', { ...FOREIGN, license: undefined }), /x: names no licence$/],
  [
    "a tool's licence in what is bundled",
    () => changeLock('node_modules/glob', { dev: undefined }),
    /glob: the licence Blue/,
  ],
  ['what is not installed', () => changeLock('node_modules/x', { ...FOREIGN, optional: false }), /x: not installed/],
  [
    'a new install script',
    () => changeLock('node_modules/yaml', { hasInstallScript: true }),
    /^yaml: has an install script/,
  ],
  [
    'one that is gone',
    () => changeLock('node_modules/@swc/core', { hasInstallScript: undefined }),
    /^@swc\/core: has no/,
  ],
  [
    'a notice that is missing',
    () => change('dist/licenses.txt', /^undici$/m, 'x'),
    /^undici: bundled, and not in dist/,
  ],
  [
    'a notice of nothing',
    () => change('dist/licenses.txt', /^/, 'left-pad\nMIT\n\n'),
    /^left-pad: in dist\/licenses.txt, and/,
  ],
])('%s is told', (_, spoil, problem) => {
  spoil()
  expect(problemsOf(root)).toContainEqual(expect.stringMatching(problem))
})
