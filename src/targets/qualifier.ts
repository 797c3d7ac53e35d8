/** What may stand behind a function's name: a version, an alias, `$LATEST` or `$LATEST.PUBLISHED`. */

/** Lambda's names for the code that is not published, and for the newest published of a Managed Instances function. */
const LATEST = ['$LATEST', '$LATEST.PUBLISHED']

/** What a qualifier may be, in words for a person. */
export const QUALIFIERS = 'a version number, an alias (1 to 128 of A-Z a-z 0-9 - _), $LATEST or $LATEST.PUBLISHED'

/** Whether a qualifier is the number of a published version. `$LATEST` is none: it is what was not published yet. */
export function isVersion(qualifier: string | undefined): boolean {
  return qualifier !== undefined && /^\d{1,128}$/.test(qualifier)
}

/** Whether a qualifier is an alias; Lambda refuses aliases of digits alone (API reference, CreateAlias). */
export function isAlias(qualifier: string | undefined): boolean {
  return qualifier !== undefined && /^[A-Za-z0-9_-]{1,128}$/.test(qualifier) && !isVersion(qualifier)
}

/** Whether Lambda could take the text for a qualifier. */
export function isQualifier(text: string): boolean {
  return isVersion(text) || isAlias(text) || LATEST.includes(text)
}

/** The accepted spelling that a wrong qualifier was near to, where there is one: `$latest`, `LATEST.PUBLISHED`. */
export function nearestQualifier(text: string): string | undefined {
  const bare = text.replace(/^\$/, '').toUpperCase()
  return LATEST.find((word) => word === `$${bare}`)
}
