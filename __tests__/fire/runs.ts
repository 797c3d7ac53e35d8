/** How many random cases: `FIRE=20` in the environment makes it twenty times as many. */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env.FIRE ?? 1))

/** The same cases each time, unless the environment names a seed. */
export const SEED = Number(process.env.FIRE_SEED ?? 20_261_125)
