/** Reads what was given on the command line, and finds what was meant. */

export interface Arguments {
  /** By name, without the dashes; undefined where no value followed. */
  readonly options: ReadonlyMap<string, string | undefined>
  /** What belongs to no option, and options that came twice. */
  readonly problems: readonly string[]
}

/** Takes `--name value`, `--name=value` and a bare `--name`. A value that begins with two dashes needs the sign. */
export function readArguments(argv: readonly string[]): Arguments {
  const options = new Map<string, string | undefined>()
  const problems: string[] = []
  const left = [...argv]
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, name, assigned] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) problems.push(`"${word}" belongs to no option.`)
    else {
      if (options.has(name)) problems.push(`--${name} is given twice.`)
      options.set(name, assigned ?? (isValue(left[0]) ? left.shift() : undefined))
    }
  }
  return { options, problems }
}

const isValue = (word: string | undefined) => word !== undefined && !word.startsWith('--')

/** The word that takes the fewest changes of a letter; the first of equals. Undefined without words. */
export function findNearest(text: string, words: readonly string[]): string | undefined {
  const distances = words.map((word) => distance(text.slice(0, 100), word))
  return words[distances.indexOf(Math.min(...distances))]
}

/** The edit distance of Levenshtein, row by row. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const letter of from) {
    const row = [(above[0] ?? 0) + 1]
    for (let at = 0; at < to.length; at++) {
      const replaced = (above[at] ?? 0) + (letter === to[at] ? 0 : 1)
      row.push(Math.min(replaced, (above[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1))
    }
    above = row
  }
  return above.at(-1) ?? 0
}

/** `2s`, `7.3s`, `500ms`, `3m`; undefined where it is none. In ms. */
export function readDurationMs(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? []
  if (number === undefined) return undefined
  return Number(number) * (unit === 'ms' ? 1 : unit === 's' ? 1_000 : 60_000)
}
