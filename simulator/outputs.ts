/**
 * GITHUB_OUTPUT as the runner reads it:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs (EnvFileKeyValuePairs)
 */

export interface Outputs {
  readonly outputs: Readonly<Record<string, string>>
  /** What the runner would fail the step for, one sentence each. */
  readonly malformed: readonly string[]
}

/** Takes the file's text: `NAME=VALUE` lines and `NAME<<DELIMITER` … `DELIMITER` blocks; whichever mark comes first decides. */
export function readOutputs(text: string): Outputs {
  const outputs: Record<string, string> = {}
  const malformed: string[] = []
  const lines = text.split('\n')
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', mark, rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? []
    if (line === '') continue
    if (name === '') malformed.push(`no name: ${line.slice(0, 60)}`)
    else if (mark === '=') outputs[name] = rest
    else if (rest === '') malformed.push(`${name} has an empty delimiter`)
    else outputs[name] = readBlock(lines, rest) ?? missing(malformed, name)
  }
  return { outputs, malformed }
}

/** Takes lines off the front, through the delimiter; all of them where it does not come. */
function readBlock(lines: string[], delimiter: string): string | undefined {
  const end = lines.indexOf(delimiter)
  const block = lines.splice(0, end < 0 ? lines.length : end + 1)
  return end < 0 ? undefined : block.slice(0, -1).join('\n')
}

function missing(malformed: string[], name: string): string {
  malformed.push(`${name} has no end`)
  return ''
}
