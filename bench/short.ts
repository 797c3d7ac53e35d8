/** The short table of the README: one run's figures that people ask for first. */
import { LONG_SECONDS, lagsOf, longWaits } from './becoming-ready.ts'
import { type ClientName, NAMES } from './clients.ts'
import { fleetOf } from './fleets.ts'
import type { Page } from './page.ts'
import type { Sample } from './sample.ts'
import { mean, median, table } from './statistics.ts'

const CLIENTS = ['action', 'cli', 'sdk'] as const satisfies readonly ClientName[]

/** Medians; a dash where a client was not measured. */
export function shortTable({ alreadyReady, moments, fleets, xargs }: Page): string {
  const row = (name: string, figure: (client: ClientName) => number, unit: string, digits = 0) => [
    name,
    ...CLIENTS.map((client) => written(figure(client), unit, digits)),
  ]
  const of = (samples: readonly Sample[] = [], figure: (one: Sample) => number) => median(samples.map(figure))
  return table(
    ['', ...CLIENTS.map((client) => NAMES[client])],
    [
      row('already ready: the whole step', (client) => of(alreadyReady[client], ({ wholeMs }) => wholeMs), 'ms'),
      row('noticed and out, after it became ready (mean)', (client) => mean(lagsOf(moments[client])), 'ms'),
      row(
        `requests in a wait of ${LONG_SECONDS} s`,
        (client) => of(longWaits(moments[client]), ({ requests }) => requests),
        '',
      ),
      row(
        `CPU of a wait of ${LONG_SECONDS} s`,
        (client) => of(longWaits(moments[client]), ({ cpuSeconds }) => cpuSeconds),
        's',
        2,
      ),
      row(
        'ten functions that are ready',
        (client) =>
          ({ action: of(fleetOf(fleets, 10, 10), ({ wholeMs }) => wholeMs), cli: of(xargs, ({ wholeMs }) => wholeMs) })[
            client as 'action' | 'cli'
          ] ?? Number.NaN,
        'ms',
      ),
    ],
  )
}

const written = (figure: number, unit: string, digits: number) =>
  Number.isFinite(figure) ? `${figure.toFixed(digits)} ${unit}`.trim() : '-'
