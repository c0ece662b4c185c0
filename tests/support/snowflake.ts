const DISCORD_EPOCH = 1_420_070_400_000;

/** An id as Discord makes it at a time (UTC milliseconds); `serial` tells ids of one millisecond apart. */
export function snowflakeAt(at: number, serial = 0): string {
  return ((BigInt(at - DISCORD_EPOCH) << 22n) + BigInt(serial)).toString();
}
