/** The log of a step as the runner shows it: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */

const LABELS: Readonly<Record<string, string>> = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/** Takes a line that the step printed; gives what is seen of it, undefined where nothing is. */
export function shownLine(line: string): string | undefined {
  const [, name = '', data = ''] = /^\s*::([\w-]+)(?: [^:]*(?::(?!:)[^:]*)*)?::(.*)$/.exec(line) ?? []
  if (name === '') return line
  if (name in LABELS) return `${LABELS[name]}${decode(data)}`
  return name === 'group' ? decode(data) : undefined
}

/** The runner's escapes in the data of a command. */
function decode(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

export interface LinePrinter {
  /** Takes text as it comes; a chunk may end within a line. */
  write(text: string): void
  /** Prints what is left. */
  end(): void
}

/** Gives a printer of whole lines, as the runner shows them. */
export function makeLinePrinter(print: (line: string) => void): LinePrinter {
  let rest = ''
  const show = (line: string) => {
    const shown = shownLine(line)
    if (shown !== undefined) print(shown)
  }
  return {
    write(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) show(line)
    },
    end() {
      if (rest !== '') show(rest)
      rest = ''
    },
  }
}
