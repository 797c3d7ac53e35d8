#!/usr/bin/env node
/**
 * `node licences.ts`: what we depend on is pinned, may be used, and runs nothing when it is installed; and dist/licenses.txt
 * names what is bundled. A new licence or install script is looked at by a person, who then adds it here, with the reason.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Permissive, asking for no more than that the notice goes along, which dist/licenses.txt does. SPDX names. */
const ACCEPTED = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']

/** For tools alone: they are not bundled, so nobody gets them from us. */
const ACCEPTED_IN_TOOLS: Readonly<Record<string, string>> = {
  'BlueOak-1.0.0': 'permissive, as MIT is; of the glob family, which jest uses',
  'CC-BY-4.0': 'a data set (caniuse-lite), which asks to be named where it is passed on; it is not',
}

/** What would run at `npm ci`, and why nothing is lost with `--ignore-scripts`. */
const KNOWN_SCRIPTS: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'compiles where there is no ready binary; there is one for each platform that we use',
  '@swc/core': 'looks whether its ready binary fits, and gets a slower one where it does not; it does',
}

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
}

interface Package extends Locked {
  /** In node_modules, or below another package's. */
  readonly path: string
  readonly name: string
  /** Of nothing but our tools. */
  readonly isTool: boolean
}

/** Takes the folder of the repository, installed; gives everything that does not hold, a sentence each. */
export function problemsOf(root: string): string[] {
  const packages = packagesOf(root)
  return [
    ...loosePins(root),
    ...packages.flatMap((it) => [...withoutIntegrity(it), ...badLicence(root, it)]),
    ...badScripts(packages),
    ...badNotices(root, packages),
  ]
}

const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'))

function packagesOf(root: string): Package[] {
  const locked: Readonly<Record<string, Locked>> = read(root, 'package-lock.json').packages
  return Object.entries(locked).flatMap(([path, it]) => {
    const name = path.split('node_modules/').at(-1)
    return name ? [{ ...it, path, name, isTool: (it.dev ?? false) || (it.devOptional ?? false) }] : []
  })
}

function loosePins(root: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = read(root, 'package.json')
  const all: [string, string][] = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  return all
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${name}: ${version} is no exact version`)
}

function withoutIntegrity({ path, integrity }: Package): string[] {
  return integrity?.startsWith('sha512-') ? [] : [`${path}: the lock has no SHA-512 of it`]
}

function badLicence(root: string, { path, license, isTool, optional }: Package): string[] {
  const isInstalled = existsSync(join(root, path, 'package.json'))
  // The binaries of other platforms are in the lock alone.
  if (!isInstalled && !optional) return [`${path}: not installed; run: npm ci`]
  const told: unknown = isInstalled ? read(root, path, 'package.json').license : license
  if (typeof told !== 'string') return [`${path}: names no licence`]
  const accepted = isTool ? [...ACCEPTED, ...Object.keys(ACCEPTED_IN_TOOLS)] : ACCEPTED
  return isAccepted(told, accepted) ? [] : [`${path}: the licence ${told} is not among the accepted (licences.ts)`]
}

/** Takes an SPDX expression of names, AND, OR and, around all of it, parentheses. AND binds more tightly. */
export function isAccepted(expression: string, accepted: readonly string[]): boolean {
  const bare = expression.replace(/^\(([^()]*)\)$/, '$1')
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((name) => accepted.includes(name)))
}

function badScripts(packages: readonly Package[]): string[] {
  const found = new Set(packages.flatMap(({ name, hasInstallScript }) => (hasInstallScript ? name : [])))
  const known = Object.keys(KNOWN_SCRIPTS)
  return [
    ...[...found]
      .filter((name) => !known.includes(name))
      .map((name) => `${name}: has an install script; is it needed?`),
    ...known.filter((name) => !found.has(name)).map((name) => `${name}: has no install script any more (licences.ts)`),
  ]
}

function badNotices(root: string, packages: readonly Package[]): string[] {
  const used = packages.filter(({ isTool, path }) => !isTool && existsSync(join(root, path)))
  const notices = readFileSync(join(root, 'dist/licenses.txt'), 'utf8').split('\n')
  // ncc writes a name, and its licence below it.
  const named = new Set(notices.filter((_, at) => ACCEPTED.includes(notices[at + 1] ?? '')))
  const bundled = bundledOf(root, used)
  return [
    ...[...bundled].filter((name) => !named.has(name)).map((name) => `${name}: bundled, and not in dist/licenses.txt`),
    ...[...named].filter((name) => !bundled.has(name)).map((name) => `${name}: in dist/licenses.txt, and not bundled`),
  ]
}

/** So long a line, in the sources of one package only, is in the bundle because that package is. */
const TELLING = 40

/** Names of packages of which a line of code stands in dist/. The bundler leaves the name out where a module is CommonJS. */
function bundledOf(root: string, packages: readonly Package[]): Set<string> {
  const bundle = new Set(linesBelow(join(root, 'dist')))
  const owners = new Map<string, Set<string>>()
  for (const { path, name } of packages)
    for (const line of linesBelow(join(root, path)))
      if (bundle.has(line)) owners.set(line, (owners.get(line) ?? new Set()).add(name))
  return new Set([...owners.values()].flatMap((names) => (names.size === 1 ? [...names] : [])))
}

function linesBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const code = files.filter((file) => /\.[cm]?js$/.test(file) && !file.includes('node_modules'))
  return code
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= TELLING)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = problemsOf(import.meta.dirname)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log('Licences, pins, install scripts and notices are in order')
}
