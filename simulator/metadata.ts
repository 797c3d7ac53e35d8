/**
 * Reads action.yml just far enough to know each input's default: a few lines of a fixed form, so no YAML package is
 * needed. Expressions (`${{ … }}`) become empty, as there is no runner to evaluate them.
 */
import { readFile } from 'node:fs/promises'

/** Takes the path of an action.yml; gives the default of every input, `''` where it has none. */
export async function readDefaults(path: string): Promise<Record<string, string>> {
  const defaults: Record<string, string> = {}
  let section = ''
  let input = ''
  for (const line of (await readFile(path, 'utf8')).split(/\r?\n/)) {
    section = /^([\w-]+):/.exec(line)?.[1] ?? section
    if (section !== 'inputs') continue
    const name = /^ {2}['"]?([\w-]+)['"]?:\s*(?:#.*)?$/.exec(line)?.[1]
    if (name !== undefined) input = name
    if (input !== '') defaults[input] = readDefault(line) ?? defaults[input] ?? ''
    if (name !== undefined) defaults[name] = ''
  }
  return defaults
}

function readDefault(line: string): string | undefined {
  const text = /^ {4}default:\s*(.*?)\s*$/.exec(line)?.[1]
  return text?.replace(/^(['"])(.*)\1$/, '$2').replace(/\$\{\{.*?\}\}/g, '')
}
