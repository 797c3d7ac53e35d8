/** The code that must be live: digests that are given, or taken of the files that were deployed. */
import { createHash } from 'node:crypto'
import type { Listed } from '../targets/listing.ts'
import type { Complain } from './complaints.ts'
import { DIGESTS, parseDigest } from './digests.ts'
import { splitLines, splitList } from './lists.ts'
import {
  assignValues,
  type Entry,
  type Functions,
  isNamed,
  readEntry,
  sayUnlisted,
  splitAtEquals,
} from './per-function.ts'

/** Reads a whole file; rejects where it cannot. */
export type ReadFile = (path: string) => Promise<Uint8Array>

/** The digest expected of each listed function, in lower-case hexadecimal; undefined where none is. */
export function readDigests(text: string, functions: Functions, complain: Complain): readonly (string | undefined)[] {
  const entries = splitList(text).map((entry) => readEntry(entry, functions))
  const digests = entries.flatMap((entry) => readDigest(entry, complain))
  // Where a digest cannot be read the rest is still checked: the function that it is for, and whether it stands alone.
  return assignValues(digests, functions, complain)
}

function readDigest(entry: Entry, complain: Complain): Entry[] {
  const value = parseDigest(entry.value)
  if (value === undefined) complain(entry.text, `is no SHA-256 (${entry.value.length} characters); ${DIGESTS}`)
  return value === undefined && entry.key === undefined ? [] : [{ ...entry, value: value ?? entry.value }]
}

/** Likewise, of the files that are named. */
export async function readFileDigests(
  text: string,
  functions: Functions,
  complain: Complain,
  readFile: ReadFile,
): Promise<readonly (string | undefined)[]> {
  const digest = digestOnce(readFile)
  const entries: Entry[] = []
  // One after the other: a deployment package can fill much of the memory.
  for (const line of splitLines(text)) entries.push(...(await readFileEntry(line, functions, complain, digest)))
  return assignValues(entries, functions, complain)
}

type Digest = (path: string) => Promise<{ readonly digest: string } | { readonly fault: string }>

/** Takes the digest of each file once, however many functions were deployed from it. */
function digestOnce(readFile: ReadFile): Digest {
  const known = new Map<string, ReturnType<Digest>>()
  return (path) => {
    const digest = known.get(path) ?? digestFile(path, readFile)
    known.set(path, digest)
    return digest
  }
}

async function digestFile(path: string, readFile: ReadFile): ReturnType<Digest> {
  try {
    return {
      digest: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** A path may hold a `=`: it is a line only where a listed function is named before it, or where there is no such file. */
async function readFileEntry(
  text: string,
  functions: Functions,
  complain: Complain,
  digest: Digest,
): Promise<readonly Entry[]> {
  const line = splitAtEquals(text)
  if (line && functions.listed.some((one) => isNamed(one, line.key))) return take(text, line.value, line.key)
  const lone = await digest(text)
  if ('digest' in lone) return [{ text, value: lone.digest }]
  if (line && !functions.complete) return take(text, line.value, line.key)
  complain(text, line ? `${sayUnlisted(line.key, functions.listed)}; nor is there such a file` : sayUnread(lone.fault))
  return []

  async function take(given: string, path: string, key: string): Promise<readonly Entry[]> {
    const file = path === '' ? { fault: 'no path behind the =' } : await digest(path)
    if ('digest' in file) return [{ text: given, key, value: file.digest }]
    complain(given, sayUnread(file.fault))
    return []
  }
}

const sayUnread = (fault: string): string =>
  `cannot be read (${fault}); accepted: the path of the deployed zip, relative to the workspace, or lines of function=path`

/** The functions for which both a digest and a file are given. */
export function findBoth(
  listed: readonly Listed[],
  digests: readonly (string | undefined)[],
  fileDigests: readonly (string | undefined)[],
): readonly string[] {
  const both = listed.filter((_, at) => digests[at] !== undefined && fileDigests[at] !== undefined)
  return both.map(({ target }) => target.display)
}
