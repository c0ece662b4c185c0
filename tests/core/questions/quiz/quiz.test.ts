import { describe, expect, it } from "vitest";
import { StudyError } from "#src/core/errors.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import type { Question } from "#src/core/questions/question.ts";
import { difficultyOf } from "#src/core/questions/quiz/difficulty.ts";
import { drawQuiz, type QuizWish } from "#src/core/questions/quiz/quiz.ts";
import { growthAtFourfold, NOT_QUADRATIC } from "#tests/support/growth.ts";
import {
  asStatement,
  asTyped,
  handmadeBank,
  handmadeFacts,
  handmadeQuestion,
} from "../../../support/bank.ts";
import { fixtureNotes } from "../library-of.ts";

const bank = makeBank(makeLibrary(fixtureNotes().map(readNote)));
const seeds = Array.from({ length: 25 }, (_, at) => at);

const plain = {
  topic: null,
  kinds: "mixed",
  count: 8,
  seed: 1,
  used: new Set<string>(),
  barred: new Set<string>(),
  statistics: new Map(),
} as const;
const draw = (wish: Partial<QuizWish> = {}) => drawQuiz({ bank, ...plain, ...wish });
const groupOf = ({ fact }: Question) => bank.twins.get(fact) ?? fact;

describe("a quiz", () => {
  it("is the same, byte for byte, for the same wish, and another for another seed", () => {
    expect(JSON.stringify(draw())).toBe(JSON.stringify(draw()));
    expect(JSON.stringify(draw({ seed: 2 }))).not.toBe(JSON.stringify(draw()));
  });

  it.each(seeds)("asks each fact, twins as one, at most once (seed %i)", (seed) => {
    const { questions } = draw({ seed, count: 20 });
    expect(new Set(questions.map(groupOf)).size).toBe(questions.length);
  });

  it.each(seeds)(
    "is at most a quarter true/false when mixed, while other facts are left (seed %i)",
    (seed) => {
      const { questions } = draw({ seed, count: 5 + (seed % 8) });
      const judged = questions.filter(({ kind }) => kind === "true-false").length;
      expect(judged * 4).toBeLessThanOrEqual(questions.length);
    },
  );

  it("keeps the options of each question and its key", () => {
    for (const { id, options, key } of draw({ count: 20 }).questions) {
      const original = bank.questions.find((question) => question.id === id);
      expect([...options].sort()).toEqual([...(original?.options ?? [])].sort());
      expect(key).toEqual(original?.key);
    }
  });

  it("puts the key about equally often in each place", () => {
    const places = [0, 0, 0, 0];
    for (const seed of seeds) {
      const { questions } = draw({ seed, count: 12, kinds: ["choice"] });
      for (const { options, key } of questions.filter((question) => question.options.length === 4)) {
        const at = options.indexOf(key[0] ?? "");
        places[at] = (places[at] ?? 0) + 1;
      }
    }
    const all = places.reduce((sum, count) => sum + count, 0);
    for (const count of places) expect(count / all).toBeGreaterThan(0.18);
  });

  it("shuffles the options of a question with several right ones, and keeps those that a typed one lacks", () => {
    const [first, second] = handmadeFacts("Things", ["Part"], 2);
    if (first === undefined || second === undefined) throw new Error("two facts were to be made");
    const plain = handmadeBank([first, second]);
    const options = ["one", "two", "three", "four"];
    const several = { ...handmadeQuestion(first), kind: "select-all", options, key: ["one", "two"] } as const;
    const accepted = { accepted: ["right"], others: [], isExact: false, language: "en" } as const;
    const typed = { ...handmadeQuestion(second), kind: "typed", options: [], typed: accepted } as const;
    const bankOf = { ...plain, questions: [several, typed] };
    const drawn = seeds.map((seed) => draw({ bank: bankOf, kinds: ["select-all", "typed"], seed }).questions);
    expect(new Set(drawn.map(([one]) => one?.options.join())).size).toBeGreaterThan(8);
    expect(new Set(drawn.map(([one]) => one?.options.indexOf("one"))).size).toBe(4);
    for (const [, two] of drawn) expect(two).toMatchObject({ kind: "typed", options: [] });
  });

  it("takes its last question of another kind where it would have one kind only", () => {
    const facts = handmadeFacts("Things", ["Part"], 31);
    const whole = handmadeBank(facts);
    const questions = whole.questions.map((one, at) => (at < 30 ? one : { ...one, kind: "number" as const }));
    for (const seed of seeds) {
      const drawn = draw({ bank: { ...whole, questions }, count: 2, seed }).questions;
      expect(drawn.map(({ kind }) => kind).sort()).toEqual(["choice", "number"]);
    }
  });

  it("spreads over the headings", () => {
    const headings = new Set(bank.questions.map(({ source }) => source.heading.join("\n")));
    const drawn = draw({ count: headings.size * 2, kinds: ["choice", "typed"] }).questions;
    expect(new Set(drawn.map(({ source }) => source.heading.join("\n"))).size).toBeGreaterThanOrEqual(
      headings.size - 1,
    );
  });

  it("never has a question that is barred, nor counts it as available", () => {
    const kinds = ["acronym"] as const;
    const open = draw({ kinds, count: 25 });
    const [first, ...rest] = open.questions;
    const left = draw({ kinds, count: 25, barred: new Set([first?.id ?? ""]) });
    expect(left.questions.map(({ id }) => id).sort()).toEqual(rest.map(({ id }) => id).sort());
    expect(left.available).toBe(open.available - 1);
    const ids = new Set(bank.questions.map(({ id }) => id));
    expect(draw({ barred: ids })).toMatchObject({ questions: [], available: 0 });
  });

  it("has only the kinds that are wished", () => {
    expect(new Set(draw({ kinds: ["acronym"] }).questions.map(({ kind }) => kind))).toEqual(
      new Set(["acronym"]),
    );
  });

  it("has only facts of its topic", () => {
    const { questions } = draw({ topic: "Computer Networks › Devices" });
    expect(questions.length).toBeGreaterThan(0);
    for (const { source } of questions) expect(source.heading).toEqual(["Computer Networks", "Devices"]);
  });

  it("of a topic that doesn't exist is refused", () => {
    expect(() => draw({ topic: "Volcanoes" })).toThrow(StudyError);
  });

  it("has fewer questions than wished where the topic gives no more, and says how many it gives", () => {
    const { questions, available } = draw({ topic: "Computer Networks › Devices", count: 25 });
    expect(questions.length).toBeLessThan(25);
    expect(available).toBe(questions.length);
  });

  it("is all statements where a topic gives nothing else", () => {
    const statements = bank.questions.filter(({ kind }) => kind === "true-false");
    const { questions } = draw({ bank: { ...bank, questions: statements }, count: 4 });
    expect(questions.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => "true-false"));
  });

  it.each(seeds)("is rather short than more than a quarter true/false of what it has (seed %i)", (seed) => {
    const whole = handmadeBank(handmadeFacts("Things", ["Part", "Other part"], 12));
    const others = 3 + (seed % 6);
    const questions = whole.questions.map((question, at) =>
      at < others ? question : asStatement(question, at % 2 === 0),
    );
    const kinds = draw({ bank: { ...whole, questions }, count: 20, seed }).questions.map(({ kind }) => kind);
    const statements = kinds.filter((kind) => kind === "true-false").length;
    expect(kinds.length - statements).toBe(others);
    expect(statements).toBe(Math.floor(others / 3));
  });

  it.each(seeds)("has more typed ones, not more statements, where it has no others (seed %i)", (seed) => {
    const whole = handmadeBank(handmadeFacts("Things", ["Part"], 40));
    const questions = whole.questions.map((question, at) =>
      at < 2 ? question : at < 20 ? asTyped(question) : asStatement(question, at % 2 === 0),
    );
    const kinds = draw({ bank: { ...whole, questions }, seed }).questions.map(({ kind }) => kind);
    expect(kinds).toHaveLength(8);
    expect(kinds.filter((kind) => kind === "true-false").length).toBeLessThanOrEqual(2);
    expect(kinds.filter((kind) => kind === "choice")).toHaveLength(2);
  });

  it("prefers another question on a fact to one that was asked before", () => {
    const [first] = bank.questions.filter(
      ({ fact, id }) => bank.questions.find((other) => other.fact === fact && other.id !== id) !== undefined,
    );
    const fact = first?.fact ?? "";
    const others = new Set(bank.questions.filter((question) => question.fact !== fact).map(groupOf));
    const again = draw({
      count: 1,
      kinds: [...new Set(bank.questions.map(({ kind }) => kind))],
      used: others,
      avoid: new Set([first?.id ?? ""]),
    });
    const [second] = again.questions;
    expect(second?.fact).toBe(fact);
    expect(second?.id).not.toBe(first?.id);
  });
});

describe("a quiz from a large library", () => {
  const bankOf = (parts: number) =>
    handmadeBank(
      handmadeFacts(
        "Things",
        Array.from({ length: parts }, (_, at) => `Part ${at}`),
        25,
      ),
    );
  const large = bankOf(400);

  it("is drawn from 10,000 questions in about four times the time of 2,500", () => {
    expect(large.questions).toHaveLength(10_000);
    const banks = new Map([100, 400].map((parts) => [parts, bankOf(parts)]));
    const drawSome = (parts: number) => {
      const from = banks.get(parts);
      for (let seed = 0; seed < 5; seed += 1) draw({ ...(from && { bank: from }), count: 25, seed });
    };
    expect(growthAtFourfold(drawSome, 100)).toBeLessThan(NOT_QUADRATIC);
  });

  it("gets harder from its beginning to its end, by what rounds have shown", () => {
    const statistics = new Map(
      large.questions.map(({ id }, at) => [
        id,
        { asked: 20, answers: 100, credit: (at * 37) % 100, discrimination: null },
      ]),
    );
    for (const seed of seeds) {
      const { questions } = draw({ bank: large, count: 12, seed, statistics });
      const rated = questions.map((question) => difficultyOf(question, statistics.get(question.id)));
      const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
      expect(mean(rated.slice(0, 6))).toBeLessThan(mean(rated.slice(6)));
      expect(rated[0]).toBeLessThanOrEqual(Math.max(0.4, Math.min(...rated)));
    }
  });

  it("leaves questions for later that those who know the rest get wrong", () => {
    const [doubtful, ...good] = handmadeFacts("Things", ["Part"], 8);
    const bank = handmadeBank([...(doubtful === undefined ? [] : [doubtful]), ...good]);
    const known = { asked: 10, answers: 50, credit: 20, discrimination: -0.6 };
    const statistics = new Map([[bank.questions[0]?.id ?? "", known]]);
    for (const seed of seeds) {
      const { questions } = draw({ bank, count: 7, seed, statistics });
      expect(questions.map(({ fact }) => fact)).not.toContain(doubtful?.fingerprint);
    }
  });
});

describe("two questions of one quiz", () => {
  it("never give each other's key away", () => {
    for (const seed of seeds) {
      const { questions } = draw({ seed, count: 15 });
      for (const asked of questions.filter(({ kind }) => kind === "acronym")) {
        const others = questions.filter(({ id }) => id !== asked.id);
        for (const { stem, source } of others) expect(`${stem} ${source.text}`).not.toContain(asked.key[0]);
      }
    }
  });
});
