/** Bundles `entry` with all that it imports into the folder `into`, which is emptied before. */
export function bundle(entry: string, into: string): Promise<void>
