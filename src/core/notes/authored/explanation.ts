import type { Row } from "../row.ts";
import { lastBracket, looksLikeKey } from "./key.ts";
import { inlineStart, optionsAt } from "./options.ts";
import { markedStatement } from "./truth.ts";

/** What explains an answer, and how many rows that takes. */
export type Explanation = { readonly text: string | null; readonly rows: number };

const opener =
  /^(?:explanation|rationale|because|reason|why|feedback|açıklama|çünkü|neden|erklärung|begründung|weil|explicación|porque|explication|parce que|解析|解释|因为)\s*[:：–—-]?\s*/iu;
/** "- A (wrong because …)": a line about an option, which is none itself. */
const onOption = /^\(?[A-H](?:\s*\(|\)?\s*[:–—-]\s*|[.)]\s*\().*\p{L}/u;

/** A number that opens a question, "3.", "(3)", "3-", "Q3:" or "3、". */
export const numbered =
  /^[([]?(?:(?:q|question|frage|soru|pregunta|第)\s*)?(\d{1,3})\s*(?:[.):：题、．\]]-?|-(?=\s))\s*(?=\S)/iu;

/** "Question 3" alone on a line. */
export const label =
  /^(?:q|question|frage|soru|pregunta|exercise|aufgabe|第)\s*(\d{1,3})\s*[.):：题]?\s*(?:\(.{0,40}\))?$/iu;

/**
 * What stands behind a key and explains it: a code fence, quoted or folded lines, a text that says that it explains, lines
 * about single options and, with `plain`, a paragraph that begins nothing else.
 */
export function explanationAt(rows: readonly Row[], at: number, block: number, plain: boolean): Explanation {
  const texts: string[] = [];
  let used = 0;
  let last = block;
  for (const row of rows.slice(at, at + 30)) {
    const inPart = used > 0 && row.block === last;
    if (!inPart && !(row.block <= last + 1 && explains(rows, at + used, plain && used === 0))) break;
    texts.push(row.text.replace(opener, "") || row.text);
    used += 1;
    last = row.block;
  }
  const text = texts.join(" ").replace(/\s+/gu, " ").trim();
  return { text: text === "" ? null : text, rows: used };
}

function explains(rows: readonly Row[], at: number, plain: boolean): boolean {
  const row = rows[at];
  if (row === undefined || row.kind === "heading" || row.kind === "cells" || row.kind === "image")
    return false;
  if (row.kind === "code" || row.isHidden || opener.test(row.text) || onOption.test(row.text)) return true;
  if (row.isQuoted) return !beginsQuestion(rows, at);
  return plain && row.kind === "text" && row.depth === 0 && !beginsQuestion(rows, at);
}

/** Whether a row is itself the beginning of a question, or a statement with its mark. */
function beginsQuestion(rows: readonly Row[], at: number): boolean {
  const row = rows[at];
  if (row === undefined) return false;
  if (
    /[?？:：]$/u.test(row.text) ||
    numbered.test(row.text) ||
    label.test(row.text) ||
    optionsAt(rows, at) !== null
  )
    return true;
  if (inlineStart(row) !== null || looksLikeKey(lastBracket(row.text)?.inside ?? "x")) return true;
  if (/\s?:{2,3}\s/u.test(row.text) || markedStatement(row.text, null) !== null) return true;
  const below = rows.findIndex((each, index) => index > at && each.block !== row.block);
  const inside = below === -1 ? rows.slice(at + 1, at + 8) : rows.slice(at + 1, Math.min(below + 1, at + 8));
  return inside.some((_, index) => optionsAt(rows, at + 1 + index) !== null);
}
