/** Which accepted word a person may have meant. */

/** A text longer than this is near to nothing, and comparing it would take long. */
const LONGEST_COMPARED = 200

/** The word that takes the fewest changes of a letter, whatever its case; the first of equals. Undefined without words. */
export function findNearest(text: string, words: readonly string[]): string | undefined {
  const given = text.slice(0, LONGEST_COMPARED).toLowerCase()
  const distances = words.map((word) => countEdits(given, word.slice(0, LONGEST_COMPARED).toLowerCase()))
  return words[distances.indexOf(Math.min(...distances))]
}

/** The edit distance of Levenshtein, row by row. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [line, letter] of [...from].entries()) row = nextRow(row, line + 1, letter, to)
  return row.at(-1) ?? 0
}

function nextRow(above: readonly number[], first: number, letter: string, to: string): number[] {
  const row = [first]
  for (let at = 0; at < to.length; at++) {
    const replaced = (above[at] ?? 0) + (letter === to[at] ? 0 : 1)
    row.push(Math.min(replaced, (above[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1))
  }
  return row
}
