/** The two charts, as SVG: transparent, and legible on a light and on a dark page. */
import * as echarts from 'echarts'
import { lagsOf, type Moments } from './becoming-ready.ts'
import { type ClientName, NAMES } from './clients.ts'
import { BUDGETS, type Fleet } from './fleets.ts'
import type { Sample } from './sample.ts'
import { mean, median } from './statistics.ts'

/** Mid-tones, told apart by the colour-blind too, that stand out from white and from nearly black. */
const COLOURS = ['#0a84d6', '#d9730d', '#8f7ee7']
/** Text and lines; the style below gives them other colours on a dark page. */
const INK = '#57606a'
const RULE = '#d0d7de'
const STYLE = `<style>@media (prefers-color-scheme: dark) {
  [fill="${INK}"] { fill: #9da7b3 } [stroke="${RULE}"] { stroke: #3d444d }
}</style>`

type Point = readonly [x: number, y: number]

interface Panel {
  readonly title: string
  readonly x: string
  readonly xs: readonly number[]
  /** Smallest value of a logarithmic y axis. */
  readonly least: number
  readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[]
}

/** Lag over the moment of being ready, for every client that was measured. */
export function chartOfLag(moments: Moments): string {
  const lines = (Object.keys(moments) as ClientName[]).map((name) => ({
    name: NAMES[name],
    points: (moments[name] ?? []).map((moment): Point => [moment.seconds, mean(lagsOf([moment])) / 1_000]),
  }))
  const xs = [0, 5, 10, 15, 20, 25]
  const panel = { title: 'Seconds from ready to exit', x: 'ready after … seconds', xs, least: 0.01, lines }
  return draw([panel], false, 640)
}

/** Time, CPU and memory over the size of the fleet, for every budget. */
export function chartOfFleets(fleets: readonly Fleet[]): string {
  const panel = (title: string, least: number, figure: (one: Sample) => number): Panel => ({
    title,
    x: 'functions',
    xs: [1, 10, 100, 1_000],
    least,
    lines: BUDGETS.map((budget) => ({
      name: `${budget} requests a second`,
      points: fleets
        .filter((fleet) => fleet.budget === budget)
        .map(({ size, samples }): Point => [size, median(samples.map(figure))]),
    })),
  })
  const panels = [
    panel('Whole step, seconds', 0.1, (one) => one.wholeMs / 1_000),
    panel('CPU, seconds', 0.1, (one) => one.cpuSeconds),
    panel('Peak memory, MiB', 10, (one) => one.peakMiB),
  ]
  return draw(panels, true, 900)
}

function draw(panels: readonly Panel[], isLogX: boolean, width: number): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: 340 })
  try {
    chart.setOption(optionOf(panels, isLogX, width))
    return `${chart.renderToSVGString().replace(/(<svg[^>]*>)/, `$1\n${STYLE}`)}\n`
  } finally {
    chart.dispose()
  }
}

function optionOf(panels: readonly Panel[], isLogX: boolean, width: number): echarts.EChartsOption {
  const share = width / panels.length
  return {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: 'sans-serif', color: INK },
    legend: { top: 0, textStyle: { color: INK, fontSize: 13 }, data: (panels[0]?.lines ?? []).map(({ name }) => name) },
    title: panels.map(({ title }, index) => ({
      text: title,
      left: index * share + 8,
      top: 30,
      textStyle: { color: INK, fontSize: 13, fontWeight: 'normal' as const },
    })),
    grid: panels.map((_, index) => ({ left: index * share + 50, width: share - 70, top: 62, bottom: 52 })),
    xAxis: panels.map(({ x, xs }, index) => ({
      ...axis(index),
      type: isLogX ? ('log' as const) : ('value' as const),
      min: xs[0] ?? 0,
      max: xs.at(-1) ?? 1,
      name: x,
      nameLocation: 'middle' as const,
      nameGap: 28,
      nameTextStyle: { color: INK, fontSize: 12 },
    })),
    yAxis: panels.map(({ least }, index) => ({ ...axis(index), type: 'log' as const, min: least })),
    series: panels.flatMap(({ lines }, index) =>
      lines.map(({ name, points }) => ({
        name,
        type: 'line' as const,
        xAxisIndex: index,
        yAxisIndex: index,
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 2 },
        data: points.map(([x, y]) => [x, y]),
      })),
    ),
  }
}

const axis = (gridIndex: number) => ({
  gridIndex,
  axisLabel: { color: INK, fontSize: 12 },
  axisLine: { lineStyle: { color: RULE } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: RULE } },
})
