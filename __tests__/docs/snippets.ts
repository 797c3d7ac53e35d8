/** What stands between fences in the pages that people copy from. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Snippet {
  /** Path from the root of the repository, with `/`. */
  readonly file: string
  /** Of the first line inside the fence. */
  readonly line: number
  /** The word behind the opening fence; empty where there is none. */
  readonly language: string
  readonly text: string
}

const ROOT_PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'simulator/README.md']

/** The README, the pages beside it and everything under docs/ and .github/. */
export function pages(): readonly string[] {
  return [...ROOT_PAGES, ...['docs', '.github'].flatMap(markdownUnder)]
}

function markdownUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort()
}

/** The snippets of one page. An opening fence may be indented; then its lines are too. */
export function snippetsOf(file: string, text = readFileSync(file, 'utf8')): readonly Snippet[] {
  return [...text.matchAll(/^( *)```([^\n`]*)\n(.*?)^\1```$/gms)].map((match) => {
    const [, indent = '', language = '', body = ''] = match
    const line = text.slice(0, match.index).split('\n').length + 1
    return { file, line, language: language.trim(), text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '') }
  })
}

/** All snippets of these languages on these pages. */
export function allSnippets(languages: readonly string[], from = pages()): readonly Snippet[] {
  return from.flatMap((file) => snippetsOf(file)).filter(({ language }) => languages.includes(language))
}
