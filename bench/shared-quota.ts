/** A quota of 15 requests a second, of which others use half: how often the action is refused, and how long it takes. */
import { get } from 'node:http'
import type { Logged, Simulator } from '../simulator/server.ts'
import { type Clients, call } from './clients.ts'
import { namesOf } from './fleets.ts'
import { sample } from './sample.ts'

export const SHARED = { size: 150, quota: 15, othersPerSecond: 7.5, settledMs: 10_000 }

export interface Sharing {
  /** From the first request to the last. */
  readonly tookMs: number
  /** Of the action's own requests: all, refused ones, and the same after the first ten seconds. */
  readonly requests: number
  readonly refused: number
  readonly lateRequests: number
  readonly lateRefused: number
}

/** Every function is ready at the start, on the action's default budget of 10 a second, which is more than is free. */
export async function measureSharing(clients: Clients): Promise<Sharing> {
  const { log } = await sample(
    clients,
    call('action', clients, namesOf(SHARED.size)),
    { functions: { '*': { steps: [{ atMs: 0 }] } }, quota: { GetFunction: SHARED.quota } },
    playOthers,
  )
  return sharingOf(log)
}

/** They ask evenly, whether they are refused or not. Gives what ends it. */
function playOthers({ endpoint }: Simulator): () => void {
  const ask = () =>
    get(`${endpoint}/2015-03-31/functions/others`, (response) => response.resume()).on('error', () => {})
  const timer = setInterval(ask, 1_000 / SHARED.othersPerSecond)
  return () => clearInterval(timer)
}

/** Reads the log of both. */
export function sharingOf(log: readonly Pick<Logged, 'name' | 'atMs' | 'status'>[]): Sharing {
  const own = log.filter(({ name }) => name !== 'others')
  const startMs = own[0]?.atMs ?? Number.NaN
  const late = own.filter(({ atMs }) => atMs > startMs + SHARED.settledMs)
  const refusedOf = (requests: typeof own) => requests.filter(({ status }) => status === 429).length
  return {
    tookMs: (own.at(-1)?.atMs ?? Number.NaN) - startMs,
    requests: own.length,
    refused: refusedOf(own),
    lateRequests: late.length,
    lateRefused: refusedOf(late),
  }
}
