import type { Fact } from "../../src/core/facts/fact.ts";
import type { Library } from "../../src/core/facts/library.ts";
import type { Bank } from "../../src/core/questions/bank.ts";
import type { Question } from "../../src/core/questions/question.ts";
import { hash } from "../../src/core/random.ts";

/** The right option of a handmade question; the others begin with "wrong". */
export const KEY = "right";

/** `count` facts under each heading of a note, every one in words that no other has. */
export function handmadeFacts(topic: string, headings: readonly string[], count: number): Fact[] {
  return headings.flatMap((heading, section) =>
    Array.from({ length: count }, (_, at) => {
      const line = 3 + section * (count + 2) + at;
      const word = hash(topic, heading, at).slice(0, 8);
      return {
        fingerprint: hash("fact", word).slice(0, 24),
        kind: "sentence" as const,
        owner: null,
        prefix: null,
        language: "en" as const,
        pair: null,
        item: null,
        className: null,
        marks: [],
        images: [],
        isExact: true,
        text: `The ${word} makes one ${word}ing of ${word}ers.`,
        file: `${topic.toLowerCase()}.md`,
        line,
        endLine: line,
        topic,
        heading: [heading],
        sourceLink: null,
      };
    }),
  );
}

/** A library of handmade facts, without Markdown or the reading of English. */
export function handmadeLibrary(facts: readonly Fact[]): Library {
  const paths = facts.flatMap(({ topic, heading }) => [[topic], [topic, ...heading]]);
  const names = [...new Set(paths.map((path) => path.join(" › ")))];
  const topics = names.map((name) => ({
    name,
    path: name.split(" › "),
    facts: paths.filter((path) => path.join(" › ") === name).length,
    questions: 0,
  }));
  return { notes: [], facts, authored: [], lists: [], problems: new Map(), topics };
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
    typed: null,
    isAuthored: false,
    isPinned: false,
  };
}

/** A handmade question to be typed: "right" and its own word. */
export function asTyped(question: Question): Question {
  const typed = { accepted: question.key, others: [], isExact: false, language: "en" } as const;
  return { ...question, id: hash("typed", question.id).slice(0, 24), kind: "typed", options: [], typed };
}

/** A handmade question as a statement to be judged. */
export function asStatement(question: Question, isTrue: boolean): Question {
  const key = [isTrue ? "True" : "False"];
  return { ...question, kind: "true-false", options: ["True", "False"], key, isPinned: true };
}

/** A handmade question with three right options of five, at the even places. */
export function asSelectAll({ id, key, ...question }: Question): Question {
  const [own = ""] = key;
  const options = [own, `wrong ${own}`, `${own} too`, `wrong also ${own}`, `${own} as well`];
  const right = options.filter((_, at) => at % 2 === 0);
  return { ...question, id: hash("select-all", id).slice(0, 24), kind: "select-all", options, key: right };
}

/** A bank without the question engine: one question a fact, no twins but those given. */
export function handmadeBank(
  facts: readonly Fact[],
  twins: ReadonlyMap<string, string> = new Map(),
  make: (fact: Fact) => Question = handmadeQuestion,
): Bank {
  const questions = facts.map(make);
  const none = new Set<string>();
  const words = ({ id, kind }: Question) =>
    [
      id,
      { kind, keys: [[`key ${id}`]], answers: none, asked: [`asked ${id}`], said: none, lines: [] },
    ] as const;
  return {
    library: handmadeLibrary(facts),
    questions,
    rejected: [],
    terms: facts.length,
    words: new Map(questions.map(words)),
    twins: new Map(facts.map(({ fingerprint }) => [fingerprint, twins.get(fingerprint) ?? fingerprint])),
  };
}
