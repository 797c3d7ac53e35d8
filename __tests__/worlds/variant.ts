/** The judgement and the engine with a fault planted: a copy of their rooms in a temporary folder, changed and imported. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Machine } from './machine.ts'
import type { Plant } from './plants.ts'

/** Both know no other room, so that they can be copied alone. */
const ROOMS = ['verdict', 'waiting']

/** Gives the variant to `work`, and the folder back afterwards. Throws where a change does not fit the source any more. */
export async function withPlant<T>(plant: Plant, work: (machine: Machine) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plant-'))
  try {
    for (const room of ROOMS) cpSync(resolve('src', room), join(folder, room), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    for (const [file, from, to] of plant.changes) change(join(folder, file), from, to)
    return await work(await load(folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function change(path: string, from: string, to: string): void {
  const parts = readFileSync(path, 'utf8').split(from)
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${from}`)
  writeFileSync(path, parts.join(to))
}

async function load(folder: string): Promise<Machine> {
  const from = (file: string) => import(pathToFileURL(join(folder, file)).href)
  const [{ judge, judgeTheEnd }, { isSharedTrouble }, { NoAnswer }, { wait }] = await Promise.all([
    from('verdict/judge.ts'),
    from('verdict/seen.ts'),
    from('waiting/turns.ts'),
    from('waiting/wait.ts'),
  ])
  return { judge, judgeTheEnd, isSharedTrouble, NoAnswer, wait }
}
