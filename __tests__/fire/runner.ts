/**
 * The runner's eyes: what it takes for a command in a step's log.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */

export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
  readonly isLegacy: boolean
}

// biome-ignore format: a list
const REGISTERED = new Set([
  'set-env', 'add-path', 'set-output', 'save-state', 'add-mask', 'add-matcher', 'remove-matcher', 'debug', 'warning', 'error', 'notice',
  'group', 'endgroup', 'echo', 'stop-commands', 'internal-set-repo-path',
])

/** Lines end with CR, LF or both. */
export const linesOf = (log: string): readonly string[] => log.split(/\r\n|\r|\n/)

export function commandsIn(log: string): readonly Command[] {
  return linesOf(log).flatMap((line) => parseNew(line) ?? parseLegacy(line) ?? [])
}

/** `::name k=v,k=v::data` at the start of a line, what .NET takes for white space before it aside. */
function parseNew(line: string): Command | undefined {
  const text = line.replace(/^[\s\u0085]+/, '')
  const end = text.indexOf('::', 2)
  if (!text.startsWith('::') || end < 0) return undefined
  return commandOf({ info: text.slice(2, end), data: text.slice(end + 2), ...NEW })
}

/** `##[name k=v;k=v]data`, anywhere in a line. */
function parseLegacy(line: string): Command | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return undefined
  return commandOf({ info: line.slice(start + 3, end), data: line.slice(end + 1), ...LEGACY })
}

const NEW = { separator: ',', marks: /%(0D|0A|25)/g, propertyMarks: /%(0D|0A|3A|2C|25)/g, isLegacy: false }
const LEGACY = { separator: ';', marks: /%(3B|0D|0A|5D|25)/g, propertyMarks: /%(3B|0D|0A|5D|25)/g, isLegacy: true }

function commandOf({ info, data, ...kind }: { info: string; data: string } & typeof NEW): Command | undefined {
  const [given = '', ...rest] = info.split(' ')
  const name = given.toLowerCase()
  if (!REGISTERED.has(name)) return undefined
  const pairs = rest.join(' ').trim().split(kind.separator)
  const properties = pairs.flatMap((pair) => {
    const [key = '', ...value] = pair.split('=')
    return value.length === 0 ? [] : [[key, unmark(value.join('='), kind.propertyMarks)]]
  })
  return {
    name,
    properties: Object.fromEntries(properties),
    data: unmark(data, kind.marks),
    isLegacy: kind.isLegacy,
  }
}

const unmark = (text: string, marks: RegExp): string =>
  text.replace(marks, (mark) => String.fromCharCode(Number.parseInt(mark.slice(1), 16)))
