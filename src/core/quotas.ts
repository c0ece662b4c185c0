/** So often within an hour, by one member and in one server; how many rounds a server has is its own setting. */
export const HOURLY = {
  round: { member: 20 },
  upload: { member: 20, guild: 60 },
  export: { member: 10, guild: 60 },
} as const;
