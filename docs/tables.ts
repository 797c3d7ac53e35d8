/**
 * Writes the tables of inputs and outputs in the README from action.yml: `node docs/tables.ts`. A test fails where they
 * differ (__tests__/agreement.test.ts).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default?: unknown; required?: boolean }>>
  readonly outputs: Readonly<Record<string, { description: string }>>
}

/** Takes the text of the README and of action.yml; gives the README with both tables written anew. */
export function withTables(readme: string, actionYml: string): string {
  const { inputs, outputs }: Action = parse(actionYml)
  const inputRows = Object.entries(inputs).map(([name, it]) => [`\`${name}\``, defaultOf(it), it.description])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description])
  const first = replacePart(readme, 'inputs', table(['input', 'default', 'meaning'], inputRows))
  return replacePart(first, 'outputs', table(['output', 'meaning'], outputRows))
}

function defaultOf(input: Action['inputs'][string]): string {
  if (input.required) return 'required'
  return input.default === undefined ? '' : `\`${input.default}\``
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${escaped(cell)} `)).join('|')}|`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

const escaped = (cell: string) => cell.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The text with another part between `<!-- name -->` and `<!-- /name -->`. Throws where there is none. */
export function replacePart(text: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`The README has no part between ${open} and ${close}`)
  return `${text.slice(0, from)}${open}\n\n${part}\n\n${text.slice(to)}`
}

if (import.meta.main) {
  writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8'), readFileSync('action.yml', 'utf8')))
}
