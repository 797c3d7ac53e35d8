// How a bundle is made: dist/ and what the benchmark measures beside it are made alike.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ncc from '@vercel/ncc'

/** Bundles `entry` with all that it imports into the folder `into`, which is emptied before. */
export async function bundle(entry, into) {
  const { code, assets } = await ncc(entry, {
    cache: false,
    quiet: true,
    target: 'es2022',
    license: 'licenses.txt',
    // The SDK's ES modules: of those, what is not used is left out, and what is seldom used becomes a chunk of its own.
    mainFields: ['module', 'main'],
  })
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into)
  const written = { 'index.js': code, 'package.json': '{ "type": "module" }\n' }
  for (const [name, { source }] of Object.entries(assets)) written[name] = source
  for (const [name, source] of Object.entries(written)) writeFileSync(join(into, name), source)
}
