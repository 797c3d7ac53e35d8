/** A job summary as text for a terminal. It knows the HTML that a summary is made of, and no Markdown. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Takes the HTML of a summary; gives lines of text. */
export function readSummaryPage(html: string): string {
  const flat = html.replace(/<table>(.*?)<\/table>/gs, (_, rows: string) => block(readTable(rows)))
  const text = readInline(
    flat
      .replace(/<h[1-6]>(.*?)<\/h[1-6]>/gs, (_, inner: string) => block(inner))
      .replace(/<summary>(.*?)<\/summary>/gs, (_, inner: string) => block(`▾ ${inner}`))
      .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, url: string, inner: string) => `${inner} (${url})`)
      .replace(/<li>/g, '\n- ')
      .replace(/<(p|ul|details|br)>|<\/(p|ul|details)>/g, '\n'),
  )
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}(?=- )/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const block = (text: string) => `\n\n${text}\n\n`

/** Columns as wide as their widest cell; links are left out, they would tear the columns. */
function readTable(html: string): string {
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => readInline(cell)),
  )
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  // What is text by now must not be read as HTML once more.
  return lines.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function readInline(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(?:#(\d+)|(\w+));/g, (whole, number?: string, name?: string) => {
    if (number !== undefined) return String.fromCodePoint(Number(number))
    return ENTITIES[name ?? ''] ?? whole
  })
}
