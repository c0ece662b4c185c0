import type { Tagger } from "../../facts/english.ts";
import type { Fact } from "../../facts/fact.ts";
import { areNouns, countOf, isPluralName, listedNames, pluralOf, withoutBrackets } from "./enumeration.ts";
import { rivalsOf } from "./opposed.ts";
import { stemsOf } from "./phrase.ts";
import { isHedged, type Sentence } from "./sentence.ts";

/** One that belongs to a set, as written, and the fact that says so. */
export type Member = { readonly text: string; readonly id: string; readonly fact: Fact };

/** How the notes name what belongs together. */
export type SetShape =
  /** "Retinal disparity and convergence are binocular depth cues" */
  | "kinds"
  /** "The model has seven layers: …" */
  | "counted"
  /** "Interphase consists of G1, S and G2" */
  | "parts"
  /** Items under the line that introduces them. */
  | "listed"
  /** Rows of a table with one value in a column. */
  | "column"
  /** "X is a loss function", one line each. */
  | "spread";

/** Terms that the notes put together, and what they call them together. */
export type TermSet = {
  readonly shape: SetShape;
  /** As written: "binocular depth cues"; of parts the whole; of what is counted the text before the colon. */
  readonly name: string;
  /** Stems of what its members are called, its head last: "binocular depth cue"; of parts those of the whole. */
  readonly stems: readonly string[];
  readonly members: readonly Member[];
  /** The facts that state it, in reading order. */
  readonly facts: readonly Fact[];
  /** Whether no others belong to it. */
  readonly isClosed: boolean;
};

/** Heads that tell no class: "A and B are examples". */
const vague =
  /\b(?:example|part|thing|type|kind|one|way|result|cause|effect|reason|member|fact|case|term|use|user|side|problem|opposite|synonym|alternative|same|feature|factor|choice|option)s?$/iu;

/** Every set that one sentence states, or that sentences about its members state together. */
export function termSets(sentences: readonly Sentence[], tag: Tagger): TermSet[] {
  const stated = sentences.flatMap((sentence) => statedSet(sentence, tag) ?? []);
  return [...stated, ...spreadSets(sentences, tag)];
}

function statedSet(sentence: Sentence, tag: Tagger): TermSet | null {
  const { fact } = sentence;
  if (fact.language !== "en" || !fact.isExact || fact.prefix !== null || fact.kind === "tableRow")
    return null;
  const claim = (fact.text.split(/;\s|(?<=\p{L}{2})\.\s/u)[0] ?? "").replace(/[.\s]+$/u, "");
  return countedSet(fact, claim, tag) ?? (fact.pair === null ? namedSet(sentence, claim, tag) : null);
}

/** "… four isolation levels: A, B, C and D", with as many names as it says. */
function countedSet(fact: Fact, claim: string, tag: Tagger): TermSet | null {
  const colon = claim.search(/:\s/u);
  if (colon < 0) return null;
  const [before, names] = [withoutBrackets(claim.slice(0, colon)), listedNames(claim.slice(colon + 1))];
  const [, count = "", what = ""] = counted.exec(before) ?? [];
  if (names === null || countOf(count) !== names.length || !isPluralName(what)) return null;
  return setOf(
    { shape: "counted", name: before, stems: stemsOf(what, tag), names, fact, isClosed: true },
    tag,
  );
}

const counted =
  /(?:^|\s)(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s([\p{L}\s-]{3,50}?)(?:\s(?:of|in)\s[^:]{2,50})?$/iu;

function namedSet(sentence: Sentence, claim: string, tag: Tagger): TermSet | null {
  if (isHedged(sentence.words.slice(0, 12))) return null;
  return (
    wholeFirst(sentence.fact, withoutBrackets(claim), tag) ??
    namesFirst(sentence.fact, withoutBrackets(claim), tag)
  );
}

/** "Monocular depth cues include A and B", "The modes are A, B and C", "Interphase consists of A, B and C". */
function wholeFirst(fact: Fact, claim: string, tag: Tagger): TermSet | null {
  const [, the = "", count = "", name = "", verb = "", list = ""] = wholeBefore.exec(claim) ?? [];
  const names = listOf(list);
  if (count !== "" && countOf(count.trim()) !== names?.length) return null;
  const stems = stemsOf(name, tag);
  if (names === null || inClause.test(name) || !areNouns(names, tag) || isVague(name)) return null;
  if (/consist|compris|made|composed/iu.test(verb))
    return setOf({ shape: "parts", name, stems, names, fact, isClosed: true }, tag);
  const isClosed = verb === "are" || count !== "";
  const isWhole = !isClosed || (names.length >= 3 && the !== "");
  return isWhole && isPluralName(name) && !/\ban?\s/u.test(list)
    ? setOf({ shape: "kinds", name, stems, names, fact, isClosed }, tag)
    : null;
}

const wholeBefore =
  /^(The )?((?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?([\p{L}\p{N}' -]{3,60}?) (include|are|consists? of|comprises?|(?:is|are) made up of|is composed of) (.+)$/iu;

/** "Retinal disparity and convergence are binocular depth cues." */
function namesFirst(fact: Fact, claim: string, tag: Tagger): TermSet | null {
  const [, list = "", name = ""] = namesBefore.exec(claim) ?? [];
  const names = listedNames(list);
  const stems = stemsOf(name, tag);
  const isKind = names !== null && isPluralName(name) && name.split(" ").length <= 4 && !isVague(name);
  return isKind && areNouns(names, tag) && !/\b(?:of|in|by|with|from|for|to|not|now|and|than)\b/iu.test(name)
    ? setOf({ shape: "kinds", name, stems, names, fact, isClosed: false }, tag)
    : null;
}

const namesBefore =
  /^(.+?) are (?:all |both )?(?:the )?(?:(?:types|kinds|forms|members|classes) of (?:the )?)?([\p{L}\p{N}' -]{3,60})$/iu;

/** A list at the end of a claim; a further clause behind it is left out. */
function listOf(text: string): readonly string[] | null {
  return listedNames(text) ?? listedNames(text.replace(/,? (?:and|but|which|while|whereas) [^,]+$/u, ""));
}

function isVague(name: string): boolean {
  return vague.test(name) || name === "";
}

const inClause = /\b(?:is|are|was|were|has|have|had|can|and|or|that|which)\b/iu;

/** "X is a loss function" of several X. */
function spreadSets(sentences: readonly Sentence[], tag: Tagger): TermSet[] {
  const said = sentences.flatMap((sentence) => {
    const { clause, fact, words } = sentence;
    const complement = sentence.complement;
    const core = words.slice(clause?.subject.from ?? 0, clause?.subject.to ?? 0);
    const [first, last] = [core[0], core.at(-1)];
    const isOne = clause !== null && ["", "a", "an", "the"].includes(clause.determiner) && core.length <= 5;
    if (!isOne || complement === null || complement.relation === "variant" || complement.definite) return [];
    if (first === undefined || last === undefined || isHedged(words.slice(clause.verb, clause.verb + 6)))
      return [];
    const stems = complement.words.map(({ stem }) => stem);
    const from = complement.words[0]?.from ?? 0;
    const name = fact.text.slice(from, complement.words.at(-1)?.to ?? from);
    return isVague(name) || (stems.length < 2 && rivalsOf(pluralOf(name) ?? name) === null)
      ? []
      : [{ fact, name, stems, text: fact.text.slice(first.from, last.to) }];
  });
  const groups = Map.groupBy(said, ({ fact, stems }) => JSON.stringify([fact.owner, fact.file, ...stems]));
  return [...groups.values()].flatMap((all) => {
    const [one] = all;
    const members = all.map(({ text, fact }) => memberOf(text, fact, tag));
    const distinct = [...new Map(members.map((member) => [member.id, member])).values()];
    return one === undefined || distinct.length < 2
      ? []
      : [
          {
            shape: "spread" as const,
            name: one.name,
            stems: one.stems,
            members: distinct,
            facts: all.map(({ fact }) => fact),
            isClosed: false,
          },
        ];
  });
}

type Stated = Pick<TermSet, "shape" | "name" | "stems" | "isClosed"> & {
  readonly names: readonly string[];
  readonly fact: Fact;
};

function setOf({ names, fact, ...rest }: Stated, tag: Tagger): TermSet {
  return { ...rest, members: names.map((name) => memberOf(name, fact, tag)), facts: [fact] };
}

/** A member under its name's stems. */
export function memberOf(text: string, fact: Fact, tag: Tagger): Member {
  return { text, id: stemsOf(text, tag).join(" "), fact };
}
