import { makeTagger, type Tagger } from "../../facts/english.ts";
import type { Library } from "../../facts/library.ts";
import { type Figures, figuresOf } from "../numbers/figures.ts";
import { expands, isAcronym } from "./acronym-match.ts";
import { endingOf } from "./class-likeness.ts";
import { classOf } from "./complement.ts";
import { type Group, groupsOf } from "./groups.ts";
import { classInHeading } from "./heading-class.ts";
import { type Kin, kinAmong } from "./kin.ts";
import { indexOf, type Mentions, mentionsOf, type SentenceIndex } from "./mentions.ts";
import { bareNames, type Named, nameOf } from "./naming.ts";
import { type Phrase, stemsOf, subjectPhrase } from "./phrase.ts";
import { placesOf } from "./places.ts";
import { type Runs, runsIn } from "./runs.ts";
import { rememberedStems, type Sentence, type Stems, sentenceOf } from "./sentence.ts";
import type { Term, TermClass } from "./term.ts";

/** All terms of a library and where each is mentioned. */
export type TermBank = {
  /** Has taken all sentences apart. */
  readonly tag: Tagger;
  readonly runs: Runs;
  /** The stems of the words of a text that carry meaning. */
  readonly stemsIn: Stems;
  readonly sentences: readonly Sentence[];
  readonly terms: readonly Term[];
  /** The term that is a sentence's subject. */
  readonly subjectOf: ReadonlyMap<Sentence, Term>;
  readonly phraseOf: ReadonlyMap<Sentence, Phrase>;
  readonly mentions: ReadonlyMap<Term, Mentions>;
  /** The terms that a term is said to be a kind or variant of, at any distance. */
  readonly parents: ReadonlyMap<Term, ReadonlySet<Term>>;
  readonly index: SentenceIndex;
  readonly figures: Figures;
  readonly kin: Kin;
  /** Stems of all terms' names, one by one. */
  readonly nameStems: ReadonlySet<string>;
  /** Ids of the notes' titles. */
  readonly titles: ReadonlySet<string>;
  /** The stems of each title that has a stem among them. */
  readonly titlesWith: ReadonlyMap<string, readonly ReadonlySet<string>[]>;
};

/** Finds the terms: subjects of statements, with their other names, classes, parents and shared tails. */
export function termBank(library: Library, tag: Tagger = makeTagger()): TermBank {
  const sentences = library.facts.map((fact, at) => sentenceOf(fact, { tag, at }));
  const runs = runsIn(sentences, tag);
  const index = indexOf(sentences);
  const phrases = sentences.map(subjectPhrase).filter((phrase) => phrase !== null);
  const complements = sentences.map(({ complement }) => complement).filter((each) => each !== null);
  const evidence = {
    bare: bareNames(sentences),
    classes: new Set(complements.map(({ words }) => words.map(({ stem }) => stem).join(" "))),
    subjects: new Set(phrases.map(({ words }) => words.map(({ stem }) => stem).join(" "))),
  };
  const titles = new Set(library.notes.map(({ title }) => stemsOf(title, runs).join(" ")));
  const groups = groupsOf(
    phrases.map((phrase) => nameOf(phrase, evidence)),
    runs,
  );
  const stemsIn = rememberedStems(runs);
  const bare = groups.map((group) => termOf(group, { index, runs, stemsIn }));
  const parents = parentsOf(bare);
  const terms = withTails(bare, runs);
  const same = new Map(bare.map((term, at) => [term, terms[at] ?? term]));
  return {
    tag,
    runs,
    stemsIn,
    sentences,
    terms,
    subjectOf: new Map(terms.flatMap((term) => term.owns.map((sentence) => [sentence, term]))),
    phraseOf: new Map(phrases.map((phrase) => [phrase.sentence, phrase])),
    mentions: new Map(terms.map((term) => [term, mentionsOf(term, index)])),
    parents: new Map(
      [...parents].map(([term, up]) => [
        same.get(term) ?? term,
        new Set([...up].map((each) => same.get(each) ?? each)),
      ]),
    ),
    index,
    kin: kinAmong(terms),
    figures: figuresOf(sentences),
    nameStems: new Set(terms.flatMap(({ id }) => id.split(" "))),
    titles,
    titlesWith: byMember([...titles].map((title) => new Set(title.split(" ")))),
  };
}

/** Sets by each of their members. */
function byMember(sets: readonly ReadonlySet<string>[]): Map<string, ReadonlySet<string>[]> {
  const found = new Map<string, ReadonlySet<string>[]>();
  for (const set of sets) {
    for (const member of set) found.set(member, [...(found.get(member) ?? []), set]);
  }
  return found;
}

function termOf(
  { named, texts }: Group,
  { index, runs, stemsIn }: { readonly index: SentenceIndex; readonly runs: Runs; readonly stemsIn: Stems },
): Term {
  const distinct = [...new Map(texts.map((text) => [stemsOf(text, runs).join(" "), text])).values()];
  const acronym =
    distinct.find((text) => isAcronym(text) && distinct.some((other) => expands(text, other))) ?? null;
  const expansion = acronym === null ? null : (distinct.find((text) => expands(acronym, text)) ?? null);
  const shortest = [...new Set(named.map(({ name }) => name))].sort((a, b) => a.length - b.length)[0] ?? "";
  const plain = shortest.replace(/ ?\([^()]*\)/gu, "");
  const name = singularAcronym(acronym !== null && isUsed(stemsOf(acronym, runs), index) ? acronym : plain);
  const others = distinct.filter((text) => text !== name);
  const owns = [...new Set(named.map(({ phrase }) => phrase.sentence))];
  const classes = classesOf(named, owns);
  return {
    id: stemsOf(name, runs).join(" "),
    name,
    aliases: [name, ...others].map((text) => ({
      text,
      stems: stemsOf(text, runs),
      content: [...stemsIn(text)],
    })),
    acronym: acronym === null ? null : singularAcronym(acronym),
    isAcronym: isAcronym(name),
    expansion,
    classes,
    tails: named.flatMap(({ tail }) => tail.slice(-1)),
    usages: named.map(({ phrase, tail }) =>
      tail.length > 0 ? { article: "", plural: false } : phrase.usage,
    ),
    owns,
    places: placesOf(owns.map(({ fact }) => fact)),
    ending: endingOf(name),
    modifier: null,
    headingClass: headingClassOf({ owns, classes }, runs),
    isPerson: named.some(({ phrase }) => phrase.isPerson),
    isProper: named.every(({ phrase }) => isProperName(phrase)),
  };
}

function isProperName({ usage, text }: Phrase): boolean {
  const words = text.split(" ").filter((word) => !/^(of|the|and|de|van|von|la|le)$/u.test(word));
  return usage.article === "" && words.length >= 2 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
}

function headingClassOf({ owns, classes }: Pick<Term, "owns" | "classes">, runs: Runs): string | null {
  const path = owns[0]?.fact.heading ?? [];
  const heading = path.at(-1) ?? "";
  const named = classInHeading(heading);
  if (named === null) return null;
  const head = stemsOf(named, runs).at(-1);
  return classes.length === 0 || classes.some((each) => each.head === head) ? path.join("\n") : null;
}

/** Whether the acronym is written anywhere outside the brackets that introduce it. */
function isUsed([stem = ""]: readonly string[], { byWord }: SentenceIndex): boolean {
  return (byWord.get(stem) ?? []).some(({ words }) =>
    words.some((word, at) => word.stem === stem && words[at - 1]?.text !== "("),
  );
}

function singularAcronym(text: string): string {
  return isAcronym(text) ? text.replace(/(?<=\p{Lu})s$/u, "") : text;
}

function classesOf(named: readonly Named[], owns: readonly Sentence[]): TermClass[] {
  const said = owns
    .map(({ complement }) => complement)
    .filter((each) => each !== null)
    .map(({ words }) => classOf(words));
  const tails = named.map(({ tail }) =>
    tail.length === 0 ? null : { stems: tail, head: tail.at(-1) ?? "" },
  );
  const all = [...said, ...tails].filter((each) => each !== null);
  return [...new Map(all.map((each) => [each.stems.join(" "), each])).values()];
}

/** Parents by class phrases that are themselves terms; a chain is followed to its end. */
function parentsOf(terms: readonly Term[]): Map<Term, Set<Term>> {
  const byName = new Map(
    terms.flatMap((term) => term.aliases.map(({ stems }) => [stems.join(" "), term] as const)),
  );
  const byHead = Map.groupBy(byName.keys(), (name) => name.split(" ").at(-1) ?? "");
  const direct = (term: Term) =>
    term.classes
      .flatMap(({ stems }) => byHead.get(stems.at(-1) ?? "")?.filter((name) => isWithin(name, stems)) ?? [])
      .flatMap((name) => byName.get(name) ?? [])
      .filter((parent) => parent !== term);
  return new Map(
    terms.map((term) => {
      const up = new Set<Term>();
      const open = direct(term);
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (up.has(next)) continue;
        up.add(next);
        open.push(...direct(next));
      }
      return [term, up];
    }),
  );
}

/** "parasitic flatworms" are flatworms, a "connected acyclic graph" is a connected graph. */
function isWithin(name: string, stems: readonly string[]): boolean {
  return name.split(" ").every((stem) => stems.includes(stem));
}

/** Terms that end alike are told apart by what precedes the shared end, and they are of one class. */
function withTails(terms: readonly Term[], runs: Runs): Term[] {
  const ends = new Map<string, number>();
  for (const term of terms) for (const tail of tailsOf(term.id)) ends.set(tail, (ends.get(tail) ?? 0) + 1);
  return terms.map((term) => {
    const tail = tailsOf(term.id).find((each) => (ends.get(each) ?? 0) > 1);
    if (tail === undefined || term.isPerson || / of /u.test(term.name)) return term;
    const words = term.name.split(" ");
    const text = words.slice(0, words.length - tail.split(" ").length).join(" ");
    const heading = stemsOf(term.headingClass?.split("\n").at(-1) ?? "", runs).at(-1);
    const headingClass = heading === tail.split(" ").at(-1) ? term.headingClass : null;
    return text === "" ? term : { ...term, modifier: { text, tail }, headingClass };
  });
}

/** Proper ends of a name's stems, the longest first. */
function tailsOf(id: string): string[] {
  const stems = id.split(" ");
  return stems.slice(1).map((_, at) => stems.slice(at + 1).join(" "));
}
