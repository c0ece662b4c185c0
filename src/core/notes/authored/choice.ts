import { isClause } from "../definition.ts";
import { type Row, sliceOf } from "../row.ts";
import { explanationAt, label, numbered } from "./explanation.ts";
import { announcesKey, type Key, keyLine, keyOf, lastBracket, looksLikeKey, withoutPoints } from "./key.ts";
import { keyListAt } from "./key-list.ts";
import { inlineOptions, inlineStart, letterOf, type Option, type OptionRun, optionsAt } from "./options.ts";
import type { Reading } from "./take-authored.ts";
import { markedStatement } from "./truth.ts";

/** More options than this are refused in words. */
const MOST_OPTIONS = 6;

/** Reads the question whose options begin at a row; its stem is the end of `rest`. Null where none does. */
export function readChoice(rows: readonly Row[], at: number, rest: readonly Row[]): Reading | null {
  const row = rows[at];
  if (row === undefined) return null;
  const inline = inlineStart(row);
  if (inline !== null) {
    const { options, key } = withoutTail(inlineOptions(sliceOf(row, inline), 0));
    const run = { options, isClear: options.length >= 2, rows: 1, style: "letters" } as const;
    return question(rows, at, { run, stem: [sliceOf(row, 0, inline)], above: 0, tail: key });
  }
  const run = optionsAt(rows, at);
  if (run === null) return null;
  const stem = stemAbove(row, rest);
  return question(rows, at, { run, stem, above: stem.length, tail: null });
}

/** The options of one line, and the key in brackets that stands behind the last of them alone. */
function withoutTail(options: readonly Option[]): {
  readonly options: readonly Option[];
  readonly key: string | null;
} {
  const brackets = options.map(({ text }) => lastBracket(text));
  const [last, tail] = [options.at(-1), brackets.at(-1)];
  const isKey = last !== undefined && tail != null && looksLikeKey(tail.inside) && tail.before !== "";
  if (!isKey || brackets.filter((each) => each !== null).length > 1) return { options, key: null };
  return { options: [...options.slice(0, -1), { ...last, text: tail.before }], key: tail.inside };
}

/** The rows right above the options: a paragraph's, or a heading. */
function stemAbove(first: Row, rest: readonly Row[]): readonly Row[] {
  const stem: Row[] = [];
  for (let at = rest.length - 1; at >= 0 && stem.length < 12; at -= 1) {
    const row = rest[at];
    const below = stem[0];
    if (row === undefined || row.kind === "cells" || row.kind === "image" || row.checked !== null) break;
    const isNear =
      below === undefined
        ? row.block === first.block || row.block === first.block - 1 || row === first.intro
        : row.block === below.block;
    const asks = row.kind === "heading" ? /[?？]$/u.test(row.text) : row.kind !== "code";
    const isCodeAbove = below?.kind === "code" && row.block === below.block - 1 && asks;
    if (!isNear && !isCodeAbove) break;
    const isOther =
      (row.kind === "heading" && !isCodeAbove) || markedStatement(row.text, null)?.isSure === true;
    if (below !== undefined && isOther) break;
    stem.unshift(row);
    if (numbered.test(row.text) || row.ordinal !== null || row.kind === "heading") break;
  }
  const above = rest[rest.length - stem.length - 1];
  const isLabelled =
    above !== undefined && label.test(above.text) && above.block >= (stem[0]?.block ?? 0) - 1;
  return isLabelled && stem.length > 0 ? [above, ...stem] : stem;
}

type Found = {
  readonly run: OptionRun;
  readonly stem: readonly Row[];
  readonly above: number;
  readonly tail: string | null;
};

function question(rows: readonly Row[], at: number, { run, stem, above, tail }: Found): Reading | null {
  const labelled = label.exec(stem[0]?.text ?? "");
  const spoken = labelled === null ? stem : stem.slice(1);
  const written = withoutPoints(spoken.map(({ text }) => text).join(" "));
  const bracket = lastBracket(written);
  const inStem = bracket !== null && looksLikeKey(bracket.inside) ? bracket : null;
  const texts = run.options.map(({ text }) => text);
  const below = keyBelow(rows, at + run.rows, run.options.at(-1)?.row);
  const key = keyFrom({ run, texts, inStem: inStem?.inside ?? tail, below: below.written });
  const asked = inStem?.before ?? written;
  const isNumbered =
    labelled !== null || numbered.test(asked) || stem.some(({ ordinal }) => ordinal !== null);
  if (!isQuestion({ text: asked, isNumbered }, run, inStem?.inside === "?" ? null : key)) return null;
  const end = at + run.rows + below.rows;
  const last = rows[end - 1] ?? rows[at];
  const explained = explanationAt(rows, end, last?.block ?? 0, key.kind === "options" || below.rows > 0);
  const ownNumber = labelled ?? numbered.exec(asked);
  const number =
    stem.find(({ ordinal }) => ordinal !== null)?.ordinal ??
    (ownNumber === null ? null : Number(ownNumber[1]));
  const text = asked.replace(numbered, "").trim();
  const explanation = [below.more, explained.text].filter((each) => each !== null && each !== "").join(" ");
  return {
    open: {
      kind: "choice",
      stem: text,
      options: texts,
      key,
      number,
      explanation: explanation === "" ? null : explanation,
      flaw: flawOf(text, run),
      rows: [...stem, ...rows.slice(at, end + explained.rows)],
    },
    rows: run.rows + below.rows + explained.rows,
    above,
  };
}

/**
 * Lettered or boxed lines ask something where a stem asks, a key answers, or (null) the author says that the key is not
 * known. A list of things to do asks nothing, nor do lettered lines without a key behind a colon, unless their stem has a
 * question's number; behind such a number three of them ask, also where their stem is a sentence's beginning.
 */
function isQuestion(
  { text: stem, isNumbered }: { readonly text: string; readonly isNumbered: boolean },
  { style, options }: OptionRun,
  key: Key | null,
): boolean {
  if (key === null) return options.length >= 2;
  const asks = /[?？:：…]\s*$/u.test(stem) || /_{3,}/u.test(stem);
  const isTitle = /[:：]\s*$/u.test(stem) && !isNumbered && (!isClause(stem) || stem.split(" ").length < 3);
  if (style === "boxes") return asks && !isTitle && options.length >= 2;
  if (key.kind === "missing" && !isNumbered && /[:：]\s*$/u.test(stem)) return false;
  if (options.length < 2) return asks && key.kind === "options";
  const isOpen = isNumbered && options.length > 2 && !/[.!。！]\s*$/u.test(stem);
  return asks || isOpen || (key.kind !== "missing" && stem !== "");
}

function flawOf(
  stem: string,
  { isClear, options }: OptionRun,
): "optionsUnclear" | "tooManyOptions" | "stemMissing" | null {
  if (stem === "") return "stemMissing";
  const isDoubled = new Set(options.map(({ text }) => text)).size < options.length;
  if (!isClear || isDoubled || options.some(({ text }) => text === "")) return "optionsUnclear";
  return options.length > MOST_OPTIONS ? "tooManyOptions" : null;
}

type Evidence = {
  readonly run: OptionRun;
  readonly texts: readonly string[];
  readonly inStem: string | null;
  readonly below: string | null;
};

/** A key in words comes before marks on the options; boxes are marks of their own. */
function keyFrom({ run, texts, inStem, below }: Evidence): Key {
  const written = below ?? inStem;
  if (written !== null) return keyOf(written, texts);
  const marked = run.options.flatMap(({ isMarked }, at) => (isMarked ? [at] : []));
  const tells = marked.length > 0 && (run.style === "boxes" || marked.length < run.options.length);
  return tells ? { kind: "options", indexes: marked } : { kind: "missing" };
}

type Below = { readonly written: string | null; readonly rows: number; readonly more: string | null };

/** The key on a line of its own below the options, also folded away in `<details>`. */
function keyBelow(rows: readonly Row[], at: number, last: Option["row"] | undefined): Below {
  const nothing = { written: null, rows: 0, more: null };
  const first = rows[at];
  if (first === undefined || last === undefined || first.block > last.block + 1) return nothing;
  if (first.kind === "heading" && !first.isHidden && keyLine(first.text) === null) return nothing;
  if ((keyListAt(rows, at)?.keys.size ?? 0) > 1) return nothing;
  const isAnnounced = announcesKey(first.text);
  const line = isAnnounced ? rows[at + 1] : first;
  if (line === undefined || (isAnnounced && line.ordinal !== null)) return nothing;
  const own = keyLine(line.text);
  if (own !== null) return { ...split(own), rows: isAnnounced ? 2 : 1 };
  if (!isAnnounced && !line.isHidden && !line.isBold) return nothing;
  const letter = letterOf(line.text);
  const bare = /^\(?([A-H](?:\s*,\s*[A-H])*)\)?\.?$/u.exec(line.text);
  if (letter === null && bare === null) return nothing;
  return { ...split(line.text), rows: isAnnounced ? 2 : 1 };
}

/** "B. Force is measured in newtons": the key as written, and what the author says of it. */
function split(text: string): Pick<Below, "written" | "more"> {
  const [, letter, more] = /^\(?([A-H])(?:\)|[.):]|\s[–—-])\s*(\S.*)$/u.exec(text) ?? [];
  if (letter === undefined || more === undefined) return { written: text, more: null };
  return { written: text, more: more.split(/\s+/u).length > 4 ? more : null };
}
