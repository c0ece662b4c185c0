import type { Candidate, Rejection } from "./candidate.ts";
import type { Flaw } from "./gaps/lint.ts";
import { numberFlaw } from "./number-lint.ts";
import type { Question } from "./question.ts";
import { acronymsIn, sharedPart, wordsIn } from "./seen-words.ts";
import {
  hasFormulaOf,
  hasUnitSign,
  partByAcronym,
  rootIn,
  saidInParts,
  sameNuclide,
  shortOf,
  spelledByAcronym,
} from "./telltale.ts";
import { expands, expansionIn } from "./terms/acronym-match.ts";
import { folded } from "./terms/sentence.ts";
import { titleFlaw } from "./title-lint.ts";
import { hints } from "./typed/hint.ts";
import { isSpelt } from "./typed/spelt.ts";

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

type Check = (question: Question) => Flaw | null;

/** What is wrong with an item as it would be shown; null where nothing is. */
export function itemFlaw(question: Question): Flaw | null {
  const { kind } = question;
  const flaw = firstOf(ofAll, question);
  if (flaw !== null || kind === "true-false" || kind === "select-all") return flaw;
  return titleFlaw(question) ?? (kind === "number" ? numberFlaw(question) : firstOf(ofNames, question));
}

function firstOf(checks: readonly Check[], question: Question): Flaw | null {
  for (const check of checks) {
    const flaw = check(question);
    if (flaw !== null) return flaw;
  }
  return null;
}

/** On items of every kind. */
const ofAll: readonly Check[] = [
  ({ stem, options }) => {
    const broken = [stem, ...options].find((text) => brokenText.test(text));
    return broken === undefined ? null : { code: "broken", detail: broken };
  },
  ({ stem, kind }) => {
    const said = stem.replace(hints, "").split(" ").length;
    if (said > MOST_WORDS) return { code: "longStem", detail: `${said} words` };
    return said < FEWEST_WORDS && kind === "true-false"
      ? { code: "shortStem", detail: `${said} words` }
      : null;
  },
  ({ kind, stem }) =>
    kind === "true-false" && /^\p{Ll}{2,}(?![\p{L}\p{N}])/u.test(stem)
      ? { code: "broken", detail: `“${stem}” begins amid a sentence` }
      : null,
  (question) =>
    asksTwice(question)
      ? { code: "twoGaps", detail: "its key stands in it twice, perhaps not for the same" }
      : null,
];

/** On items that ask for a name, a term or what is said of one. */
const ofNames: readonly Check[] = [
  (question) => (isOption(question) ? oddlyWritten(question) : null),
  (question) => (question.kind === "choice" ? oddInStem(question) : null),
  (question) => besideGap(question),
  told(spelledByAcronym, (acronym, key) => `“${acronym}” tells how “${key}” begins`),
  told(partShown, (part, key) => `“${part}” tells a part of “${key}”`),
  told(shownWay, (way) => `“${way}” would be taken for the answer`),
  ({ options }) => {
    const twins = sameNuclide(options);
    return twins === null ? null : { code: "twoNames", detail: twins };
  },
  (question) => (hasFormulaOf(question) ? givenAway(`its formula shows “${question.key[0]}”`) : null),
  (question) => (hasUnitSign(question) ? givenAway(`the unit's sign shows “${question.key[0]}”`) : null),
  told(shortOf, (short, key) => `“${short}” is short for “${key}”`),
  told(signOf, (sign, key) => `“${sign}” stands for “${key}”`),
  (question) => (question.kind === "statement" ? null : saidInParts(question)),
  onlyKeyShown,
  (question) => (isOption(question) ? (oddYear(question) ?? oddBracket(question)) : null),
  told(spelledHere, (acronym, key) => `“${acronym}” stands for words of which “${key}” is one`),
  told(namesake, (word, key) => `“${word}” is named after “${key}”`),
];

function givenAway(detail: string): Flaw {
  return { code: "givenAway", detail };
}

/** A check that finds what gives the key away. */
function told(
  find: (question: Question) => string | null | undefined,
  detail: (found: string, key: string) => string,
): Check {
  return (question) => {
    const found = find(question) ?? null;
    return found === null ? null : givenAway(detail(found, question.key[0] ?? ""));
  };
}

function isOption({ kind }: Question): boolean {
  return kind === "choice" || kind === "term";
}

/** Two gaps; a name keeps its form, so those of a typed one are filled alike. */
function asksTwice({ kind, stem, key: [key = ""] }: Question): boolean {
  const isName = kind === "typed" && /^\p{Lu}/u.test(key) && !/^(?:(?:An?|The)(?:\(n\))? )?____/u.test(stem);
  return (kind === "choice" || (kind === "typed" && !isName)) && stem.split("____").length > 2;
}

/** "“fast” fire" among fires: quotation marks, or a small letter, that only the key has. */
function oddlyWritten({ options, key: [key = ""] }: Question): Flaw | null {
  const shapeOf = (text: string) => `${/["“”„«»]/u.test(text)} ${/^\p{Ll}/u.test(text)}`;
  const isOdd = options.every((each) => each === key || shapeOf(each) !== shapeOf(key));
  return isOdd ? { code: "oddKey", detail: `“${key}” alone is written so` } : null;
}

/** An acronym, another word or a formula in brackets behind the gap. */
function besideGap({ kind, stem }: Question): Flaw | null {
  const behind =
    /____ (?:\([^()]*•[^()]*\) )?(?:\d{4} )?\((\p{Lu}[\p{Lu}\p{N}]+|\p{Ll}\p{Lu}{2,})s?(?: \d{4})?\)/u.exec(
      stem,
    )?.[1];
  if (behind !== undefined) return givenAway(`“${behind}” stands right behind the gap`);
  return kind === "typed" && /____ \([^()]*•[^()]*\) \(\p{L}/u.test(stem)
    ? givenAway("another word for it stands right behind the gap")
    : null;
}

function partShown({ kind, stem, source, key: [key = ""] }: Question): string | null {
  return kind === "typed" ? partByAcronym(`${source.heading[0] ?? ""} ${stem}`, key) : null;
}

/** "W = mg" for the weight alone of all options, "Cu = D60/D10" for the coefficient of uniformity. */
function signOf({ kind, stem, options, key: [key = ""] }: Question): string | null {
  const sign = /(?<!\p{L})(\p{Lu}\p{L}{0,3}) ?=/u.exec(stem)?.[1];
  if (sign === undefined) return null;
  if (sign.length > 1) return expands(sign, key) ? sign : null;
  const isAlone = options.filter((each) => each.startsWith(sign)).length === 1;
  return kind === "term" && key.startsWith(sign) && isAlone ? sign : null;
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
function shownWay({ kind, stem, typed, key: [key = ""] }: Question): string | undefined {
  if (kind !== "typed") return undefined;
  const shown = ` ${folded(stem.replaceAll(hints, " ").replaceAll("____", " "))} `;
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
  const own = acronymsIn(key);
  const acronym =
    own.length > 0 ? acronymsIn(stem).find((each) => own.some((word) => word.startsWith(each))) : undefined;
  return acronym === undefined ? null : { code: "givenAway", detail: `“${acronym}” stands in the key` };
}

/** "Quarto (4to)" among names without a bracket. */
function oddBracket({ options, key: [key = ""] }: Question): Flaw | null {
  const isOdd = key.includes("(") && options.every((option) => option === key || !option.includes("("));
  return isOdd ? { code: "oddKey", detail: "a bracket tells it from the others" } : null;
}

/** "The ____ risk reduction is ARR": an acronym of the words around the gap. */
function spelledHere({ kind, stem, key: [key = ""] }: Question): string | undefined {
  if (kind !== "typed" && kind !== "choice") return undefined;
  const filled = stem.replace(hints, "").replace("____", `‹${key}›`);
  return acronymsIn(stem).find((acronym) => {
    const words = expansionIn(filled, acronym);
    return words !== null && acronym.length > 2 && words.includes("‹") && filled.includes(words);
  });
}

/** "the saxophone" of Adolphe Sax. */
function namesake({ stem, key: [key = ""] }: Question): string | undefined {
  const names = key.match(/(?<!\p{L})\p{Lu}\p{Ll}{2}(?!\p{L})/gu) ?? [];
  return wordsIn(stem).find((word) => names.some((name) => word.startsWith(name.toLowerCase())));
}

/** A year in the wrong options and none in the key, or the other way round. */
function oddYear({ options, key: [key = ""] }: Question): Flaw | null {
  const hasYear = (text: string) => /\b1[0-9]\d\d\b|\b20\d\d\b/u.test(text);
  const others = options.filter((option) => option !== key);
  const odd = others.length > 0 && others.every((option) => hasYear(option) !== hasYear(key));
  return odd ? { code: "oddKey", detail: "a year tells it from the others" } : null;
}
