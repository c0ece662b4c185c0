import { describe, expect, it } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import type { Question } from "#src/core/questions/question.ts";
import { clash, wordsOfQuestion } from "#src/core/questions/quiz/question-words.ts";
import { drawQuiz, type QuizWish } from "#src/core/questions/quiz/quiz.ts";
import { asStatement, handmadeBank, handmadeFacts } from "../../../support/bank.ts";
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

type Unasked = { readonly used: ReadonlySet<string>; readonly fits: (question: Question) => boolean };

/** What wasn't asked yet and fits beside all of a quiz. */
function waiting(questions: readonly Question[], { used, fits }: Unasked): Question[] {
  const drawn = new Set(questions.map(groupOf));
  const words = questions.map((question) => wordsOfQuestion(question));
  return bank.questions.filter(
    (question) =>
      fits(question) &&
      !used.has(groupOf(question)) &&
      !drawn.has(groupOf(question)) &&
      !words.some((other) => clash(other, wordsOfQuestion(question))),
  );
}

describe("a cycle", () => {
  const kinds = ["mixed", ["choice"], ["true-false"], ["acronym", "choice"]] as const;
  const pools = kinds.flatMap((wished) => seeds.slice(0, 4).map((seed) => [wished, seed] as const));

  it.each(pools)("of %j brings no fact again before all that fit were asked (seed %i)", (wished, seed) => {
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
      const early = drawn.filter((group) => used.has(group) && !renewed.has(group));
      if (early.length > 0) expect(waiting(questions, { used, fits })).toEqual([]);
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

  it("is long enough though what is left of it doesn't fit together, and asks that as soon as it does", () => {
    const facts = handmadeFacts("Things", ["Part"], 12);
    const whole = handmadeBank(facts);
    const [one, other, ...asked] = whole.questions;
    if (one === undefined || other === undefined) throw new Error("twelve questions were to be made");
    const answers = new Set(["the same"]);
    const words = new Map(
      [...whole.words].map(([id, own]) => [id, [one.id, other.id].includes(id) ? { ...own, answers } : own]),
    );
    const clashing = { ...whole, words };
    const used = new Set(asked.map(({ fact }) => fact));
    const { questions, forgets } = draw({ bank: clashing, used });
    expect(questions).toHaveLength(8);
    expect(forgets).toEqual(new Set());
    const [first, ...more] = questions.filter(({ fact }) => [one.fact, other.fact].includes(fact));
    expect(more).toEqual([]);
    const next = draw({ bank: clashing, used: new Set([...used, first?.fact ?? ""]) });
    const waiting = first?.id === one.id ? other : one;
    expect(next.questions.map(({ id }) => id)).toContain(waiting.id);
  });

  it("of mixed quizzes never ends with true/false alone, and asks what only gives that in its own cycle", () => {
    const facts = handmadeFacts("Things", ["Part"], 50);
    const whole = handmadeBank(facts);
    const isPlain = new Set(facts.slice(30).map(({ fingerprint }) => fingerprint));
    const questions = whole.questions.map((question, at) =>
      isPlain.has(question.fact) ? asStatement(question, at % 2 === 0) : question,
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
