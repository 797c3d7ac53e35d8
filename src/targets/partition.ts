/** Regions and the partitions of AWS that they belong to. */

/** Prefixes of regions by partition (botocore, partitions.json); whatever is not listed is in `aws`. */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
]

/** The partition of a region, by the region's prefix; `aws` where none is known. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'
}

/**
 * Whether the text has the shape of a region: `eu-west-1`. No list: new regions need no new version of the action. But the
 * shape is held to, because the region becomes a part of the host that credentials are sent to.
 */
export function isRegion(text: string): boolean {
  return text.length <= 63 && /^[a-z]{2,}(-[a-z0-9]+)+$/.test(text)
}
