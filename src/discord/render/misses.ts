import type { MissView } from "../../app/views.ts";
import { type Body, body, MESSAGE_LIMIT } from "../body.ts";
import * as say from "../wording.ts";

/** How long the quotations are, in characters: the longest with which everything fits. */
const ROOMS = [400, 250, 150, 80];

/** The source lines of what a member got wrong; where not even short quotations fit, as many as do. */
export function renderMisses(misses: readonly MissView[]): Body {
  if (misses.length === 0) return body(say.noMisses);
  const shown = ROOMS.map((room) => entries(misses, room));
  const whole = shown.map(joined).find((text) => text.length <= MESSAGE_LIMIT);
  return body(whole ?? asManyAsFit(shown.at(-1) ?? []));
}

function entries(misses: readonly MissView[], room: number): readonly string[] {
  return misses.map((miss) => [say.missTitle(miss), say.besideAnswer(miss.question, room)].join("\n"));
}

function joined(parts: readonly string[]): string {
  return [say.missesTitle, ...parts].join("\n");
}

function asManyAsFit(parts: readonly string[]): string {
  const counts = parts.map((_, index) => parts.length - index - 1);
  const texts = counts.map((count) =>
    joined([...parts.slice(0, count), say.moreMisses(parts.length - count)]),
  );
  return texts.find((text) => text.length <= MESSAGE_LIMIT) ?? say.missesTitle;
}
