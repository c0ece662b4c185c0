import type { Flaw } from "./gaps/lint.ts";
import { amountOf } from "./numbers/figure.ts";
import type { Question } from "./question.ts";
import { expands } from "./terms/acronym-match.ts";

/** Parts of a word are told from three letters on. */
const PART = 3;
/** Words of so few letters can't be put together of two. */
const COMPOUND_FROM = 7;

/** What the stem says of a numeric key in other words: its parts, or a name that counts. */
export function countedOut({ stem, key: [key = ""] }: Pick<Question, "stem" | "key">): Flaw | null {
  const amount = amountOf(key);
  const said = wordsIn(stem);
  const parts = said.map(amountOf).filter((each) => each !== null);
  if (parts.length >= 2 && parts.reduce((sum, each) => sum + each, 0) === amount)
    return { code: "givenAway", detail: `${parts.join(" and ")} make ${key}` };
  const counting = said.find((word) =>
    prefixes.some(([shape, count]) => count === amount && shape.test(word)),
  );
  return counting === undefined ? null : { code: "givenAway", detail: `“${counting}” says how many` };
}

/** Beginnings that count: "triangle", "tetrahedron". */
const prefixes: readonly (readonly [RegExp, number])[] = [
  [/^tri(?:ple|angl|ad|o|plet|cusp|mest|glyc|val|atom|pod|lob|part|color|colour|phas)/u, 3],
  [/^(?:tetra|quadr)/u, 4],
  [/^penta/u, 5],
  [/^hexa/u, 6],
  [/^hepta/u, 7],
  [/^oct[ao](?!ber)/u, 8],
  [/^deca/u, 10],
];

/** A key whose parts the stem says one by one: "taxpayer" by "pay tax", "age-sex" by "age and sex". */
export function saidInParts({ stem, options, key: [key = ""] }: Question): Flaw | null {
  const low = key.toLowerCase();
  const parts = low.split("-");
  const isCompound = /^\p{L}+$/u.test(low) && low.length >= COMPOUND_FROM;
  if (parts.length === 1 && !isCompound) return null;
  const said = new Set(wordsIn(stem).filter((word) => word.length >= PART && !/^\d/u.test(word)));
  const flaw = { code: "givenAway", detail: `the stem says “${key}” in parts` };
  if (parts.length > 1 && parts.every((part) => said.has(part))) return flaw;
  if (!isCompound) return null;
  const begins = [...said].filter((word) => low.startsWith(word));
  if (begins.some((one) => [...said].some((two) => one !== two && low.slice(one.length).startsWith(two))))
    return flaw;
  const ends = [...said].filter((word) => low.endsWith(word) && low.length - word.length >= PART);
  const isShared = (word: string) =>
    options.some((each) => each !== key && each.toLowerCase().endsWith(word));
  return options.length > 0 && ends.some((word) => !isShared(word)) ? flaw : null;
}

/** "measured in ____, where 1 Gy is …", "in ____ (N)": the sign of the unit that is asked for. */
export function hasUnitSign({ stem, key: [key = ""] }: Question): boolean {
  if (/\s/u.test(key) || !/\b(?:measured|expressed|given) in\b|\bunits?\b/u.test(stem)) return false;
  const signs = [...stem.matchAll(/(?:\d ?|\()(\p{Lu}\p{Ll}?)(?![\p{L}\p{N}])/gu)].map(
    ([, sign = ""]) => sign,
  );
  return signs.some((sign) => sign.slice(0, 1).toLowerCase() === key.slice(0, 1).toLowerCase());
}

/** "____ (C•••••••us) welded rail (CWR)": the acronym behind a longer name that has the gap; null without one. */
export function spelledByAcronym({ stem, key: [key = ""] }: Question): string | null {
  if (!/\(\p{Lu}[\p{Lu}\p{N}]/u.test(stem)) return null;
  const found =
    /____ (?:\([^()]*•[^()]*\) )?((?:[^().;]|\([^()]*\)){1,80}?)\((\p{Lu}[\p{Lu}\p{N}]+)s?(?: \d{4})?\)/u.exec(
      stem,
    );
  const [, rest = "", acronym = ""] = found ?? [];
  const words = `${key} ${rest.replace(/[()]|\d+/gu, " ")}`;
  return found !== null && expands(acronym, words) ? acronym : null;
}

/** "GIS" beside the Canada Geographic Information System: an acronym of some words of the key; null where none is shown. */
export function partByAcronym(shown: string, key: string): string | null {
  const words = key.split(" ");
  const acronyms: readonly string[] =
    shown.match(/(?<![\p{L}\p{N}])\p{Lu}{3,}(?=\d?(?![\p{L}\p{N}]))/gu) ?? [];
  return (
    acronyms.find((acronym) =>
      words.some((_, at) => expands(acronym, words.slice(at, at + acronym.length).join(" "))),
    ) ?? null
  );
}

/** "does not use the letters I, O, W, X and Y": an amount that a list of letters leaves of 26. */
export function leftOfLetters({ stem, key: [key = ""] }: Pick<Question, "stem" | "key">): boolean {
  const listed = /(?<!\p{L})\p{Lu}(?:, \p{Lu})+,? and \p{Lu}(?!\p{L})/u
    .exec(stem)?.[0]
    .match(/(?<!\p{L})\p{Lu}(?!\p{L})/gu);
  return listed !== undefined && listed !== null && amountOf(key) === 26 - listed.length;
}

/** "det(AB)" in a question for the determinant, "z = 2" in one for the z-score, a list whose initials are the key's word. */
export function shortOf({ stem, key: [key = ""] }: Pick<Question, "stem" | "key">): string | null {
  const low = key.toLowerCase();
  const called = [...stem.matchAll(/(?<!\p{L})(\p{Ll}{2,4})\(/gu)].map(([, name = ""]) => name);
  const applied = called.find((name) => low.startsWith(name));
  if (applied !== undefined) return applied;
  const [, letter] = /^(\p{L})-\p{L}/u.exec(key) ?? [];
  const isLetterShown =
    letter !== undefined && new RegExp(`(?<![\\p{L}(•])${letter}(?![\\p{L}•-])`, "u").test(stem);
  if (isLetterShown) return letter;
  if (!stem.includes(", ")) return null;
  const initials = (stem.match(/(?<=^|[ (])\p{L}+(?:, (?:and )?\p{L}+){2,}/u)?.[0] ?? "")
    .split(/, (?:and )?/u)
    .map((word) => word.slice(0, 1).toLowerCase())
    .join("");
  const isSpeltByList = initials.length >= 3 && low.split(/\s/u).includes(initials);
  return isSpeltByList ? initials.toUpperCase() : null;
}

/** "ascospores" in a question for "ascus": a Latin key without its ending begins a longer word; null where none does. */
export function rootIn(stem: string, key: string): string | null {
  const [, root] = /^(\p{L}{3,})(?:us|um|on)$/u.exec(key.toLowerCase()) ?? [];
  return root === undefined
    ? null
    : (wordsIn(stem).find((word) => word.startsWith(root) && word.length >= root.length + 3) ?? null);
}

/** "Tc-99m or Technetium-99m": two options that are one nuclide, by its sign and by its name; null without such. */
export function sameNuclide(options: readonly string[]): string | null {
  const nuclides = options.flatMap((option) => {
    const [, element = "", mass = ""] = /^(\p{L}+)-(\d+m?)$/u.exec(option) ?? [];
    return mass === "" ? [] : [{ element: element.toLowerCase(), mass, option }];
  });
  for (const a of nuclides)
    for (const b of nuclides)
      if (a !== b && a.mass === b.mass && a.element.length <= 2 && a.element[0] === b.element[0])
        return `${a.option} or ${b.option}`;
  return null;
}

/** Elements whose sign isn't how their name begins. */
const latinNames: Readonly<Record<string, string>> = {
  K: "potassium",
  Na: "sodium",
  Fe: "iron",
  Cu: "copper",
  Ag: "silver",
  Au: "gold",
  Pb: "lead",
  Hg: "mercury",
  Sn: "tin",
};

/** "O2" in a question for oxygen, "Si–Si" in one for silicon. */
export function hasFormulaOf({ stem, key: [key = ""] }: Question): boolean {
  const low = key.toLowerCase();
  const signs = Object.keys(latinNames).filter((sign) => low.startsWith(latinNames[sign] ?? sign));
  if (signs.length > 0) {
    const ions = stem.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}?)(?=[⁺⁻²³]|\d?[+−]|[₀-₉])/gu);
    if ([...ions].some(([, symbol = ""]) => signs.includes(symbol))) return true;
  }
  if (/\s/u.test(key)) return false;
  const symbols = stem.matchAll(
    /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}?)(?:[\d₂₃₄]|[–—-]\p{Lu}\p{Ll}?)(?![\p{L}\p{N}])/gu,
  );
  return [...symbols].some(([, symbol = ""]) => low.startsWith(symbol.toLowerCase()));
}

/** Whether a text says a number a second time, in digits, in words or as a sum, so that another one would contradict it. */
export function saysNumberAgain(rest: string, figure: string): boolean {
  const amount = amountOf(figure);
  return (
    wordsIn(rest).some((word) => amountOf(word) === amount) ||
    countedOut({ stem: rest, key: [figure] }) !== null
  );
}

const superlative = /\b(?:most|least|\p{L}{3,}est)\b/gu;

/** Whether a claim says a word that is to be turned round again: in a formula, an amount, a reason or a comparison. */
export function saysTurnAgain(claim: string, word: string): boolean {
  const isAmount = /\b(?:below|above|under|over|at (?:most|least)|only|(?:less|more|fewer) than) \d/u.test(
    claim,
  );
  const isSaid = /\bi\.e\.|\bthat is\b|[=≈<>≤≥]|: |, so\b|\b(?:because|since)\b/u.test(claim);
  const superlatives: readonly string[] = claim.match(superlative) ?? [];
  const isCompared = superlatives.includes(word) && (superlatives.length > 1 || /\bthan\b/u.test(claim));
  // "Cells in the anterior chamber indicate uveitis": other signs may point to the same.
  const isSign = new RegExp(
    `(?<!\\p{L})${word}(?!\\p{L}).*\\b(?:indicates?|suggests?|signals?|points? to)\\b`,
    "u",
  ).test(claim);
  // What is affected needn't be the only part that is.
  const isOpen = new RegExp(
    `\\b(?:involves?|affects?|includes?|supplies|supply|drains?)\\b.*(?<!\\p{L})${word}(?!\\p{L})`,
    "u",
  ).test(claim);
  return isOpen || isSign || isAmount || isSaid || isCompared || superlatives.length > 1;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
