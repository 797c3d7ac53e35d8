/** GitHub's eyes: what a step's summary is once CommonMark, GFM and an HTML parser have read it. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export interface Shown {
  readonly elements: ReadonlyMap<string, number>
  /** Every attribute but the `href` of a link. */
  readonly attributes: readonly string[]
  readonly links: readonly string[]
  readonly comments: number
  /** What is shown as running text: GitHub looks for mentions, issues and addresses in there, but not in code or links. */
  readonly prose: readonly string[]
  readonly text: string
}

export function show(summary: string): Shown {
  const html = micromark(summary, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  const elements = new Map<string, number>()
  const attributes: string[] = []
  const links: string[] = []
  const prose: string[] = []
  let comments = 0
  let text = ''
  const walk = (node: DefaultTreeAdapterTypes.Node, isProse: boolean): void => {
    if (node.nodeName === '#comment') comments += 1
    if ('value' in node) {
      text += node.value
      if (isProse) prose.push(node.value)
    }
    if ('tagName' in node) {
      elements.set(node.tagName, (elements.get(node.tagName) ?? 0) + 1)
      for (const { name, value } of node.attrs) {
        if (node.tagName === 'a' && name === 'href') links.push(value)
        else attributes.push(`${node.tagName} ${name}`)
      }
    }
    const inside = isProse && !['code', 'pre', 'a'].includes(node.nodeName)
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, inside)
  }
  walk(parseFragment(html), true)
  return { elements, attributes, links, comments, prose, text }
}
