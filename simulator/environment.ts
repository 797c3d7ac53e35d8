/** The variables of a step, as the runner sets them for an action. */
import { join, resolve } from 'node:path'
import type { Run } from './action.ts'
import { readDefaults } from './metadata.ts'
import { SECRETS } from './secrets.ts'

/** The files through which a step talks to its runner: `GITHUB_` and the name. */
export const FILES = ['OUTPUT', 'STEP_SUMMARY', 'ENV', 'PATH', 'STATE'] as const

/** Takes the run and its folder; gives all variables. Rejects where there is no action.yml beside `dist`. */
export async function environment(run: Run, folder: string): Promise<NodeJS.ProcessEnv> {
  const inputs = { ...(await readDefaults(resolve(run.dist, '..', 'action.yml'))), ...run.inputs }
  const all: Record<string, string | null> = {
    ...runnerVariables(folder, run.workspace ?? folder),
    ...awsVariables(folder),
    ...(run.endpoint === undefined ? {} : { AWS_ENDPOINT_URL_LAMBDA: run.endpoint }),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])),
    ...run.env,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null))
}

/** The runner's rule: spaces become underscores, letters capitals, hyphens stay. */
const inputVariable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

function runnerVariables(folder: string, workspace: string): Record<string, string> {
  return {
    // Windows cannot start a process without SystemRoot.
    ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
    PATH: process.env.PATH ?? '',
    HOME: folder,
    CI: 'true',
    RUNNER_TEMP: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'http://127.0.0.1:1',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_JOB: 'deploy',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_WORKSPACE: workspace,
    ...Object.fromEntries(FILES.map((name) => [`GITHUB_${name}`, join(folder, name)])),
  }
}

/** Made-up credentials, and nothing from which the SDK could read the real ones of whoever runs this. */
function awsVariables(folder: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: SECRETS.accessKey,
    AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
    AWS_SESSION_TOKEN: SECRETS.sessionToken,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(folder, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-aws-credentials'),
  }
}

/** Set by a runner, or by npm for its scripts: not what the person who tries the action has set up for it. */
const NOT_THEIRS = /^(GITHUB_|RUNNER_|ACTIONS_|INPUT_|npm_)/i

/**
 * Takes the variables of this process; gives what to lay over the runner's so that the action meets the credentials,
 * endpoints, proxies and profiles of whoever runs this. The made-up ones are unset.
 */
export function realEnvironment(env: NodeJS.ProcessEnv): Record<string, string | null> {
  const madeUp = Object.keys(awsVariables('')).map((name) => [name, null] as const)
  const theirs = Object.entries(env).filter(([name, value]) => value !== undefined && !NOT_THEIRS.test(name))
  return Object.fromEntries([...madeUp, ...theirs.map(([name, value]) => [name, value ?? null] as const)])
}
