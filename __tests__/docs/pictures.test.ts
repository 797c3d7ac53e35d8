/** The pictures of the README show what the action writes today: a stale one is noticed. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { playScene, withoutChance } from '../../docs/pictures/scene.ts'

const FOLDER = 'docs/pictures'

const made: { source: string; pictures: Record<string, string> } = JSON.parse(
  readFileSync(`${FOLDER}/pictures.json`, 'utf8'),
)
const names = Object.keys(made.pictures)
const readme = readFileSync('README.md', 'utf8')

const [, shownLog = ''] = /<!-- log -->\n\n```text\n(.*?)```\n\n<!-- \/log -->/s.exec(readme) ?? []

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')

/** Five times as fast as for the picture: what is told but for times is the same. */
test('the action writes the summary and the log that we show; if not, docs/pictures/render.ts makes new ones', async () => {
  const { summary, log } = await playScene(5)
  expect(withoutChance(log)).toBe(withoutChance(shownLog))
  expect(withoutChance(summary)).toBe(withoutChance(readFileSync(`${FOLDER}/summary.md`, 'utf8')))
  expect(sha256(withoutChance(summary))).toBe(made.source)
}, 20_000)

test.each(names)('%s is the one that was made from it, a PNG below 300 kB', (name) => {
  const picture = readFileSync(`${FOLDER}/${name}`)
  expect(sha256(picture)).toBe(made.pictures[name])
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.length).toBeLessThan(300_000)
})

test('the README shows them, light and dark, and tells in words what they show', () => {
  expect(names.filter((name) => !readme.includes(`${FOLDER}/${name}`))).toEqual([])
  const images = [...readme.matchAll(/<img [^>]*>/g)].map(([tag]) => /alt="([^"]*)"/.exec(tag)?.[1] ?? '')
  expect(images).toHaveLength(1)
  expect(images[0]?.length).toBeGreaterThan(80)
})
