import type { Tagger } from "../../facts/english.ts";
import { hash } from "../../random.ts";
import type { Candidate, Proposer, Rejection } from "../candidate.ts";
import { capitalised } from "../gaps/gap.ts";
import { showsWord } from "../gaps/lint.ts";
import { inOrder, selectAll } from "../item.ts";
import { isAcronym } from "../terms/acronym-match.ts";
import { classNameOf, excludes, sectionOf } from "../terms/exclusion.ts";
import { listedSets } from "../terms/listed-sets.ts";
import { rivalsOf } from "../terms/opposed.ts";
import { contentStems } from "../terms/sentence.ts";
import { type Member, memberOf, type TermSet } from "../terms/term-sets.ts";
import { setStem } from "./set-stem.ts";
import { type Ground, groundOf, overlap, whyNotWrong } from "./set-vetoes.ts";

/** So many options are offered, of which at least two are right and two are wrong. */
const MOST_OPTIONS = 6;
const FEWEST = 2;
const MOST_RIGHT = 4;
const LONGEST_OPTION = 100;

/** Which of these belong to a set: asked where the notes have another set that excludes it, so that the rest is surely wrong. */
export const selectAlls: Proposer = ({ facts, terms, sets: all }) => {
  // What two wholes consist of may well overlap.
  const stated = all.filter(({ shape }) => shape !== "parts");
  const sets = [...stated, ...listedSets(facts, terms.tag)];
  const ground = groundOf(terms);
  const candidates: Candidate[] = [];
  const rejected: Rejection[] = [];
  for (const kin of Map.groupBy(sets, kinOf).values()) {
    for (const set of kin) {
      const result = questionOf(set, kin, ground);
      if ("code" in result) rejected.push(result);
      else candidates.push(result);
    }
  }
  return { candidates, rejected };
};

/** Only sets of one note whose names end alike, or that are values of one column, can exclude each other. */
function kinOf(set: TermSet): string {
  const { shape, name, stems, facts } = set;
  const end = shape === "column" ? (name.split(": ")[0] ?? "") : (stems.at(-1) ?? "");
  return JSON.stringify([
    facts[0]?.owner,
    facts[0]?.file,
    shape === "column",
    rivalsOf(classNameOf(set)) ?? end,
  ]);
}

function questionOf(set: TermSet, kin: readonly TermSet[], ground: Ground): Candidate | Rejection {
  const fact = carrierOf(set);
  const refuse = (code: string, detail: string): Rejection => ({ fact, code, detail });
  const stem = setStem(set, ground.lowWords);
  if (stem === null) return refuse("noSetName", set.name);
  const others = kin.filter((other) => excludes(set, other));
  const beside = set.shape === "counted" ? besideClosed(set, ground) : [];
  if (others.length === 0 && beside.length === 0)
    return refuse("noOtherSet", `nothing surely is none of “${set.name}”`);
  const able = [...others.flatMap(({ members }) => members), ...beside];
  const safe = able.filter((member) => whyNotWrong(member, { set, others, ground }) === null);
  const shown = withoutClues({ right: set.members, wrong: safe }, { stem, set, tag: ground.bank.tag });
  const [right, wrong] = [apart(shown.right), apart(shown.wrong)];
  if (right.length < FEWEST || wrong.length < FEWEST)
    return refuse("fewMembers", `${right.length} right and ${wrong.length} wrong for “${set.name}”`);
  if (sayAcronyms(right) !== sayAcronyms(wrong))
    return refuse("unlikeMembers", `acronyms on one side of “${set.name}”`);
  const mix = mixOf(set, right, wrong);
  const key = inOrder(mix.right.map(({ text }) => capitalised(text)));
  const options = inOrder([...key, ...mix.wrong.map(({ text }) => capitalised(text))]);
  return {
    fact,
    score: (options.length - 3) / 4,
    question: selectAll({ fact, stem, options, key, explanation: explanationOf(set, key) }),
  };
}

/** How many of them are acronyms: all, some or none. */
function sayAcronyms(members: readonly Member[]): "all" | "some" | "none" {
  const count = members.filter(({ text }) => isAcronym(text)).length;
  return count === 0 ? "none" : count === members.length ? "all" : "some";
}

/** Of the facts that state a set together one asks for it, whichever the hash says. */
function carrierOf({ facts, name }: TermSet): TermSet["facts"][number] {
  const order = (fingerprint: string) => hash("carrier", name, fingerprint);
  const [first, ...rest] = facts;
  if (first === undefined) throw new Error(`a set without facts: ${name}`);
  return rest.reduce(
    (best, each) => (order(each.fingerprint) < order(best.fingerprint) ? each : best),
    first,
  );
}

type Sides = { readonly right: readonly Member[]; readonly wrong: readonly Member[] };

type Asked = { readonly stem: string; readonly set: TermSet; readonly tag: Tagger };

/**
 * The options that no word of the question tells. The head of the class ("virus" in "DNA viruses") may stand in them where it
 * stands in half of both sides or more.
 */
function withoutClues({ right, wrong }: Sides, { stem, set, tag }: Asked): Sides {
  const head = set.stems.at(-1) ?? "";
  const asked = [...contentStems(stem, tag)].filter((each) => each !== head);
  const shows = ({ text }: Member, stems: readonly string[]) =>
    [...contentStems(text, tag)].some((own) => stems.some((each) => showsWord(own, each)));
  const isPlain = (member: Member) => member.text.length <= LONGEST_OPTION && !shows(member, asked);
  const isHeaded = (member: Member) => shows(member, [head]);
  const [rights, wrongs] = [right.filter(isPlain), wrong.filter(isPlain)];
  const isUsual = (members: readonly Member[]) => members.filter(isHeaded).length * 2 >= members.length;
  if (isUsual(rights) && isUsual(wrongs)) return { right: rights, wrong: wrongs };
  const isBare = (member: Member) => !isHeaded(member);
  return { right: rights.filter(isBare), wrong: wrongs.filter(isBare) };
}

/** Terms of the same section that share a word with a member, and so tempt, but aren't in the closed list. */
function besideClosed(set: TermSet, { bank, bySection }: Ground): Member[] {
  const words = new Set(set.members.flatMap(({ id }) => id.split(" ")));
  return (bySection.get(sectionOf(set)) ?? []).flatMap((term) => {
    const [owned] = term.owns;
    if (owned === undefined) return [];
    const member = memberOf(bank.phraseOf.get(owned)?.text ?? term.name, owned.fact, bank.tag);
    return member.id.split(" ").some((stem) => words.has(stem)) ? [member] : [];
  });
}

/** No two that contain each other. */
function apart(members: readonly Member[]): Member[] {
  const kept: Member[] = [];
  for (const member of members) {
    if (!kept.some((each) => overlap(each, member))) kept.push(member);
  }
  return kept;
}

/** Two to four right ones, and about as many wrong ones, by the set's hash. */
function mixOf(set: TermSet, right: readonly Member[], wrong: readonly Member[]): Sides {
  const seed = hash("mix", sectionOf(set), set.name);
  const by = (members: readonly Member[]) =>
    [...members].sort((a, b) => (hash(seed, a.id) < hash(seed, b.id) ? -1 : 1));
  const most = Math.min(MOST_RIGHT, right.length, MOST_OPTIONS - FEWEST);
  const rights = FEWEST + (Number.parseInt(seed.slice(0, 4), 16) % (most - FEWEST + 1));
  return {
    right: by(right).slice(0, rights),
    wrong: by(wrong).slice(0, Math.min(MOST_OPTIONS - rights, Math.max(FEWEST, MOST_RIGHT - 1))),
  };
}

function explanationOf(set: TermSet, key: readonly string[]): string {
  const [first] = set.facts;
  return set.facts.length === 1 && first !== undefined ? first.text : `Right: ${key.join(", ")}.`;
}
