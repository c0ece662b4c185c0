import { distance } from "../../facts/edit-distance.ts";
import { areShapeSiblings, sameHead } from "../gaps/sibling-names.ts";
import { acronymsIn } from "../seen-words.ts";
import { expansionIn, isAcronym } from "../terms/acronym-match.ts";
import { lengthOf, type Side } from "./pair-side.ts";

/** A side that is asked for by the other side: `given` is shown, `wanted` is the key. */
export type Asked = {
  readonly given: Side;
  readonly wanted: Side;
  /** Stems of `given` that tell it from other pairs of its note. */
  readonly telling: ReadonlySet<string>;
};

/** What speaks against an option, or null. The codes are those of the vetoes on statements. */
type PairVeto = (key: Asked, other: Asked) => string | null;

/** As many stems or fewer make a word with its translation, and no sentence. */
const SHORT = 3;
/** An option of more letters can't be read beside others. */
export const LONGEST_OPTION = 100;

/** V1: equal, one within the other, or a slip apart. */
const looksAlike: PairVeto = ({ wanted: key }, { wanted: other }) =>
  areAlike(key, other) ? `“${other.text}” looks like “${key.text}”` : null;

/** V2: the same words in another form; of two short pairs, any word that both have. */
const sharesWords: PairVeto = (key, other) => {
  const shared = common(key.wanted.stems, other.wanted.stems);
  if (shared.length === 0) return null;
  const fewest = Math.min(key.wanted.stems.size, other.wanted.stems.size);
  const isVocabulary = isShort(key) && isShort(other);
  const most = isVocabulary ? 0 : fewest / 2;
  return shared.length > most ? `both have ${shared.join(", ")}` : null;
};

/** V3 and V4: one pair names what the other is about. */
const namesOther: PairVeto = (key, other) => {
  if (holdsAll(key.given.stems, other.wanted.stems)) return `“${other.wanted.text}” stands in the question`;
  return holdsAll(other.given.stems, key.wanted.stems)
    ? `“${key.wanted.text}” stands in its other side`
    : null;
};

/** V5: what is shown says half of what the other pair says. */
const saysAlike: PairVeto = (key, other) => {
  const [mine, its] =
    key.telling.size === 0 || other.telling.size === 0
      ? [key.given.stems, other.given.stems]
      : [key.telling, other.telling];
  const shared = common(mine, its);
  const fewest = Math.min(mine.size, its.size);
  return shared.length > 0 && shared.length * 2 >= fewest ? `also said of it: ${shared.join(", ")}` : null;
};

/** V7: another type of thing, told by digits, script, capitals, number or an article. */
const isOtherType: PairVeto = ({ wanted: key, given }, { wanted: other, given: otherGiven }) => {
  const asks = ({ text }: Side) => /[?？]$/u.test(text);
  if (asks(given) !== asks(otherGiven)) return "one answers a question, one is a card's other side";
  if (/['’]s\b/u.test(key.text) !== /['’]s\b/u.test(other.text)) return "one is named after someone";
  const [mine, its] = [shapeOf(key), shapeOf(other)];
  const odd = mine.findIndex((part, at) => part !== its[at]);
  if (odd !== -1) return `another ${shapeNames[odd] ?? "shape"}`;
  const [gender, otherGender] = [genderIn(given), genderIn(otherGiven)];
  return gender !== null && otherGender !== null && gender !== otherGender ? "another gender" : null;
};

/** "Stapel, der …", "god of prophecy, with his oracle": a definition's words tell the gender of its term. */
function genderIn({ text, language }: Side): string | null {
  if (language === "de") {
    const [, pronoun, verb = ""] = /, (der|die|das) .*?(\p{Ll}+)$/u.exec(text) ?? [];
    // "Kanäle, die Wasser leiten" are many.
    return pronoun === "die" && verb.endsWith("en") ? "many" : (pronoun ?? null);
  }
  if (language !== "en") return null;
  const isShe = /\b(?:goddess|queen|empress|woman|wife|mother|daughter|sister|she|her|hers)\b/iu.test(text);
  const isHe = /\b(?:god|king|emperor|man|husband|father|son|brother|he|his|him)\b/iu.test(text);
  return isShe === isHe ? null : isShe ? "she" : "he";
}

/** V8: half or twice as long, or too long to be read beside others. */
const isOtherLength: PairVeto = ({ wanted: key }, { wanted: other }) => {
  if (other.text.length > LONGEST_OPTION) return "too long to be read";
  const words = lengthOf(other) / lengthOf(key);
  if (words > 2 || words < 0.5) return "half or twice the key's words";
  const letters = other.text.length / key.text.length;
  return (letters > 2.5 || letters < 0.4) && Math.max(other.text.length, key.text.length) > 20
    ? "much longer or shorter than the key"
    : null;
};

const vetoes: readonly (readonly [code: string, veto: PairVeto])[] = [
  ["V1", looksAlike],
  ["V2", sharesWords],
  ["V4", namesOther],
  ["V5", saysAlike],
  ["V7", isOtherType],
  ["V8", isOtherLength],
];

/** The first veto that speaks against `other`'s side as a wrong option for `key`, with its code. */
export function pairVetoOn(
  key: Asked,
  other: Asked,
): { readonly code: string; readonly detail: string } | null {
  for (const [code, veto] of vetoes) {
    const detail = veto(key, other);
    if (detail !== null) return { code, detail };
  }
  return null;
}

/** V10: nearly an option that was chosen before it. */
export function isNearOption(side: Side, chosen: readonly Side[]): boolean {
  return chosen.some(
    (other) =>
      areAlike(side, other) ||
      common(side.stems, other.stems).length > Math.min(side.stems.size, other.stems.size) / 2,
  );
}

/** What in the shown side gives the key away: a word of it, a part of one, or for short keys a run of five letters. */
export function shownOf({ given, wanted }: Asked): string | null {
  // "B&B" is spelled by "bed and breakfast" as "BB" is.
  const letters = wanted.text.replace(/(?<=\p{Lu})&(?=\p{Lu})/u, "");
  const initials = (given.text.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("").toLowerCase();
  if (initials.length >= 3 && wanted.text.toLowerCase() === initials)
    return `the initials spell “${wanted.text}”`;
  const spelt = isAcronym(letters) ? expansionIn(given.text, letters) : null;
  const short = acronymsIn(given.text).find((acronym) => expansionIn(wanted.text, acronym) !== null);
  if (short !== undefined) return `“${short}” is short for what is asked`;
  if (
    /\b(?:two|three|four|five|six|seven|\d)\b/u.test(wanted.text) &&
    given.text.split(/,| and /u).length > 2
  )
    return `“${wanted.text}” counts what is listed`;
  if (spelt !== null) return `“${spelt}” spells “${wanted.text}”`;
  for (const word of wanted.stems) {
    for (const seen of given.stems) {
      const isPart = Math.min(word.length, seen.length) >= 4 && (seen.includes(word) || word.includes(seen));
      const isRun = wanted.stems.size <= SHORT && sharesRun(word, seen);
      if (word === seen || isPart || isRun) return `“${seen}” shows “${word}”`;
    }
  }
  return null;
}

/** Whether each of some stems is among the others. */
export function holdsAll(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return some.size > 0 && [...some].every((stem) => all.has(stem));
}

function areAlike(a: Side, b: Side): boolean {
  if (a.folded === b.folded) return true;
  if (areShapeSiblings(a.folded, b.folded)) return false;
  if (sameHead(a.text, b.text) !== null) return true;
  const [bareA, bareB] = [bareOf(a), bareOf(b)];
  if (` ${bareA} `.includes(` ${bareB} `) || ` ${bareB} `.includes(` ${bareA} `)) return true;
  if ((isAcronym(a.text) && isAcronym(b.text)) || (isNumber(a) && isNumber(b))) return false;
  const most = a.folded.length >= 8 ? 2 : 1;
  const isNear =
    Math.abs(a.folded.length - b.folded.length) <= most && distance(a.folded, b.folded, { most }) <= most;
  return isNear && Math.max(a.folded.length, b.folded.length) > 2;
}

/** "HRM (human resource management)" is HRM. */
function bareOf({ text, folded }: Side): string {
  const bracket = /\s\(([^()]+)\)$/u.exec(text)?.[1];
  const inside = bracket?.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const words = folded.split(" ");
  return bracket === undefined || inside >= words.length
    ? folded
    : words.slice(0, words.length - inside).join(" ");
}

function isNumber({ text }: Side): boolean {
  return /^[\p{N}.,\s]+$/u.test(text);
}

function isShort({ given, wanted }: Asked): boolean {
  return given.stems.size <= SHORT && wanted.stems.size <= SHORT;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((each) => b.has(each));
}

function sharesRun(a: string, b: string): boolean {
  for (let at = 0; at + 5 <= a.length; at += 1) if (b.includes(a.slice(at, at + 5))) return true;
  return false;
}

const shapeNames = ["kind of number or unit", "script", "case", "number", "article", "notation"];
const articles = /^(?:the|an?|to|der|die|das|eine?|el|la|los|las|una?|le|les|une|l['’])(?:\s|(?<=['’]))/iu;

/** What may not differ between options: number and unit, script, first capital, plural, article. */
function shapeOf({ text, language }: Side): readonly string[] {
  const number = /^[-−+]?\p{N}/u.test(text);
  const unit = number ? text.replace(/[\p{N}.,:\s−+-]+/gu, " ").trim() : "";
  const bare = text.replace(articles, "");
  const script = /\p{Script=Han}/u.test(text) ? "Han" : /\p{Script=Latin}/u.test(text) ? "Latin" : "other";
  const initial = /^\p{Lu}/u.test(bare) ? "large" : "small";
  return [
    number
      ? `number ${unit}${/^\d{4}$/u.test(text) ? "year" : ""}${/\d\s*[-–]\s*\d/u.test(text) ? "range" : ""}`
      : "word",
    number ? "" : script,
    number || script !== "Latin" ? "" : initial,
    isPlural(bare, language) ? "many" : "one",
    /^to\s/iu.test(text) ? "verb" : articles.test(text) ? "with" : "without",
    /[=≤≥<>∑∫∈∂√]/u.test(text) ? "formula" : "words",
  ];
}

/** Told only of short sides, by their last word. */
function isPlural(text: string, language: Side["language"]): boolean {
  if (text.split(" ").length > 3) return false;
  if (language === "tr") return /l[ae]r[ıi]?$/u.test(text);
  return ["en", "es", "fr"].includes(language) && /[^suian]s$/iu.test(text);
}
