import { isMonth } from "../../facts/months.ts";
import type { Sentence } from "../terms/sentence.ts";

/** The one number of a claim: what it says, where it stands, and what is counted. */
export type Figure = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** "bits" of "32 bits"; "port" of "port 443", which only names. */
  readonly unit: string;
  readonly kind: "year" | "count" | "label";
};

/** Words before a number that leave it open: a stricter bound stays true. */
const bounds =
  /\b(about|around|approximately|roughly|nearly|near|almost|some|least|most|up to|over|under|above|below|within|beyond|more|less|fewer|greater|higher|lower|larger|smaller|maximum|minimum|limit|between|from|to|than|or|and|before|after|until|till|since|by|every|each)\s+(?:[\p{L}-]+\s+){0,2}[−-]?$|[~≈<>≤≥]\s*[−-]?$/iu;
const numbers = /(?<![\p{L}\p{N}.,/:^*+×–-])\d+(?:[.,]\d+)*(?![\p{L}\p{N}/:^*+×⁰¹²³⁴⁵⁶⁷⁸⁹⁻–-]|[.,]\d)/gu;
const words = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
/** Three to twelve in words, where they count a noun and aren't part of "the three" or "one of three". */
const counts =
  /(?<![\p{L}-])(?<!\b(?:the|all|these|those|both|first|last|next|other|its|their|of|every|another) )(three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= \p{L})/gu;
const counted =
  /^(?:bits|bytes|units|layers|people|nodes|neurons|degrees|years|hours|minutes|seconds|met(?:er|re)s|[kmgtp]?(?:pa|hz|w|v|j|g|m|n)|nm|cm|mol|ev|[kmgt]b|°c|kcal|cal|litres?|liters?|tonnes?|tons?|dollars|euros|species|members|rpm|watts?|volts?|joules?|newtons?|pascals?)$/u;
const small = new Set(
  "a an and are as at by for from has have in into is of on or over per than that the through to under via was were when which while with within without".split(
    " ",
  ),
);

/**
 * The only number in the claim, or the only year among its numbers, if it is exact and not part of a name; numbers
 * below three are too easy to guess.
 */
export function figureOf(sentence: Sentence): Figure | null {
  const text = sentence.fact.text.slice(0, sentence.claimEnd);
  const found = [...text.matchAll(numbers), ...text.matchAll(counts)]
    .map((match) => figureAt(text, match[0], match.index))
    .filter(({ unit, text: written }) => unit !== "" || /\d/u.test(written));
  const years = found.filter(({ kind }) => kind === "year");
  const [only, ...others] = years.length === 1 ? years : found;
  if (only === undefined || only.from === 0 || others.length > 0 || sentence.isHedged) return null;
  // "A typical page size is 4 KiB": others are usual as well.
  if (/\b(?:typical|usual|common)\b/iu.test(text) && only.kind !== "year") return null;
  const value = amountOf(only.text);
  const after = sentence.fact.text.slice(only.to);
  const isOpen = isBound(text.slice(0, only.from), only) || /^ ?(?:and|or|to|onwards?) /iu.test(after);
  const isCounted = only.kind === "count" && value !== null && listed(after) >= value - 1;
  // "The pyramid is not in Maslow's 1943 paper": nor in any of another year.
  // "Field 020": zeros in front are part of a mark and no amount.
  if (/^0\d/u.test(only.text)) return null;
  const isDenied = /\b(?:not|never|no)\b|n['’]t\b/u.test(text.slice(0, only.from));
  // In brackets a number dates a source or a case: "(Stevenson v McLean 1880)".
  const before = text.slice(0, only.from);
  const isCited =
    before.lastIndexOf("(") > before.lastIndexOf(")") ||
    before.endsWith("[") ||
    /\bv\.? \p{Lu}\S*(?: \S+){0,3} $/u.test(before) ||
    /^\]? ?(?:UKHL|UKSC|EWCA|EWHC|AC|QB|KB|WLR|All ER|U\.?S\.? \d)/u.test(after);
  return isOpen ||
    isDenied ||
    /\b(?:next|previous|following|last|another) $/u.test(before) ||
    isCounted ||
    isCited ||
    isInName(before, only, after) ||
    value === null ||
    value < 3
    ? null
    : only;
}

/** "Left 4 Dead": a number between two capitalised words belongs to a name. */
function isInName(before: string, { kind }: Figure, after: string): boolean {
  const [, previous = ""] = /(\p{Lu}[\p{L}’']*) $/u.exec(before) ?? [];
  const [, next = ""] = /^ (\p{Lu}\p{Ll}{2,})/u.exec(after) ?? [];
  return (
    kind !== "year" && previous !== "" && !small.has(previous.toLowerCase()) && next !== "" && !isMonth(next)
  );
}

/** How many members a list names after its count: "four phases: lag, log, stationary and death". */
function listed(after: string): number {
  const list = /[:(,–-]\s*(.+)$/u.exec(after)?.[1] ?? "";
  return list.split(/,\s*(?:and\s+)?|\s+and\s+|\s+or\s+/u).filter((each) => each !== "").length;
}

/** "by 1945", "by the end of 1914" and "after at most 20" are bounds; "World War I began in 1914 after …" is none. */
function isBound(before: string, { kind }: Figure): boolean {
  return kind === "year"
    ? /\b(?:(?:before|after|until|till|since|by)\s+(?:(?:the \p{Ll}+ of|\p{Lu}\p{Ll}+|spring|summer|autumn|winter|early|late|mid) )?|(?:from|to|between|and|about|around|circa|near)\s+(?:the year )?)$/iu.test(
        before,
      )
    : bounds.test(before);
}

function figureAt(text: string, digits: string, from: number): Figure {
  const to = from + digits.length;
  const next = /^\s?(%|°?\p{L}[\p{L}-]*)/u.exec(text.slice(to))?.[1]?.toLowerCase() ?? "";
  const before = /(\p{L}+) $/u.exec(text.slice(0, from))?.[1]?.toLowerCase() ?? "";
  const numbered = /(?<!\p{L})\p{Lu}{2,} $/u.test(text.slice(0, from));
  const isMeasure = /^ (?:by|x|×) \d/u.test(text.slice(to)) || /^(?:measures?|weighs?|costs?)$/u.test(before);
  // "in 476", "44 BC": years of old, too.
  const isEra = /^(?:bce?|ad|ce)$/u.test(next) && /^\d{2,4}$/u.test(digits);
  const isEarly =
    /^\d{3}$/u.test(digits) && /^(?:in|since|until|year)$/u.test(before) && (next === "" || small.has(next));
  if (isEra || isEarly) return { text: digits, from, to, unit: "", kind: "year" };
  const isPowerOfTwo = Number.isInteger(Math.log2(Number(digits)));
  if (!isPowerOfTwo && /^(1[0-9]|20)\d\d$/u.test(digits) && !counted.test(next) && !numbered && !isMeasure)
    return { text: digits, from, to, unit: "", kind: "year" };
  if (next !== "" && !small.has(next)) return { text: digits, from, to, unit: next, kind: "count" };
  const names = before !== "" && !small.has(before);
  return { text: digits, from, to, unit: names ? before : "", kind: names ? "label" : "count" };
}

/** Whether a number is written in digits, as it is unless it is one of the words for zero to twelve. */
export function isInDigits(text: string): boolean {
  return /^\d/u.test(text);
}

/** A number in digits, or in words as far as twelve. */
export function writtenLike(inDigits: boolean, amount: number): string | null {
  return inDigits ? String(amount) : (words[amount] ?? null);
}

/** The number that a text such as "1,250", "0.5" or "seven" says; null if it says none. */
export function amountOf(text: string): number | null {
  const inWords = words.indexOf(text);
  if (inWords >= 0) return inWords;
  if (/^\p{L}/u.test(text)) return null;
  const value = Number(text.replace(/,(?=\d{3}\b)/gu, ""));
  return Number.isFinite(value) ? value : null;
}
