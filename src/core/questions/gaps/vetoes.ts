import { distance } from "../../facts/edit-distance.ts";
import { isAcronym } from "../terms/acronym-match.ts";
import { inclusion, mentionedIn, saidAlike, togetherWithoutContrast } from "../terms/relation.ts";
import { isContent } from "../terms/sentence.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import type { Gap } from "./gap.ts";
import { areShapeSiblings, sameHead } from "./sibling-names.ts";
import type { Marker } from "./uniqueness.ts";

/** One candidate for a wrong option, as `text` would stand in the gap. */
export type Trial = {
  readonly gap: Gap;
  readonly markers: readonly Marker[];
  readonly candidate: Term;
  readonly text: string;
  readonly bank: TermBank;
};

/** A veto tells why a candidate may not stand beside the key, or null where it has nothing against it. */
export type Veto = (trial: Trial) => string | null;

/** V1: the candidate is the key, contains it, is contained in it, or is one slip away from it. */
export const looksLikeKey: Veto = ({ gap, text }) => {
  const [key, other] = [gap.key.toLowerCase(), text.toLowerCase()];
  if (areShapeSiblings(gap.key, text) || (isAcronym(gap.key) && isAcronym(text))) return null;
  const [keyWords, otherWords] = [key.split(" "), other.split(" ")];
  const contains = isRun(keyWords, otherWords) || isRun(otherWords, keyWords);
  if (contains) return `“${text}” and “${gap.key}” contain each other`;
  if (Math.abs(key.length - other.length) > 2) return null;
  const slips = distance(key, other, { most: 2 });
  return slips <= 1 || (slips <= 2 && key.length >= 8)
    ? `“${text}” is ${slips} letters from “${gap.key}”`
    : null;
};

/** A word of so many letters that begins another is its root: "adiabat" and "adiabatic". */
const ROOT = 5;

/** V2: the candidate is another name, the acronym, the expansion or an inflection of the key. */
export const isSameTerm: Veto = ({ gap, candidate }) => {
  if (candidate === gap.term) return "it is the key";
  const vague = sameHead(gap.term.name, candidate.name);
  if (vague !== null) return vague;
  const own = new Set(gap.term.aliases.map(({ stems }) => stems.join(" ")));
  if (candidate.isPerson && sharesName(candidate.name, gap.term.name)) return "the same person, perhaps";
  const words = (name: string) =>
    name
      .toLowerCase()
      .split(/[\s-]+/u)
      .filter((word) => word.length >= ROOT);
  const root = words(gap.key).find((word) =>
    words(candidate.name).some(
      (other) => other !== word && (other.startsWith(word) || word.startsWith(other)),
    ),
  );
  if (root !== undefined) return `“${root}” is at the root of both`;
  const shared = candidate.aliases.find(({ stems }) => own.has(stems.join(" ")));
  return shared === undefined ? null : `“${shared.text}” names both`;
};

/** V3: one is a kind of the other, so what is true of one may be true of both. */
export const isAboveOrBelow: Veto = ({ gap, candidate, bank }) => {
  if (bank.parents.get(gap.term)?.has(candidate) === true)
    return `${gap.term.name} is a kind of ${candidate.name}`;
  if (bank.parents.get(candidate)?.has(gap.term) === true)
    return `${candidate.name} is a kind of ${gap.term.name}`;
  // "range partitioning" beside sharding, which is also called partitioning.
  const words = (name: string) => name.toLowerCase().split(" ");
  const [own, its] = [words(gap.term.name), words(candidate.name)];
  const isOneOf = (one: readonly string[], { aliases }: Term) =>
    one.length > 1 && aliases.some(({ text }) => one.at(-1) === text.toLowerCase());
  if (isOneOf(its, gap.term) || isOneOf(own, candidate))
    return `${candidate.name} and ${gap.term.name} may be one within the other`;
  // "mammalian hair cells" beside the inner ones, which are mammalian too.
  if (own.length !== its.length && own.slice(-2).join(" ") === its.slice(-2).join(" "))
    return `${candidate.name} and ${gap.term.name} may be one within the other`;
  if (own.at(-1) !== its.at(-1)) return null;
  // "Map projections" over all that is said of the others of one head.
  const isHeading = (one: Term, other: Term) =>
    other.owns.some(({ fact }) => fact.heading.some((each) => headsAll(each, one.name)));
  if (isHeading(candidate, gap.term) || isHeading(gap.term, candidate))
    return `one is the heading over the other`;
  // "barrier reef" beside the Mesoamerican Reef, which may be one.
  return /^\p{Lu}.* \p{Lu}/u.test(gap.term.name) && /^\p{Ll}/u.test(candidate.name)
    ? `${gap.term.name} may be a ${candidate.name}`
    : null;
};

function headsAll(heading: string, name: string): boolean {
  const [low, one] = [heading.toLowerCase(), name.toLowerCase()];
  return low === one || low === `${one}s`;
}

/** V4: the candidate stands in the statement itself. */
export const standsInStatement: Veto = ({ gap, candidate, bank }) =>
  bank.mentions.get(candidate)?.has(gap.sentence) === true ? `the statement names ${candidate.name}` : null;

/** V5: some statement about the candidate says half of what this one says, or the same verb of the same object. */
export const sharesPredicate: Veto = ({ gap, candidate, bank }) => {
  const said = gap.telling;
  const pairs = gap.sentence.objects;
  for (const sentence of bank.mentions.get(candidate)?.keys() ?? []) {
    if (sentence === gap.sentence) continue;
    const shared = said.filter((stem) => sentence.stems.has(stem));
    if (shared.length > 0 && shared.length * 2 >= said.length)
      return `also said of ${candidate.name}: ${shared.join(", ")}`;
    if (!candidate.owns.includes(sentence)) continue;
    const both = sentence.objects.find((pair) => pairs.includes(pair));
    if (both !== undefined) return `${candidate.name} does the same: ${both}`;
    const wide = sentence.objects.find((pair) => isWide(pair, pairs));
    if (wide !== undefined) return `${candidate.name} does it to more: ${wide}`;
  }
  return null;
};

const wideObjects = new Set(
  "inform data thing item materi energi substanc signal content valu object input memori".split(" "),
);

/** "stores information" beside "stores facts": the same verb with an object that takes the other in. */
function isWide(pair: string, pairs: readonly string[]): boolean {
  const [verb, object] = pair.split(" ");
  return wideObjects.has(object ?? "") && pairs.some((each) => each.startsWith(`${verb} `));
}

/** V6: the notes say that the two are alike. */
export const isSaidAlike: Veto = ({ gap, candidate, bank }) => {
  const sentence = saidAlike({ a: gap.term, b: candidate, bank });
  return sentence === null ? null : `alike by line ${sentence.fact.line}`;
};

/** V7: the candidate is another type of thing: a person, a number, an acronym beside a long phrase. */
export const isOtherType: Veto = ({ gap, candidate, text }) => {
  if (candidate.isPerson !== gap.term.isPerson) return "one is a person";
  if (/^\p{Ll}/u.test(gap.term.name) && /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u.test(candidate.name))
    return "one is a name";
  if (gap.form === "modifier" && isAcronym(text) !== isAcronym(gap.key)) return "an acronym beside a word";
  const areTwo = (name: string) => /\band\b/u.test(name);
  if (candidate.isPerson && areTwo(text) !== areTwo(gap.key) && /\b(they|their|them)\b/u.test(gap.stem))
    return "one is a single person";
  if (/['’]s\b/u.test(text) !== /['’]s\b/u.test(gap.key)) return "one is named after someone";
  if (/^\d/u.test(text) !== /^\d/u.test(gap.key)) return "one is a number";
  const long = (name: string) => name.split(" ").length >= 3;
  if ((isAcronym(text) && long(gap.key)) || (isAcronym(gap.key) && long(text)))
    return "an acronym beside a long phrase";
  return null;
};

/** V8: the candidate is much longer or shorter than the key, so that its length tells. */
export const isOtherLength: Veto = ({ gap, text }) => {
  const ratio = text.split(" ").length / gap.key.split(" ").length;
  if (ratio > 2 || ratio < 0.5) return "half or twice the key's words";
  const letters = text.length / gap.key.length;
  return (letters > 3 || letters < 1 / 3) && Math.max(text.length, gap.key.length) > 15
    ? "a third or thrice the key's letters"
    : null;
};

/** V9: the candidate is code, an address or a mark rather than a word of the subject. */
export const isNoWord: Veto = ({ text }) =>
  /[=<>{}[\]\\@]|::|:\/\/|\(\)|\.\w{2,4}$/u.test(text) ? "code or an address" : null;

/** V11: what is made from the key, or contains it, may do all that the key does. */
export const includesKey: Veto = ({ gap, candidate, bank }) => {
  const pair = { a: candidate, b: gap.term, bank };
  const whole = inclusion(pair);
  if (whole !== null) return `${candidate.name} has ${gap.term.name} in it by line ${whole.fact.line}`;
  if (mentionedIn(pair).length > 0 && togetherWithoutContrast(pair) !== null) {
    return `${candidate.name} is explained by ${gap.term.name}`;
  }
  const isSpecific = gap.predicate.size >= 4;
  return !isSpecific && togetherWithoutContrast(pair) !== null
    ? "named together, and the statement is short"
    : null;
};

/** V14: the candidate is only mentioned; or the claim is a bare definition and nothing defines the candidate. */
export const isOnlyMentioned: Veto = ({ gap, candidate, markers }) => {
  if (candidate.owns.length === 0) return "nothing is said of it";
  if (markers.some((marker) => marker !== "definition" && marker !== "specific")) return null;
  if (gap.sentence.complement === null) return null;
  const ownsMore = candidate.owns.some(
    (sentence) => sentence.complement !== null || sentence.claim.filter(isContent).length >= 6,
  );
  return ownsMore ? null : "nothing defines it";
};

/** All vetoes on a single candidate, by code, in the order they are asked. V10 looks at the set, V12 and V13 at the stem. */
export const vetoes: readonly (readonly [code: string, veto: Veto])[] = [
  ["V1", looksLikeKey],
  ["V2", isSameTerm],
  ["V3", isAboveOrBelow],
  ["V4", standsInStatement],
  ["V5", sharesPredicate],
  ["V6", isSaidAlike],
  ["V7", isOtherType],
  ["V8", isOtherLength],
  ["V9", isNoWord],
  ["V11", includesKey],
  ["V14", isOnlyMentioned],
];

/** V10: too much like an option that was chosen before it. */
export function isNearChosen(text: string, chosen: readonly string[]): string | null {
  const isSlip = (other: string) =>
    !isAcronym(other) && distance(text.toLowerCase(), other.toLowerCase(), { most: 1 }) <= 1;
  const near = chosen.find(
    (other) => !areShapeSiblings(text, other) && (isSlip(other) || sharesName(text, other)),
  );
  return near === undefined ? null : `nearly “${near}”`;
}

/** The first veto that speaks against a candidate, with its code. */
export function vetoOn(trial: Trial): { readonly code: string; readonly detail: string } | null {
  for (const [code, veto] of vetoes) {
    const detail = veto(trial);
    if (detail !== null) return { code, detail };
  }
  return null;
}

/** "Geoffrey Hinton" and "Hinton and colleagues": people who share a surname; never names of things. */
function sharesName(a: string, b: string): boolean {
  const isPeople = (text: string) => /^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)+$|\band\b/u.test(text);
  const names = new Set(a.match(/\p{Lu}\p{L}+/gu) ?? []);
  return isPeople(a) && isPeople(b) && (b.match(/\p{Lu}\p{L}+/gu) ?? []).some((name) => names.has(name));
}

function isRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, index) => words[at + index] === word));
}
