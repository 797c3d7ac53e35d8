/** Durations for people. Milliseconds come in; nothing here reads a clock. */

/** A duration as it would be written in the workflow, exactly: `750ms`, `2s`, `1m30s`, `1h`. */
export function human(ms: number): string {
  if (ms > 0 && ms < 1000) return `${ms}ms`
  const parts = [
    [Math.floor(ms / 3_600_000), 'h'],
    [Math.floor(ms / 60_000) % 60, 'm'],
    [(ms % 60_000) / 1000, 's'],
  ] as const
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join('') || '0s'
  )
}

/** A time that was measured: tenths of a second below a minute (`3.2s`), whole seconds above (`1m30s`). */
export function elapsed(ms: number): string {
  const grainMs = ms < 59_950 ? 100 : 1000
  const rounded = Math.round(ms / grainMs) * grainMs
  return rounded < 60_000 ? `${seconds(rounded)}s` : human(rounded)
}

/** Seconds with one decimal, as the outputs give them: `12.3`. */
export function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(1)
}
