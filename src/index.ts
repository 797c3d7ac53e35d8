/** Runs the action in the real process. Imported by nothing. */
import { run } from './main.ts'

await run()
