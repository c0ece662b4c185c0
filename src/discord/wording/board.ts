import type { BoardRow, LeaderboardView } from "../../app/views.ts";
import type { Period } from "../../core/standings.ts";
import { escaped } from "../escape.ts";
import type { NameOf } from "../names.ts";
import { count, memberName, ordinal, percent, topicName } from "./common.ts";

export const firstPages = "Previous";
export const morePages = "More";

const titles: Readonly<Record<Period, string>> = {
  day: "today",
  week: "this week",
  month: "this month",
  all: "all time",
};

const thousands = new Intl.NumberFormat("en-US");

export function boardTitle(view: LeaderboardView): string {
  const topic = view.topic === null ? "" : ` · ${topicName(view.topic)}`;
  return `**Leaderboard, ${titles[view.period]}**${topic} · ${dates(view)}${escaped(view.zone)} time`;
}

function dates(view: LeaderboardView): string {
  if (view.dates === null) return "";
  const { from, to } = view.dates;
  return from === to ? `${escaped(from)}, ` : `${escaped(from)} to ${escaped(to)}, `;
}

export function boardEmpty(view: LeaderboardView): string {
  const when = view.period === "all" ? "" : ` ${titles[view.period]}`;
  const topic = view.topic === null ? "" : ` on ${topicName(view.topic)}`;
  return `No points${topic}${when} yet. \`/quiz start\` begins.`;
}

/** A line of a board. The full stop is escaped: Discord would number a list anew and lose the ties. */
export function boardRow(row: BoardRow, nameOf: NameOf): string {
  return `${row.rank}\\. ${memberName(nameOf(row.userId))} **${thousands.format(row.points)}**, ${details(row)}`;
}

export function boardOwn({ own: row, period, isHidden }: LeaderboardView): string {
  const when = period === "all" ? "" : ` ${titles[period]}`;
  if (row === null) return `You have no points here${when} yet.`;
  const hidden = isHidden ? " Others don't see you here; `/privacy leaderboard` changes that." : "";
  return `You are ${ordinal(row.rank)} with ${thousands.format(row.points)}, ${details(row)}.${hidden}`;
}

function details(row: BoardRow): string {
  return `${count(row.rounds, "round")}, ${percent(row.right, row.answers)} right`;
}

export const boardRule =
  "Rounds with two players or more count; each question counts once a day for each member.";
