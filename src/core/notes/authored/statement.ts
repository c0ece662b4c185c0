import { type Language, languageOf } from "../language.ts";
import type { Row } from "../row.ts";
import { explanationAt, numbered } from "./explanation.ts";
import { keyLine, lastBracket, withoutPoints } from "./key.ts";
import type { Reading } from "./take-authored.ts";
import { type MarkedStatement, markedStatement, truthOf, withoutPrompt } from "./truth.ts";

/** What a row stands in: the rows before it, whether the note is an exam, and the note's language. */
type Around = { readonly rest: readonly Row[]; readonly isExam: boolean; readonly language: Language };

/** Reads a statement that is marked as true or false, at its end or on the next line; null where there is none. */
export function readStatement(
  rows: readonly Row[],
  at: number,
  { rest, isExam, language: otherwise }: Around,
): Reading | null {
  const row = rows[at];
  if (row === undefined || (row.kind !== "text" && row.kind !== "item")) return null;
  const above = linesAbove(row, rest);
  const text = withoutPoints([...above, row].map((each) => each.text).join(" "));
  const isNumbered = row.ordinal !== null || numbered.test(text);
  const isAnswered = keyLine(rows[at + 1]?.text ?? "") !== null;
  if (!isAnswered && markedStatement(text, null, isNumbered) === null) return null;
  const own = languageOf(lastBracket(text)?.before ?? text, otherwise);
  const inLine = markedStatement(text, own, isNumbered) ?? markedStatement(text, otherwise, isNumbered);
  const isTrusted = inLine !== null && (inLine.isSure || isExam || row.kind === "item");
  const marked = isTrusted ? inLine : answeredBelow(rows, at, text, own);
  if (marked === null || !/\s|\p{Script=Han}{2}/u.test(marked.statement) || /[?？]$/u.test(marked.statement))
    return null;
  const used = marked === inLine ? 1 : 2;
  const last = rows[at + used - 1] ?? row;
  const explanation = explanationAt(rows, at + used, last.block, false);
  const stem = marked.statement
    .replace(numbered, "")
    .replace(/^\*+|\*+$/gu, "")
    .trim();
  const key =
    marked.truth === "missing"
      ? { kind: "missing" as const }
      : { kind: "options" as const, indexes: [marked.truth ? 0 : 1] };
  return {
    open: {
      kind: "true-false",
      stem,
      options: ["True", "False"],
      key,
      number: row.ordinal,
      explanation: [marked.more, explanation.text].filter((each) => each !== null).join(" ") || null,
      flaw: null,
      rows: [...above, ...rows.slice(at, at + used + explanation.rows)],
    },
    rows: used + explanation.rows,
    above: above.length,
  };
}

/** Lines of the same paragraph that the statement began on: those behind the last that ended as a sentence. */
function linesAbove(row: Row, rest: readonly Row[]): readonly Row[] {
  const lines: Row[] = [];
  for (let at = rest.length - 1; at >= 0; at -= 1) {
    const line = rest[at];
    if (
      line === undefined ||
      line.block !== row.block ||
      line.kind !== row.kind ||
      /[.!?:。！？：]$/u.test(line.text)
    )
      break;
    if (numbered.test(row.text) || lines.length > 6) break;
    lines.unshift(line);
  }
  return lines;
}

/** "Answer: T" on the line below the statement. */
function answeredBelow(
  rows: readonly Row[],
  at: number,
  text: string,
  language: Language,
): MarkedStatement | null {
  const row = rows[at];
  const next = rows[at + 1];
  if (row === undefined || next === undefined || next.block > row.block + 1 || next.kind === "heading")
    return null;
  const said = keyLine(next.text);
  const truth = said === null ? null : truthOf(said, language);
  if (truth === null || /[?？]$/u.test(text)) return null;
  return { statement: withoutPrompt(text), truth, isSure: true, more: null };
}
