import { StudyError } from "../errors.ts";
import type { Note, NoteProblem } from "../notes/note.ts";
import type { AuthoredFact, Fact, ListFact, Place, Topic } from "./fact.ts";
import { type NoteReading, readingOf } from "./note-reading.ts";
import { matchingFacts, nearestNames } from "./search.ts";

/** The notes one group sees, the facts in them in reading order, and the topics that can be chosen. */
export type Library = {
  readonly notes: readonly Note[];
  readonly facts: readonly Fact[];
  /** Questions that the notes' authors wrote, in reading order. */
  readonly authored: readonly AuthoredFact[];
  /** Lists that can be practised as a whole, in reading order. */
  readonly lists: readonly ListFact[];
  /** What a person should look at in each note. */
  readonly problems: ReadonlyMap<Note, readonly NoteProblem[]>;
  readonly topics: readonly Topic[];
};

const separator = " › ";

/**
 * Gathers the facts of the notes, files in code-point order, so that the order they are given in changes nothing. Who reads
 * notes again and again gives a `read` that remembers what `readingOf` told of each.
 */
export function makeLibrary(
  notes: readonly Note[],
  read: (note: Note) => NoteReading = (note) => readingOf(note),
): Library {
  const ordered = [...notes].sort((a, b) => compare(a.file, b.file) || compare(a.owner ?? "", b.owner ?? ""));
  const readings = ordered.map(read);
  const facts = readings.flatMap((reading) => reading.facts);
  const authored = readings.flatMap((reading) => reading.authored);
  return {
    notes: ordered,
    facts,
    authored,
    lists: readings.flatMap((reading) => reading.lists),
    problems: new Map(readings.map(({ note, problems }) => [note, problems])),
    topics: topicsOf(facts, authored),
  };
}

/** What a person should look at in one of the library's notes. */
export function problemsOf(library: Library, note: Note): readonly NoteProblem[] {
  return library.problems.get(note) ?? [];
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
