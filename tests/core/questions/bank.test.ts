import { describe, expect, it } from "vitest";
import { wordsOf } from "#src/core/facts/english.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import type { NoteText } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { amountOf } from "#src/core/questions/numbers/figure.ts";
import type { Question } from "#src/core/questions/question.ts";
import { termBank } from "#src/core/questions/terms/term-bank.ts";
import { growthAtFourfold, NOT_QUADRATIC } from "#tests/support/growth.ts";
import { fixtureNotes, libraryOf } from "./library-of.ts";

const libraryFrom = (notes: readonly NoteText[]) => makeLibrary(notes.map(readNote));
const library = libraryFrom(fixtureNotes());
const bank = makeBank(library);
const folded = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const wrongOf = ({ options, key }: Question) => options.filter((option) => !key.includes(option));
const clozes = bank.questions.filter(({ kind, stem }) => kind === "choice" && stem.includes("____"));
const named = (questions: readonly Question[]) =>
  questions.map((question) => [question.stem, question] as const);

describe("the questions of the fixture notes", () => {
  it("are of every kind, on most facts", () => {
    expect([...new Set(bank.questions.map(({ kind }) => kind))]).toEqual(
      expect.arrayContaining(["choice", "number", "statement", "true-false", "acronym"]),
    );
    const asked = new Set(bank.questions.map(({ fact }) => fact));
    expect(asked.size).toBeGreaterThanOrEqual(library.facts.length * 0.7);
  });

  it("have one key each, and three or four options that differ when folded", () => {
    for (const { kind, options, key } of bank.questions) {
      if (kind === "select-all") continue;
      expect(key).toHaveLength(1);
      if (kind === "typed") {
        expect(options).toEqual([]);
        continue;
      }
      expect(options.filter((option) => key.includes(option))).toHaveLength(1);
      expect(new Set(options.map(folded)).size).toBe(options.length);
      expect(kind === "true-false" ? [2] : [3, 4]).toContain(options.length);
    }
  });

  it("have ids of their own", () => {
    expect(new Set(bank.questions.map(({ id }) => id)).size).toBe(bank.questions.length);
  });

  it.each(named(clozes))("never show the key in the stem: %s", (_, { stem, key }) => {
    const shown = new Set(wordsOf(stem.replaceAll("____", " ")).map((word) => word.stem));
    const own = wordsOf(key[0] ?? "").filter(({ text }) => /\p{L}{3,}/u.test(text));
    for (const word of own) expect(shown.has(word.stem), word.text).toBe(false);
  });

  it.each(named(clozes))(
    "give the statement back with the key in the gap: %s",
    (_, { stem, key, source }) => {
      const filled = stem
        .replaceAll("____", key[0] ?? "")
        .replaceAll("(n)", "")
        .replace(/\.$/u, "");
      const words = (text: string) =>
        folded(text.replace(/ ?\([^()]*\)/gu, ""))
          .split(" ")
          .filter((word) => word !== "an" && word !== "a");
      expect(words(source.text).join(" ")).toContain(words(filled).join(" "));
    },
  );

  it("never offer two names of one term", () => {
    const terms = termBank(library).terms;
    const termsOf = (option: string) =>
      terms.filter(({ aliases }) => aliases.some(({ text }) => folded(text) === folded(option)));
    for (const { options } of clozes) {
      const seen = options.flatMap(termsOf);
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it("never call a statement false that the notes make", () => {
    const said = new Set(library.facts.map(({ text }) => folded(text)));
    for (const { kind, key, stem } of bank.questions) {
      if (kind === "true-false" && key[0] === "False") expect(said.has(folded(stem)), stem).toBe(false);
    }
  });

  it("call about half of the statements false", () => {
    const judged = bank.questions.filter(({ kind }) => kind === "true-false");
    const lies = judged.filter(({ key }) => key[0] === "False").length;
    expect(lies / judged.length).toBeGreaterThan(0.3);
    expect(lies / judged.length).toBeLessThan(0.7);
  });

  it("carry file, line, heading path and text of their fact", () => {
    for (const { fact, source } of bank.questions) {
      const from = library.facts.find(({ fingerprint }) => fingerprint === fact);
      expect(source).toMatchObject({ file: from?.file, line: from?.line, text: from?.text });
      expect(source.heading[0]).toBe(from?.topic);
    }
  });

  it("never come from a hedged claim with a wrong option or a change", () => {
    const chosen = bank.questions.filter(({ kind }) => kind !== "typed");
    expect(chosen.filter(({ source }) => source.text.startsWith("A firewall often"))).toEqual([]);
    expect(chosen.filter(({ source }) => source.text.startsWith("The cytoskeleton can"))).toEqual([]);
  });
});

describe("the bank", () => {
  it("is the same, byte for byte, whatever the order of the files", () => {
    const turned = makeBank(libraryFrom(fixtureNotes().toReversed()));
    expect(JSON.stringify(turned.questions)).toBe(JSON.stringify(bank.questions));
  });

  it("keeps its ids when blank lines are put in", () => {
    const spread = fixtureNotes().map(({ file, text }) => ({
      file,
      text: text.replaceAll("\n\n", "\n\n\n\n"),
    }));
    const ids = (questions: readonly Question[]) => questions.map(({ id }) => id).sort();
    expect(ids(makeBank(libraryFrom(spread)).questions)).toEqual(ids(bank.questions));
  });

  it("tells why a fact gave no cloze", () => {
    const { questions, rejected } = makeBank(
      libraryOf("Mitosis often splits one cell into two.", "Meiosis can yield four cells."),
    );
    expect(questions).toEqual([]);
    expect(rejected.map(({ code }) => code)).toContain("V13");
  });

  it("of an empty library is empty", () => {
    expect(makeBank(libraryFrom([])).questions).toEqual([]);
  });

  it("takes 240 facts of one class in about four times the time of 60", () => {
    const lines = Array.from(
      { length: 240 },
      (_, at) => `Method${at} is a method that turns input${at} into output${at} with tool${at}.`,
    );
    const make = (count: number) => makeBank(libraryOf(...lines.slice(0, count)));
    expect(growthAtFourfold(make, 60)).toBeLessThan(NOT_QUADRATIC);
  });
});

it("wrong options are subjects of other statements of the notes, or numbers", () => {
  const names = termBank(library).terms.flatMap((term) => [
    ...term.aliases.map(({ text }) => text),
    term.modifier?.text ?? "",
  ]);
  const known = new Set(names.map(folded));
  for (const question of clozes) {
    for (const option of wrongOf(question)) {
      const isKnown = known.has(folded(option)) || known.has(folded(option).replace(/s$/u, ""));
      expect(isKnown || amountOf(option) !== null, option).toBe(true);
    }
  }
});
