/** The region of functions that do not tell their own. */
import { isRegion } from '../targets/partition.ts'
import type { Complain } from './complaints.ts'
import { type Environment, readText } from './inputs.ts'

const HOW =
  'accepted: a region such as eu-west-1, given as aws-region, in AWS_REGION (which aws-actions/configure-aws-credentials sets), or by ARNs in function-name'

/**
 * The region: `aws-region`, else AWS_REGION, else AWS_DEFAULT_REGION (the CLI's, which the SDK does not read), else the
 * profile's. Complains of a wrong one, and of none where one is needed; then gives an empty text.
 */
export async function findRegion(
  env: Environment,
  needed: boolean,
  profileRegion: () => Promise<string | undefined>,
  complain: Complain,
): Promise<string> {
  const input = readText(env, 'aws-region')
  if (input !== '') return check(input, '', complain)
  if (!needed) return ''
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    const region = env[name]?.trim()
    if (region) return check(region, `from ${name}: `, complain)
  }
  const region = await askProfile(profileRegion)
  if (region) return check(region, 'from the profile: ', complain)
  complain('', `no region is known; ${HOW}`)
  return ''
}

/** A profile that cannot be read tells no region; that it is broken will show with the credentials. */
async function askProfile(profileRegion: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return (await profileRegion())?.trim()
  } catch {
    return undefined
  }
}

function check(region: string, from: string, complain: Complain): string {
  if (isRegion(region)) return region
  const near = region.toLowerCase().replace(/[\s_]+/g, '-')
  complain(region, `${from}is no region; ${HOW}${isRegion(near) ? `; nearest: "${near}"` : ''}`)
  return ''
}
