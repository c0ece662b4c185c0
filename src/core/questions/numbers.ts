import { hash, seeded, shuffled } from "../random.ts";
import { claimWords, isHedged, type Sentence } from "./sentence.ts";
import type { TermBank } from "./term-bank.ts";

/** The one number of a claim: what it says, where it stands, and what is counted. */
export type Figure = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  readonly isYear: boolean;
};

const loose =
  /(?:about|around|approximately|roughly|nearly|almost|some|at least|at most|up to|over|under|more than|less than|fewer than|between|from|to|than|or|and|~|≈|<|>)\s*$/iu;

/**
 * The only number in the claim, or the only year among its numbers, if it is exact and not part of a name; numbers
 * below three are too easy to guess.
 */
export function figureOf(sentence: Sentence): Figure | null {
  const text = sentence.fact.text.slice(0, sentence.claimEnd);
  const found = [...text.matchAll(numbers)].map((match) => figureAt(text, match[0], match.index));
  const years = found.filter(({ isYear }) => isYear);
  const [only, ...others] = years.length === 1 ? years : found;
  if (only === undefined || others.length > 0 || isHedged(claimWords(sentence))) return null;
  const value = amountOf(only.text);
  const isOpen =
    loose.test(text.slice(0, only.from)) || /^ ?(?:and|or) (?:more|less|fewer)/iu.test(text.slice(only.to));
  return only.from === 0 || isOpen || value === null || value < 3 ? null : only;
}

const numbers = /(?<![\p{L}\p{N}.,/:^*+×-])\d+(?:[.,]\d+)*(?![\p{L}\p{N}/:^*×-]|[.,]\d)/gu;
const counted =
  /^(bits|bytes|units|layers|kg|km|m|people|nodes|neurons|degrees|years|hours|minutes|seconds|meters|metres)$/u;

function figureAt(text: string, digits: string, from: number): Figure {
  const to = from + digits.length;
  const unit = /^\s?(%|[\p{L}][\p{L}-]*)/u.exec(text.slice(to))?.[1]?.toLowerCase() ?? "";
  const isYear = /^(1[0-9]|20)\d\d$/u.test(digits) && !counted.test(unit);
  return { text: digits, from, to, unit: isYear ? "" : unit, isYear };
}

/** Three other numbers of the same kind: those that the notes give for the same unit first, then near ones. */
export function otherNumbers(figure: Figure, sentence: Sentence, bank: TermBank): string[] {
  const own = amountOf(figure.text) ?? 0;
  const random = seeded("numbers", sentence.fact.fingerprint);
  const fromNotes = bank.sentences
    .filter((each) => each !== sentence)
    .map(figureOf)
    .filter((each) => each !== null)
    .filter(
      ({ unit, isYear, text }) =>
        unit === figure.unit && isYear === figure.isYear && (isYear || unit !== "") && text !== figure.text,
    )
    .map(({ text }) => text)
    .filter((text) => isNear(amountOf(text) ?? 0, own, figure.isYear));
  const distinct = shuffled([...new Set(fromNotes)].sort(), random).slice(0, 2);
  const made = shuffled(figure.isYear ? years(own) : scaled(figure, own), random);
  return [...new Set([...distinct, ...made])].filter((text) => text !== figure.text).slice(0, 3);
}

function isNear(value: number, own: number, isYear: boolean): boolean {
  return isYear
    ? Math.abs(value - own) <= 25 && Math.abs(value - own) >= 2
    : value >= own / 8 && value <= own * 8;
}

function years(own: number): string[] {
  return [-7, -4, -2, 2, 4, 7].map((step) => String(own + step)).filter((year) => Number(year) <= 2026);
}

/** Half, double and the like with the same number of decimals; counts below 20 move by single steps. */
function scaled({ text, unit }: Figure, own: number): string[] {
  const decimals = text.split(".")[1]?.length ?? 0;
  const isCount = decimals === 0;
  const isPower = isCount && own >= 4 && Number.isInteger(Math.log2(own));
  const values = isPower
    ? [own / 2, own * 2, own * 4]
    : isCount && own < 20
      ? [own - 2, own - 1, own + 1, own + 2]
      : [own * 0.5, own * 2, own * 1.5];
  const most = unit === "%" || unit === "percent" ? 100 : Number.POSITIVE_INFINITY;
  return values
    .map((value) => (isCount ? Math.round(value) : value))
    .filter((value) => value > 0 && value <= most && value !== own)
    .map((value) => (text.includes(",") ? value.toLocaleString("en-US") : value.toFixed(decimals)));
}

/** The number that a text such as "1,250" or "0.5" says; null if it says none. */
export function amountOf(text: string): number | null {
  const value = Number(text.replace(/,(?=\d{3}\b)/gu, ""));
  return Number.isFinite(value) ? value : null;
}

/** A number's place in the hash order of its fact: decides without chance which change is made. */
export function pick<T>(items: readonly T[], seed: string): T | undefined {
  return items[Number.parseInt(hash("pick", seed).slice(0, 6), 16) % Math.max(1, items.length)];
}
