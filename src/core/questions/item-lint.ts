import type { Candidate, Rejection } from "./candidate.ts";
import type { Flaw } from "./gaps/lint.ts";
import { amountOf, writtenLike } from "./numbers/figure.ts";
import type { Question } from "./question.ts";
import { acronymsIn, SEEN_START, sharedPart, wordsIn } from "./seen-words.ts";
import {
  countedOut,
  hasFormulaOf,
  hasUnitSign,
  leftOfLetters,
  partByAcronym,
  rootIn,
  saidInParts,
  sameNuclide,
  shortOf,
  spelledByAcronym,
} from "./telltale.ts";
import { expands } from "./terms/acronym-match.ts";
import { folded } from "./terms/sentence.ts";
import { isSpelt } from "./typed/spelt.ts";

/** A key that begins as a word of the title does, by so many letters, is told by it: "parasite" and "Parasitology". */
const TITLE_START = 6;

/** What takes longer to read shows more, and a shorter statement leaves too much open: judges refused both most. */
const MOST_WORDS = 26;
const FEWEST_WORDS = 6;

/** Passes the candidates through the lint on whole items, whatever type they are of. */
export function linted(candidates: readonly Candidate[]): {
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly Rejection[];
} {
  const judged = candidates.map((candidate) => ({ candidate, flaw: itemFlaw(candidate.question) }));
  return {
    candidates: judged.flatMap(({ candidate, flaw }) => (flaw === null ? [candidate] : [])),
    rejected: judged.flatMap(({ candidate: { fact }, flaw }) => (flaw === null ? [] : [{ fact, ...flaw }])),
  };
}

/** Marks left over; the full stop of an abbreviation behind the gap, which ends no sentence. */
const brokenText = /[;:,?]\.|\.\.$|\(\s*\)|\s[,.](\s|$)|____(?: \([^()]*\))?\. \p{Ll}/u;

/** What is wrong with an item as it would be shown; null where nothing is. */
export function itemFlaw(question: Question): Flaw | null {
  const { stem, options, kind } = question;
  const broken = [stem, ...options].find((text) => brokenText.test(text));
  if (broken !== undefined) return { code: "broken", detail: broken };
  const said = stem.replace(/ [([][^()[\]]*•[^()[\]]*[)\]]/gu, "").split(" ").length;
  if (said > MOST_WORDS) return { code: "longStem", detail: `${said} words` };
  if (said < FEWEST_WORDS && kind === "true-false") return { code: "shortStem", detail: `${said} words` };
  // A name keeps its form, so two gaps of a typed one are filled alike.
  const isName =
    kind === "typed" &&
    /^\p{Lu}/u.test(question.key[0] ?? "") &&
    !/^(?:(?:An?|The)(?:\(n\))? )?____/u.test(stem);
  if ((kind === "choice" || (kind === "typed" && !isName)) && stem.split("____").length > 2)
    return { code: "twoGaps", detail: "its key stands in it twice, perhaps not for the same" };
  if (kind === "true-false" || kind === "select-all") return null;
  const [title = ""] = question.source.heading;
  const [key = ""] = question.key;
  if (` ${folded(title)} `.includes(` ${folded(key)} `))
    return { code: "givenAway", detail: `the title shows “${key}”` };
  const titled =
    kind === "statement"
      ? undefined
      : wordsIn(title).find((word) =>
          wordsIn(key).some(
            (each) => each.slice(0, TITLE_START) === word.slice(0, TITLE_START) && each.length >= TITLE_START,
          ),
        );
  const isRoot = kind !== "statement" && wordsIn(title).some((word) => word.startsWith(key.toLowerCase()));
  if (isRoot && key.length >= SEEN_START - 1)
    return { code: "givenAway", detail: `the title begins with “${key}”` };
  if (titled !== undefined && wordsIn(key).length === 1)
    return { code: "givenAway", detail: `“${titled}” of the title shows “${key}”` };
  const name = kind === "typed" || kind === "term" ? titledName(title, key, kind) : undefined;
  if (name !== undefined) return { code: "givenAway", detail: `the title shows “${name}” of “${key}”` };
  if (kind === "acronym" && isTitled(question))
    return { code: "givenAway", detail: "the title has a word of the key that a wrong option lacks" };
  if (kind === "number" && leftOfLetters(question))
    return { code: "givenAway", detail: "the letters that are listed tell how many are left" };
  if (kind === "number") return repeatedNumber(question) ?? countedOut(question);
  // "“fast” fire" among fires: quotation marks, or a small letter.
  const shapeOf = (text: string) => `${/["“”„«»]/u.test(text)} ${/^\p{Ll}/u.test(text)}`;
  const oddOne =
    kind === "choice" || kind === "term"
      ? options.every((each) => each === key || shapeOf(each) !== shapeOf(key))
      : false;
  if (oddOne) return { code: "oddKey", detail: `“${key}” alone is written so` };
  const odd = kind === "choice" ? oddInStem(question) : null;
  if (odd !== null) return odd;
  const behind =
    /____ (?:\([^()]*•[^()]*\) )?(?:\d{4} )?\((\p{Lu}[\p{Lu}\p{N}]+|\p{Ll}\p{Lu}{2,})s?(?: \d{4})?\)/u.exec(
      stem,
    )?.[1];
  if (behind !== undefined) return { code: "givenAway", detail: `“${behind}” stands right behind the gap` };
  const acronym = spelledByAcronym(question);
  if (acronym !== null) return { code: "givenAway", detail: `“${acronym}” tells how “${key}” begins` };
  const part = kind === "typed" ? partByAcronym(`${title} ${stem}`, key) : null;
  if (part !== null) return { code: "givenAway", detail: `“${part}” tells a part of “${key}”` };
  const way = kind === "typed" ? shownWay(question) : undefined;
  if (way !== undefined) return { code: "givenAway", detail: `“${way}” would be taken for the answer` };
  const twins = sameNuclide(options);
  if (twins !== null) return { code: "twoNames", detail: twins };
  if (hasFormulaOf(question)) return { code: "givenAway", detail: `its formula shows “${key}”` };
  if (hasUnitSign(question)) return { code: "givenAway", detail: `the unit's sign shows “${key}”` };
  if (kind === "typed" && /____ \([^()]*•[^()]*\) \(\p{L}/u.test(stem))
    return { code: "givenAway", detail: "another word for it stands right behind the gap" };
  if (kind === "typed" && /____ \([^()]*•[^()]*\) \((?:\p{Lu}\p{Ll}?[\d₀-₉⁺⁻()]*){2,}\)/u.test(stem))
    return { code: "givenAway", detail: "its formula stands right behind the gap" };
  const short = shortOf(question);
  if (short !== null) return { code: "givenAway", detail: `“${short}” is short for “${key}”` };
  const sign = /(?<!\p{L})(\p{Lu}\p{L}{0,3}) ?=/u.exec(stem)?.[1];
  const isInitial =
    sign?.length === 1 &&
    kind === "term" &&
    key.startsWith(sign) &&
    options.filter((each) => each.startsWith(sign)).length === 1;
  if (sign !== undefined && (isInitial || (sign.length > 1 && expands(sign, key))))
    return { code: "givenAway", detail: `“${sign}” stands for “${key}”` };
  const year = kind === "choice" || kind === "term" ? oddYear(question) : null;
  return (kind === "statement" ? null : saidInParts(question)) ?? onlyKeyShown(question) ?? year;
}

/** "Inca" of the Inca Empire, or all but a bracket of the key, in a title. */
function titledName(title: string, key: string, kind: Question["kind"]): string | undefined {
  const bare = key.replace(/ \([^()]*\)$/u, "");
  if (` ${folded(title)} `.includes(` ${folded(bare)} `)) return bare;
  const shown = wordsIn(title);
  const isShown = (word: string) =>
    shown.some((each) => each.slice(0, TITLE_START) === word.slice(0, TITLE_START));
  return kind === "typed" ? wordsIn(bare).find(isShown) : undefined;
}

/** "Climate" of a title, in an expansion beside others without it. */
function isTitled({ source, options, key: [key = ""] }: Question): boolean {
  const [title = ""] = source.heading;
  const has = (text: string, word: string) =>
    wordsIn(text).some((each) => each.slice(0, TITLE_START) === word.slice(0, TITLE_START));
  const shown = wordsIn(title).filter((word) => has(key, word));
  return shown.some((word) => options.some((each) => !has(each, word)));
}

/** What only the key fits, of all that could stand in the gap. */
function oddInStem({ stem, options, key: [key = ""] }: Question): Flaw | null {
  if (/____ of (?:a|an|the) /u.test(stem))
    return { code: "oddKey", detail: "only what is done to something fits before “of”" };
  if (/^(?:Word|Term|Name|Concept|Idea|Notion|Phrase) \p{Ll}/u.test(key))
    return { code: "oddKey", detail: `“${key}” is a word and what it is a word for` };
  if (/____ in (?:1\d{3}|20\d\d)\b/u.test(stem))
    return { code: "oddKey", detail: "only what took place fits before a year" };
  const isOfGender =
    /\b(?:French|English|Scots|Irish|Dutch|Welsh|states|noble|business)?(?:woman|women)\b|\b(?:French|English|Scots|Irish|Dutch|Welsh|states|noble|business)(?:man|men)\b|\b(?:she|her)\b/u.test(
      stem,
    );
  if (isOfGender && options.some((each) => /^\p{Lu}\p{Ll}+ \p{Lu}/u.test(each)))
    return { code: "oddKey", detail: "the stem tells a man from a woman" };
  // "____ More", of whom only the first name is asked for.
  const isNamePart = /____ \p{Lu}\p{Ll}/u.test(stem) && !/\s/u.test(key);
  return isNamePart && options.some((each) => /\s/u.test(each))
    ? { code: "oddKey", detail: "the others are whole names" }
    : null;
}

/** "teeth" in a question whose stem has a tooth: a way to write the key that stands in the stem. */
function shownWay({ stem, typed, key: [key = ""] }: Question): string | undefined {
  const shown = ` ${folded(stem.replaceAll(/____(?: [([][^()[\]]*•[^()[\]]*[)\]])?/gu, " "))} `;
  return typed?.accepted.find((way) => way !== key && way.length > 2 && shown.includes(` ${folded(way)} `));
}

/** A word of the stem that looks like a part of the key, while no wrong option has that part: it points to the key. */
function onlyKeyShown({ stem, options, key: [key = ""] }: Question): Flaw | null {
  const wrong = options.filter((option) => option !== key).map((option) => option.toLowerCase());
  const seen = wordsIn(stem);
  for (const word of wordsIn(key)) {
    for (const each of seen) {
      const shared = sharedPart(each, word);
      if (shared !== null && !wrong.some((option) => option.includes(shared)))
        return { code: "givenAway", detail: `“${each}” points to “${word}”` };
    }
  }
  const root = rootIn(stem, key);
  if (root !== null) return { code: "givenAway", detail: `“${root}” has the root of “${key}”` };
  if (isSpelt(key, stem)) return { code: "givenAway", detail: `what “${key}” stands for is shown` };
  const acronym = acronymsIn(stem).find((each) => acronymsIn(key).some((word) => word.startsWith(each)));
  return acronym === undefined ? null : { code: "givenAway", detail: `“${acronym}” stands in the key` };
}

/** "four justices must agree (rule of four)": the number stands elsewhere too, in digits or in words. */
function repeatedNumber({ stem, key: [key = ""] }: Question): Flaw | null {
  const amount = amountOf(key);
  // "RK4" and its four evaluations.
  const counted = [...stem.matchAll(/(?<!\p{L})\p{Lu}+-?(\d)(?![\p{L}\p{N}])/gu)].find(
    ([, digit]) => Number(digit) === amount,
  );
  if (counted !== undefined) return { code: "givenAway", detail: `“${counted[0]}” is the number asked for` };
  const ways = amount === null ? [key] : [key, String(amount), writtenLike(false, amount) ?? key];
  // "Q₈" and its order.
  const lowered = /\p{L}([₀-₉]+)/u
    .exec(stem)?.[1]
    ?.replace(/./gu, (sign) => String("₀₁₂₃₄₅₆₇₈₉".indexOf(sign)));
  if (lowered === key) return { code: "givenAway", detail: `a sign in it shows “${key}”` };
  const words = stem.toLowerCase().match(/[\p{L}\p{N}.,]*[\p{L}\p{N}]/gu) ?? [];
  const hit = words.find((word) => ways.includes(word));
  return hit === undefined ? null : { code: "givenAway", detail: `“${hit}” is the number asked for` };
}

/** A year in the wrong options and none in the key, or the other way round. */
function oddYear({ options, key: [key = ""] }: Question): Flaw | null {
  const hasYear = (text: string) => /\b1[0-9]\d\d\b|\b20\d\d\b/u.test(text);
  const others = options.filter((option) => option !== key);
  const odd = others.length > 0 && others.every((option) => hasYear(option) !== hasYear(key));
  return odd ? { code: "oddKey", detail: "a year tells it from the others" } : null;
}
