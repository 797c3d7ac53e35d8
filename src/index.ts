/**
 * Runs the action in the real process. Imported by nothing. The runner's signals are heard before anything else is loaded,
 * so that outputs and summary are written however early the job is cancelled.
 */
const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort())

const { run } = await import('./main.ts')
await run(process.env, cancel.signal)
// A source of credentials or a name server that still hangs must not keep the step: what was said goes out, then it ends.
process.stdout.write('', () => process.exit())
