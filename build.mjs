#!/usr/bin/env node
// Builds dist/: tsc emits src/ to lib/, @vercel/ncc bundles lib/index.js. `--check` builds elsewhere and compares.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const bin = (name) => join(root, 'node_modules', ...name.split('/'))
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })

async function build(into) {
  rmSync(join(root, 'lib'), { recursive: true, force: true })
  run(bin('typescript/bin/tsc'), '-p', 'tsconfig.json')
  await bundle(join(root, 'lib', 'index.js'), into)
}

const files = (folder) => readdirSync(folder, { recursive: true }).sort()

/** Names of files that differ or are in one folder only. */
function differences(a, b) {
  const names = new Set([...files(a), ...files(b)])
  const read = (folder, name) => {
    try {
      return readFileSync(join(folder, name), 'latin1')
    } catch (error) {
      return error.code
    }
  }
  return [...names].filter((name) => read(a, name) !== read(b, name))
}

const dist = join(root, 'dist')
if (!process.argv.includes('--check')) await build(dist)
else {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'))
  try {
    await build(folder)
    const differing = differences(dist, folder)
    if (differing.length > 0) {
      console.error(`dist/ is not what src/ builds; run: npm run build\n  ${differing.join('\n  ')}`)
      process.exitCode = 1
    } else console.log('dist/ is what src/ builds')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
