/**
 * The room `inputs`: strings in, frozen Settings out, with all mistakes told at once. Nothing else reads an input. It must
 * not know Lambda's API, the wait, or how things are told to people.
 */

interface Input {
  /** What holds where the input is empty: expressions yield empty strings, and those must mean "not given". */
  readonly default: string
  readonly required?: boolean
}

/** Every input, in the order of action.yml (which supplies `github.token` for `github-token`). */
export const INPUTS = {
  'function-name': { default: '', required: true },
  qualifier: { default: '' },
  'aws-region': { default: '' },
  'desired-state': { default: 'Active' },
  'desired-last-update-status': { default: 'Successful' },
  timeout: { default: '10m' },
  'poll-interval': { default: 'auto' },
  'stable-for': { default: '0s' },
  'expected-code-sha256': { default: '' },
  'expected-code-file': { default: '' },
  'expected-version': { default: '' },
  'wait-for-provisioned-concurrency': { default: 'false' },
  'on-inactive': { default: 'fail' },
  'not-found-grace': { default: '5s' },
  'fail-fast': { default: 'false' },
  'max-requests-per-second': { default: '10' },
  operation: { default: 'auto' },
  summary: { default: 'true' },
  'commit-status': { default: '' },
  'github-token': { default: '' },
} as const satisfies Record<string, Input>

export type InputName = keyof typeof INPUTS

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The text of an input, by the runner's rule: `INPUT_` and the name in capitals, hyphens kept; white space
 * around it does not count (as in `getInput` of @actions/core).
 */
export function readText(env: Environment, name: InputName): string {
  const given = env[`INPUT_${name.toUpperCase()}`]?.trim()
  return given || INPUTS[name].default
}
