import type { Language } from "../../notes/language.ts";
import type { Blank } from "./blank.ts";
import { hintFor } from "./hint.ts";

/** A part of a text by its offsets, `to` not included. */
export type Part = { readonly from: number; readonly to: number };

/** What of a text is shown, and every place where the key stands in it. */
export type Gapped = {
  readonly text: string;
  readonly to: number;
  readonly language: Language;
  readonly blank: Blank;
  /** Further places where the key or another name of it stands. */
  readonly also: readonly Part[];
};

/** The text with the key as "____" wherever it stands, told by a hint where it stands first. */
export function stemOf({ text, to, language, blank, also }: Gapped): string {
  const shown = text.slice(0, to).replace(/[\s;,:.]+$/u, "");
  const further = apart(also).filter((each) => each.to <= blank.from || each.from >= blank.to);
  const gaps = [blank, ...further].sort((a, b) => b.from - a.from);
  const key = text.slice(blank.from, blank.to);
  const stem = gaps.reduce((said, gap, at) => {
    const cut = said.slice(0, gap.from);
    const before = language === "en" ? cut.replace(/\b(a)n? (["“]?)$/iu, "$1(n) $2") : cut;
    const gapped = at === gaps.length - 1 ? withHint(key, before) : "____";
    return `${before}${gapped}${said.slice(gap.to)}`;
  }, shown);
  return withoutEmptyBrackets(/[!?。…]["”)]*$/u.test(stem) ? stem : `${stem}.`);
}

/** Another name in brackets goes with its brackets. */
export function withoutEmptyBrackets(stem: string): string {
  return stem.replace(/ \((?:____)(?:,? or ____)*\)/gu, "");
}

/** The gap with its hint, in square brackets where round ones are open already. */
export function withHint(key: string, before: string): string {
  const hint = hintFor(key);
  const isInside = before.lastIndexOf("(") > before.lastIndexOf(")");
  return isInside ? `____ [${hint}]` : `____ (${hint})`;
}

/** Parts that don't overlap, the longer of two. */
function apart(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of [...parts].sort((a, b) => b.to - b.from - (a.to - a.from)))
    if (kept.every((other) => part.to <= other.from || part.from >= other.to)) kept.push(part);
  return kept;
}
