import type { FactView } from "../../app/fact-view.ts";
import type { MissView, PressedQuestion } from "../../app/views.ts";
import type { Image } from "../../core/notes/note.ts";
import type { Given } from "../../core/questions/given.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { place } from "./common.ts";

const CLAIM_LIMIT = 250;
const PICTURES = 3;

/** A fact with its place in the notes, its words shortened to `room` characters. */
export function fact(view: FactView, room: number): string {
  const pictures = (view.images ?? []).slice(0, PICTURES).map(picture);
  return [
    escaped(clip(plainLine(view.text), room)),
    ...pictures,
    `From your notes, ${place(view.source)}`,
  ].join("\n");
}

/** A picture by what it shows, with its address on the web or else its file's name. */
function picture({ alt, url }: Image): string {
  const shows = alt === "" ? "" : `${escaped(clip(plainLine(alt), 100))}, `;
  const isWeb = /^https?:\/\/[^\s<>()]+$/u.test(url) && url.length <= 300;
  return `Picture: ${shows}${isWeb ? `<${url}>` : escaped(clip(url.split("/").at(-1) ?? url, 100))}`;
}

/** What a member got wrong: the claim, or what they chose, and what is right. */
export function missTitle({ position, question, given }: MissView): string {
  const right = `**${question.answers.map(escaped).join(given.kind === "options" ? ", " : " or ")}**`;
  const wrong = `**Question ${position}**:`;
  if (question.kind !== "true-false") return `${wrong} ${inFull(question, given)}, but right is ${right}.`;
  return `${wrong} ${escaped(clip(plainLine(question.stem), CLAIM_LIMIT))} That is ${right}.`;
}

function inFull({ options }: PressedQuestion, given: Given): string {
  if (given.kind === "text") return escaped(given.text);
  const choices = given.kind === "option" ? [given.choice] : given.choices;
  return choices.map((choice) => escaped(options[choice] ?? "")).join(", ");
}

export const missesTitle = "**What you got wrong, and the lines it comes from**";

export function moreMisses(count: number): string {
  return `and ${count} more`;
}
