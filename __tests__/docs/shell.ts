/** Shell that is only parsed, never run. */
import { spawnSync } from 'node:child_process'

// On a Windows runner the first bash of the path is that of WSL, which has no system in it.
const BASH = process.platform === 'win32' ? 'C:\\Program Files\\Git\\bin\\bash.exe' : 'bash'

/** What bash says of a script; empty where it finds nothing. Expressions of a workflow count as a word. */
export function bashSays(script: string): string {
  const { stderr, error } = spawnSync(BASH, ['-n'], {
    input: script.replaceAll(/\$\{\{.*?\}\}/g, 'word'),
    encoding: 'utf8',
  })
  return error ? error.message : stderr
}
