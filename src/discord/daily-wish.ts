import type { ChatInputCommandInteraction } from "discord.js";
import { readClockTime } from "./clock-time.ts";
import { zoneOption } from "./options.ts";
import { demandIn, neededForDaily } from "./permissions.ts";
import { readWeekdays } from "./weekdays.ts";

/** What the options of `/daily set` wish for; refuses unreadable ones, and channels where the bot may not post. */
export function dailyWish(interaction: ChatInputCommandInteraction) {
  const { options } = interaction;
  const channelId = options.getChannel("channel", true).id;
  demandIn(interaction, channelId, neededForDaily);
  return {
    channelId,
    time: readClockTime(options.getString("time", true)),
    zone: options.getString(zoneOption.name),
    topic: options.getString("topic"),
    weekdays: readWeekdays(options.getString("weekdays") ?? "daily"),
  };
}
