import type { DailyStatus, GuildSettings } from "../../src/app/views.ts";

/** A server that has set nothing. */
export const settings: GuildSettings = {
  zone: "Europe/London",
  roundChannelIds: [],
  starters: "everyone",
  pace: 1,
  place: "here",
  roundsPerHour: 60,
  editorRoleId: null,
  adminChannelId: null,
};

export const off: DailyStatus = { kind: "off", recent: [] };

/** A daily concept that comes in a channel. */
export const daily = (channelId: string): DailyStatus => {
  const settings = { channelId, time: "09:00", zone: "UTC", topic: null, weekdays: [1] };
  return { kind: "on", settings, nextAt: 1_800_000_000_000, refused: null, recent: [] };
};
