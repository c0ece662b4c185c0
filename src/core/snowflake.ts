const DISCORD_EPOCH = 1_420_070_400_000n;

/** When Discord made an id, in UTC milliseconds (the 42 high bits; Discord API reference, "Snowflakes"). */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}

/** The least id that Discord could make at a time, UTC milliseconds: all later ones are greater. */
export function snowflakeAt(time: number): string {
  const since = BigInt(Math.floor(time)) - DISCORD_EPOCH;
  return since < 0n ? "0" : String(since << 22n);
}

/** Orders ids by the moment they were made, then by their low bits: negative when `a` is older. */
export function compareSnowflakes(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
