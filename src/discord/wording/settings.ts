import type { GuildSettings } from "../../app/views.ts";
import { HOURLY } from "../../core/quotas.ts";
import { escaped } from "../escape.ts";
import { channelMention, roleMention } from "./common.ts";

/** All settings of a server, a line each. */
export function settings(current: GuildSettings): string {
  return [
    "**Settings**",
    `Time zone: ${escaped(current.zone)}`,
    `Rounds: ${channels(current.roundChannelIds)}, ${current.place === "thread" ? "in a thread of their own" : "in the channel itself"}`,
    `Who may start a round: ${starters(current.starters)}`,
    `Pace: ${current.pace}x the time for every question`,
    `Rounds within an hour: at most ${current.roundsPerHour}, ${HOURLY.round.member} by one member`,
    `Uploads of notes within an hour: at most ${HOURLY.upload.guild}, ${HOURLY.upload.member} by one member`,
    `Exports within an hour: at most ${HOURLY.export.guild}, ${HOURLY.export.member} by one member`,
    `Notes' editors: ${current.editorRoleId === null ? "nobody but managers" : roleMention(current.editorRoleId)}`,
    `Failures and reports go to: ${current.adminChannelId === null ? "nowhere yet" : channelMention(current.adminChannelId)}`,
    "`/settings set` changes them.",
  ].join("\n");
}

function channels(ids: readonly string[]): string {
  if (ids.length === 0) return "in any channel";
  const shown = ids.slice(0, 20).map(channelMention).join(", ");
  return ids.length > 20 ? `only in ${shown} and ${ids.length - 20} more` : `only in ${shown}`;
}

function starters(who: GuildSettings["starters"]): string {
  if (who === "everyone") return "everyone";
  return who === "managers" ? "members who may manage the server" : `members with ${roleMention(who.roleId)}`;
}

export const nothingToSet =
  "Nothing to change: choose at least one option. `/settings show` tells how things are.";
