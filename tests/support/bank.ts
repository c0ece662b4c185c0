import type { Fact } from "../../src/core/facts/fact.ts";
import { makeLibrary } from "../../src/core/facts/library.ts";
import type { Note } from "../../src/core/notes/note.ts";
import type { Bank } from "../../src/core/questions/bank.ts";
import type { Question } from "../../src/core/questions/question.ts";
import { hash } from "../../src/core/random.ts";

/** The right option of a handmade question; the others begin with "wrong". */
export const KEY = "right";

/** A note of its own with `facts` facts under each heading, every one in words that no other has. */
export function handmadeNote(title: string, headings: readonly string[], facts: number): Note {
  const units = headings.flatMap((heading, section) =>
    Array.from({ length: facts }, (_, at) => {
      const line = 3 + section * (facts + 2) + at;
      const word = hash(title, heading, at).slice(0, 8);
      return {
        kind: "sentence" as const,
        text: `The ${word} makes one ${word}ing of ${word}ers.`,
        line,
        endLine: line,
        heading: [heading],
      };
    }),
  );
  const file = `${title.toLowerCase().replaceAll(" ", "-")}.md`;
  return { file, title, sourceLink: null, units, problems: [] };
}

/** One choice question on a fact, with a key that says nothing about any other question. */
export function handmadeQuestion(fact: Fact): Question {
  const word = hash(fact.fingerprint).slice(0, 6);
  return {
    id: hash("question", fact.fingerprint).slice(0, 24),
    kind: "choice",
    fact: fact.fingerprint,
    stem: `____ is what number ${word} says.`,
    options: ["wrong one", KEY, "wrong two", "wrong three"].map((text) => `${text} ${word}`),
    key: [`${KEY} ${word}`],
    explanation: fact.text,
    source: {
      file: fact.file,
      line: fact.line,
      heading: [fact.topic, ...fact.heading],
      text: fact.text,
      url: null,
    },
  };
}

/** A bank without the question engine: one question a fact, no twins but those given. */
export function handmadeBank(notes: readonly Note[], twins: ReadonlyMap<string, string> = new Map()): Bank {
  const library = makeLibrary(notes);
  return {
    library,
    questions: library.facts.map(handmadeQuestion),
    rejected: [],
    twins: new Map(
      library.facts.map(({ fingerprint }) => [fingerprint, twins.get(fingerprint) ?? fingerprint]),
    ),
  };
}
