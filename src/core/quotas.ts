/** How many rounds a server has within an hour, where it has set nothing, and how many it may set. */
export const ROUNDS_PER_HOUR = { usual: 60, most: 240 } as const;

/** So often within an hour, by one member and in one server; how many rounds a server has is its own setting. */
export const HOURLY = {
  round: { member: 20 },
  upload: { member: 20, guild: 60 },
  export: { member: 10, guild: 60 },
} as const;
