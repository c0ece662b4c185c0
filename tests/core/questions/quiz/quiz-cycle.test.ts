import { describe, expect, it } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import type { Question } from "#src/core/questions/question.ts";
import { drawQuiz, type QuizWish } from "#src/core/questions/quiz/quiz.ts";
import { handmadeBank, handmadeFacts } from "../../../support/bank.ts";
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

function statementOf(question: Question, isTrue: boolean): Question {
  const key = [isTrue ? "True" : "False"];
  return { ...question, kind: "true-false", options: ["True", "False"], key, isPinned: true };
}

describe("a cycle", () => {
  const kinds = ["mixed", ["choice"], ["true-false"], ["acronym", "choice"]] as const;
  const pools = kinds.flatMap((wished) => seeds.slice(0, 4).map((seed) => [wished, seed] as const));

  it.each(pools)("of %j brings no fact again before all its like were asked (seed %i)", (wished, seed) => {
    const fits = ({ kind }: Question) => wished === "mixed" || wished.some((each) => each === kind);
    const all = new Set(bank.questions.filter(fits).map(groupOf));
    const groupsOf = (facts: ReadonlySet<string>) => [...facts].map((fact) => bank.twins.get(fact) ?? fact);
    const ever = new Set<string>();
    let used = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const { questions, forgets } = draw({ seed: `${seed} ${round}`, kinds: wished, count: 10, used });
      const drawn = questions.map(groupOf);
      const renewed = new Set(groupsOf(forgets));
      for (const group of renewed) expect(used.has(group) || drawn.includes(group)).toBe(true);
      for (const group of drawn) expect(!used.has(group) || renewed.has(group)).toBe(true);
      used = new Set([...[...used].filter((group) => !renewed.has(group)), ...drawn]);
      for (const group of drawn) ever.add(group);
    }
    expect(ever).toEqual(all);
  });

  it("starts anew only when it must", () => {
    expect(draw().forgets.size).toBe(0);
    const all = new Set(bank.questions.map(({ fact }) => fact));
    expect(draw({ used: all }).forgets).toEqual(all);
    expect(draw({ used: all }).questions).toHaveLength(8);
  });

  it("of mixed quizzes never ends with true/false alone, and asks what only gives that in its own cycle", () => {
    const facts = handmadeFacts("Things", ["Part"], 50);
    const whole = handmadeBank(facts);
    const isPlain = new Set(facts.slice(30).map(({ fingerprint }) => fingerprint));
    const questions = whole.questions.map((question, at) =>
      isPlain.has(question.fact) ? statementOf(question, at % 2 === 0) : question,
    );
    let used = new Set<string>();
    const asked: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const quiz = draw({ bank: { ...whole, questions }, count: 10, seed: round, used });
      const plain = quiz.questions.filter(({ kind }) => kind === "true-false").map(({ fact }) => fact);
      expect(quiz.questions).toHaveLength(10);
      expect(plain).toHaveLength(2);
      asked.push(...plain);
      const { forgets } = quiz;
      used = new Set([
        ...[...used].filter((fact) => !forgets.has(fact)),
        ...quiz.questions.map(({ fact }) => fact),
      ]);
    }
    expect(new Set(asked)).toEqual(isPlain);
  });
});
