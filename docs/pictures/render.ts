/**
 * Makes the pictures of the README: plays the scene, keeps its summary as summary.md, photographs that with the styles of
 * GitHub, light and dark, and writes the log of the same run into the README. Not part of `npm ci`. On Debian:
 *
 *     apt-get install chromium fonts-noto-color-emoji fonts-liberation
 *     tools=$(mktemp -d) && npm install --prefix "$tools" playwright-core github-markdown-css
 *     node docs/pictures/render.ts "$tools"
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { replacePart } from '../tables.ts'
import { playScene, withoutChance } from './scene.ts'

const HERE = import.meta.dirname
const THEMES = ['light', 'dark'] as const
const WIDTH_PX = 1012

/** As much of playwright-core as is used here; it is not installed with the project. */
interface Browser {
  newPage(options: object): Promise<Page>
  close(): Promise<void>
}
interface Page {
  setContent(html: string): Promise<void>
  locator(selector: string): { screenshot(options: object): Promise<Uint8Array> }
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** A page as GitHub shows a summary: its own Markdown, its own styles, nothing else. */
function pageOf(summary: string, css: string): string {
  const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }
  const body = micromark(summary, options)
  return `<!doctype html><style>${css} body { margin: 0 } article { padding: 24px }</style><article class="markdown-body">${body}</article>`
}

async function main(tools: string): Promise<void> {
  const need = createRequire(join(tools, 'package.json'))
  const { chromium }: { chromium: { launch(options: object): Promise<Browser> } } = need('playwright-core')
  const { summary, log } = await playScene()
  writeFileSync(join(HERE, 'summary.md'), summary)
  const readme = join(HERE, '..', '..', 'README.md')
  writeFileSync(readme, replacePart(readFileSync(readme, 'utf8'), 'log', `\`\`\`text\n${log}\`\`\``))
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const pictures: Record<string, string> = {}
  try {
    for (const theme of THEMES) {
      const css = readFileSync(need.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8')
      const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: 600 }, deviceScaleFactor: 1.5 })
      await page.setContent(pageOf(summary, css))
      const picture = await page.locator('article').screenshot({ type: 'png' })
      writeFileSync(join(HERE, `summary-${theme}.png`), picture)
      pictures[`summary-${theme}.png`] = sha256(picture)
    }
  } finally {
    await browser.close()
  }
  const made = { source: sha256(withoutChance(summary)), pictures }
  writeFileSync(join(HERE, 'pictures.json'), `${JSON.stringify(made, null, 2)}\n`)
}

const [, , tools] = process.argv
if (tools === undefined) throw new Error('Give the folder of the tools; how to make it stands at the top of this file')
await main(tools)
