/** When a command should end: at a signal, or when npm was ended, which does not pass every signal on to its script. */

const LOOK_MS = 250

/** Calls `end` once; SIGINT and SIGTERM no longer end the process by themselves. Gives what stops the listening. */
export function whenEnded(end: () => void): () => void {
  const parent = process.ppid
  const once = () => {
    stop()
    end()
  }
  const stop = () => {
    clearInterval(timer)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, once)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, once)
  // npm runs a script in a shell; when that is gone, nobody is left to end this. Started by hand, it may outlive its shell.
  const timer = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) once()
  }, LOOK_MS).unref()
  return stop
}
