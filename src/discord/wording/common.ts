import type { QuestionSource } from "../../core/questions/question.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import type { KnownName } from "../names.ts";

const NAME_LIMIT = 32;
const HEADING_LIMIT = 120;
const FILE_LIMIT = 80;
const ADDRESS_LIMIT = 300;

/** "1 player", "2 players". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "1st", "2nd", "3rd", "4th", "11th". */
export function ordinal(rank: number): string {
  const teen = rank % 100 >= 11 && rank % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th");
  return `${rank}${ending}`;
}

/** "71 %", of a part and a whole; a whole of 0 gives "0 %". */
export function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;
}

/** "2.1 s", never less than 0.1 s. */
export function seconds(milliseconds: number): string {
  return `${Math.max(0.1, milliseconds / 1_000).toFixed(1)} s`;
}

/** A time that each reader's own client shows: "R" in 5 seconds, "D" a date, "t" a time of day, "f" both. */
export function timestamp(at: number, style: "R" | "D" | "t" | "f"): string {
  return `<t:${Math.round(at / 1_000)}:${style}>`;
}

/** A member's name as plain escaped text, never a mention and never an id. */
export function memberName(known: KnownName | undefined): string {
  if (known === null) return "former member";
  const visible = plainLine(known ?? "");
  return visible === "" ? "a member" : escaped(clip(visible, NAME_LIMIT));
}

/** A file's name in bold, shortened to `room` and to 80 characters. */
export function fileName(file: string, room: number): string {
  return `**${escaped(clip(file, Math.min(room, FILE_LIMIT)))}**`;
}

/** "1,000,000". */
export function thousands(number: unknown): string {
  return Number(number).toLocaleString("en");
}

/** The letter of an option: 0 is A. */
export function letter(choice: number): string {
  return String.fromCharCode(65 + choice);
}

/** A topic as people chose it; null is everything. */
export function topicName(topic: string | null): string {
  return topic === null ? "all notes" : escaped(clip(topic, HEADING_LIMIT));
}

export function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}

export function roleMention(roleId: string): string {
  return `<@&${roleId}>`;
}

/** Where a line stands: heading path, then file and line, linked where the note tells a web address. */
export function place(source: QuestionSource): string {
  const heading = source.heading.at(-1);
  const where = `${escaped(clip(source.file, FILE_LIMIT))}:${source.line}`;
  const address = webAddress(source.url ?? "");
  const file = source.url === null || address.length > ADDRESS_LIMIT ? where : `[${where}](<${address}>)`;
  return heading === undefined ? file : `*${escaped(clip(heading, HEADING_LIMIT))}*, ${file}`;
}

/** Where a fact comes from, with its words shortened to `room` characters. */
export function fromNotes(source: QuestionSource, room: number): string {
  return room === 0 ? `From your notes, ${place(source)}` : `From your notes, ${inNotes(source, room)}`;
}

function inNotes(source: QuestionSource, room: number): string {
  return `${place(source)}: "${escaped(clip(plainLine(source.text), room))}"`;
}

/** The words of the notes beside an answer: what it comes from, or what an editor corrected. */
export function besideAnswer(
  { source, isCorrected }: { readonly source: QuestionSource; readonly isCorrected?: true },
  room: number,
): string {
  return isCorrected ? `Your notes still say, ${inNotes(source, room)}` : fromNotes(source, room);
}

export const corrected = "An editor of this server has kindly corrected this answer.";

function webAddress(url: string): string {
  return url.replace(/[<>()\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

export const share = "Share";
export const next = "Next";
