import { expect, test } from "vitest";
import type { Question } from "#src/core/questions/question.ts";
import { answersOther, wordsOfQuestion } from "#src/core/questions/quiz/question-words.ts";
import { handmadeFacts, handmadeQuestion } from "../../../support/bank.ts";

const [fact] = handmadeFacts("Things", ["A"], 1);
if (fact === undefined) throw new Error("no fact was made");
const base = handmadeQuestion(fact);
const plain: Question = { ...base, explanation: "", source: { ...base.source, text: "" } };
const asked: Question = {
  ...plain,
  stem: "____ divides the learning rate by a moving average.",
  options: ["RMSprop", "Adam", "Momentum"],
  key: ["RMSprop"],
};
const said = "RMSprop keeps a moving average and divides the learning rate by its root.";
const unlike: Question = { ...plain, stem: "____ is a colour.", options: ["Red", "Salt"], key: ["Red"] };
const typed = (accepted: readonly string[]): Question => ({
  ...asked,
  kind: "typed",
  options: [],
  typed: { accepted, others: [], isExact: false, language: "en" },
});

const cases: readonly (readonly [string, Question, Question, boolean])[] = [
  ["by its stem", asked, { ...unlike, stem: `${said} ____ is another.` }, true],
  ["by an option", asked, { ...unlike, options: ["Red", said] }, true],
  ["by its reveal's source line", asked, { ...unlike, source: { ...unlike.source, text: said } }, true],
  ["by its reveal's explanation", asked, { ...unlike, explanation: said }, true],
  ["not by its key's name alone", asked, { ...unlike, options: ["Red", "RMSprop"] }, false],
  ["not without its key", asked, { ...unlike, explanation: said.replace("RMSprop", "It") }, false],
  [
    "by another name that may be typed",
    typed(["Root mean square propagation", "RMSprop"]),
    { ...unlike, explanation: said },
    true,
  ],
  [
    "by one of several right options",
    { ...asked, kind: "select-all", key: ["RMSprop", "Adam"] },
    { ...unlike, explanation: said },
    true,
  ],
  [
    "as an acronym by its expansion anywhere",
    { ...asked, kind: "acronym", stem: "What does GRU stand for?", key: ["gated recurrent unit"] },
    { ...unlike, explanation: "A gated recurrent unit is small." },
    true,
  ],
  [
    "as a statement by the same line",
    { ...asked, kind: "true-false", stem: said, options: ["True", "False"], key: ["True"] },
    { ...unlike, explanation: said },
    true,
  ],
];

test.each(cases)("a question is answered %s", (_, one, other, expected) => {
  expect(answersOther(wordsOfQuestion(one), wordsOfQuestion(other))).toBe(expected);
  expect(answersOther(wordsOfQuestion(other), wordsOfQuestion(one))).toBe(expected);
});
