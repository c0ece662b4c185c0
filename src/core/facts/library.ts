import { StudyError } from "../errors.ts";
import type { Note, NoteProblem, Unit } from "../notes/note.ts";
import type { AuthoredFact, Fact, Fingerprint, ListFact, Place, Topic } from "./fact.ts";
import { fingerprint } from "./fingerprint.ts";
import { notedLists } from "./lists.ts";
import { matchingFacts, nearestNames } from "./search.ts";
import { adviceOn, type NoStatement, whyNoStatement } from "./statement.ts";

/** The notes one group sees, the facts in them in reading order, and the topics that can be chosen. */
export type Library = {
  readonly notes: readonly Note[];
  readonly facts: readonly Fact[];
  /** Questions that the notes' authors wrote, in reading order. */
  readonly authored: readonly AuthoredFact[];
  /** Lists that can be practised as a whole, in reading order. */
  readonly lists: readonly ListFact[];
  readonly topics: readonly Topic[];
};

const separator = " › ";

/**
 * Gathers the facts of the notes, files in code-point order, so that the order they are given in changes nothing. Who reads
 * notes again and again gives a `read` that remembers what `factsOf` told of each.
 */
export function makeLibrary(
  notes: readonly Note[],
  read: (note: Note) => readonly Fact[] = factsOf,
): Library {
  const ordered = [...notes].sort((a, b) => compare(a.file, b.file) || compare(a.owner ?? "", b.owner ?? ""));
  const facts = ordered.flatMap((note) => read(note));
  const authored = ordered.flatMap(authoredOf);
  const lists = ordered.flatMap(listsOf);
  return { notes: ordered, facts, authored, lists, topics: topicsOf(facts, authored) };
}

/** The facts of one note, in the order they stand in it. */
export function factsOf(note: Note): Fact[] {
  const identify = identifier(note);
  return note.units.flatMap((unit) => {
    const { stated, reason } = statedBy(unit);
    if (reason !== null) return [];
    const lead = stated.prefix === null ? "" : `${stated.prefix}: `;
    const text = `${lead}${stated.text}`;
    const marks = stated.marks.map((mark) => ({
      ...mark,
      from: mark.from + lead.length,
      to: mark.to + lead.length,
    }));
    return [{ ...stated, marks, ...placeOf(note, text), ...identify(text) }];
  });
}

/** The authored questions of one note, in the order they stand in it; each is known by its stem. */
export function authoredOf(note: Note): AuthoredFact[] {
  const identify = identifier(note);
  return note.questions.map((question) => {
    const { stem, line, endLine, heading } = question;
    return { ...placeOf(note, stem), line, endLine, heading, question, ...identify(`question: ${stem}`) };
  });
}

/** The lists of one note that can be practised as a whole, in the order they stand in it; each is known by its title. */
export function listsOf(note: Note): ListFact[] {
  const identify = identifier(note);
  return notedLists(note).map((list) => ({
    ...list,
    ...placeOf(note, list.text),
    ...identify(`list: ${list.text}`),
  }));
}

function placeOf({ file, owner, title, sourceLink }: Note, text: string): PlaceOfNote {
  return { text, file, owner, topic: title, sourceLink };
}

type PlaceOfNote = Pick<Place, "text" | "file" | "owner" | "topic" | "sourceLink">;

/** Gives texts of one note their fingerprints, equal ones told apart by their count. */
function identifier({ file, owner }: Note): (text: string) => { readonly fingerprint: Fingerprint } {
  const counts = new Map<Fingerprint, number>();
  return (text) => {
    const first = fingerprint({ owner, file, text, count: 0 });
    const count = counts.get(first) ?? 0;
    counts.set(first, count + 1);
    return { fingerprint: count === 0 ? first : fingerprint({ owner, file, text, count }) };
  };
}

/** The unit as it states something, under its prefix only where it needs one; or why it states nothing. */
function statedBy(unit: Unit): { readonly stated: Unit; readonly reason: NoStatement | null } {
  const alone = { ...unit, prefix: null };
  const reason = whyNoStatement(alone);
  const isFragment = reason === "tooShort" || reason === "noVerb";
  if (!isFragment || unit.prefix === null) return { stated: alone, reason };
  return { stated: unit, reason: whyNoStatement(unit) };
}

/** What a person should look at in a note: what its reading met, and the lines that are no facts but nearly so. */
export function problemsOf(note: Note): NoteProblem[] {
  const reasons = note.units.map((unit) => ({ line: unit.line, code: statedBy(unit).reason }));
  const found = reasons.flatMap(({ line, code }) => {
    const message = code === null ? null : adviceOn(code);
    return code === null || message === null ? [] : [{ line, code, message }];
  });
  const says = note.questions.length > 0 || reasons.some(({ code }) => code === null);
  const empty = says || note.units.length === 0 ? [] : [noFacts(note.file)];
  return [...note.problems, ...found, ...empty].sort((a, b) => a.line - b.line);
}

function noFacts(file: string): NoteProblem {
  const message = `${file} has no line that states a fact: write one plain statement per line or list item.`;
  return { line: 1, code: "noFacts", message };
}

/** The note's title and the headings above the fact, outermost first. */
export function topicPath({ topic, heading }: Pick<Place, "topic" | "heading">): readonly string[] {
  return [topic, ...heading];
}

/** The name a topic is chosen by. */
export function topicName(path: readonly string[]): string {
  return path.join(separator);
}

/**
 * The topic of a name, which may differ in case and spacing. Throws a StudyError `unknownTopic` with `topic` and
 * `nearest` when no topic has that name.
 */
export function topicNamed(library: Library, name: string): Topic {
  const wanted = canonical(name);
  const found = library.topics.find((topic) => canonical(topic.name) === wanted);
  if (found !== undefined) return found;
  const names = library.topics.map((topic) => topic.name);
  throw new StudyError("unknownTopic", { topic: name, nearest: nearestNames(name, names).join(", ") });
}

/** The facts in a topic and below it; all facts for null. Throws as `topicNamed` does. */
export function factsAbout(library: Library, topic: string | null): readonly Fact[] {
  return within(library.facts, library, topic);
}

/** The authored questions in a topic and below it; all of them for null. Throws as `topicNamed` does. */
export function authoredAbout(library: Library, topic: string | null): readonly AuthoredFact[] {
  return within(library.authored, library, topic);
}

/** The lists in a topic and below it; all of them for null. Throws as `topicNamed` does. */
export function listsAbout(library: Library, topic: string | null): readonly ListFact[] {
  return within(library.lists, library, topic);
}

function within<P extends Place>(places: readonly P[], library: Library, topic: string | null): readonly P[] {
  if (topic === null) return places;
  const { path } = topicNamed(library, topic);
  return places.filter((place) => path.every((part, at) => topicPath(place)[at] === part));
}

/** The facts of a topic that hold the words of `about`, best match first; all of them when `about` is null or empty. */
export function searchFacts(
  library: Library,
  { topic, about }: { readonly topic: string | null; readonly about: string | null },
): readonly Fact[] {
  return matchingFacts(factsAbout(library, topic), about ?? "");
}

function topicsOf(facts: readonly Fact[], authored: readonly AuthoredFact[]): Topic[] {
  const topics = new Map<
    string,
    { name: string; path: readonly string[]; facts: number; questions: number }
  >();
  const count = (place: Place, what: "facts" | "questions") => {
    const path = topicPath(place);
    for (const depth of path.keys()) {
      const here = path.slice(0, depth + 1);
      const name = topicName(here);
      const topic = topics.get(name) ?? { name, path: here, facts: 0, questions: 0 };
      topic[what] += 1;
      topics.set(name, topic);
    }
  };
  for (const fact of facts) count(fact, "facts");
  for (const question of authored) count(question, "questions");
  return [...topics.values()];
}

function canonical(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s*[›>]\s*/gu, "›")
    .replace(/\s+/gu, " ")
    .trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
