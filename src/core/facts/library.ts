import { StudyError } from "../errors.ts";
import type { Note, NoteProblem } from "../notes/note.ts";
import type { Fact, Topic } from "./fact.ts";
import { fingerprint } from "./fingerprint.ts";
import { matchingFacts, nearestNames } from "./search.ts";
import { adviceOn, whyNoStatement } from "./statement.ts";

/** The notes one group sees, the facts in them in reading order, and the topics that can be chosen. */
export type Library = {
  readonly notes: readonly Note[];
  readonly facts: readonly Fact[];
  readonly topics: readonly Topic[];
};

const separator = " › ";

/** Gathers the facts of the notes, files in code-point order, so that the order they are given in changes nothing. */
export function makeLibrary(notes: readonly Note[]): Library {
  const ordered = [...notes].sort((a, b) => compare(a.file, b.file));
  const facts = ordered.flatMap(factsOf);
  return { notes: ordered, facts, topics: topicsOf(facts) };
}

/** The facts of one note, in the order they stand in it. */
export function factsOf(note: Note): Fact[] {
  const counts = new Map<string, number>();
  return note.units
    .filter((unit) => whyNoStatement(unit) === null)
    .map((unit) => {
      const bare = fingerprint(note.file, unit.text, 0);
      const count = counts.get(bare) ?? 0;
      counts.set(bare, count + 1);
      return {
        ...unit,
        fingerprint: fingerprint(note.file, unit.text, count),
        file: note.file,
        topic: note.title,
        sourceLink: note.sourceLink,
      };
    });
}

/** What a person should look at in a note: what its reading met, and the lines that are no facts but nearly so. */
export function problemsOf(note: Note): NoteProblem[] {
  const found = note.units.flatMap((unit) => {
    const code = whyNoStatement(unit);
    const message = code === null ? null : adviceOn(code);
    return code === null || message === null ? [] : [{ line: unit.line, code, message }];
  });
  const hasFacts = note.units.some((unit) => whyNoStatement(unit) === null);
  const empty = hasFacts || note.units.length === 0 ? [] : [noFacts(note.file)];
  return [...note.problems, ...found, ...empty].sort((a, b) => a.line - b.line);
}

function noFacts(file: string): NoteProblem {
  const message = `${file} has no line that states a fact: write one plain statement per line or list item.`;
  return { line: 1, code: "noFacts", message };
}

/** The note's title and the headings above the fact, outermost first. */
export function topicPath(fact: Fact): readonly string[] {
  return [fact.topic, ...fact.heading];
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
  if (topic === null) return library.facts;
  const { path } = topicNamed(library, topic);
  return library.facts.filter((fact) => path.every((part, at) => topicPath(fact)[at] === part));
}

/** The facts of a topic that hold the words of `about`, best match first; all of them when `about` is null or empty. */
export function searchFacts(
  library: Library,
  { topic, about }: { readonly topic: string | null; readonly about: string | null },
): readonly Fact[] {
  return matchingFacts(factsAbout(library, topic), about ?? "");
}

function topicsOf(facts: readonly Fact[]): Topic[] {
  const topics = new Map<string, { name: string; path: readonly string[]; facts: number }>();
  for (const fact of facts) {
    const path = topicPath(fact);
    for (const depth of path.keys()) {
      const here = path.slice(0, depth + 1);
      const name = topicName(here);
      const topic = topics.get(name) ?? { name, path: here, facts: 0 };
      topic.facts += 1;
      topics.set(name, topic);
    }
  }
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
