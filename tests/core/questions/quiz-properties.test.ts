import fc from "fast-check";
import { expect, test } from "vitest";
import type { Question, QuestionKind } from "#src/core/questions/question.ts";
import { difficultyOf } from "#src/core/questions/quiz/difficulty.ts";
import { answersOther, wordsOfQuestion } from "#src/core/questions/quiz/question-words.ts";
import { drawQuiz, type Quiz, type QuizWish } from "#src/core/questions/quiz/quiz.ts";
import { mostOf } from "#src/core/questions/quiz/quiz-shares.ts";
import { banks } from "./random-bank.ts";

const seed = Number(process.env.COHORT_SEED ?? Date.now());

const wishes: fc.Arbitrary<QuizWish> = fc
  .record({
    made: banks,
    count: fc.integer({ min: 1, max: 25 }),
    seed: fc.integer(),
    used: fc.array(fc.nat(60)),
    barred: fc.array(fc.nat(120), { maxLength: 20 }),
  })
  .map(({ made: { bank, statistics }, count, seed: own, used, barred }) => ({
    bank,
    topic: null,
    kinds: "mixed" as const,
    count,
    seed: own,
    used: new Set(used.map((at) => bank.library.facts[at]?.fingerprint ?? "")),
    barred: new Set(barred.map((at) => bank.questions[at]?.id ?? "")),
    statistics,
  }));

/** What fits beside all of a quiz: not barred, of no fact in it, giving nothing away, with no answer that it has. */
function fittingBeside({ bank, barred }: QuizWish, { questions }: Quiz): Question[] {
  const groupOf = ({ fact }: Question) => bank.twins.get(fact) ?? fact;
  const drawn = new Set(questions.map(groupOf));
  const words = questions.map((question) => wordsOfQuestion(question));
  const answers = new Set(questions.flatMap(answersOf));
  return bank.questions.filter(
    (question) =>
      !barred.has(question.id) &&
      !drawn.has(groupOf(question)) &&
      !answersOf(question).some((answer) => answers.has(answer)) &&
      !words.some((other) => answersOther(other, wordsOfQuestion(question))),
  );
}

/** What of it wasn't asked yet, or was forgotten. */
function leftOver(wish: QuizWish, quiz: Quiz): Question[] {
  const groupOf = (fact: string) => wish.bank.twins.get(fact) ?? fact;
  const asked = new Set([...wish.used].map(groupOf));
  return fittingBeside(wish, quiz).filter(({ fact }) => quiz.forgets.has(fact) || !asked.has(groupOf(fact)));
}

/** The right answer, in every way to say it; a statement's is none, and of several right options the whole is one. */
function answersOf({ kind, key, typed }: Question): string[] {
  if (kind === "true-false") return [];
  const all = kind === "select-all" ? [[...key].sort().join(" + ")] : [...key, ...(typed?.accepted ?? [])];
  return [...new Set(all.map((answer) => answer.toLowerCase()))];
}

function countOf({ questions }: Quiz, kind: QuestionKind): number {
  return questions.filter((question) => question.kind === kind).length;
}

/** A statement's most is counted of what the quiz has, any other's of what was wished. */
function mostIn({ questions }: Quiz, { count }: QuizWish, kind: QuestionKind): number {
  return mostOf(kind, kind === "true-false" ? questions.length : count);
}

function isStatement({ kind }: Question): boolean {
  return kind === "true-false";
}

const rules: Readonly<Record<string, (wish: QuizWish, quiz: Quiz) => void>> = {
  "has no question that is barred, and none but the bank's": ({ bank, barred }, { questions }) => {
    const ids = new Set(bank.questions.map(({ id }) => id));
    for (const { id } of questions) expect(ids.has(id) && !barred.has(id)).toBe(true);
  },
  "has as many questions as wished, and fewer only where nothing fits": (wish, quiz) => {
    expect(quiz.questions.length).toBeLessThanOrEqual(wish.count);
    if (quiz.questions.length === wish.count) return;
    const hasRoom = (countOf(quiz, "true-false") + 1) * 4 <= quiz.questions.length + 1;
    const fitting = fittingBeside(wish, quiz).filter((question) => hasRoom || !isStatement(question));
    expect(fitting).toEqual([]);
  },
  "asks no fact twice, nor its twin": ({ bank }, { questions }) => {
    const groups = questions.map(({ fact }) => bank.twins.get(fact) ?? fact);
    expect(new Set(groups).size).toBe(groups.length);
  },
  "has no question that answers another": (_, { questions }) => {
    const words = questions.map((question) => wordsOfQuestion(question));
    for (const [at, one] of words.entries())
      for (const other of words.slice(at + 1)) expect(answersOther(one, other)).toBe(false);
  },
  "has no right answer twice": (_, { questions }) => {
    const answers = questions.flatMap(answersOf);
    expect(new Set(answers).size).toBe(answers.length);
  },
  "asks again only those whose like were all asked, or where nothing else fits": (wish, quiz) => {
    const { bank, used } = wish;
    const { questions, forgets } = quiz;
    const asked = new Set([...used].map((fact) => bank.twins.get(fact) ?? fact));
    const again = questions.filter(({ fact }) => asked.has(bank.twins.get(fact) ?? fact));
    const hasRoom = (countOf(quiz, "true-false") + 1) * 4 <= questions.length;
    const others = leftOver(wish, quiz).filter((question) => hasRoom || !isStatement(question));
    if (again.some(({ fact }) => !forgets.has(fact))) expect(others).toEqual([]);
    const drawn = new Set(questions.map(({ fact }) => bank.twins.get(fact) ?? fact));
    for (const fact of forgets) {
      const group = bank.twins.get(fact) ?? fact;
      expect(asked.has(group) || drawn.has(group)).toBe(true);
    }
  },
  "is at most a quarter true/false of what it has, unless there is nothing else at all": (wish, quiz) => {
    const open = wish.bank.questions.filter(({ id }) => !wish.barred.has(id));
    if (open.every(isStatement)) return;
    expect(countOf(quiz, "true-false") * 4).toBeLessThanOrEqual(quiz.questions.length);
  },
  "is at most two fifths typed, while anything else fits": (wish, quiz) => {
    if (countOf(quiz, "typed") <= mostOf("typed", wish.count)) return;
    const others = leftOver(wish, quiz).filter(
      ({ kind }) => kind !== "typed" && countOf(quiz, kind) < mostIn(quiz, wish, kind),
    );
    expect(others).toEqual([]);
  },
  "takes turns among the headings": (wish, quiz) => {
    if (quiz.forgets.size > 0) return;
    const headingOf = ({ source }: Question) => source.heading.join("\n");
    const drawn = (heading: string) => quiz.questions.filter((each) => headingOf(each) === heading).length;
    const most = Math.max(0, ...quiz.questions.map((question) => drawn(headingOf(question))));
    const isNearlyOneKind = quiz.questions.some(
      ({ kind }) => countOf(quiz, kind) >= quiz.questions.length - 1,
    );
    const neglected = leftOver(wish, quiz).filter(
      (question) =>
        countOf(quiz, question.kind) < mostIn(quiz, wish, question.kind) &&
        drawn(headingOf(question)) < most - (isNearlyOneKind ? 2 : 1),
    );
    expect(neglected).toEqual([]);
  },
  "has two kinds where the pool has them and their most allows": (wish, quiz) => {
    const kinds = new Set(quiz.questions.map(({ kind }) => kind));
    if (quiz.questions.length < 2 || kinds.size > 1) return;
    const others = leftOver(wish, quiz).filter(
      ({ kind }) => !kinds.has(kind) && mostIn(quiz, wish, kind) > 0,
    );
    expect(others).toEqual([]);
  },
  "never begins with a typed question, nor has two in a row, while others are as many": (
    _,
    { questions },
  ) => {
    const isTyped = questions.map(({ kind }) => kind === "typed");
    if (isTyped.filter(Boolean).length * 2 > questions.length) return;
    expect(isTyped[0] ?? false).toBe(false);
    expect(isTyped.some((here, at) => here && isTyped[at + 1] === true)).toBe(false);
  },
  "begins with what most get right": ({ statistics }, { questions }) => {
    const ratings = questions
      .filter(({ kind }) => kind !== "typed")
      .map((question) => difficultyOf(question, statistics.get(question.id)));
    if (questions[0]?.kind !== "typed")
      expect(ratings[0] ?? 0).toBeLessThanOrEqual(Math.max(0.4, Math.min(1, ...ratings)));
  },
  "has each question's options and key as the bank has them": ({ bank }, { questions }) => {
    for (const { id, options, key, stem } of questions) {
      const own = bank.questions.find((question) => question.id === id);
      expect({ options: [...options].sort(), key, stem }).toEqual({
        options: [...(own?.options ?? [])].sort(),
        key: own?.key,
        stem: own?.stem,
      });
    }
  },
  "has each place hold the key about equally often": (_, { questions }) => {
    const chosen = questions.filter((question) => question.key.length === 1 && !question.isPinned);
    for (const [size, alike] of Map.groupBy(chosen, ({ options }) => options.length)) {
      if (size === 0) continue;
      const places = Array.from({ length: size }, (_none, place) =>
        alike.filter(({ options, key }) => options.indexOf(key[0] ?? "") === place),
      );
      const counts = places.map((all) => all.length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  },
  "is the same, byte for byte, for the same wish": (wish, quiz) => {
    expect(JSON.stringify(drawQuiz(wish))).toBe(JSON.stringify(quiz));
  },
};

test.each(Object.entries(rules))(`a quiz of any bank %s (seed ${seed})`, (_, holds) => {
  fc.assert(
    fc.property(wishes, (wish) => holds(wish, drawQuiz(wish))),
    { seed, numRuns: 100 },
  );
});
