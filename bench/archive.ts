/** What a runner downloads of a release: the archive that GitHub makes of the commit, as `git archive HEAD | gzip` does. */
import { execFileSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'

/** In bytes. Rejects nothing: NaN where this is no clone. */
export function archiveBytes(root: string): number {
  try {
    const most = {
      cwd: root,
      maxBuffer: 1_000_000_000,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
    }
    return gzipSync(execFileSync('git', ['archive', 'HEAD'], most)).length
  } catch {
    return Number.NaN
  }
}
