import { describe, expect, test } from "vitest";
import { type Deck, decksOf } from "#src/core/exercises/decks.ts";
import { FEWEST, matchingAt } from "#src/core/exercises/matching.ts";
import { makeTagger } from "#src/core/facts/english.ts";
import type { Fact } from "#src/core/facts/fact.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import type { Question } from "#src/core/questions/question.ts";
import { seeded } from "#src/core/random.ts";
import { handmadeQuestion } from "#tests/support/bank.ts";

const metrics = [
  "Accuracy is a metric that divides right predictions by all of them.",
  "Perplexity is a metric that exponentiates the average log-likelihood of tokens.",
  "Specificity is a metric that gives the share of healthy people whom a test clears.",
  "Overlap is a metric that compares the area of two regions with their union.",
  "Fidelity is a metric that compares feature statistics of generated images.",
  "Latency is a metric that counts milliseconds until the first answer.",
];

function factsOf(lines: readonly string[]): readonly Fact[] {
  const text = `# Notes\n\n## Metrics\n\n${lines.join("\n\n")}\n`;
  return makeLibrary([readNote({ file: "note.md", text })]).facts;
}

/** The question that proves what a fact says of its first word: with a gap for what is said, or for the word. */
function proof(fact: Fact, kind: "statement" | "choice" = "statement"): Question {
  const [front = "", ...rest] = fact.text.replace(/\.$/u, "").split(" ");
  const back = rest.join(" ");
  const asked =
    kind === "statement" ? { stem: `${front} ____.`, key: [back] } : { stem: `____ ${back}.`, key: [front] };
  return { ...handmadeQuestion(fact), kind, ...asked };
}

function lefts(deck: Deck, facts: readonly Fact[], seed: number): readonly string[] {
  const [anchor] = deck.paired;
  if (anchor === undefined) throw new Error("no pair");
  const made = matchingAt(anchor, { deck, note: facts, tag: makeTagger(), random: seeded(seed) });
  return made?.pairs.map(({ left }) => left) ?? [];
}
const seeds = Array.from({ length: 12 }, (_, seed) => seed);

describe("statements stand together", () => {
  test("under one heading, where a question has proved each of its own subject, without their verb", () => {
    const facts = factsOf(metrics);
    const decks = decksOf(
      facts,
      facts.map((fact, at) => proof(fact, at % 2 === 0 ? "statement" : "choice")),
      FEWEST,
    );
    expect(decks.map(({ paired }) => paired.map(({ pair }) => pair.front))).toEqual([
      ["Accuracy", "Perplexity", "Specificity", "Overlap", "Fidelity", "Latency"],
    ]);
    expect(decks[0]?.paired[0]?.pair.back).toBe("a metric that divides right predictions by all of them");
    const [deck] = decks;
    if (deck === undefined) throw new Error("no deck");
    for (const seed of seeds) expect(lefts(deck, facts, seed).length).toBeGreaterThanOrEqual(FEWEST);
  });

  test("but not those that nothing has proved, nor those whose verbs tell them apart", () => {
    const facts = factsOf(metrics);
    expect(
      decksOf(
        facts,
        facts.slice(0, 4).map((fact) => proof(fact)),
        FEWEST,
      ),
    ).toEqual([]);
    expect(
      decksOf(
        facts,
        facts.map((fact) => ({ ...proof(fact), isAuthored: true })),
        FEWEST,
      ),
    ).toEqual([]);
    const mixed = factsOf(metrics.map((line, at) => (at < 2 ? line.replace(" is a metric that", "") : line)));
    expect(
      decksOf(
        mixed,
        mixed.map((fact) => proof(fact)),
        FEWEST,
      ),
    ).toEqual([]);
  });

  test("but never two that a line names together, which may share what is said of them", () => {
    const facts = factsOf([...metrics, "Unlike them, accuracy builds on overlap in some papers."]);
    const [deck] = decksOf(
      facts,
      facts.slice(0, 6).map((fact) => proof(fact)),
      FEWEST,
    );
    if (deck === undefined) throw new Error("no deck");
    const sets = seeds.map((seed) => lefts(deck, facts, seed));
    expect(sets.some((set) => set.length > 0)).toBe(true);
    for (const set of sets) expect(set).not.toContain("Overlap");
  });
});
