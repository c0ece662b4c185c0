import { hash } from "../../random.ts";
import { classLikeness } from "../terms/class-likeness.ts";
import { kinOf } from "../terms/kin.ts";
import { looseClasses } from "../terms/naming.ts";
import { nearness } from "../terms/places.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { isGeneralAdjective } from "../typed/dull-words.ts";
import { capitalised, type Gap } from "./gap.ts";
import type { Marker } from "./uniqueness.ts";
import { isNearChosen, vetoOn } from "./vetoes.ts";

/** A wrong option that no veto speaks against; `score` says how near it is to the key. */
export type Distractor = {
  readonly term: Term;
  readonly text: string;
  readonly score: number;
  /** Of the key's own class, not just from its section. */
  readonly isSibling: boolean;
};

/** A candidate that may not be a wrong option. */
export type Refused = { readonly text: string; readonly code: string; readonly detail: string };

/** So many good candidates are enough; those that are less like the key are looked at no more. */
const ENOUGH = 6;
/** With fewer wrong options one question in six is too easy or has another right answer; with so many, one in twenty. */
export const MOST_WRONG = 3;
/** A wrong option of less likeness to the key is judged weak more often than not. */
const NEAR = 5;

/** A gap to find wrong options for, and what makes its statement unique. */
export type Search = { readonly gap: Gap; readonly markers: readonly Marker[]; readonly bank: TermBank };

/** The safe wrong options for a gap, the nearest first, and the candidates that were refused. */
export function distractorsFor({ gap, markers, bank }: Search): {
  readonly safe: readonly Distractor[];
  readonly refused: readonly Refused[];
} {
  const safe: Distractor[] = [];
  const refused: Refused[] = [];
  let tempting = 0;
  for (const { term, text, score, isSibling, isNear } of likely(gap, bank)) {
    if (tempting === ENOUGH) break;
    const veto = vetoOn({ gap, markers, candidate: term, text, bank });
    if (veto === null) safe.push({ term, text, score, isSibling });
    else refused.push({ text, ...veto });
    if (veto === null && isSibling && isNear) tempting += 1;
  }
  return { safe, refused };
}

type Likely = Distractor & { readonly isNear: boolean };

/** The terms that fit the gap and are like the key, the nearest first. */
function likely(gap: Gap, bank: TermBank): Likely[] {
  const orders = new Map<string, string>();
  const orderOf = ({ text }: Likely) => {
    const order = orders.get(text) ?? hash(gap.sentence.fact.fingerprint, gap.form, text);
    orders.set(text, order);
    return order;
  };
  return kinOf(gap.term, bank.kin)
    .flatMap((term): Likely[] => {
      // A note's own subject is too wide a thing to stand among its parts.
      const text = bank.titles.has(term.id) ? null : textInGap(term, gap);
      if (text === null) return [];
      const { kind, near, score } = likeness(gap, term);
      const isNear = kind >= 4 || near === 2;
      return score === 0 ? [] : [{ term, text, score, isSibling: kind >= 2.5, isNear }];
    })
    .sort((a, b) => b.score - a.score || (orderOf(a) < orderOf(b) ? -1 : 1));
}

/**
 * The best distractors that aren't nearly the same as one another, at most `most`. Two of the key's own class are
 * better than three of which one is of another kind.
 */
export function chosen(all: readonly Distractor[], most: number): Distractor[] {
  const siblings = all.filter(({ isSibling }) => isSibling);
  const safe = siblings.length >= 2 ? siblings : all;
  const best: Distractor[] = [];
  for (const each of safe) {
    if (best.length === most) break;
    const texts = best.map(({ text }) => text);
    if (texts.includes(each.text) || isNearChosen(each.text, texts) !== null) continue;
    best.push(each);
  }
  return best;
}

/** Wrong options of a choice: of the key's own class and near to it, so that none of them falls away at first sight. */
export function wrongOptions(safe: readonly Distractor[]): Distractor[] {
  return chosen(
    safe.filter(({ isSibling, score }) => isSibling && score >= NEAR),
    MOST_WRONG,
  );
}

/** How the term would be written in the gap; null where it doesn't fit the words around it. */
function textInGap(term: Term, gap: Gap): string | null {
  if (gap.form === "modifier") {
    const { modifier } = term;
    if (isGeneralAdjective(gap.key) || isGeneralAdjective(modifier?.text ?? "")) return null;
    if (modifier === null || modifier.tail !== gap.tail.join(" ")) return null;
    // Within a sentence "Supreme" of the Supreme Court stays a name, and "federal" is none.
    const isName = (text: string) => /^\p{Lu}/u.test(text);
    if (gap.usage.article !== "" && isName(gap.key) !== isName(modifier.text)) return null;
    return capitalised(modifier.text);
  }
  if (gap.form === "name") {
    const head = gap.tail.at(-1) ?? "";
    const hasClass = term.classes.some((each) => each.head === head) && term.id.split(" ").at(-1) !== head;
    return hasClass && (term.tails.includes(head) || looseClasses.has(head)) ? capitalised(term.name) : null;
  }
  return fits(term, gap) ? capitalised(gap.usage.plural && !term.isPerson ? plural(term) : term.name) : null;
}

function fits(term: Term, { usage, stem }: Gap): boolean {
  if (term.isPerson) return usage.article === "" && !/\b(his|her|their)\b/u.test(stem);
  const isCounted = term.usages.some(({ article, plural: many }) => article === "a" || many);
  if (usage.plural) return isCounted;
  if (term.usages.every(({ plural: many }) => many) && !term.isAcronym) return false;
  if (usage.article === "")
    return (
      (term.isAcronym && !isCounted) ||
      term.usages.some(({ article, plural: many }) => article === "" && !many)
    );
  if (usage.article === "a") return isCounted;
  return term.usages.some(({ article }) => article !== "");
}

function plural(term: Term): string {
  if (term.isAcronym) return `${term.name}s`;
  if (term.usages.some((usage) => usage.plural) && /[^s]s$/u.test(term.name)) return term.name;
  if (term.usages.every((usage) => usage.plural)) return term.name;
  // "Difference of 5 magnitudes" has its plural elsewhere than at its end, or none.
  if (/ of /u.test(term.name) || /[^siu]s$/u.test(term.name)) return term.name;
  if (/[^aeiou]y$/u.test(term.name)) return `${term.name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/u.test(term.name) ? `${term.name}es` : `${term.name}s`;
}

/** How near a term is to the key: class, shared head, place in the notes and shape; 0 where it is another type of thing. */
function likeness(
  gap: Gap,
  other: Term,
): { readonly kind: number; readonly near: number; readonly score: number } {
  const key = gap.term;
  const near = nearness(key.places, other.places);
  // Who belongs to another note would be known at once.
  if (key.isPerson && other.isPerson) {
    const alike = formOfName(key.name) === formOfName(other.name) ? 2 : 0;
    return { kind: 4, near, score: near === 0 ? 0 : 4 + near + alike };
  }
  const kind = classLikeness(key, other);
  const none = { kind, near, score: 0 };
  if (key.isProper !== other.isProper && kind < 4) return none;
  // "the Pacific" and "the average depth": behind an article a capital tells a name.
  const isName = (name: string) => /^(?:de |van |von |al-)?\p{Lu}/u.test(name);
  if (gap.usage.article === "the" && isName(gap.key) !== isName(other.name) && kind < 2.5) return none;
  const isNeighbour = near === 2 && sharesUsage(gap, other) && sharesWords(gap, other);
  const isWrongEnd = gap.form === "modifier" && kind < 4 && near < 2;
  if (kind === 0 ? !isNeighbour : kind + near < 2.5 || isWrongEnd) return none;
  const isAlikeWritten = key.isAcronym === other.isAcronym;
  // "NIOSH" beside disorders of the ear.
  if (!isAlikeWritten && key.isAcronym && kind < 4) return none;
  const shape = isAlikeWritten ? 1.5 : 0;
  const ending = key.ending !== "" && key.ending === other.ending ? 0.5 : 0;
  return { kind, near, score: kind + near + shape + ending + context(gap, other) };
}

/** Two persons, one by the whole name, or a surname alone: beside the others the odd one would be told by its form. */
function formOfName(name: string): "pair" | "whole" | "surname" {
  if (/ and | & /u.test(name)) return "pair";
  return name.includes(" ") ? "whole" : "surname";
}

/** Whether the notes count or determine the candidate as this statement does its subject: "a mutex", "a semaphore". */
function sharesUsage({ usage }: Gap, other: Term): boolean {
  const isCounted = usage.article !== "" || usage.plural;
  return (
    isCounted && other.usages.some((each) => each.article === usage.article && each.plural === usage.plural)
  );
}

/** Whether a statement about the candidate has a telling word of this one: they are of one small subject. */
function sharesWords(gap: Gap, other: Term): boolean {
  return other.owns.some(({ stems }) => gap.telling.some((stem) => stems.has(stem)));
}

/** Up to 2 for words that the candidate's own statements share with this one, up to 1 for standing close by. */
function context({ sentence }: Gap, other: Term): number {
  const shared = other.owns.map(({ stems }) => sharedBy(stems, sentence.stems));
  const steps = other.owns
    .filter(({ fact }) => fact.file === sentence.fact.file)
    .map(({ at }) => Math.abs(at - sentence.at));
  return Math.min(2, Math.max(0, ...shared) / 2) + 4 / (4 + Math.min(400, ...steps));
}

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared;
}
