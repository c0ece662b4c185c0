import type { Place } from "../../facts/fact.ts";
import { sectionOf } from "../terms/exclusion.ts";
import { withRarest } from "../terms/mentions.ts";
import { saidAlike } from "../terms/relation.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import type { Member, TermSet } from "../terms/term-sets.ts";

/** The terms by what finds them quickly. */
export type Ground = {
  readonly bank: TermBank;
  readonly byName: ReadonlyMap<string, Term>;
  readonly bySection: ReadonlyMap<string, readonly Term[]>;
  readonly lowWords: ReadonlySet<string>;
};

/** Orders the terms of a library for questions about sets. */
export function groundOf(bank: TermBank): Ground {
  const owned = bank.terms.filter(({ owns }) => owns.length > 0);
  const words = new Set<string>();
  for (const sentence of bank.sentences) for (const { text } of sentence.words) words.add(text);
  return {
    bank,
    byName: new Map(
      bank.terms.flatMap((term) => term.aliases.map(({ stems }) => [stems.join(" "), term] as const)),
    ),
    bySection: Map.groupBy(owned, ({ owns }) =>
      sectionOf({ facts: owns.slice(0, 1).map(({ fact }) => fact) }),
    ),
    lowWords: new Set([...words].filter((text) => /^\p{Ll}/u.test(text))),
  };
}

type Asked = { readonly set: TermSet; readonly others: readonly TermSet[]; readonly ground: Ground };

/** What speaks against a member of another set as a wrong option: the vetoes V1 to V6, as far as names tell. */
export function whyNotWrong(member: Member, { set, others, ground }: Asked): string | null {
  const { bank, byName } = ground;
  if (set.members.some((each) => isNear(member, each))) return "V1";
  if (set.facts.some(({ text }) => text.toLowerCase().includes(member.text.toLowerCase()))) return "V4";
  const owned = new Set([...set.facts, ...others.flatMap(({ facts }) => facts)]);
  if (isCalledSo(member, set, { but: owned, bank })) return "V5";
  const term = byName.get(member.id);
  if (term === undefined) return null;
  const own = set.members.flatMap(({ id }) => byName.get(id) ?? []);
  if (own.includes(term)) return "V2";
  const isAbove = (a: Term, b: Term) => bank.parents.get(b)?.has(a) === true;
  if (own.some((each) => isAbove(each, term) || isAbove(term, each))) return "V3";
  return own.some((each) => saidAlike({ a: each, b: term, bank }) !== null) ? "V6" : null;
}

/** Whether one name is within the other, by words or letters. */
function isNear(a: Member, b: Member): boolean {
  return overlap(a, b) || (b.text.length >= 4 && a.text.toLowerCase().includes(b.text.toLowerCase()));
}

/** Whether one name's words are a run of the other's. */
export function overlap(a: Member, b: Member): boolean {
  const [one, other] = [a.id.split(" "), b.id.split(" ")];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return long.some((_, at) => short.every((word, index) => long[at + index] === word));
}

/** Whether a further line names the member together with all words of the set's class. */
function isCalledSo(
  { id }: Member,
  { stems: named }: TermSet,
  { but, bank }: { readonly but: ReadonlySet<Place>; readonly bank: TermBank },
): boolean {
  const words = id.split(" ");
  return withRarest(words, bank.index.byWord).some(
    ({ fact, stems }) =>
      !but.has(fact) && words.every((word) => stems.has(word)) && named.every((stem) => stems.has(stem)),
  );
}
