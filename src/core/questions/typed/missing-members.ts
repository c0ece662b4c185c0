import { topicPath } from "../../facts/library.ts";
import { hash } from "../../random.ts";
import type { Candidate, Proposer, Rejection } from "../candidate.ts";
import { showsWord } from "../gaps/lint.ts";
import { typedQuestion } from "../item.ts";
import { countWord } from "../statements/opposites.ts";
import { pointsBack } from "../terms/leaning.ts";
import type { TermBank } from "../terms/term-bank.ts";
import type { Member, TermSet } from "../terms/term-sets.ts";
import { typedKey } from "./key.ts";
import { keyFlaw } from "./key-flaw.ts";
import type { Sources } from "./phrase-blanks.ts";
import { stemOf } from "./stem.ts";

/** A shorter list shows too little of what is missing, and a longer name is no key to type. */
const FEWEST = 3;
const MOST_WORDS = 3;
const LONGEST = 320;

/** A whole list with one of its members left out: the others and their count tell which. */
export const missingMembers: Proposer = ({ terms, names, sets, sentences }) => {
  const taken = new Set(sentences.map(({ fact }) => fact).filter(({ text }) => !pointsBack(text)));
  const closed = sets.filter(
    ({ isClosed, members, facts: [first] }) =>
      isClosed && members.length >= FEWEST && first !== undefined && taken.has(first),
  );
  const found = closed.map((set) => missingIn(set, { names, bank: terms }));
  return {
    candidates: found.flatMap((each) => ("code" in each ? [] : [each])),
    rejected: found.flatMap((each) => ("code" in each ? [each] : [])),
  };
};

function missingIn({ members, facts, name }: TermSet, { names, bank }: Sources): Candidate | Rejection {
  const [fact] = facts;
  if (fact === undefined) throw new Error(`a set without facts: ${name}`);
  const order = ({ id }: Member) => hash("missing", fact.fingerprint, id);
  const able = members.filter((member) => isAble(member, bank));
  const [member] = [...able].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  if (member === undefined || fact.text.length > LONGEST)
    return { fact, code: "fewMembers", detail: `no member of “${name}” can be typed` };
  const { from, text, alias } = placeOf(member);
  const key = member.text;
  const stem = stemOf({
    text,
    to: text.length,
    language: fact.language,
    blank: { from, to: from + key.length, reason: "named", score: 1 },
    also: [],
  });
  const typed = typedKey(key, {
    language: fact.language,
    term: null,
    isPerson: false,
    inflects: true,
    names,
  });
  const accepted = alias === null ? typed.accepted : [...typed.accepted, alias];
  return { fact, score: 0.95, question: typedQuestion({ fact, stem, key, typed: { ...typed, accepted } }) };
}

/** Whether it stands in its fact once, and nothing else there or above it shows one of its words. */
function isAble({ text: name, fact }: Member, { stemsIn }: TermBank): boolean {
  if (
    name.split(" ").length > MOST_WORDS ||
    keyFlaw(name) !== null ||
    countWord(fact.text, escaped(name)) !== 1
  )
    return false;
  const seen = [fact.text.replace(name, " "), ...topicPath(fact)].flatMap((each) => [...stemsIn(each)]);
  return [...stemsIn(name)].every((own) => !seen.some((each) => showsWord(each, own)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

/** Where it stands in its fact's text, without the other name in brackets behind it. */
function placeOf({ text: name, fact: { text } }: Member): {
  readonly from: number;
  readonly text: string;
  readonly alias: string | null;
} {
  const from = text.search(new RegExp(`(?<![\\p{L}-])${escaped(name)}(?![\\p{L}-])`, "u"));
  const to = from + name.length;
  const bracket = /^ \(([^()]{2,30})\)/u.exec(text.slice(to));
  return {
    from,
    text: bracket === null ? text : text.slice(0, to) + text.slice(to + bracket[0].length),
    alias: bracket?.[1] ?? null,
  };
}
