/** Code as it is deployed: its digest in the form that Lambda reports, and where GetFunction says it lies. */
import { createHash } from 'node:crypto'
import { refused } from './refused.ts'
import type { Fields } from './script.ts'
import { SECRETS } from './secrets.ts'

export interface Code {
  readonly packageType: 'Zip' | 'Image'
  /** Base64 for a zip, hexadecimal for an image. */
  readonly sha256: string
  readonly size: number
  /** Of an image. */
  readonly imageUri?: string
}

/** Takes the members that name the code, in CreateFunction's `Code` or in UpdateFunctionCode itself. */
export function readCode(members: Fields): Code {
  const { ImageUri, ZipFile, S3Bucket, S3Key, S3ObjectVersion } = members
  if (typeof ImageUri === 'string') return imageAt(ImageUri)
  if (typeof ZipFile === 'string') return zipOf(Buffer.from(ZipFile, 'base64'))
  // There is no S3 here: the address stands for what lies there.
  if (typeof S3Bucket === 'string') return zipOf(Buffer.from([S3Bucket, S3Key, S3ObjectVersion].join('\n')))
  throw refused('InvalidParameterValueException', 'Please provide a source for function code.')
}

export function zipOf(bytes: Buffer): Code {
  return { packageType: 'Zip', sha256: createHash('sha256').update(bytes).digest('base64'), size: bytes.length }
}

/** The digest in the address, or one of the address where it ends in a tag. */
export function imageAt(imageUri: string): Code {
  const named = /@sha256:([0-9a-f]{64})$/.exec(imageUri)?.[1]
  const sha256 = named ?? createHash('sha256').update(imageUri).digest('hex')
  return { packageType: 'Image', sha256, size: 0, imageUri }
}

/** GetFunction's `Code`. */
export function locationOf({ imageUri, sha256 }: Code): Fields {
  if (imageUri === undefined)
    return { RepositoryType: 'S3', Location: `https://awslambda-tasks.example/snapshots/code?${SECRETS.presigned}` }
  const ResolvedImageUri = `${imageUri.replace(/(@sha256)?:[^/]*$/, '')}@sha256:${sha256}`
  return { RepositoryType: 'ECR', ImageUri: imageUri, ResolvedImageUri }
}
