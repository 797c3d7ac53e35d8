/** Lists as people write them: a new line or a comma between entries; white space, CR and blank entries do not count. */

/** The entries of a list separated by new lines or commas. */
export function splitList(text: string): readonly string[] {
  return clean(text.split(/[\r\n,]/))
}

/** The entries of a list separated by new lines alone: a path may hold a comma. */
export function splitLines(text: string): readonly string[] {
  return clean(text.split(/[\r\n]/))
}

const clean = (entries: readonly string[]): readonly string[] =>
  entries.map((entry) => entry.trim()).filter((entry) => entry !== '')
