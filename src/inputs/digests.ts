/** SHA-256 digests in every spelling that people copy, to lower-case hexadecimal: what is compared is the bytes. */

/** What is accepted, in words for a person. */
export const DIGESTS =
  'accepted: a SHA-256 as base64 (44 characters, as Lambda reports it for a zip), as hexadecimal (64), or sha256:…'

/** The digest's 32 bytes in lower-case hexadecimal; undefined where the text is no SHA-256. */
export function parseDigest(text: string): string | undefined {
  const digest = text.replace(/^sha256:/i, '')
  if (/^[0-9a-f]{64}$/i.test(digest)) return digest.toLowerCase()
  // 43 letters hold 258 bits. Lambda leaves the two spare ones 0, and so must who copies from it.
  if (/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(digest)) return Buffer.from(digest, 'base64').toString('hex')
  return undefined
}
