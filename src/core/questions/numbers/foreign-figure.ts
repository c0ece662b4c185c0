import type { Fact } from "../../facts/fact.ts";
import type { Language } from "../../notes/language.ts";
import type { Figure } from "./figure.ts";

type Foreign = Exclude<Language, "en" | "zh" | "other">;

/** Words of a sentence that leave its numbers open. */
const hedges: Readonly<Record<Foreign, RegExp>> = {
  de: /(?<!\p{L})(?:etwa|ca|circa|rund|ungefähr|meist|meistens|mindestens|höchstens|maximal|minimal|mehr als|weniger als|fast|knapp|oft|häufig|in der Regel|normalerweise|typischerweise|kann|können|z\. ?B|manche|einige|(?:über|unter|gegen|zwischen|bis zu|je|pro|alle) (?=\d))(?!\p{L})/iu,
  tr: /(?<!\p{L})(?:yaklaşık|ortalama|en az|en çok|en fazla|aşağı yukarı|civar\p{L}*|kadar|genellikle|çoğunlukla|bazen|bazı|fazla|önce|sonra|beri|itibaren|tahminen|olabilir|neredeyse|her (?=\d))(?!\p{L})|\d['’]?\p{L}* (?:ile )?\d+\p{L}* arasında/iu,
  es: /(?<!\p{L})(?:aproximadamente|alrededor|cerca|unos|unas|casi|más de|menos de|mínimo|máximo|generalmente|normalmente|suele|suelen|puede|pueden|a menudo|(?:hasta|desde|entre|hacia|antes de|después de|cada) (?=\d))(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:environ|presque|plus de|moins de|au moins|au plus|généralement|souvent|peut|peuvent|à peu près|parfois|(?:près de|jusqu['’]en|depuis|entre|vers|avant|après|chaque) (?=\d))(?!\p{L})/iu,
};
/** What must stand around a year for it to be the year of what is said. */
const yearsBy: Readonly<Record<Foreign, { readonly before: RegExp; readonly after: RegExp }>> = {
  de: {
    before: /(?<!(?:vor|nach|seit|bis|ab|um|von|und|oder|zum|dem|Jahr) )$/iu,
    after: /^(?![/–-]|\s?(?:und|bis|oder)\s)/iu,
  },
  tr: { before: /$/u, after: /^(?:['’][dt][ae](?!\p{L})|\s+yılında(?!\p{L}))/iu },
  es: { before: /(?:\ben|\bde|año) $/iu, after: /^(?![/–-]|\s?(?:y|a|o)\s)/iu },
  fr: { before: /(?:\ben|\bde|l['’]an|année) $/iu, after: /^(?![/–-]|\s?(?:et|à|ou)\s)/iu },
};
const numbers = /(?<![\p{L}\p{N}.,/:^*+×–-])\d+(?:[.,]\d+)*(?![\p{L}\p{N}/:^*+×–-]|[.,]\d)/gu;
const small = new Set(
  "und oder bis von der die das den dem des in im am an auf aus bei mit nach zu als vor ve veya ile da de için y o a de del la el los las en con por et ou à du des le les dans par pour".split(
    " ",
  ),
);

/**
 * The only number of a German, Turkish, Spanish or French sentence, or its only year, if nothing in the sentence leaves it
 * open: a year in the place of one, or a whole number of three or more before what it counts.
 */
export function foreignFigureOf({ text, language }: Pick<Fact, "text" | "language">): Figure | null {
  if (language === "en" || language === "zh" || language === "other" || hedges[language].test(text))
    return null;
  const found = [...text.matchAll(numbers)].map((match) => figureAt(text, match[0], match.index));
  const years = found.filter(({ kind }) => kind === "year");
  const [only, ...others] = years.length === 1 ? years : found;
  if (only === undefined || others.length > 0 || only.from === 0) return null;
  const [before, after] = [text.slice(0, only.from), text.slice(only.to)];
  if (before.endsWith("(") && after.startsWith(")")) return null;
  if (only.kind === "year")
    return yearsBy[language].before.test(before) && yearsBy[language].after.test(after) ? only : null;
  const isCount = /^\d+$/u.test(only.text) && Number(only.text) >= 3 && only.unit !== "";
  return isCount && !/[:–]/u.test(after) ? only : null;
}

function figureAt(text: string, digits: string, from: number): Figure {
  const to = from + digits.length;
  const next = /^\s(\p{L}[\p{L}-]*)/u.exec(text.slice(to))?.[1] ?? "";
  const unit = small.has(next) ? "" : next;
  const isYear = /^(?:1[0-9]|20)\d\d$/u.test(digits);
  return { text: digits, from, to, unit: isYear ? "" : unit, kind: isYear ? "year" : "count" };
}

/** How the last word of each number sounds in Turkish, which the suffix behind it follows: its vowel and its end. */
const units = ["", "i-", "i", "ü+", "ö+", "e+", "ı", "i", "i-", "u-"];
const tens = ["", "o-", "i", "u-", "ı+", "i", "ı+", "i+", "e-", "a-"];

/** What a Turkish suffix behind a number depends on: numbers of one sound take the same suffix. */
export function turkishSound(amount: number): string {
  const [unit, ten] = [amount % 10, Math.floor(amount / 10) % 10];
  if (unit > 0) return soundOf(units[unit] ?? "");
  if (ten > 0) return soundOf(tens[ten] ?? "");
  return soundOf(amount % 1000 === 0 ? "i-" : "ü-");
}

/** Front or back, round or not, and whether it ends hard, soft or in a vowel. */
function soundOf(sound: string): string {
  const vowel = sound.slice(0, 1);
  return `${"eiöü".includes(vowel) ? "front" : "back"} ${"oöuü".includes(vowel) ? "round" : "flat"} ${sound.slice(1)}`;
}
