import type { DailyStatus, GuildSettings } from "../../app/views.ts";
import type { Topic } from "../../core/facts/fact.ts";
import { RIGHT, SPEED } from "../../core/scores.ts";
import { escaped } from "../escape.ts";
import { channelMention, count } from "./common.ts";

/** How a command is named in a text: as a mention that can be clicked, where Discord's id of it is known. */
export type CommandMention = (name: string) => string;

/** What the bot can do and how points are counted. */
export function help(command: CommandMention): string {
  return [
    "**Cohort turns this group's own notes into facts, quizzes and one concept a day.**",
    `${command("fact")} shows a fact, with the line of the notes that it comes from.`,
    `${command("quiz start")} begins a timed round for everyone in the channel; ${command("quiz stop")} ends it.`,
    `${command("practice")} is for you alone, without a clock: questions, pairs, steps, lists and cards to recall.`,
    `${command("leaderboard")} shows who has the most points.`,
    `${command("daily set")} brings one concept a day (for members who may manage the server).`,
    `${command("notes list")} shows the notes; editors add some with ${command("notes upload")}.`,
    `Report a question that is wrong by its button; editors see what was reported with ${command("questions flagged")}.`,
    "“Save as note” in a message's menu (Apps) suggests the message as a note.",
    `${command("privacy export")} gives you all that I keep about you, ${command("privacy delete")} erases it.`,
    "",
    `**Points**: a right answer gives ${RIGHT}, plus up to ${SPEED} for speed: ${RIGHT} + ${SPEED} × time left ÷ full time, rounded down.`,
    "A wrong answer gives 0, a part of “all that fit” its share; what is typed earns no speed. Of several answers the latest in time counts, with its own time, by Discord's clock.",
    "The leaderboard counts rounds with two players or more, and each question once a day for each member.",
  ].join("\n");
}

/** The same where only a member's own commands work: in direct messages, and in servers that don't have the bot. */
export function helpAlone(command: CommandMention): string {
  return [
    "**Cohort turns a group's own notes into facts, quizzes and one concept a day.**",
    `${command("fact")} shows a fact, with the line of the notes that it comes from.`,
    `${command("practice")} is for you alone, without a clock: questions, pairs, steps, lists and cards to recall.`,
    `${command("privacy export")} gives you all that I keep about you, ${command("privacy delete")} erases it.`,
    `${command("help")} shows this.`,
    "In a server that has added me there are also timed rounds for everyone, a leaderboard and one concept a day.",
  ].join("\n");
}

export type Setup = {
  readonly topics: readonly Topic[];
  readonly daily: DailyStatus;
  readonly settings: GuildSettings;
  /** Permissions that the daily post lacks in its channel, null where that channel is gone. */
  readonly dailyMissing: readonly string[] | null;
  /** Permissions that a round would lack in this channel. */
  readonly missing: readonly string[];
};

/** What a manager still has to set up, a line each, done or not. */
export function checklist(setup: Setup, command: CommandMention): string {
  const notes = setup.topics.filter((topic) => topic.path.length === 1);
  const facts = notes.reduce((sum, topic) => sum + topic.facts, 0);
  return [
    "**Setup** (only you see this, because you may manage the server)",
    facts > 0
      ? `Done: notes. ${count(facts, "fact")} in ${count(notes.length, "note")}.`
      : `To do: notes. There are none with a usable fact; ${command("notes upload")} adds your own.`,
    dailyLine(setup, command),
    `Time zone: ${escaped(setup.settings.zone)}. ${command("settings set")} changes it.`,
    setup.missing.length === 0
      ? "Done: permissions for rounds in this channel."
      : `To do: permissions for rounds. I may not do this here: ${setup.missing.map(escaped).join(", ")}.`,
    "",
  ].join("\n");
}

function dailyLine({ daily, dailyMissing }: Setup, command: CommandMention): string {
  if (daily.kind === "off")
    return `To do: daily concept. ${command("daily set")} chooses a channel and a time.`;
  if (dailyMissing === null)
    return `To do: daily concept. Its channel no longer exists; ${command("daily set")} chooses another.`;
  if (dailyMissing.length === 0) return "Done: daily concept.";
  const where = channelMention(daily.settings.channelId);
  return `To do: daily concept. I may not do this in ${where}: ${dailyMissing.map(escaped).join(", ")}.`;
}
