import type { Fact } from "../../facts/fact.ts";
import type { Blank } from "./blank.ts";

const quoted = /["“„«]([^"“”„«»]{3,50})["”“»]/gu;

/** What the author made stand out, by bold, highlight, link or quotation marks. */
export function markedBlanks({ text, marks }: Pick<Fact, "text" | "marks">): Blank[] {
  const quotes = [...text.matchAll(quoted)].map(({ index, 1: inside = "" }) => ({
    from: index + 1,
    to: index + 1 + inside.length,
    reason: "marked" as const,
    score: 0.5,
  }));
  return [...authorsMarks({ marks }), ...quotes];
}

/** What the author made stand out on purpose: quotation marks may hold just what somebody said. */
export function authorsMarks({ marks }: Pick<Fact, "marks">): Blank[] {
  return marks.map(({ from, to }) => ({ from, to, reason: "marked", score: 1 }));
}
