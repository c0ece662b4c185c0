import { topicPath } from "../../facts/library.ts";
import { isMonth } from "../../facts/months.ts";
import { hash, seeded, shuffled } from "../../random.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { amountOf, type Figure, isInDigits, writtenLike } from "./figure.ts";
import { type Amount, givenAlike } from "./figures.ts";

/** What is begun, signed or found often counts again one to three years later: other years keep so far away. */
const FEWEST_YEARS = 4;

/** Other years that are farther away tempt nobody who knows the time. */
const NEAR_YEARS = 15;

/** A number to find others for. */
export type NumberSearch = { readonly figure: Figure; readonly sentence: Sentence; readonly bank: TermBank };

/** Up to three other numbers of the same kind: those that the notes give for the same unit first, then near ones. */
export function otherNumbers({ figure, sentence, bank }: NumberSearch): string[] {
  const own = amountOf(figure.text) ?? 0;
  const random = seeded("numbers", sentence.fact.fingerprint);
  const span = figure.kind === "year" ? spanOf(sentence) : null;
  const isOfPeriod = (amount: number) => span === null || sideOf(amount, span) === sideOf(own, span);
  const given = givenAlike(figure, sentence, bank.figures).filter(
    ({ text, amount }) => text !== figure.text && isOfPeriod(amount),
  );
  const alike = given.filter(({ amount }) => isNear(amount, own, figure)).map(({ text }) => text);
  const near = shuffled(alike, random);
  if (near.length >= 3) return near.slice(0, 3);
  const isPeriod = span !== null && sideOf(own, span) === 0;
  const made = isPeriod
    ? yearsOf(span).filter((text) => Math.abs(Number(text) - own) <= NEAR_YEARS)
    : madeNumbers(figure, own, given).filter((text) => isOfPeriod(Number(text)));
  return [...new Set([...near, ...shuffled(made, random)])]
    .filter((text) => text !== figure.text)
    .slice(0, 3);
}

/** A first and a last year. */
type Span = { readonly from: number; readonly to: number };

/**
 * The years that the note's title or a heading gives, "The First World War (1914-1918)": beside one of them another would be
 * known for wrong, and the other way round.
 */
function spanOf({ fact }: Sentence): Span | null {
  const [, from, to] = /\b(1\d{3}|20\d\d) ?[-–] ?(1\d{3}|20\d\d)\b/u.exec(topicPath(fact).join(" ")) ?? [];
  const span = { from: Number(from), to: Number(to) };
  return span.to - span.from >= 3 ? span : null;
}

/** -1 before the span, 1 after it, 0 within. */
function sideOf(year: number, { from, to }: Span): -1 | 0 | 1 {
  return year < from ? -1 : year > to ? 1 : 0;
}

function yearsOf({ from, to }: Span): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
}

function isNear(value: number, own: number, { kind, unit }: Figure): boolean {
  if (kind === "year") return Math.abs(value - own) <= NEAR_YEARS && Math.abs(value - own) >= FEWEST_YEARS;
  return kind === "label" || (unit !== "" && value >= own / 8 && value <= own * 8);
}

/** Years stay near the notes' own; a large label ("port 443") can't be made up. */
function madeNumbers(figure: Figure, own: number, given: readonly Amount[]): string[] {
  if (figure.kind === "label" && own >= 20) return [];
  if (figure.kind !== "year") return scaled(figure, own);
  const known = [own, ...given.map(({ amount }) => amount)];
  const [first, last] = [Math.min(...known) - FEWEST_YEARS, Math.max(...known) + FEWEST_YEARS];
  const steps = given.length >= 3 ? [-8, -6, -5, -4, 4, 5, 6, 8] : [-10, -7, -4, 4, 7, 10];
  const years = steps.map((step) => own + step);
  return years.filter((year) => given.length < 3 || (year >= first && year <= last)).map(String);
}

/** Half, double and the like with the same number of decimals; counts below 20 move by single steps. */
function scaled(figure: Figure, own: number): string[] {
  const { text, unit } = figure;
  if (!isInDigits(text)) {
    const near = [own - 2, own - 1, own + 1, own + 2].filter((value) => value >= 2);
    return near.map((value) => writtenLike(false, value)).filter((each) => each !== null);
  }
  const decimals = text.split(".")[1]?.length ?? 0;
  const isCount = decimals === 0;
  const isPower = isCount && own >= 4 && Number.isInteger(Math.log2(own));
  const steps = isPower ? [own / 2, own * 2, own * 4] : [own - 2, own - 1, own + 1, own + 2];
  const values = isPower || (isCount && own < 20) ? steps : [own * 0.5, own * 2, own * 1.5];
  const most = /^(?:%|percent)$/u.test(unit) ? 100 : isMonth(unit) ? 28 : Number.POSITIVE_INFINITY;
  return values
    .map((value) => (isCount ? Math.round(value) : value))
    .filter((value) => value > 0 && value <= most && value !== own)
    .map((value) => (text.includes(",") ? value.toLocaleString("en-US") : value.toFixed(decimals)));
}

/** One of the items, always the same for the same seed. */
export function pick<T>(items: readonly T[], seed: string): T | undefined {
  return items[Number.parseInt(hash("pick", seed).slice(0, 6), 16) % Math.max(1, items.length)];
}
