const discordEpoch = 1_420_070_400_000;

/** Makes a new id; its time is `at` in UTC milliseconds, or now. */
export type NextId = (at?: number) => string;

/** Ids as Discord makes them: milliseconds since 2015 in the upper bits, a count in the lower 22. */
export function createIds(now: () => number): NextId {
  let count = 0n;
  return (at = now()) => {
    count = (count + 1n) & 0x3fffffn;
    return ((BigInt(Math.floor(at) - discordEpoch) << 22n) | count).toString();
  };
}

/** The UTC milliseconds inside a snowflake. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpoch;
}

/** Whether id `a` is older than id `b`. */
export function isOlder(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
